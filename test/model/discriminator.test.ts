import { expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { behindReference } from "../../generator/model/schema/member-texts.ts";
import { build, buildSchemas, problems, schemaNamed } from "./build.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const kinds = { Cat: { type: "object" }, Dog: { type: "object" } };

function mappingOf(schemas: JsonObject, files = {}) {
  const { discriminator } = schemaNamed(buildSchemas(schemas, { files }), "Pet");
  return discriminator?.mapping.map(({ value, schema, explicit }) => [value, schema.name?.typescript, explicit]);
}

test("values are names of components or references", () => {
  const mapping = { cat: "Cat", dog: "#/components/schemas/Dog", bird: "birds.yml#/Bird" };
  const files = { "birds.yml": { Bird: { type: "object" } } };
  const Pet = {
    oneOf: [ref("Cat"), ref("Dog"), { $ref: "birds.yml#/Bird" }],
    discriminator: { propertyName: "kind", mapping },
  };
  expect(mappingOf({ Pet, ...kinds }, files)).toEqual([
    ["cat", "Cat", true],
    ["dog", "Dog", true],
    ["bird", "Bird", true],
  ]);
});

test.each<[string, JsonObject, string]>([
  ["the alternative is an alias", ref("Tom"), "Cat"],
  ["the mapping names an alias", ref("Cat"), "#/components/schemas/Tom"],
  ["the alternative has words beside it, as OpenAPI 3.0 has them", { allOf: [ref("Cat")], title: "A cat" }, "Cat"],
])("a value leads to the alternative that its schema is by another name: %s", (_, alternative, cat) => {
  const discriminator = { propertyName: "kind", mapping: { cat, dog: "Dog" } };
  const Pet = { oneOf: [alternative, ref("Dog")], discriminator };
  const api = buildSchemas({ ...kinds, Tom: ref("Cat"), Pet });
  const { oneOf = [], discriminator: found } = schemaNamed(api, "Pet");
  expect(found?.mapping.map(({ value, schema }) => [value, oneOf.map(behindReference).indexOf(schema)])).toEqual([
    ["cat", 0],
    ["dog", 1],
  ]);
});

test("a parent lists heirs of its own that stand in files, and are no components", () => {
  const heir = (properties: JsonObject) => ({ allOf: [{ $ref: "Pet.yml" }, { type: "object", properties }] });
  const files = {
    "Pet.yml": {
      type: "object",
      required: ["kind"],
      properties: { kind: { type: "string" } },
      oneOf: [{ $ref: "Cat.yml" }, { $ref: "Dog.yml" }],
      discriminator: { propertyName: "kind", mapping: { cat: "Cat.yml", dog: "Dog.yml" } },
    },
    "Cat.yml": heir({ lives: { type: "integer" } }),
    "Dog.yml": heir({ bark: { type: "string" } }),
  };
  const api = buildSchemas({ Zoo: { type: "array", items: { $ref: "Pet.yml" } } }, { files });
  const { discriminator, oneOf } = schemaNamed(api, "Pet");
  expect(oneOf?.map(({ name }) => name?.typescript)).toEqual(["Cat", "Dog"]);
  expect(discriminator?.mapping.map(({ value, schema }) => [value, schema.name?.typescript])).toEqual([
    ["cat", "Cat"],
    ["dog", "Dog"],
  ]);
});

test("members without an explicit value have their component's name", () => {
  const discriminator = { propertyName: "kind", mapping: { cat: "Cat" } };
  expect(
    mappingOf({
      Pet: { anyOf: [ref("Cat"), { ...ref("Dog"), description: "d" }, { type: "object" }], discriminator },
      ...kinds,
    }),
  ).toEqual([
    ["cat", "Cat", true],
    ["Dog", "Dog", false],
  ]);
});

test("without a union the heirs are meant, heirs of heirs included", () => {
  expect(
    mappingOf({
      Pet: { type: "object", properties: { kind: {} }, discriminator: { propertyName: "kind" } },
      Dog: { allOf: [ref("Pet"), { properties: { bark: {} } }] },
      Puppy: { allOf: [ref("Dog")] },
      Stone: { type: "object" },
    }),
  ).toEqual([
    ["Dog", "Dog", false],
    ["Puppy", "Puppy", false],
  ]);
});

test("an alternative that is a union by the same member has the values of that union", () => {
  const by = (mapping: JsonObject) => ({ discriminator: { propertyName: "kind", mapping } });
  expect(
    mappingOf({
      Pet: { oneOf: [ref("Furry"), ref("Bird")], ...by({}) },
      Furry: { oneOf: [ref("Cat"), ref("Dog")], ...by({ cat: "Cat", tom: "Cat" }) },
      Bird: { type: "object" },
      ...kinds,
    }),
  ).toEqual([
    ["cat", "Furry", false],
    ["tom", "Furry", false],
    ["Dog", "Furry", false],
    ["Bird", "Bird", false],
  ]);
});

test("all values that its own schema allows lead to an alternative, but for those of others", () => {
  const of = (...values: string[]) => ({ type: "object", properties: { kind: { enum: values } } });
  const schemas = { Ea: of("Ea", "ea", "Eb", "both"), Eb: of("eb", "eb2", "both"), Ec: { type: "object" } };
  const discriminator = { propertyName: "kind" };
  expect(mappingOf({ Pet: { oneOf: [ref("Ea"), ref("Ec")], discriminator }, ...schemas })).toEqual([
    ["Ea", "Ea", false],
    ["ea", "Ea", false],
    ["Eb", "Ea", false],
    ["both", "Ea", false],
    ["Ec", "Ec", false],
  ]);
  expect(mappingOf({ Pet: { oneOf: [ref("Ea"), ref("Eb")], discriminator }, ...schemas })).toEqual([
    ["Ea", "Ea", false],
    ["ea", "Ea", false],
    ["eb", "Eb", false],
    ["eb2", "Eb", false],
    ["both", "Eb", false],
  ]);
});

test("one list of all kinds leads to each alternative by its name", () => {
  const kind = { enum: ["Cat", "Dog"] };
  const of = { type: "object", properties: { kind } };
  const pet = { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } };
  expect(mappingOf({ Pet: pet, Cat: of, Dog: of })).toEqual([
    ["Cat", "Cat", false],
    ["Dog", "Dog", false],
  ]);
});

