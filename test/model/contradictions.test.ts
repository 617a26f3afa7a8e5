import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { build, problems } from "./build.ts";

const object = { type: "object" };
const closed = { ...object, additionalProperties: false };
/** An object that has some members and no others. */
const only = (...names: readonly string[]) => ({
  ...closed,
  properties: Object.fromEntries(names.map((name) => [name, true])),
});

/** What is said of a schema `X` that contradicts itself, or contradicts others. */
function contradictions(X: JsonObject, others: JsonObject = {}): readonly string[] {
  const { diagnostics } = build({ components: { schemas: { X, ...others } } });
  return problems(diagnostics).map((text) => text.replace("warning contradiction /components/schemas/", ""));
}

/** What is said of an alternative of `oneOf` that no value fits alone. */
function covered(more = ""): string {
  return `what fits this alternative${more} fits another one of the same \`oneOf\`, and has to fit one alone: it never fits`;
}

test.each<readonly [schema: JsonObject, problem: string]>([
  [{ type: "string", enum: ["a", 1] }, "X/enum/1: the value 1 of `enum` is not of type string: it never fits"],
  [
    { type: "integer", enum: ["1", "2", "3", 4] },
    'X/enum/0: the value "1" of `enum` is not of type integer: it never fits, nor do 2 others',
  ],
  [{ minimum: 3, enum: [1, 3] }, "X/enum/0: the value 1 of `enum` is less than 3: it never fits"],
  [
    { enum: ["a", "b"], allOf: [{ enum: ["b", "c"] }] },
    'X/enum/0: the value "a" of `enum` is none of "b", "c": it never fits',
  ],
  [{ type: "string", const: 1 }, "X/const: the value 1 of `const` is not of type string: nothing fits"],
  [{ const: "a", enum: ["b"] }, 'X/const: the value "a" of `const` is none of "b": nothing fits'],
  [
    { allOf: [{ type: "string" }, { $ref: "#/components/schemas/Y" }] },
    "X: the types that are asked for here exclude each other: nothing fits",
  ],
  [{ minimum: 3, maximum: 1 }, "X/minimum: `minimum`, which is 3, is above `maximum`, which is 1: nothing fits"],
  [
    { exclusiveMinimum: 3, maximum: 3 },
    "X/exclusiveMinimum: `exclusiveMinimum`, which is 3, leaves nothing above `maximum`, which is 3: nothing fits",
  ],
  [
    { minLength: 2, maxLength: 1 },
    "X/minLength: `minLength`, which is 2, is above `maxLength`, which is 1: nothing fits",
  ],
  [
    { ...closed, required: ["a", "b"] },
    "X/required/0: the member `a` and 1 more must be there, and `additionalProperties` forbids it: no object fits",
  ],
  [
    { allOf: [{ $ref: "#/components/schemas/Closed" }, { required: ["b"], properties: { b: true } }] },
    "X/allOf/1/required/0: the member `b` must be there, and `additionalProperties` forbids it: no object fits",
  ],
  [
    { properties: { a: false, b: true }, required: ["b", "a"] },
    "X/required/1: the member `a` must be there, and no value fits it: no object fits",
  ],
  [
    { contains: { type: "string" }, maxContains: 0 },
    "X/maxContains: `contains` asks for 1 item, and `maxContains` is 0: no array fits",
  ],
  [
    { propertyNames: { type: "integer" } },
    "X/propertyNames: the name of a member is a string, and this allows none: no object with members fits",
  ],
  [
    { allOf: [{ $ref: "#/components/schemas/Done" }, { required: ["b"], properties: { b: true } }] },
    "X/allOf/1/required/0: the member `b` must be there, and `unevaluatedProperties` forbids it: no object fits",
  ],
  [
    { allOf: [{ $ref: "#/components/schemas/Done" }], properties: { a: true, b: true, c: true, d: false } },
    "X/properties/b: the member `b` and 1 more may never be there: `unevaluatedProperties` of another part forbids it",
  ],
  [
    { ...closed, allOf: [{ properties: { a: true } }], properties: { b: true } },
    "X/allOf/0/properties/a: the member `a` may never be there: `additionalProperties` of another part forbids it",
  ],
  [
    {
      allOf: [
        { additionalProperties: { type: "integer" } },
        { properties: { a: { type: "string" }, b: {}, c: { type: "number" } } },
      ],
    },
    "X/allOf/1/properties/a: the member `a` may never be there: `additionalProperties` of another part allows other types alone",
  ],
  [
    { oneOf: [{ type: ["string", "null"] }, { type: "null" }, { type: ["integer", "null"] }] },
    "X/oneOf: null fits 3 alternatives of `oneOf`, and has to fit one alone: it never fits",
  ],
  [
    {
      oneOf: [
        { type: ["string", "null"], format: "date" },
        { type: ["string", "null"], format: "date-time" },
      ],
    },
    "X/oneOf: null fits 2 alternatives of `oneOf`, and has to fit one alone: it never fits",
  ],
  [
    { properties: { a: { allOf: [{ default: 1 }, { default: 2 }] } } },
    "X/properties/a/allOf/1/default: the default 2 is never put in: 1 stands before it in the same `allOf`",
  ],
  [
    { allOf: [{ properties: { a: { default: 1 } } }, { properties: { a: { default: 2 } } }] },
    "X/allOf/1/properties/a/default: the default 2 is never put in: 1 stands before it in the same `allOf`",
  ],
  [{ oneOf: [{ $ref: "#/components/schemas/Y" }, { $ref: "#/components/schemas/Y" }] }, `X/oneOf/1: ${covered()}`],
  [
    { oneOf: [{ type: "string", title: "A" }, { type: "null" }, { type: "string", description: "B" }] },
    `X/oneOf/2: ${covered()}`,
  ],
  [{ oneOf: [{ type: "integer" }, { type: "number" }] }, `X/oneOf/0: ${covered()}`],
  [
    { oneOf: [{ enum: ["a"] }, { type: "string", minLength: 3 }, { type: ["string", "null"] }] },
    `X/oneOf/0: ${covered(" (and 1 more)")}`,
  ],
  [
    { type: "array", minItems: 3, prefixItems: [{ type: "string" }], items: false },
    "X/minItems: `minItems`, which is 3, is above the 1 item that `items: false` leaves: no array fits",
  ],
  [
    { ...closed, minProperties: 3, properties: { a: true, b: true, c: false } },
    "X/minProperties: `minProperties`, which is 3, is above the 2 members that `additionalProperties: false` leaves: no object fits",
  ],
  [
    { allOf: [{ minProperties: 2 }], properties: { a: true }, unevaluatedProperties: false },
    "X/allOf/0/minProperties: `minProperties`, which is 2, is above the 1 member that `unevaluatedProperties: false` leaves: no object fits",
  ],
  [
    { allOf: [{ minLength: 5 }, { minLength: 4 }, { maxLength: 3 }] },
    "X/allOf/0/minLength: `minLength`, which is 5, is above `maxLength`, which is 3: nothing fits",
  ],
  [
    { allOf: [{ enum: ["a", "b"] }, { enum: ["c"] }] },
    'X/allOf/0/enum: the other parts allow no value of `enum`, "a" as it is none of "c": nothing fits',
  ],
  [
    { allOf: [{ allOf: [{ const: 1 }, { maximum: 0 }] }, { minimum: 0 }] },
    "X/allOf/0/allOf/0/const: the other parts allow no value of `const`, 1 as it is greater than 0: nothing fits",
  ],
  [
    { ...object, required: ["id", "at", "a"], oneOf: [only("a"), only("a", "b")] },
    "X/required/0: the member `id` and 1 more must be there, and `additionalProperties` of every alternative forbids it: no object fits",
  ],
  [
    { ...object, required: ["a"], anyOf: [only("b"), { $ref: "#/components/schemas/Done" }, { type: "null" }] },
    "X/required/0: the member `a` must be there, and `additionalProperties` of an alternative forbids it: no object fits that",
  ],
  [
    { ...object, required: ["b"], oneOf: [{ ...object, unevaluatedProperties: false }, only("a"), only("b")] },
    "X/required/0: the member `b` must be there, and `unevaluatedProperties` of 2 alternatives forbids it: no object fits these",
  ],
  [
    { allOf: [{ required: ["id"] }, { oneOf: [only("a"), only("b")] }] },
    "X/allOf/0/required/0: the member `id` must be there, and `additionalProperties` of every alternative forbids it: no object fits",
  ],
  [
    { ...object, properties: { a: true, id: true, no: false }, anyOf: [only("a"), { type: "string" }] },
    "X/properties/id: the member `id` may never be there: `additionalProperties` of every alternative forbids it",
  ],
])("%j contradicts itself", (schema, problem) => {
  const others = {
    Y: { type: "integer" },
    Closed: { ...closed, properties: { a: true } },
    Done: { ...object, anyOf: [{ properties: { a: true } }, true], unevaluatedProperties: false },
  };
  expect(contradictions(schema, others)).toEqual([problem]);
});

