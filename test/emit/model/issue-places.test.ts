import { expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { validatorsOf } from "./generated-model.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** Written as a key of its own, an object that has it looks like a promise to linters. */
const conclusion = "then";

/** Schemas that the model knows more of than their text says, or in another way. */
const schemas: JsonObject = {
  Pet: {
    type: ["object", "null"],
    required: ["kind"],
    properties: { kind: { type: "string" } },
    discriminator: { propertyName: "kind", mapping: { cat: "Cat" } },
  },
  Cat: { allOf: [ref("Pet"), { properties: { lives: { type: "integer" } } }] },
  Dog: { allOf: [ref("Pet")], properties: { kind: { maxLength: 9 } } },
  Puppy: { allOf: [ref("Dog")] },
  Vehicle: {
    properties: { wheels: { type: "string" } },
    discriminator: { propertyName: "wheels", mapping: { 2: "Bike" } },
  },
  Bike: { type: "object", required: ["bell"] },
  Shape: { type: "object", oneOf: [{ required: ["r"], properties: { r: { type: "number" } } }, { required: ["s"] }] },
  Texts: {
    patternProperties: { "^a/\\-": { type: "string", pattern: "/" } },
    properties: { x: { $ref: "#/components/schemas/Texts/properties/y" }, y: { type: "boolean" } },
    dependencies: { x: ["y"], y: { required: ["z"] } },
  },
  Nothing: false,
  Holder: { properties: { none: ref("Nothing"), pets: { items: ref("Pet") } } },
};

test("an issue of an heir is where the discriminator leads, also where its member is not sent", async () => {
  const validators = await validatorsOf({
    Parent: {
      type: "object",
      properties: { kind: { type: "string", readOnly: true }, name: { type: "string" } },
      discriminator: { propertyName: "kind", mapping: { son: "Son" } },
    },
    Son: { allOf: [ref("Parent"), { required: ["q"], properties: { q: { type: "string" } } }] },
    Daughter: { allOf: [ref("Parent")], required: ["r"], properties: { r: { type: "string" } } },
  });
  const places = (value: unknown) =>
    validators("ParentWritable")
      .check(value)
      .issues?.map(({ path, schema, keyword }) => `${path} ${schema} ${keyword}`);
  expect(places({ kind: "son", q: 5 })).toEqual(["/q /discriminator/mapping/son/allOf/1/properties/q/type type"]);
  expect(places({ r: 5 })).toEqual(["/r /discriminator/mapping/Daughter/properties/r/type type"]);
  // Nothing but the member that is not sent keeps heirs apart.
  expect(places({ q: "a", r: "a" })).toBeUndefined();
  expect(places(5)).toEqual([" /type type"]);
  expect(places({ q: "a" })).toBeUndefined();
});

test("an issue is where the document says what it is about", async () => {
  const validators = await validatorsOf(schemas);
  const places = (name: string, value: unknown) =>
    validators(name)
      .check(value)
      .issues?.map(({ path, schema, keyword }) => `${path} ${schema} ${keyword}`);

  expect(places("Pet", 5)).toEqual([" /type type"]);
  expect(places("Pet", {})).toEqual(["/kind /discriminator discriminator"]);
  expect(places("Pet", { kind: "cat", lives: "nine" })).toEqual([
    "/lives /discriminator/mapping/cat/allOf/1/properties/lives/type type",
  ]);
  expect(places("Holder", { pets: [{ kind: "Dog" }, { kind: 1 }], none: 1 })).toEqual([
    "/pets/1/kind /properties/pets/items/$ref/discriminator discriminator",
    "/none /properties/none/$ref $ref",
  ]);
  expect(places("Cat", 5)).toEqual([" /allOf/0/$ref/type type"]);
  expect(places("Cat", {})).toEqual(["/kind /allOf/0/$ref/required required"]);
  expect(places("Dog", { kind: "something else" })).toEqual([
    "/kind /properties/kind/maxLength maxLength",
    "/kind /allOf/0/$ref/discriminator discriminator",
  ]);
  expect(places("Puppy", { kind: "Dog" })).toEqual(["/kind /allOf/0/$ref/allOf/0/$ref/discriminator discriminator"]);
  // It is no heir by `allOf`, and nothing leads from it to the schema whose discriminator asks for the member.
  expect(places("Bike", { bell: 1, wheels: "3" })).toEqual(["/wheels  discriminator"]);
  expect(places("Shape", 5)).toEqual([" /type type"]);
  expect(places("ShapeOption1", 5)).toEqual(["  type"]);
  expect(places("Texts", { "a/-": "x", "a/-b": 1, x: 1 })).toEqual([
    "/y /dependencies dependencies",
    "/a~1- /patternProperties/^a~1\\-/pattern pattern",
    "/a~1-b /patternProperties/^a~1\\-/type type",
    "/x /properties/x/$ref/type type",
  ]);
  expect(places("Texts", { y: true })).toEqual(["/z /dependencies/y/required required"]);
  expect(places("Nothing", 1)).toEqual(["  false"]);
});

test("a member that keywords of two drafts depend on is an issue of each of them", async () => {
  const validators = await validatorsOf({
    Both: {
      dependencies: { a: ["b"], c: { required: ["d"] } },
      dependentRequired: { a: ["e"] },
      dependentSchemas: { c: { required: ["f"], properties: { g: { default: 1 } } } },
    },
  });
  const { is, check, parse } = validators("Both");
  const places = (value: unknown) => check(value).issues?.map(({ path, schema }) => `${path} ${schema}`);
  expect(places({ a: 1, e: 1 })).toEqual(["/b /dependencies"]);
  expect(places({ a: 1, b: 1 })).toEqual(["/e /dependentRequired"]);
  expect(places({ c: 1 })).toEqual(["/f /dependentSchemas/c/required", "/d /dependencies/c/required"]);
  expect(is({ a: 1, b: 1, e: 1 })).toBe(true);
  expect(parse({ c: 1, d: 1, f: 1 })).toEqual({ c: 1, d: 1, f: 1, g: 1 });
});

test("an issue of a branch that is false calls the condition by its name or its title", async () => {
  const Cat = { type: "object", required: ["lives"] };
  // Written as a key of its own, an object that has it looks like a promise to linters.
  const conclusion = "then";
  const validators = await validatorsOf({
    Cat,
    CatAlone: { if: ref("Cat"), else: false },
    NoLarge: { if: { title: "Large", minimum: 1000 }, [conclusion]: false },
    Nothing: { if: ref("Cat"), [conclusion]: ref("Never"), else: ref("Never") },
    Never: false,
  });
  const told = (name: string, value: unknown) =>
    validators(name)
      .check(value)
      .issues?.map(({ schema, message }) => `${schema} ${message}`);
  expect(told("CatAlone", {})).toEqual(["/else Must fit the schema Cat, as nothing is allowed that does not."]);
  expect(told("CatAlone", { lives: 9 })).toBeUndefined();
  expect(told("NoLarge", 1000)).toEqual(["/then Must not fit the schema Large, as nothing is allowed that does."]);
  expect(told("Nothing", 1)).toEqual(["/else/$ref Nothing may stand here."]);
});

test("each reference on the way is a step, whatever else stands beside it", async () => {
  const text = { type: "string" };
  const validators = await validatorsOf({
    Text: text,
    Alias: ref("Text"),
    Other: ref("Alias"),
    Members: { properties: { alias: ref("Alias"), text: ref("Text") } },
    Asked: {
      properties: {
        component: { allOf: [ref("Other")] },
        member: { $ref: "#/components/schemas/Members/properties/alias" },
        beside: { $ref: "#/components/schemas/Members/properties/text", maxLength: 9 },
      },
    },
    Whole: { $ref: "#/components/schemas/Members/properties/alias" },
  });
  const places = (name: string, value: unknown) =>
    validators(name)
      .check(value)
      .issues?.map(({ schema }) => schema);
  expect(places("Asked", { component: 1, member: 1, beside: 1 })).toEqual([
    "/properties/component/allOf/0/$ref/$ref/$ref/type",
    "/properties/member/$ref/$ref/$ref/type",
    "/properties/beside/$ref/$ref/type",
  ]);
  expect(places("Other", 1)).toEqual(["/$ref/$ref/type"]);
  expect(places("Whole", 1)).toEqual(["/$ref/$ref/$ref/type"]);
});

test("the way from an heir to its parent has each reference, too", async () => {
  const validators = await validatorsOf({
    Pet: { type: "object", properties: { kind: { type: "string" } }, discriminator: { propertyName: "kind" } },
    Alias: { properties: { pet: ref("Pet") } },
    Cat: { allOf: [{ $ref: "#/components/schemas/Alias/properties/pet" }] },
  });
  expect(validators("Cat").check({ kind: "x" }).issues).toMatchObject([{ schema: "/allOf/0/$ref/$ref/discriminator" }]);
});

test("issues of one place come in the order of the keywords, whatever that of the text is", async () => {
  const validators = await validatorsOf({
    Members: {
      unevaluatedProperties: false,
      if: { required: ["c"] },
      [conclusion]: { required: ["s"] },
      not: { required: ["c"] },
      oneOf: [{ required: ["t1"] }],
      anyOf: [{ required: ["t2"] }],
      dependentSchemas: { c: { required: ["r"] } },
      dependentRequired: { c: ["q"] },
      allOf: [{ required: ["b"] }, { required: ["d"] }],
      patternProperties: { "^c": { type: "string" } },
      maxProperties: 0,
      properties: { z: { type: "null" }, y: { type: "null" } },
      required: ["o", "y"],
      type: "object",
    },
    Items: {
      unevaluatedItems: false,
      uniqueItems: true,
      contains: { type: "null" },
      allOf: [{ prefixItems: [{ type: "string" }] }],
      minItems: 3,
      type: "array",
    },
    Text: { not: { const: "a" }, allOf: [{ minLength: 3 }], pattern: "b", enum: ["x"], type: "string" },
  });
  const places = (name: string, value: unknown) =>
    validators(name)
      .check(value)
      .issues?.map(({ path, schema }) => `${path} ${schema}`);
  expect(places("Members", { v: 1, c: 1, z: 1 })).toEqual([
    " /maxProperties",
    " /not",
    "/o /required",
    "/y /required",
    "/b /allOf/0/required",
    "/d /allOf/1/required",
    "/q /dependentRequired",
    "/r /dependentSchemas/c/required",
    "/t2 /anyOf/0/required",
    "/t1 /oneOf/0/required",
    "/s /then/required",
    "/v /unevaluatedProperties",
    "/c /patternProperties/^c/type",
    "/z /properties/z/type",
  ]);
  expect(places("Items", [1, 1])).toEqual([
    " /minItems",
    " /contains",
    " /uniqueItems",
    "/0 /allOf/0/prefixItems/0/type",
    "/1 /unevaluatedItems",
  ]);
  expect(places("Text", "a")).toEqual([" /enum", " /pattern", " /allOf/0/minLength", " /not"]);
});
