import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/text/json.ts";
import { build, problems } from "./build.ts";

const object = { type: "object" };

/** What is reported of schemas that stand in `X`. */
function reported(X: JsonObject, others: JsonObject = {}): readonly string[] {
  return problems(build({ components: { schemas: { X, ...others } } }).diagnostics);
}

const conclusion = "then";

const misfits: readonly (readonly [schema: JsonObject, value: JsonValue, problem: string])[] = [
  [{ type: "string" }, 1, "is not of type string"],
  [{ enum: ["a", "b"] }, "c", 'is none of "a", "b"'],
  [{ type: "string", minLength: 3 }, "ab", "has 2 of at least 3 characters"],
  [{ maximum: 3 }, 9, "is greater than 3"],
  [{ exclusiveMinimum: 3 }, 3, "is not greater than 3"],
  [{ multipleOf: 0.1 }, 0.25, "is no multiple of 0.1"],
  [{ multipleOf: 1 }, 1e9 + 0.5, "is no multiple of 1"],
  [{ multipleOf: 1 }, 1e-10, "is no multiple of 1"],
  [{ maximum: 2 ** 63 }, 1e19, "is greater than 9223372036854775808"],
  [{ pattern: "^a" }, "b", "does not match ^a"],
  [{ ...object, required: ["z"] }, {}, "lacks the member `z`"],
  [{ items: { minimum: 1 } }, [1, 0], "has a part that does not fit: the item 1 is less than 1"],
  [
    { items: { properties: { a: { items: { minimum: 1 } } } } },
    [{ a: [0] }],
    "has a part that does not fit: in the item 0 in the member `a` the item 0 is less than 1",
  ],
  [{ uniqueItems: true }, [1, 1], "repeats an item"],
  [{ contains: { const: 1 } }, [2], "does not hold as many items of a kind as it must"],
  [
    { properties: { a: { type: "null" } } },
    { a: 1 },
    "has a part that does not fit: the member `a` is not of type null",
  ],
  [
    { ...object, additionalProperties: false },
    { a: 1 },
    "has a part that does not fit: the member `a` may not be there",
  ],
  [{ allOf: [{ maxLength: 1 }] }, "ab", "has 2 of at most 1 character"],
  [{ $ref: "#/components/schemas/Small" }, 9, "is greater than 3"],
  [{ anyOf: [{ type: "string" }, { minimum: 5 }] }, 1, "fits no alternative"],
  [{ oneOf: [{ type: "integer" }, { minimum: 0 }] }, 1, "fits more than one alternative of `oneOf`"],
  [{ not: { type: "integer" } }, 1, "fits the schema of `not`"],
  [{ if: { minimum: 5 }, [conclusion]: { maximum: 7 } }, 9, "is greater than 7"],
];

test.each(misfits)("%j does not take %j", (schema, value, problem) => {
  expect(reported({ ...schema, default: value }, { Small: { maximum: 3 } })).toEqual([
    `error invalid-default /components/schemas/X/default: the default ${JSON.stringify(value)} ${problem}`,
  ]);
});

test.each<readonly [JsonObject, JsonValue]>([
  [{ type: "string", minLength: 1, maxLength: 1 }, "\u{1f600}"],
  [{ multipleOf: 0.1 }, 0.3],
  [{ ...object, required: ["z"], properties: { z: { default: 1 } } }, {}],
  [{ not: { type: "string", format: "date" } }, "a"],
  [
    {
      oneOf: [
        { type: "string", format: "date" },
        { type: "string", format: "uuid" },
      ],
    },
    "2020-01-01",
  ],
  [{ anyOf: [{ type: "integer" }, { type: "null" }] }, null],
  [{ if: { minimum: 5 }, [conclusion]: { maximum: 7 } }, 1],
])("%j takes %j", (schema, value) => {
  expect(reported({ ...schema, default: value })).toEqual([]);
});

test.each<readonly [JsonObject, JsonValue, string]>([
  [{ type: "string", format: "date-time" }, "yesterday", "is not of the format date-time"],
  [{ format: "uri" }, "", "is not of the format uri"],
  [{ type: "string", format: "date" }, "2020-13-01", "is not of the format date"],
  [{ type: "integer", format: "int32" }, 3_000_000_000, "is not of the format int32"],
])("%j lets its default %j pass, which is left out", (schema, value, problem) => {
  const { api, diagnostics } = build({
    components: { schemas: { X: { properties: { a: { ...schema, default: value } } } } },
  });
  expect(problems(diagnostics)).toEqual([
    `warning invalid-default /components/schemas/X/properties/a/default: the default ${JSON.stringify(value)} ${problem}: it is left out`,
  ]);
  expect(api.schemas[0]?.properties?.[0]?.schema.default).toBeUndefined();
});

