import { Ajv2020 } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mutants } from "../../conformance/drawing/mutants.ts";
import { type DrawSettings, drawValues, schemaArbitrary } from "../../conformance/drawing/schema-arbitrary.ts";
import type { JsonObject, JsonValue } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { build, schemaNamed } from "../model/build.ts";

/** A schema of the model, and ajv on the text of the same schema. */
function drawn(schema: JsonValue, others: JsonObject = {}) {
  const schemas = { Subject: schema, ...others };
  const { api } = build({ components: { schemas } });
  const subject = schemaNamed(api, "Subject");
  const ajv = new Ajv2020({ strict: false, logger: false, multipleOfPrecision: 6 });
  for (const [name, format] of Object.entries(fullFormats)) ajv.addFormat(name, format);
  ajv.addSchema({ $id: "https://example.test/", components: { schemas } });
  const validate = ajv.compile({ $ref: "https://example.test/#/components/schemas/Subject" });
  const accepts = (value: JsonValue) => validate(value) === true;
  const judge = (part: Schema, value: JsonValue) => (part === subject ? accepts(value) : undefined);
  const settings: DrawSettings = { direction: "input", formats: "assert", judge };
  return { subject, accepts, settings, values: () => drawValues(subject, settings, { count: 40, seed: 1 }) };
}

/** Schemas whose values are built and not found: no judge is asked about them. */
const built: Readonly<Record<string, JsonValue>> = {
  types: { type: ["string", "integer", "null"] },
  enum: { enum: [1, "a", null, { a: [1] }] },
  "limits of numbers": { type: "number", minimum: 2, exclusiveMaximum: 2.5 },
  "limits of integers": { type: "integer", exclusiveMinimum: 2, maximum: 4 },
  "multiples as they are written": { type: "number", multipleOf: 0.01, minimum: 19, maximum: 20 },
  int32: { type: "integer", format: "int32" },
  "characters that JavaScript counts as two": { type: "string", minLength: 3, maxLength: 4 },
  pattern: { type: "string", pattern: "^[a-z]{2,5}(-\\d+)?$", maxLength: 6 },
  ...Object.fromEntries(
    [
      "date",
      "date-time",
      "time",
      "duration",
      "email",
      "hostname",
      "ipv4",
      "ipv6",
      "uri",
      "uuid",
      "json-pointer",
      "byte",
    ].map((format) => [`format ${format}`, { type: "string", format }]),
  ),
  "members and others": {
    type: "object",
    properties: { a: { type: "string" }, b: { type: "integer" } },
    required: ["a", "c"],
    additionalProperties: { type: "boolean" },
    maxProperties: 4,
  },
  "members by pattern": {
    type: "object",
    patternProperties: { "^x-": { type: "null" } },
    additionalProperties: false,
    minProperties: 1,
  },
  "members that want others": {
    type: "object",
    properties: { a: true, b: true },
    dependentRequired: { a: ["b"], b: ["c"] },
  },
  "names of members": { type: "object", propertyNames: { pattern: "^[a-f]{1,3}$" }, minProperties: 2 },
  "an allOf of objects": {
    allOf: [
      { type: "object", properties: { a: { type: "integer", minimum: 3 } }, required: ["a"] },
      { type: "object", properties: { a: { maximum: 4 }, b: { type: "string" } } },
    ],
  },
  arrays: { type: "array", items: { type: "integer" }, minItems: 2, maxItems: 3, uniqueItems: true },
  tuples: { type: "array", prefixItems: [{ type: "string" }, { type: "null" }], items: false, minItems: 1 },
  "arrays that contain something": { type: "array", contains: { const: "x" }, minContains: 2, maxItems: 4 },
  "a discriminator": {
    oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
    discriminator: { propertyName: "kind", mapping: { cat: "Cat" } },
  },
  recursion: {
    type: "object",
    required: ["next"],
    properties: { next: { anyOf: [{ $ref: "#/components/schemas/Subject" }, { type: "null" }] } },
  },
};
const others: JsonObject = {
  Cat: {
    type: "object",
    required: ["kind", "lives"],
    properties: { kind: { enum: ["cat", "lion"] }, lives: { type: "integer" } },
  },
  Dog: {
    type: "object",
    required: ["kind", "barks"],
    properties: { kind: { type: "string", pattern: "^D" }, barks: { type: "boolean" } },
  },
};

describe("schemas whose values are built", () => {
  test.each(Object.entries(built))("%s", (_, schema) => {
    const { accepts, settings, subject } = drawn(schema, others);
    const { values, undrawn } = drawValues(subject, { ...settings, judge: () => undefined }, { count: 40, seed: 1 });
    expect(undrawn).toEqual([]);
    expect(values.filter((value) => !accepts(value))).toEqual([]);
    expect(new Set(values.map((value) => JSON.stringify(value))).size).toBeGreaterThan(1);
  });
});

