import type { DocumentNode } from "../document/document-node.ts";
import { type Edition, statedEdition } from "../document/version.ts";
import { type ObjectName, object, since31, type ValueType } from "../objects/object-type.ts";
import { objectTypes } from "../objects/object-types.ts";
import { formerSchemaObject, typeNames } from "../objects/schema-object.ts";
import { isJsonObject, type JsonObject, type JsonValue, member } from "../text/json.ts";
import { fieldOf, isExtension } from "./structure-check.ts";
import { hasType } from "./value-types.ts";

/** An object of a document, and which object of the specification its place makes it. */
export interface PlacedObject {
  readonly node: DocumentNode;
  readonly value: JsonObject;
  readonly name: ObjectName;
}

/**
 * The objects of a document that was read because something refers to it, each before those inside of it: what an OpenAPI
 * document says stands where, else the schemas of a JSON Schema. Nothing is checked, and no reference is followed.
 */
export function objectsOf(root: DocumentNode, edition: Edition): readonly PlacedObject[] {
  const stated = statedEdition(root.value);
  const name: ObjectName = stated === "2.0" ? "swagger" : isOpenApi(root.value) ? "openapi" : "schema";
  const found: PlacedObject[] = [];
  collect(root, object(name), stated ?? edition, found, new WeakMap());
  return found;
}

/** Whether a document says what stands where: by its version, or, as files of shared parts do, by `components` alone. */
export function isOpenApi(root: JsonValue): boolean {
  if (statedEdition(root) !== undefined) return true;
  return isJsonObject(member(root, "components")) && member(root, "$schema") === undefined;
}

/** @param seen What each object was found as: an alias of YAML makes one stand in many places. */
function collect(
  node: DocumentNode,
  type: ValueType,
  edition: Edition,
  found: PlacedObject[],
  seen: WeakMap<JsonObject, Set<ObjectName>>,
): void {
  const { value } = node;
  if (type.kind === "either") {
    const alternative = type.of.find((candidate) => hasType(value, candidate, edition));
    if (alternative) collect(node, alternative, edition, found, seen);
  } else if (type.kind === "list") {
    for (const item of node.items()) collect(item, type.of, edition, found, seen);
  } else if (type.kind === "map") {
    for (const [, item] of node.entries()) collect(item, type.of, edition, found, seen);
  } else if (type.kind === "object" && isJsonObject(value)) {
    const names = seen.get(value);
    if (names?.has(type.of)) return;
    seen.set(value, (names ?? new Set()).add(type.of));
    found.push({ node, value, name: type.of });
    // Whether `items` may be a list is asked where schemas are checked: what is in a list has its names in any case.
    const objectType =
      type.of === "schema" && since31.includes(edition) ? formerSchemaObject : objectTypes(edition)[type.of];
    for (const [key, item] of objectType ? node.entries() : []) {
      const inner = objectType && (fieldOf(objectType, key)?.type ?? objectType.patterned?.type);
      if (inner) collect(item, inner, edition, found, seen);
    }
  }
}

/** Keywords that only schemas have, but for a few objects of Swagger 2.0. */
const structural = ["type", "properties", "items", "allOf", "anyOf", "oneOf", "enum", "additionalProperties"];

/** Whether an object whose place says nothing of it is a schema, by its members, and can be nothing else that is wanted. */
export function looksLikeSchema(value: JsonObject, wanted: ObjectName, edition: Edition): boolean {
  const { schema, [wanted]: other } = objectTypes(edition);
  if (wanted === "schema" || !schema || !other) return false;
  const keys = Object.keys(value).filter((key) => !isExtension(key, schema));
  const shows = (key: string) => structural.includes(key) && fieldOf(other, key) === undefined;
  return keys.every((key) => fieldOf(schema, key)) && keys.some(shows) && namesTypes(member(value, "type"));
}

function namesTypes(type: JsonValue | undefined): boolean {
  return type === undefined || [type].flat().every((name) => typeNames.some((known) => known === name));
}
