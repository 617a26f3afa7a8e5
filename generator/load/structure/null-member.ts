import type { DocumentNode } from "../document/document-node.ts";
import type { ValueType } from "../objects/object-type.ts";
import { schemaObject } from "../objects/schema-object.ts";
import { isJsonObject, type JsonValue } from "../text/json.ts";
import { fieldOf, isExtension } from "./structure-check.ts";
import { isRequirements, isTypeName } from "./value-types.ts";

/**
 * Whether null in the place of an optional member says nothing. It does as a rule: serializers write it for what is absent.
 * Not so where that would say the opposite of what somebody wrote by hand: a `type: null` whose quotes are missing, which
 * would let every value through, and a `security:` with nothing behind it, which would open what it is to protect.
 * @param root The root of the entry document.
 */
export function isAbsent(node: DocumentNode, type: ValueType, root: DocumentNode): boolean {
  if (isOneOfSeveral(node.holder)) return true;
  return !(isRequirements(type) ? protects(node, root) : mayNameType(type) && isAloneInUnion(node));
}

/** Whether the object has other members that are null: then they are a serializer's. */
function isOneOfSeveral(holder: JsonValue | undefined): boolean {
  return isJsonObject(holder) && Object.values(holder).filter((value) => value === null).length > 1;
}

/** Whether operations may be meant to ask for credentials here: not those of a document without any, or that ask by its root. */
function protects(security: DocumentNode, root: DocumentNode): boolean {
  const schemes = root.get("components")?.get("securitySchemes") ?? root.get("securityDefinitions");
  return (schemes?.entries().length ?? 0) > 0 && !Array.isArray(root.get(security.key)?.value);
}

function mayNameType(type: ValueType): boolean {
  return type.kind === "either" ? type.of.some(isTypeName) : isTypeName(type);
}

/** Whether a schema that chooses among values by nothing but this `type` is one of several alternatives. */
function isAloneInUnion({ key, parent }: DocumentNode): boolean {
  const list = parent?.parent?.key;
  if (!parent || (list !== "oneOf" && list !== "anyOf") || !Array.isArray(parent.holder)) return false;
  return parent.entries().every(([other]) => other === key || other === "title" || isForPeople(other));
}

function isForPeople(keyword: string): boolean {
  return isExtension(keyword, schemaObject) || fieldOf(schemaObject, keyword)?.documentation === true;
}
