import fc, { type Arbitrary } from "fast-check";
import type { JsonObject, JsonValue } from "../../../generator/load/text/json.ts";
import { counts, formats, names, objectOf, patterns, references, values } from "./vocabulary.ts";

/** Schemas of any keywords in any company: many say nothing about a value, or leave none. */

type Keywords = Readonly<Record<string, Arbitrary<JsonValue>>>;

const numbers = fc.constantFrom(-1, 0, 0.5, 1, 2);
const types = fc.constantFrom("null", "boolean", "object", "array", "number", "string", "integer");

function members(value: Arbitrary<JsonValue>): Arbitrary<JsonValue> {
  return fc.array(fc.tuple(names, value), { minLength: 1, maxLength: 3 }).map(objectOf);
}

/** Up to three keywords of a kind, or none. */
function some(keywords: Keywords): Arbitrary<JsonObject> {
  return fc
    .subarray(Object.keys(keywords), { maxLength: Math.min(3, Object.keys(keywords).length) })
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map((keyword) => [keyword, keywords[keyword] ?? fc.constant(true)]))),
    );
}

/** The keywords of each kind, and how often the kind is drawn. */
function kinds(part: Arbitrary<JsonValue>): readonly { readonly weight: number; readonly keywords: Keywords }[] {
  const parts = fc.array(part, { minLength: 1, maxLength: 3 });
  const required = fc.uniqueArray(names, { maxLength: 2 });
  const patternProperties = fc.array(fc.tuple(patterns, part), { minLength: 1, maxLength: 2 }).map(objectOf);
  const properties = members(part);
  const conditions: Keywords = Object.fromEntries(["not", "if", "then", "else"].map((keyword) => [keyword, part]));
  const unions: Keywords = { allOf: parts, anyOf: parts, oneOf: parts };
  const contains: Keywords = { contains: part, minContains: counts, maxContains: counts };
  const listed: Keywords = { enum: fc.array(values, { minLength: 1, maxLength: 3 }), const: values };
  const length: Keywords = { minItems: counts, maxItems: counts, uniqueItems: fc.boolean() };
  return [
    { weight: 1, keywords: { minLength: counts, maxLength: counts, pattern: patterns, format: formats } },
    { weight: 1, keywords: { minimum: numbers, maximum: numbers, multipleOf: fc.constantFrom(0.5, 1, 2, 3) } },
    { weight: 1, keywords: { exclusiveMinimum: numbers, exclusiveMaximum: numbers } },
    { weight: 2, keywords: { items: part, prefixItems: parts, ...length } },
    { weight: 1, keywords: { ...contains, items: part, prefixItems: parts, maxItems: counts } },
    { weight: 2, keywords: { properties, required, additionalProperties: part, patternProperties } },
    { weight: 1, keywords: { unevaluatedProperties: part, properties, ...unions, ...conditions } },
    { weight: 1, keywords: { unevaluatedItems: part, prefixItems: parts, ...contains, ...unions, ...conditions } },
    { weight: 1, keywords: { unevaluatedProperties: part, unevaluatedItems: part, dependentSchemas: properties } },
    { weight: 1, keywords: { propertyNames: part, minProperties: counts, maxProperties: counts } },
    { weight: 1, keywords: { dependentRequired: members(required), dependentSchemas: properties } },
    { weight: 2, keywords: { ...unions, ...conditions } },
    { weight: 1, keywords: listed },
    // What is listed is also narrowed by everything else.
    { weight: 1, keywords: { ...listed, minLength: counts, minimum: numbers } },
    { weight: 1, keywords: { ...listed, ...conditions } },
    { weight: 1, keywords: { ...listed, ...unions } },
  ];
}

export const anySchemas: Arbitrary<JsonValue> = fc.letrec<{ schema: JsonValue; part: JsonValue; keywords: JsonObject }>(
  (tie) => {
    const type = fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 }));
    const ofOneKind = fc.oneof(
      { arbitrary: references.map((reference) => ({ allOf: [reference] })), weight: 1 },
      ...kinds(tie("part")).map(({ weight, keywords }) => ({ arbitrary: some(keywords), weight })),
    );
    return {
      schema: fc.oneof(
        tie("keywords"),
        fc.tuple(tie("keywords"), tie("keywords")).map(([a, b]) => ({ ...a, ...b })),
      ),
      part: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        fc.constantFrom<JsonValue>(
          true,
          false,
          {},
          { type: "string" },
          { type: "null" },
          { const: 1 },
          { enum: ["a", "b"] },
        ),
        references,
        tie("keywords"),
        tie("keywords"),
      ),
      keywords: fc
        .tuple(fc.option(type, { freq: 2 }), ofOneKind)
        .map(([type, rest]): JsonObject => (type === null ? rest : { type, ...rest })),
    };
  },
).schema;