test.each<JsonObject>([
  { contains: { type: "string" }, minContains: 0, maxContains: 0 },
  { propertyNames: { minLength: 1 } },
  { propertyNames: false },
  { properties: { a: false } },
  { type: ["string", "null"], enum: ["a", null] },
  { type: "integer", enum: [1, 2], maximum: 2 },
  { enum: ["a", "b"], allOf: [{ enum: ["b", "a", "c"] }] },
  { const: "a", enum: ["a", "b"] },
  { minimum: 1, maximum: 1 },
  { allOf: [{ type: "number" }, { type: "integer" }] },
  { ...closed, required: ["a", "x-b"], properties: { a: true }, patternProperties: { "^x-": true } },
  { ...object, allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
  { ...closed, allOf: [{ properties: { a: false, b: true } }], patternProperties: { "^b$": true } },
  // What stands beside a reference is meant to take the place of what it leads to.
  { properties: { a: { $ref: "#/components/schemas/Colour", default: "blue" } } },
  { properties: { a: { allOf: [{ default: 1 }, { default: 1 }] } } },
  { oneOf: [{ type: "integer" }, { type: "number", exclusiveMaximum: 0 }, { type: "null" }] },
  {
    oneOf: [
      { ...object, required: ["a"] },
      { ...object, required: ["b"] },
    ],
  },
  { anyOf: [{ type: "integer" }, { type: "number" }] },
  { ...object, required: ["a"], properties: { b: true }, oneOf: [only("a"), only("a", "b")] },
  { ...object, required: ["a"], anyOf: [{ ...object, properties: { a: true }, unevaluatedProperties: false }] },
  { ...object, required: ["a"], anyOf: [{ allOf: [{ properties: { a: true } }], unevaluatedProperties: false }] },
  { type: "array", minItems: 1, prefixItems: [true], items: false },
  { ...closed, minProperties: 2, properties: { a: true }, patternProperties: { "^x-": true } },
  { ...object, minProperties: 2, anyOf: [{ properties: { a: true, b: true } }], unevaluatedProperties: false },
  { allOf: [{ minLength: 3 }, { maxLength: 3 }] },
  { allOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] },
  { properties: { a: { default: 3 } }, allOf: [1, 2].map((value) => ({ properties: { a: { default: value } } })) },
])("%j does not", (schema) => {
  expect(contradictions(schema, { Colour: { type: "string", default: "red" } })).toEqual([]);
});

