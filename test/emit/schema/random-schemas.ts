import fc, { type Arbitrary } from "fast-check";
import type { JsonObject, JsonValue } from "../../../generator/load/text/json.ts";

/** Names of members; ajv takes `__proto__` and `toString` for what they are not, so tests of our own have these. */
const names = fc.constantFrom("a", "b", "c", "constructor", "x-y", "0");

const scalars: Arbitrary<JsonValue> = fc.constantFrom<JsonValue>(
  null,
  true,
  false,
  0,
  1,
  2,
  3,
  -1,
  0.1,
  0.3,
  1.5,
  1e15,
  "",
  "a",
  "ab",
  "abc",
  "𝒳𝒴",
  "2020-01-01",
);

/** Small values of all kinds. */
export const values: Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue; object: JsonValue; array: JsonValue }>(
  (tie) => ({
    value: fc.oneof({ depthSize: "small" }, { arbitrary: scalars, weight: 3 }, tie("array"), tie("object")),
    array: fc.array(tie("value"), { maxLength: 4 }),
    object: fc.array(fc.tuple(names, tie("value")), { maxLength: 4 }).map(objectOf),
  }),
).value;

/** `Object.fromEntries` makes `__proto__` a member like any other. */
function objectOf(members: readonly (readonly [string, JsonValue])[]): JsonObject {
  return Object.fromEntries(members);
}

const limits = fc.constantFrom(0, 1, 2, 3);
const numbers = fc.constantFrom(-1, 0, 0.5, 1, 2);
const types = fc.constantFrom("null", "boolean", "object", "array", "number", "string", "integer");
const patterns = fc.constantFrom("a", "^b", "[0-9]+", "^.{2}$", "\\p{L}c$");

/** Up to three keywords of a kind, or none. */
function some(keywords: Record<string, Arbitrary<JsonValue>>): Arbitrary<JsonObject> {
  return fc
    .subarray(Object.keys(keywords), { maxLength: Math.min(3, Object.keys(keywords).length) })
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map((keyword) => [keyword, keywords[keyword] ?? fc.constant(true)]))),
    );
}

function members(value: Arbitrary<JsonValue>): Arbitrary<JsonValue> {
  return fc.array(fc.tuple(names, value), { minLength: 1, maxLength: 3 }).map(objectOf);
}

/** What random schemas refer to: two recursive schemas and a plain one. */
export const targets: JsonObject = {
  Tree: { type: ["object", "string"], properties: { a: { $ref: "#/components/schemas/Tree" } }, required: ["a"] },
  Chain: { anyOf: [{ type: "array", items: { $ref: "#/components/schemas/Chain" }, maxItems: 2 }, { type: "number" }] },
  Small: { type: "integer", maximum: 2 },
  Twice: {
    oneOf: [
      { type: "object", properties: { a: { $ref: "#/components/schemas/Twice" } }, required: ["a"] },
      { type: "object", properties: { a: { $ref: "#/components/schemas/Twice" }, b: { type: "integer" } } },
      { type: ["string", "array"], items: { $ref: "#/components/schemas/Twice" } },
    ],
  },
};

/** An alternative that requires a member with a value of its own, more or less. */
function tagged(part: Arbitrary<JsonValue>): Arbitrary<JsonValue> {
  const tag = fc.oneof(
    fc.record({ const: scalars }),
    fc.record({ enum: fc.uniqueArray(scalars, { minLength: 1, maxLength: 3 }) }),
    fc.record({ type: fc.constant("string") }),
  );
  const properties = fc.record({ a: tag, b: part }, { requiredKeys: ["a"] });
  const type = fc.constantFrom<JsonValue>("object", "object", ["object", "string"]);
  return fc.record(
    { type, required: fc.constantFrom(["a"], ["b", "a"]), properties },
    { requiredKeys: ["required", "properties"] },
  );
}

type Keywords = Record<string, Arbitrary<JsonValue>>;

