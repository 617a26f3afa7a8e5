import fc, { type Arbitrary } from "fast-check";
import type { JsonObject, JsonValue } from "../../../generator/load/text/json.ts";
import {
  counts,
  formats,
  limits,
  names,
  numberFormats,
  objectOf,
  patterns,
  references,
  sometimes,
  together,
  values,
} from "./vocabulary.ts";

/** Schemas as people write them: each is about one type, and its keywords are about that type. */

const type = (name: string): Arbitrary<JsonObject> => fc.constant({ type: name });

const strings = together(
  type("string"),
  fc.oneof(
    limits("minLength", "maxLength", counts),
    patterns.map((pattern) => ({ pattern })),
    formats.map((format) => ({ format })),
    fc.constant({}),
  ),
);

const wholeNumbers = fc.constantFrom(-2, 0, 1, 5, 100);
const numbers = fc.oneof(
  together(type("integer"), limits("minimum", "maximum", wholeNumbers), sometimes("format", numberFormats)),
  together(type("integer"), limits("exclusiveMinimum", "maximum", wholeNumbers)),
  together(type("number"), limits("minimum", "exclusiveMaximum", fc.constantFrom(-1.5, 0, 0.25, 3))),
  together(
    type("number"),
    sometimes("multipleOf", fc.constantFrom(0.01, 0.1, 0.5, 3), 2),
    limits("minimum", "maximum", wholeNumbers),
  ),
);

const listed: Arbitrary<JsonObject> = fc.oneof(
  fc.uniqueArray(fc.constantFrom("a", "b", "c", "it's"), { minLength: 1 }).map((list) => ({ enum: list })),
  fc.uniqueArray(fc.constantFrom(1, 2, 0.5), { minLength: 1 }).map((list) => ({ type: "number", enum: list })),
  together(
    fc.uniqueArray(fc.constantFrom("a", "b", "abc"), { minLength: 1 }).map((list) => ({ type: "string", enum: list })),
    limits("minLength", "maxLength", counts),
  ),
  fc.array(values, { minLength: 1, maxLength: 3 }).map((list) => ({ enum: list })),
  values.map((value) => ({ const: value })),
);

const others = fc.oneof(
  fc.constant<JsonObject>({ type: "boolean" }),
  fc.constant<JsonObject>({ type: "null" }),
  fc.constant<JsonObject>({}),
);

/** A type or nothing: `type: [string, "null"]`. */
function nullable(schema: JsonObject): JsonObject {
  return typeof schema.type === "string" && schema.enum === undefined
    ? { ...schema, type: [schema.type, "null"] }
    : schema;
}

function arrays(part: Arbitrary<JsonValue>): Arbitrary<JsonObject> {
  const prefixItems = fc.array(part, { minLength: 1, maxLength: 3 });
  const rest = fc.oneof(part, fc.boolean());
  const contains = together(sometimes("contains", part, 1), limits("minContains", "maxContains", counts));
  return together(
    type("array"),
    fc.oneof(
      { weight: 3, arbitrary: part.map((items) => ({ items })) },
      { weight: 1, arbitrary: together(sometimes("prefixItems", prefixItems, 1), sometimes("items", rest, 2)) },
      { weight: 1, arbitrary: contains },
      {
        weight: 1,
        arbitrary: together(sometimes("prefixItems", prefixItems, 1), sometimes("unevaluatedItems", rest, 1)),
      },
    ),
    limits("minItems", "maxItems", counts),
    sometimes("uniqueItems", fc.constant(true)),
  );
}

/** The members of an object: some required, some with a default. */
function members(part: Arbitrary<JsonValue>): Arbitrary<JsonObject> {
  const withDefault = fc.constantFrom<JsonObject>(
    { type: "integer", default: 1 },
    { enum: ["a", "b"], default: "b" },
    { type: "array", items: { type: "string" }, default: [] },
    { type: ["string", "null"], default: null },
  );
  const properties = fc.uniqueArray(
    fc.tuple(names, fc.oneof({ weight: 5, arbitrary: part }, { weight: 1, arbitrary: withDefault })),
    {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 4,
    },
  );
  return fc
    .tuple(
      properties,
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: names }),
    )
    .map(([members, isRequired, other]) => {
      const required = members.filter((_, index) => isRequired[index]).map(([name]) => name);
      const all = other === null ? required : [...new Set([...required, other])];
      return { properties: objectOf(members), ...(all.length > 0 && { required: all }) };
    });
}