describe("a value of a discriminator", () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const union = (mapping: JsonObject) => ({
    oneOf: [ref("Cat"), ref("Dog")],
    discriminator: { propertyName: "kind", mapping },
  });
  const pet = (...kinds: string[]) => ({ ...object, required: ["kind"], properties: { kind: { enum: kinds } } });
  const pets = { Cat: pet("cat"), Dog: pet("dog", "hound") };

  test("that leads to an alternative which allows another one never fits", () => {
    expect(contradictions(union({ cat: "Cat", puma: "Cat", hound: "Dog" }), pets)).toEqual([
      "X/discriminator/mapping/puma: `puma` leads to a schema whose `kind` allows `cat` alone: no value fits by it",
    ]);
  });

  test("nor one that leads to no alternative", () => {
    expect(contradictions(union({ cat: "Cat", dog: "Dog", cow: "Cow" }), { ...pets, Cow: pet("cow") })).toEqual([
      "X/discriminator/mapping/cow: `cow` leads to a schema that is no alternative: no value fits by it",
    ]);
  });

  test("that several alternatives list leads to the first, and nothing to the others", () => {
    const all = pet("cat", "dog");
    expect(contradictions(union({}), { Cat: all, Dog: all })).toEqual([
      "Dog: nothing leads to this alternative: `cat` is a value of another one, and `kind` does not tell them apart",
    ]);
    expect(contradictions(union({ cat: "Cat", dog: "Dog" }), { Cat: all, Dog: all })).toEqual([]);
    expect(contradictions(union({}), { Cat: all, Dog: pet("dog", "Dog") })).toEqual([]);
  });

  test("nor those of a default that leads to no alternative", () => {
    const { oneOf } = union({});
    const X = { oneOf, discriminator: { propertyName: "kind", defaultMapping: "Cow" } };
    expect(contradictions(X, { ...pets, Cow: { type: "object" } })).toEqual([
      "X/discriminator/defaultMapping: `defaultMapping` leads to a schema that is no alternative: no value fits by it",
    ]);
  });

  test("nor one of an alternative that forbids the member, nor of such an heir", () => {
    const lives = { ...closed, properties: { lives: { type: "integer" } } };
    expect(contradictions(union({}), { Cat: lives, Dog: pet("Dog") })).toEqual([
      "Cat/additionalProperties: a discriminator leads here by `kind`, which `additionalProperties` forbids: no object fits",
    ]);
    const { additionalProperties, ...unevaluated } = { ...lives, unevaluatedProperties: false };
    expect(contradictions({ ...pet("Cat", "Dog"), ...union({}) }, { Cat: unevaluated, Dog: pet("Dog") })).toEqual([
      "Cat/unevaluatedProperties: a discriminator leads here by `kind`, which `unevaluatedProperties` forbids: no object fits",
    ]);
    const parent = { ...object, discriminator: { propertyName: "kind" }, properties: { kind: { type: "string" } } };
    expect(contradictions(parent, { Cat: { allOf: [ref("X"), lives] }, Dog: { allOf: [ref("X")] } })).toEqual([
      "Cat/allOf/1/additionalProperties: a discriminator leads here by `kind`, which `additionalProperties` forbids: no object fits",
    ]);
  });
});