test("formats that no validator checks say nothing of a default", () => {
  const schemas = { X: { type: "string", format: "date", default: "a" }, Y: { format: "date", enum: ["b"] } };
  expect(problems(build({ components: { schemas } }, { formats: "annotate" }).diagnostics)).toEqual([]);
  expect(build({ components: { schemas } }).diagnostics.map(({ code }) => code)).toEqual([
    "contradiction",
    "invalid-default",
  ]);
});

test("defaults that make an object unfit are a warning", () => {
  const a = { default: 1 };
  const warned = (text: string) => [
    `warning contradiction /components/schemas/X: an object without members fits, ${text}`,
  ];
  expect(reported({ properties: { a }, not: { required: ["a"] } })).toEqual(
    warned('and with its defaults, {"a":1}, it fits the schema of `not`'),
  );
  const two = { properties: { a, b: a }, maxProperties: 1 };
  const told = warned('and with its defaults, {"a":1,"b":1}, it has 2 of at most 1 member');
  expect(reported(two)).toEqual(told);
  expect(reported(two, { Y: { allOf: [{ $ref: "#/components/schemas/X" }], required: ["c"] } })).toEqual(told);
  expect(reported({ ...two, maxProperties: 2 })).toEqual([]);
  expect(reported({ properties: { a, b: a }, required: ["a"], maxProperties: 1 })).toEqual([]);
});

const ref = { $ref: "#/components/schemas/X" };

test("a default that stands in itself is an error", () => {
  const problem =
    "error endless-default /components/schemas/X/properties/child/default: the default {} stands in itself";
  const v = { default: 1 };
  expect(reported({ ...object, properties: { child: { ...ref, default: {} }, v } })).toEqual([
    `${problem} when it is completed`,
  ]);
  const Y = { ...object, properties: { x: { allOf: [ref], default: {} } } };
  const child = { anyOf: [{ type: "null" }, { $ref: "#/components/schemas/Y" }], default: {} };
  expect(reported({ ...object, properties: { child } }, { Y })).toEqual([`${problem} when it is completed`]);
});

test("a recursive default that ends is none", () => {
  const Leaf = { anyOf: [{ type: "null" }, ref], default: null };
  expect(
    reported({ ...object, properties: { child: Leaf, list: { type: "array", items: ref, default: [] } } }),
  ).toEqual([]);
  expect(reported({ ...object, properties: { child: { ...ref, default: { child: { child: {} } } } } })).toHaveLength(1);
});

test("of an `enum` without values no list is told that has none", () => {
  expect(reported({ enum: [], default: "c" })).toContain(
    'error invalid-default /components/schemas/X/default: the default "c" does not fit an `enum` without values',
  );
});

describe("a default of a schema that its own members refer to", () => {
  const left = (value: string) =>
    `warning endless-default /components/schemas/X/default: the default ${value} would be put into members of the schema itself: it is left out`;
  const child = (more: JsonObject): JsonObject => ({ type: ["object", "string"], properties: { child: ref }, ...more });

  test.each<[what: string, schema: JsonObject, more?: JsonObject]>([
    ["directly", child({ default: "leaf" })],
    ["by an alternative", { anyOf: [{ type: "string" }, { properties: { child: ref } }], default: "leaf" }],
    ["by a part", { allOf: [{ $ref: "#/components/schemas/Y" }], default: "leaf" }, { Y: { properties: { x: ref } } }],
    ["beside words", child({ properties: { child: { ...ref, description: "Words." } }, default: "leaf" })],
  ])("is left out: %s", (_, X, more = {}) => {
    expect(reported(X, more)).toEqual([left('"leaf"')]);
  });

  test.each<[what: string, schema: JsonObject]>([
    [
      "null, which is as good as nothing",
      { ...object, type: ["object", "null"], properties: { child: ref }, default: null },
    ],
    ["of a required member, which none is put in for", child({ required: ["child"], default: "leaf" })],
    ["that the member says itself", child({ properties: { child: { allOf: [ref], default: "leaf" } } })],
    ["of items", { type: ["array", "string"], items: ref, default: "leaf" }],
  ])("stays: %s", (_, X) => {
    expect(reported(X)).toEqual([]);
  });

  test("so that a schema of schemas says nothing where nothing is said", () => {
    const { ledger, schemas } = build({
      components: { schemas: { X: { type: ["object", "boolean"], properties: { not: ref }, default: true } } },
    }).api;
    expect(schemas[0]?.reach.defaults).toBe(false);
    expect(ledger).toContainEqual({ subject: "default (put into itself)", treatment: "documentation", count: 1 });
  });
});
