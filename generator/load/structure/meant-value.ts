import type { DocumentNode } from "../document/document-node.ts";
import { rootOfFile } from "../document/node-from-around.ts";
import { isReferenceByLook } from "../document/reference.ts";
import type { Edition } from "../document/version.ts";
import { type ValueType, valuesIn } from "../objects/object-type.ts";
import { objectTypes } from "../objects/object-types.ts";
import { schemaObject, typeNames } from "../objects/schema-object.ts";
import { isJsonObject, type JsonValue, member } from "../text/json.ts";
import { hasType, isPlainObject, isSchema, isTypeName, partOf } from "./value-types.ts";

/** What a value of the wrong type was meant as, where only one thing can be meant. */
export function meantValue(node: DocumentNode, type: ValueType, edition: Edition): JsonValue | undefined {
  const { value } = node;
  const fits = (meant: JsonValue) => (hasType(meant, type, edition) ? meant : undefined);
  switch (type.kind) {
    case "string":
      // No reference was ever meant by a number.
      if (node.key === "$ref") return undefined;
      if (value === null && isTypeName(type)) return "null";
      if (typeof value === "number" || typeof value === "boolean") return fits(node.written());
      if (typeof value === "string")
        return valuesIn(type, edition)?.find((known) => known.toLowerCase() === value.toLowerCase());
      return textOf(value, type, edition);
    case "boolean":
      return truthOf(value);
    case "number":
      return typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value) ? fits(Number(value)) : undefined;
    case "list": {
      const { of } = type;
      if (isJsonObject(value) && Object.keys(value).length === 0 && isPlainObject(of)) return [];
      if (value === null || isMapping(value, of, edition)) return undefined;
      if (hasType(value, of, edition)) return [value];
      // No name was ever meant by a number or a boolean.
      const single = typeof value === "string" || isJsonObject(value) ? meantValue(node, of, edition) : undefined;
      return single === undefined ? undefined : [single];
    }
    case "map":
      return isNothing(value) ? {} : undefined;
    case "object":
      if (isNothing(value)) return isPlainObject(type) && Array.isArray(node.holder) ? undefined : emptyObject(type);
      return isSchema(type) ? meantSchema(node) : objectOfText(node, type, edition);
    case "either":
      return type.of.map((alternative) => meantValue(node, alternative, edition)).find((meant) => meant !== undefined);
    case "any":
      return undefined;
  }
}

function emptyObject(type: ValueType): JsonValue | undefined {
  return isPlainObject(type) || isSchema(type) ? {} : undefined;
}

/** The text that was meant by a list of its parts, or by the object that it is the name of. */
function textOf(value: JsonValue, type: ValueType, edition: Edition): string | undefined {
  if (type.kind !== "string") return undefined;
  const parts = type.between !== undefined && Array.isArray(value) ? value : [];
  if (parts.length > 0 && parts.every((part) => typeof part === "string")) return parts.join(type.between);
  const name = type.names && partOf(type, edition)?.text;
  const own = name === undefined ? undefined : member(value, name);
  return typeof own === "string" ? own : undefined;
}

/** The object that a text in its place is a member of; none where the text may be a reference without `$ref`. */
function objectOfText(node: DocumentNode, type: ValueType, edition: Edition): JsonValue | undefined {
  const { value } = node;
  const text = partOf(type, edition)?.text;
  if (type.kind !== "object" || text === undefined || typeof value !== "string") return undefined;
  const root = rootOfFile(node);
  const section = `${type.of}s`;
  const named = (root.get("components") ?? root).get(section)?.get(value) !== undefined;
  const refers = type.reference === true && (named || (isReferenceByLook(value) && !/\s/.test(value)));
  return refers ? undefined : { [text]: value };
}

/** Whether an object in the place of a list has an item under each name: `enum: { active: Is active }`, `oneOf: { cat: … }`. */
function isMapping(value: JsonValue, of: ValueType, edition: Edition): boolean {
  if (!isJsonObject(value)) return false;
  const keys = Object.keys(value);
  if (of.kind === "object" && of.reference === true && typeof value.$ref === "string") return false;
  if (isSchema(of)) return keys.length > 0 && !keys.some((key) => Object.hasOwn(schemaObject.fields, key));
  if (of.kind === "string") return textOf(value, of, edition) === undefined;
  const fields = of.kind === "object" ? (objectTypes(edition)[of.of]?.fields ?? {}) : {};
  const needed = Object.entries(fields).filter(([, field]) => field.required === true);
  return needed.length === 0 || needed.some(([key]) => !Object.hasOwn(value, key));
}

/** What YAML reads where nothing stands, and what PHP writes for a map without members. */
function isNothing(value: JsonValue): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** What is meant by a text in the place of a boolean; YAML 1.1 had these words for it, and YAML 1.2 has them no more. */
export function truthOf(value: JsonValue): boolean | undefined {
  const word = typeof value === "string" ? value.toLowerCase() : "";
  if (["true", "yes", "on"].includes(word)) return true;
  return ["false", "no", "off"].includes(word) ? false : undefined;
}

/** Whether a text in the place of a list may stand for several items, or for none: `a, b`, and `true` for `required`. */
export function maySayMore(value: JsonValue, type: ValueType): boolean {
  return type.kind === "list" && typeof value === "string" && (/[,;|\n]/.test(value) || truthOf(value) !== undefined);
}

/** The schema that a text in its place was meant as: the name of a type, or a boolean. */
function meantSchema(node: DocumentNode): JsonValue | undefined {
  const { value } = node;
  if (typeof value !== "string" || isTypeAround(node)) return undefined;
  const type = typeNames.find((name) => name === value.toLowerCase());
  return type === undefined ? truthOf(value) : { type };
}

/** Whether this may be the type of the schema around, one step too far in: `properties: { a: {}, type: object }`. */
function isTypeAround({ key, value, parent }: DocumentNode): boolean {
  return key === "type" && value === "object" && parent?.key === "properties";
}
