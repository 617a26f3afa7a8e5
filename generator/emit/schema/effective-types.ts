import type { JsonValue } from "../../load/text/json.ts";
import type { JsonType, Schema } from "../../model/api/schema.ts";
import { allowedTypes, jsonTypeOf } from "../../model/schema/allowed-types.ts";

/** The types of JSON that TypeScript tells apart: `integer` is a `number`. */
export type ValueType = Exclude<JsonType, "integer">;

export const valueTypes: readonly ValueType[] = ["object", "array", "string", "number", "boolean", "null"];

/** The type of a JSON value. */
export function typeOfValue(value: JsonValue): ValueType {
  return withoutInteger(jsonTypeOf(value));
}

function withoutInteger(type: JsonType): ValueType {
  return type === "integer" ? "number" : type;
}

/** The types that a value of the schema can have; undefined where it leaves all open. */
export function effectiveTypes(schema: Schema): ReadonlySet<ValueType> | undefined {
  const types = allowedTypes(schema);
  return types && new Set([...types].map(withoutInteger));
}

/** What the schema's own `type`, `enum` and `const` say. */
export function ownTypes(schema: Schema): ReadonlySet<ValueType> | undefined {
  let types: ReadonlySet<ValueType> | undefined = schema.types && new Set(schema.types.map(withoutInteger));
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

/** Whether no value of JSON has a type of both. */
export function areDisjoint(a: Schema, b: Schema): boolean {
  const common = both(effectiveTypes(a), effectiveTypes(b));
  return common !== undefined && common.size === 0;
}
