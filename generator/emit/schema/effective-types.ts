import type { JsonValue } from "../../load/json.ts";
import type { JsonType, Schema } from "../../model/schema.ts";

/** The types of JSON that TypeScript tells apart: `integer` is a `number`. */
export type ValueType = Exclude<JsonType, "integer">;

export const valueTypes: readonly ValueType[] = ["object", "array", "string", "number", "boolean", "null"];

/** The type of a JSON value. */
export function typeOfValue(value: JsonValue): ValueType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "string") return "string";
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "boolean" : "object";
}

/**
 * The types that a value of the schema can have, as far as the schema, what it refers to and what it is composed of
 * say; undefined where they leave all open.
 */
export function effectiveTypes(schema: Schema): ReadonlySet<ValueType> | undefined {
  return typesOf(schema, new Set());
}

function typesOf(schema: Schema, open: Set<Schema>): ReadonlySet<ValueType> | undefined {
  if (schema.always === false) return new Set();
  if (open.has(schema)) return undefined;
  open.add(schema);
  let types = ownTypes(schema);
  if (schema.ref) types = both(types, typesOf(schema.ref, open));
  for (const part of schema.allOf ?? []) types = both(types, typesOf(part, open));
  for (const alternatives of [schema.anyOf, schema.oneOf]) {
    if (alternatives) types = both(types, anyOfThem(alternatives.map((alternative) => typesOf(alternative, open))));
  }
  open.delete(schema);
  return types;
}

/** What the schema's own `type`, `enum` and `const` say. */
export function ownTypes(schema: Schema): ReadonlySet<ValueType> | undefined {
  let types: ReadonlySet<ValueType> | undefined =
    schema.types && new Set(schema.types.map((type) => (type === "integer" ? "number" : type)));
  if (schema.enum) types = both(types, new Set(schema.enum.map(typeOfValue)));
  if (schema.const) types = both(types, new Set([typeOfValue(schema.const.value)]));
  return types;
}

type Types = ReadonlySet<ValueType> | undefined;

/** Where two schemas both count. */
export function both(a: Types, b: Types): Types {
  if (!a || !b) return a ?? b;
  return new Set([...a].filter((type) => b.has(type)));
}

/** Where one of several schemas counts. */
function anyOfThem(all: readonly Types[]): Types {
  const union = new Set<ValueType>();
  for (const types of all) {
    if (!types) return undefined;
    for (const type of types) union.add(type);
  }
  return union;
}

/** Whether no value of JSON has a type of both. */
export function areDisjoint(a: Schema, b: Schema): boolean {
  const common = both(effectiveTypes(a), effectiveTypes(b));
  return common !== undefined && common.size === 0;
}