/** The keywords of each kind, and how often the kind is drawn. */
function kinds(part: Arbitrary<JsonValue>): readonly { readonly weight: number; readonly keywords: Keywords }[] {
  const parts = fc.array(part, { minLength: 1, maxLength: 3 });
  const taggedParts = fc.array(fc.oneof({ arbitrary: tagged(part), weight: 4 }, part), { minLength: 2, maxLength: 3 });
  const required = fc.uniqueArray(names, { maxLength: 2 });
  const pattern = fc.array(fc.tuple(patterns, part), { minLength: 1, maxLength: 2 }).map(objectOf);
  const requiring = fc.array(fc.record({ required }), { minLength: 2, maxLength: 3 });
  const multipleOf = fc.constantFrom(0.5, 1, 2, 3);
  const conditions: Keywords = Object.fromEntries(["not", "if", "then", "else"].map((keyword) => [keyword, part]));
  return [
    { weight: 1, keywords: { minLength: limits, maxLength: limits, pattern: patterns } },
    { weight: 1, keywords: { minimum: numbers, maximum: numbers, multipleOf } },
    { weight: 1, keywords: { exclusiveMinimum: numbers, exclusiveMaximum: numbers } },
    {
      weight: 2,
      keywords: { items: part, prefixItems: parts, minItems: limits, maxItems: limits, uniqueItems: fc.boolean() },
    },
    // Ajv loses count of what an array contains where it has `prefixItems` too.
    {
      weight: 1,
      keywords: { items: part, contains: part, minContains: limits, maxContains: limits, maxItems: limits },
    },
    {
      weight: 2,
      keywords: { properties: members(part), required, additionalProperties: part, patternProperties: pattern },
    },
    {
      weight: 1,
      keywords: { unevaluatedProperties: part, properties: members(part), anyOf: parts, allOf: parts, ...conditions },
    },
    { weight: 1, keywords: { unevaluatedItems: part, prefixItems: parts, oneOf: parts, allOf: parts, ...conditions } },
    { weight: 1, keywords: { unevaluatedProperties: part, unevaluatedItems: part, dependentSchemas: members(part) } },
    { weight: 1, keywords: { propertyNames: part, minProperties: limits, maxProperties: limits } },
    { weight: 1, keywords: { dependentRequired: members(required), dependentSchemas: members(part) } },
    { weight: 2, keywords: { allOf: parts, anyOf: parts, oneOf: parts, ...conditions } },
    { weight: 2, keywords: { oneOf: taggedParts, anyOf: taggedParts, type: fc.constantFrom("object", "string") } },
    { weight: 1, keywords: { oneOf: requiring, anyOf: requiring, properties: members(part), required } },
    { weight: 1, keywords: { enum: fc.array(values, { minLength: 1, maxLength: 3 }), const: values } },
  ];
}

/** Schemas of all the keywords that validators are written for. */
export const schemas: Arbitrary<JsonValue> = fc.letrec<{ schema: JsonValue; part: JsonValue; keywords: JsonObject }>(
  (tie) => {
    const reference = fc
      .constantFrom(...Object.keys(targets))
      .map((name) => ({ $ref: `#/components/schemas/${name}` }));
    const type = fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 }));
    const ofOneKind = fc.oneof(
      { arbitrary: reference, weight: 1 },
      ...kinds(tie("part")).map(({ weight, keywords }) => ({ arbitrary: some(keywords), weight })),
    );
    return {
      schema: fc.oneof(tie("keywords"), fc.tuple(tie("keywords"), tie("keywords")).map(merged)),
      part: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        fc.constantFrom<JsonValue>(true, false, {}, { type: "string" }, { type: "null" }),
        tie("keywords"),
        tie("keywords"),
      ),
      keywords: fc
        .tuple(fc.option(type, { freq: 2 }), ofOneKind)
        .map(([type, rest]): JsonObject => (type === null ? rest : { type, ...rest })),
    };
  },
).schema;

/** Two kinds of keywords in one schema. */
function merged([a, b]: readonly [JsonObject, JsonObject]): JsonObject {
  const { prefixItems, ...rest } = { ...a, ...b };
  return prefixItems === undefined || rest.contains !== undefined ? rest : { ...rest, prefixItems };
}
