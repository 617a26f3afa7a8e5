import type { DocumentNode } from "../document/document-node.ts";
import type { Edition } from "../document/version.ts";
import { commentsAlone, type ObjectType, type ValueType, valuesIn } from "../objects/object-type.ts";
import { objectTypes } from "../objects/object-types.ts";
import { isJsonObject, type JsonValue } from "../text/json.ts";

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

/**
 * What is done about a value in whose place something else is wanted, where it can be left out by itself; a list or a map
 * of what can be left out can be, too. Undefined: that is not safe.
 */
export function ifWrongOf({ value, holder }: DocumentNode, type: ValueType, edition: Edition): string | undefined {
  if (value === null && Array.isArray(holder) && isPlainObject(type)) return "it is left out: nothing stands there";
  const { ifWrong, documentation } = partOf(type, edition) ?? {};
  return ifWrong ?? (documentation && commentsAlone);
}

/** Whether something else in a place is no more than a warning: what is wanted there is for people alone. */
export function isToldAlone(type: ValueType, edition: Edition): boolean {
  return type.kind === "object" && objectTypes(edition)[type.of]?.documentation === "told";
}

/** The object that a value is, has the name of, or is a list or a map of. */
export function partOf(type: ValueType, edition: Edition): ObjectType | undefined {
  if (type.kind === "list" || type.kind === "map") return partOf(type.of, edition);
  const name = type.kind === "object" ? type.of : type.kind === "string" ? type.names : undefined;
  return name && objectTypes(edition)[name];
}

/** Whether a type is an object that may be made up or left out: without a requirement an operation would be open, and schemas have rules of their own. */
export function isPlainObject(type: ValueType): boolean {
  return type.kind === "object" && type.of !== "schema" && type.of !== "securityRequirement";
}

/** Whether a value is the name of a type, of which YAML reads one as no text: `[string, null]`. */
export function isTypeName(type: ValueType): boolean {
  return type.kind === "string" && type.values?.includes("null") === true;
}

/** Whether a value says which credentials are asked for: OpenAPI 3.1 section 4.8.30. */
export function isRequirements(type: ValueType): boolean {
  return type.kind === "list" && type.of.kind === "object" && type.of.of === "securityRequirement";
}

export function isSchema(type: ValueType): boolean {
  return type.kind === "object" && type.of === "schema";
}
