import type { DocumentNode } from "./document-node.ts";
import { isJsonObject, type JsonValue } from "./json.ts";
import { type ValueType, valuesIn } from "./objects/object-type.ts";
import { schemaObject, typeNames } from "./objects/schema-object.ts";
import type { Edition } from "./version.ts";

/** Whether a value has the JSON type that a place asks for; what is inside is not looked at. */
export function hasType(value: JsonValue, type: ValueType, edition: Edition): boolean {
  switch (type.kind) {
    case "any":
      return true;
    case "string":
      return typeof value === "string" && (valuesIn(type, edition)?.includes(value) ?? true);
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return (
        typeof value === "number" &&
        (type.integer !== true || Number.isInteger(value)) &&
        (type.minimum === undefined || value >= type.minimum)
      );
    case "list":
      return Array.isArray(value);
    case "map":
      return isJsonObject(value);
    case "object":
      return isJsonObject(value) || (type.of === "schema" && typeof value === "boolean");
    case "either":
      return type.of.some((alternative) => hasType(value, alternative, edition));
  }
}

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
      return typeof value === "string"
        ? valuesIn(type, edition)?.find((known) => known.toLowerCase() === value.toLowerCase())
        : undefined;
    case "boolean":
      return truthOf(value);
    case "number":
      return typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value) ? fits(Number(value)) : undefined;
    case "list": {
      const { of } = type;
      const single = of.kind === "string" || of.kind === "any" || isSchema(of);
      return single && value !== null && !isMapping(value, of) && hasType(value, of, edition) ? [value] : undefined;
    }
    case "map":
      return isNothing(value) ? {} : undefined;
    case "object":
      // Without requirements an operation would be open.
      if (isNothing(value) && type.of !== "securityRequirement") return {};
      return isSchema(type) ? meantSchema(value) : undefined;
    case "either":
      return type.of.map((alternative) => meantValue(node, alternative, edition)).find((meant) => meant !== undefined);
    case "any":
      return undefined;
  }
}

/** Whether an object in the place of a list has an item under each name: `enum: { active: Is active }`, `oneOf: { cat: … }`. */
function isMapping(value: JsonValue, of: ValueType): boolean {
  if (!isJsonObject(value)) return false;
  const keys = Object.keys(value);
  return !isSchema(of) || (keys.length > 0 && !keys.some((key) => Object.hasOwn(schemaObject.fields, key)));
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

/** Whether a value is the name of a type, of which YAML reads one as no text: `[string, null]`. */
export function isTypeName(type: ValueType): boolean {
  return type.kind === "string" && type.values?.includes("null") === true;
}

export function isSchema(type: ValueType): boolean {
  return type.kind === "object" && type.of === "schema";
}

/** The schema that a text in its place was meant as: the name of a type, or a boolean. */
function meantSchema(value: JsonValue): JsonValue | undefined {
  if (typeof value !== "string") return undefined;
  const type = typeNames.find((name) => name === value.toLowerCase());
  return type === undefined ? truthOf(value) : { type };
}
