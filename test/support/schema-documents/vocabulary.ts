import fc, { type Arbitrary } from "fast-check";
import type { JsonObject, JsonValue } from "../../../generator/load/text/json.ts";

/** What random schemas are made of. */

/** Names of members. `constructor` is one that every object inherits. */
export const names = fc.constantFrom("a", "b", "c", "constructor", "x-y", "0");

const scalars: Arbitrary<JsonValue> = fc.constantFrom<JsonValue>(
  ...[null, true, false, 0, 1, 2, 3, -1, 0.1, 0.3, 1.5, 1e15],
  ...["", "a", "ab", "abc", "𝒳𝒴", "2020-01-01"],
);

/** Small values of all kinds. */
export const values: Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue; object: JsonValue; array: JsonValue }>(
  (tie) => ({
    value: fc.oneof({ depthSize: "small" }, { arbitrary: scalars, weight: 5 }, tie("array"), tie("object")),
    array: fc.array(tie("value"), { maxLength: 3 }),
    object: fc.array(fc.tuple(names, tie("value")), { maxLength: 3 }).map(objectOf),
  }),
).value;

export function objectOf(members: readonly (readonly [string, JsonValue])[]): JsonObject {
  return Object.fromEntries(members);
}

export const patterns = fc.constantFrom("a", "^b", "[0-9]+", "^.{2}$", "\\p{L}c$", "^[a-z]{1,3}$", "^x-");
export const formats = fc.constantFrom(
  ...["date", "date-time", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uri-reference", "uuid"],
  ...["json-pointer", "byte", "regex", "unknown-format"],
);
export const numberFormats = fc.constantFrom("int32", "int64", "uint8", "float", "double");
export const counts = fc.constantFrom(0, 1, 2, 3);

/** The member that stands for a reference until it is known where it may lead. */
export const placeholder = "reference";

export const references: Arbitrary<JsonValue> = fc.nat({ max: 1000 }).map((number) => ({ [placeholder]: number }));

/** Two numbers as the values of two keywords, the smaller one first; or one of them, or none. */
export function limits(least: string, most: string, numbers: Arbitrary<number>): Arbitrary<JsonObject> {
  return fc.tuple(numbers, numbers, fc.subarray([least, most])).map(([a, b, kept]) => {
    const both: JsonObject = { [least]: Math.min(a, b), [most]: Math.max(a, b) };
    return objectOf(kept.map((keyword) => [keyword, both[keyword] ?? 0]));
  });
}

/** Members of several objects in one. */
export function together(...parts: readonly Arbitrary<JsonObject>[]): Arbitrary<JsonObject> {
  return fc.tuple(...parts).map((drawn) => Object.assign({}, ...drawn));
}

/** A keyword that is there once in so many times. */
export function sometimes(keyword: string, value: Arbitrary<JsonValue>, times = 4): Arbitrary<JsonObject> {
  const there = value.map((drawn): JsonObject => ({ [keyword]: drawn }));
  return times === 1
    ? there
    : fc.oneof({ weight: times - 1, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: there });
}