describe("says nothing of alternatives of `oneOf` that other schemas tell apart:", () => {
  test("heirs that add nothing but words", () => {
    const Event = {
      ...object,
      required: ["type"],
      properties: { type: { type: "string" } },
      discriminator: { propertyName: "type", mapping: { started: "Started", stopped: "Stopped" } },
    };
    const heir = (description: string) => ({ allOf: [{ $ref: "#/components/schemas/Event" }], description });
    const others = { Event, Started: heir("It began."), Stopped: heir("It ended.") };
    const of = (...names: readonly string[]) => ({
      oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })),
    });
    expect(contradictions(of("Started", "Stopped"), others)).toEqual([]);
    expect(contradictions(of("Started", "Started"), others)).toEqual([`X/oneOf/1: ${covered()}`]);
  });

  test("null that stands beside them", () => {
    const oneOf = ["a", "b"].map((name) => ({ type: ["object", "null"], required: [name] }));
    const told = "null fits 2 alternatives of `oneOf`, and has to fit one alone: it never fits";
    expect(contradictions({ anyOf: [{ oneOf }, { type: "null" }] })).toEqual([]);
    expect(contradictions({ anyOf: [{ oneOf }, { type: "string" }] })).toEqual([`X/anyOf/0/oneOf: ${told}`]);
    expect(contradictions({ anyOf: [{ oneOf }, { type: ["string", "null"], format: "date" }] })).toEqual([]);
    const named = { anyOf: [{ $ref: "#/components/schemas/Y" }, { type: "null" }] };
    expect(contradictions(named, { Y: { oneOf } })).toEqual([`Y/oneOf: ${told}`]);
  });
});
