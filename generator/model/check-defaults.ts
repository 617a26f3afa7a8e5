import type { Diagnostics } from "../diagnostics.ts";
import { isJsonObject, type JsonValue } from "../load/json.ts";
import type { JsonType, Schema } from "./schema.ts";

/**
 * Reports a default of the wrong type, or one that is none of the allowed values: validation would put it in, and would
 * then refuse what it made (JSON Schema 2020-12 Validation, section 9.2: a default is meant to be valid).
 */
export function checkDefaults(schemas: readonly Schema[], diagnostics: Diagnostics): void {
  for (const schema of schemas) {
    if (!schema.default) continue;
    const problem = problemOf(schema.default.value, schema);
    if (problem === undefined) continue;
    const node = schema.node.get("default") ?? schema.node;
    diagnostics.error("invalid-default", `the default ${shown(schema.default.value)} ${problem}`, {
      location: node.location(),
    });
  }
}

function problemOf(value: JsonValue, schema: Schema): string | undefined {
  const { types, enum: allowed, const: only } = schema.ref ? { ...schema.ref, ...definedMembers(schema) } : schema;
  if (types && !types.some((type) => isOfType(value, type))) return `is not of type ${types.join(" or ")}`;
  if (allowed && !allowed.some((one) => isSame(one, value))) {
    return `is none of ${allowed.map(shown).join(", ")}`;
  }
  return only && !isSame(only.value, value) ? `is not ${shown(only.value)}` : undefined;
}

function definedMembers({
  types,
  enum: allowed,
  const: only,
}: Schema): Partial<Pick<Schema, "types" | "enum" | "const">> {
  return { ...(types && { types }), ...(allowed && { enum: allowed }), ...(only && { const: only }) };
}

function isOfType(value: JsonValue, type: JsonType): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isJsonObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function isSame(a: JsonValue, b: JsonValue): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    const other: readonly JsonValue[] = b;
    return a.length === b.length && a.every((item: JsonValue, index) => isSame(item, other[index] ?? null));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key] ?? null, b[key] ?? null))
  );
}

function shown(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