/** Schemas whose values are built and held against the judge. */
const held: Readonly<Record<string, JsonValue>> = {
  not: { type: "string", not: { enum: ["", "a"] } },
  "one of objects that are open": {
    oneOf: [
      { type: "object", properties: { a: { type: "string" } } },
      { type: "object", properties: { b: { type: "string" } } },
    ],
  },
  conditions: {
    type: "object",
    properties: { a: { enum: [1, 2] }, b: { type: "string" }, c: { type: "string" } },
    if: { properties: { a: { const: 1 } }, required: ["a"] },
    // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema; the schema is never awaited.
    then: { required: ["b"] },
    else: { required: ["c"] },
  },
  "dependent schemas": { type: "object", properties: { a: true }, dependentSchemas: { a: { required: ["b"] } } },
  "unevaluated members": {
    type: "object",
    allOf: [{ properties: { a: { type: "null" } } }],
    unevaluatedProperties: false,
  },
  "unevaluated items": { type: "array", prefixItems: [{ type: "null" }], unevaluatedItems: { type: "integer" } },
  maxContains: { type: "array", items: { enum: [1, 2] }, contains: { const: 1 }, maxContains: 1 },
};

test.each(Object.entries(held))("values that are held against the judge: %s", (_, schema) => {
  const { accepts, values } = drawn(schema);
  const found = values();
  expect(found.values.length).toBeGreaterThan(30);
  expect(found.values.filter((value) => !accepts(value))).toEqual([]);
});

test("every alternative is drawn, and members are there and are not", () => {
  const { values } = drawn({
    type: "object",
    properties: { kind: { anyOf: [{ const: "a" }, { type: "integer" }, { type: "array" }] }, free: { type: "string" } },
    required: ["kind"],
  });
  const found = values().values.map((value) => Object(value));
  const kinds = new Set(found.map(({ kind }) => (Array.isArray(kind) ? "array" : typeof kind)));
  expect(kinds).toEqual(new Set(["string", "number", "array"]));
  expect(new Set(found.map((value) => Object.hasOwn(value, "free")))).toEqual(new Set([true, false]));
});

test("what goes out has the members with a default", () => {
  const { subject, settings } = drawn({ type: "object", properties: { size: { type: "integer", default: 1 } } });
  const { values } = drawValues(subject, { ...settings, direction: "output" }, { count: 20, seed: 1 });
  expect(values.filter((value) => !Object.hasOwn(Object(value), "size"))).toEqual([]);
});

test.each([
  ["nothing fits", false],
  [
    "a value would have to hold itself",
    { type: "object", required: ["a"], properties: { a: { $ref: "#/components/schemas/Subject" } } },
  ],
  [
    "too many steps were taken",
    {
      type: "object",
      allOf: [
        { type: ["object", "null"], required: ["a"], properties: { a: { $ref: "#/components/schemas/Subject" } } },
      ],
    },
  ],
  ["no type fits", { type: "string", allOf: [{ type: "null" }] }],
  ["what was built does not fit", { not: { anyOf: [{}] } }],
])("a schema without values is said to have none: %s", (reason, schema) => {
  const { values, undrawn } = drawn(schema).values();
  expect(values).toEqual([]);
  expect(undrawn[0]).toContain(reason);
});

test("the same seed gives the same values, and another one others", () => {
  const { subject, settings } = drawn({ type: "array", items: { type: ["integer", "string"] } });
  const [first, again, other] = [1, 1, 2].map(
    (seed) => drawValues(subject, settings, { count: 20, seed: seed * 1000 }).values,
  );
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test("a value that fails a property shrinks to a small one that still fits", () => {
  const { subject, settings, accepts } = drawn({
    type: "object",
    required: ["list"],
    properties: { list: { type: "array", items: { type: "integer" }, minItems: 1 }, text: { type: "string" } },
  });
  const property = fc.property(schemaArbitrary(subject, settings), (value) => Object(value).list.length < 3);
  const { failed, counterexample } = fc.check(property, { seed: 3, numRuns: 500 });
  expect(failed).toBe(true);
  expect(counterexample).toEqual([{ list: [0, 0, 0] }]);
  expect(accepts({ list: [0, 0, 0] })).toBe(true);
});

test("there is a mutant for each keyword that a value can break", () => {
  const { subject, accepts, values } = drawn({
    type: "object",
    required: ["name", "list", "kind"],
    properties: {
      name: { type: "string", minLength: 2, maxLength: 4, pattern: "^[a-z]+$" },
      list: {
        type: "array",
        items: { type: "integer", minimum: 1, maximum: 9 },
        minItems: 1,
        maxItems: 3,
        uniqueItems: true,
      },
      kind: { enum: ["a", "b"] },
      day: { type: "string", format: "date" },
    },
    additionalProperties: false,
  });
  const refused = new Set<string>();
  for (const [index, value] of values().values.entries()) {
    const all = mutants(subject, value, { count: 400, seed: index });
    for (const { step, value } of all) if (!accepts(value)) refused.add(step);
  }
  const steps = [
    "required",
    "additionalProperties",
    "type",
    "null",
    "enum",
    "pattern",
    "format",
    "minLength",
    "maxLength",
  ];
  expect([...refused]).toEqual(
    expect.arrayContaining([...steps, "minimum", "maximum", "minItems", "maxItems", "uniqueItems"]),
  );
});