function objects(part: Arbitrary<JsonValue>): Arbitrary<JsonObject> {
  const byPattern = fc.tuple(patterns, part).map((member) => objectOf([member]));
  const required = fc.uniqueArray(names, { minLength: 1, maxLength: 2 });
  const dependentRequired = fc.tuple(names, required).map((member) => objectOf([member]));
  const dependentSchemas = fc.tuple(names, part).map((member) => objectOf([member]));
  return together(
    type("object"),
    fc.oneof({ weight: 5, arbitrary: members(part) }, { weight: 1, arbitrary: fc.constant({}) }),
    sometimes("additionalProperties", fc.oneof(fc.boolean(), part), 2),
    sometimes("patternProperties", byPattern, 8),
    sometimes(
      "propertyNames",
      fc.constantFrom<JsonValue>({ pattern: "^[a-c0]" }, { maxLength: 2 }, { enum: ["a", "b", "c"] }),
      12,
    ),
    sometimes("dependentRequired", dependentRequired, 12),
    sometimes("dependentSchemas", dependentSchemas, 12),
    sometimes("minProperties", fc.constantFrom(1, 2), 12),
    sometimes("maxProperties", fc.constantFrom(2, 4), 12),
  );
}

/** Objects that a member tells apart, with a discriminator or without. */
function tagged(part: Arbitrary<JsonValue>): Arbitrary<JsonObject> {
  const alternative = (tag: string) =>
    members(part).map((object): JsonObject => {
      const properties = typeof object.properties === "object" ? object.properties : {};
      return { type: "object", properties: { ...properties, kind: { const: tag } }, required: ["kind"] };
    });
  return fc
    .tuple(alternative("x"), alternative("y"), fc.constantFrom("oneOf", "anyOf"))
    .map(([x, y, keyword]) => ({ [keyword]: [x, y] }));
}

function compositions(part: Arbitrary<JsonValue>, object: Arbitrary<JsonObject>): Arbitrary<JsonObject> {
  const several = fc.array(part, { minLength: 2, maxLength: 3 });
  return fc.oneof(
    several.map((anyOf) => ({ anyOf })),
    several.map((oneOf) => ({ oneOf })),
    fc.tuple(object, object).map((allOf) => ({ allOf })),
    fc.tuple(references, object).map((allOf) => ({ allOf })),
    fc.tuple(object, object).map(([base, more]) => ({ ...base, allOf: [more] })),
    fc.tuple(object, object).map(([base, more]) => ({ allOf: [base, more], unevaluatedProperties: false })),
    fc.tuple(object, part, part).map(([base, then, other]) => ({
      ...base,
      if: { properties: { a: { const: 1 } }, required: ["a"] },
      // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema; the schema is never awaited.
      then: { properties: { b: then } },
      else: { properties: { c: other } },
    })),
    fc.tuple(object, names).map(([base, name]) => ({ ...base, not: { required: [name] } })),
    tagged(part),
  );
}

export const meantSchemas: Arbitrary<JsonValue> = fc.letrec<{
  schema: JsonObject;
  object: JsonObject;
  part: JsonValue;
}>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    strings,
    numbers,
    listed,
    others,
    references,
    tie("schema"),
    tie("schema"),
  ),
  object: objects(tie("part")),
  schema: fc
    .tuple(
      fc.oneof(
        { weight: 1, arbitrary: fc.oneof(strings, numbers, listed) },
        { weight: 2, arbitrary: arrays(tie("part")) },
        { weight: 4, arbitrary: tie("object") },
        { weight: 4, arbitrary: compositions(tie("part"), tie("object")) },
      ),
      fc.nat({ max: 5 }),
    )
    .map(([schema, chance]) => (chance === 0 ? nullable(schema) : schema)),
})).schema;