test("3.2 has a default", () => {
  const discriminator = { propertyName: "kind", defaultMapping: "Dog" };
  const pet = schemaNamed(buildSchemas({ Pet: { oneOf: [ref("Cat"), ref("Dog")], discriminator }, ...kinds }), "Pet");
  expect(pet.discriminator?.defaultMapping?.name?.typescript).toBe("Dog");
});

test("a value that leads nowhere is reported", () => {
  const discriminator = { propertyName: "kind", mapping: { cat: "#/components/schemas/Cart" } };
  const { diagnostics } = build({ components: { schemas: { Pet: { oneOf: [ref("Cat")], discriminator }, ...kinds } } });
  expect(problems(diagnostics)).toEqual(["error unresolved-reference : nothing stands at #/components/schemas/Cart"]);
});

test("a member that nothing has is reported where the discriminator names it", () => {
  const tagged = (name: string) => ({ type: "object", required: [name], properties: { [name]: { type: "string" } } });
  const discriminator = { propertyName: "knid" };
  const told = (schemas: JsonObject) => build({ components: { schemas } }).diagnostics;
  const union = { oneOf: [ref("Cat"), ref("Dog")], discriminator };
  const cat = tagged("kind");
  const found = told({ Cat: cat, Dog: tagged("kind"), Pet: union });
  expect(problems(found)).toEqual([
    "warning invalid-document /components/schemas/Pet/discriminator/propertyName: no alternative has the member `knid` of the discriminator",
  ]);
  expect(found[0]?.help).toBe("Is `kind` meant?");
  const heirs = told({
    Pet: { ...tagged("name"), discriminator },
    Cat: { allOf: [ref("Pet")] },
    Dog: { allOf: [ref("Pet")] },
  });
  expect(problems(heirs)).toEqual([
    "warning invalid-document /components/schemas/Pet/discriminator/propertyName: neither the schema nor one composed of it has the member `knid` of the discriminator",
  ]);
  expect(heirs[0]?.help).toBe("Declare it where the values lead.");
});

test.each<[number, string, JsonObject]>([
  [1, "nothing has", {}],
  [0, "one alternative has", { Cat: { properties: { kind: {} } } }],
  [0, "the schema itself has", { Pet: { properties: { kind: {} } } }],
  [0, "is required alone", { Pet: { required: ["kind"] } }],
  [0, "a part of an alternative has", { Cat: { allOf: [{ properties: { kind: {} } }] } }],
  [0, "an alternative of an alternative has", { Cat: { oneOf: [{ properties: { kind: {} } }, { type: "object" }] } }],
  [0, "a pattern describes", { Cat: { patternProperties: { "^k": {} } } }],
  [0, "is one of a map", { Cat: { additionalProperties: { type: "string" } } }],
])("%d warnings for a member that %s", (told, _, changes) => {
  const named = { type: "object", properties: { name: {} } };
  const schemas: Record<string, JsonObject> = {
    Cat: named,
    Dog: named,
    Pet: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
  };
  for (const [name, change] of Object.entries(changes)) schemas[name] = Object.assign({}, schemas[name], change);
  expect(problems(build({ components: { schemas } }).diagnostics)).toHaveLength(told);
});

test.each<[string, JsonObject, JsonObject]>([
  ["types", { type: "integer" }, {}],
  ["types, with a mapping", { type: "integer" }, { "1": "Cat" }],
  ["lists", { enum: [1, 2] }, { "1": "Cat" }],
])("a discriminator whose member is no text is told: by %s", (_, kind, mapping) => {
  const of = { type: "object", properties: { kind } };
  const pet = { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind", mapping } };
  const { api, diagnostics } = build({ components: { schemas: { Pet: pet, Cat: of, Dog: of } } });
  const warning = "`discriminator` is ignored: `kind` allows no text in any alternative, and texts alone lead to them";
  expect(problems(diagnostics)).toEqual([`warning ignored-keyword /components/schemas/Pet/discriminator: ${warning}`]);
  expect(schemaNamed(api, "Pet").discriminator?.mapping).toEqual([]);
});
