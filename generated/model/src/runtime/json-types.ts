/**
 * Tests of JSON types. A number of JSON is finite; an object is neither null nor an array.
 */

export function isString(value: unknown): value is string {
  return typeof value === "string";
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

export function isNull(value: unknown): value is null {
  return value === null;
}

export function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** A number without a fraction; `1.0` is one (JSON Schema 2020-12 Validation, section 6.1.1). */
export function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

/** An object or an array. */
export function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

export function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a value is in JSON; `number` for integers too. Values that JSON does not have are named as JavaScript names them. */
export function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return typeof value;
}
