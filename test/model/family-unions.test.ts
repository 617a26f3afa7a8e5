import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import type { Api } from "../../generator/model/api/api.ts";
import { alternativeStandsFor } from "../../generator/model/schema/certain-parts.ts";
import { build, buildSchemas, property, schemaNamed } from "./build.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const heir = (parent: string, properties: JsonObject = {}) => ({
  allOf: [ref(parent), { type: "object", properties }],
});
const text = { type: "string" };
const family = (discriminator: JsonObject = {}, kind: JsonObject = text): JsonObject => ({
  Pet: {
    type: "object",
    required: ["kind"],
    properties: { kind },
    discriminator: { propertyName: "kind", ...discriminator },
  },
  Cat: heir("Pet"),
  Dog: heir("Pet"),
  Puppy: heir("Dog"),
  Plant: { type: "object", required: ["leaf"], properties: { leaf: text } },
});

function mapping(api: Api, type: string): JsonObject {
  const entries = schemaNamed(api, type).discriminator?.mapping ?? [];
  return Object.fromEntries(
    entries.map(({ value, schema }) => [value, alternativeStandsFor(schema).name?.typescript ?? ""]),
  );
}

describe("a `oneOf` of a schema of a family and heirs of it", () => {
  test.each<[string, JsonObject, JsonObject, string | undefined]>([
    [
      "a parent and heirs",
      { oneOf: [ref("Cat"), ref("Pet"), ref("Dog")] },
      { Cat: "Cat", Dog: "Dog", Puppy: "Dog", Pet: "Pet" },
      "Pet",
    ],
    [
      "a parent and an heir of its heir",
      { oneOf: [ref("Pet"), ref("Puppy")] },
      { Cat: "Pet", Dog: "Pet", Puppy: "Puppy", Pet: "Pet" },
      "Pet",
    ],
    [
      "an heir and an heir of that",
      { oneOf: [ref("Puppy"), ref("Dog"), ref("Cat")] },
      { Cat: "Cat", Dog: "Dog", Puppy: "Puppy" },
      undefined,
    ],
    [
      "something else",
      { oneOf: [ref("Plant"), ref("Pet"), { type: "integer" }, ref("Dog")] },
      { Cat: "Pet", Dog: "Dog", Puppy: "Dog", Pet: "Pet" },
      "Pet",
    ],
    [
      "words beside a reference",
      { oneOf: [{ ...ref("Dog"), description: "One." }, ref("Puppy")] },
      { Dog: "Dog", Puppy: "Puppy" },
      undefined,
    ],
    [
      "words beside a reference, as OpenAPI 3.0 has them",
      {
        oneOf: [{ allOf: [ref("Pet")], description: "Any." }, ref("Cat"), { allOf: [ref("Dog")], description: "One." }],
      },
      { Cat: "Cat", Dog: "Dog", Puppy: "Dog", Pet: "Pet" },
      "Pet",
    ],
  ])("has the discriminator of the family: %s", (_, union, values, byDefault) => {
    const api = buildSchemas({ ...family(), Union: union });
    const { oneOf, discriminator } = schemaNamed(api, "Union");
    expect(oneOf).toBeDefined();
    expect(mapping(api, "Union")).toEqual(values);
    const { defaultMapping } = discriminator ?? {};
    expect(defaultMapping && alternativeStandsFor(defaultMapping).name?.typescript).toBe(byDefault);
    expect(api.ledger).toContainEqual({ subject: "oneOf (told apart as heirs)", treatment: "enforced", count: 1 });
  });

  test("ends where parts are defined by each other", () => {
    const within = (name: string) => ({ allOf: [{ $ref: `#/components/schemas/W/properties/${name}` }] });
    const { diagnostics } = build({
      components: {
        schemas: {
          ...family(),
          W: { type: "object", properties: { a: within("b"), b: within("a") } },
          Union: { oneOf: [{ $ref: "#/components/schemas/W/properties/a" }, ref("Cat")] },
        },
      },
    });
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(["reference-cycle"]));
  });

  test("has it in place, too", () => {
    const api = buildSchemas({
      ...family(),
      Owner: { type: "object", properties: { pet: { oneOf: [ref("Pet"), ref("Cat")] } } },
    });
    expect(property(schemaNamed(api, "Owner"), "pet").discriminator?.propertyName).toBe("kind");
  });

  test("may be of a parent that is an heir itself, and of one that may be null", () => {
    const api = buildSchemas({
      ...family(),
      Toy: {
        allOf: [ref("Pet")],
        required: ["size"],
        properties: { size: text },
        discriminator: { propertyName: "size" },
      },
      Small: heir("Toy"),
      Inner: { oneOf: [ref("Toy"), ref("Small")] },
      Outer: { oneOf: [ref("Pet"), ref("Toy"), ref("Cat")] },
    });
    expect(mapping(api, "Inner")).toEqual({ Small: "Small", Toy: "Toy" });
    expect(mapping(api, "Outer")).toMatchObject({ Cat: "Cat", Dog: "Pet", Toy: "Toy" });
  });

  test("is an `anyOf` where one value leads to several alternatives, or several may be null", () => {
    const shared = { type: "string", enum: ["a"] };
    const api = buildSchemas({
      ...family(),
      First: heir("Pet", { kind: shared }),
      Second: { allOf: [ref("First"), { type: "object", properties: { kind: shared } }] },
      Shared: { oneOf: [ref("Pet"), ref("First"), ref("Second")] },
      Nullable: { oneOf: [ref("Pet"), ref("Cat"), { type: "null" }, { type: ["null", "string"] }] },
    });
    expect(schemaNamed(api, "Shared")).toMatchObject({ oneOf: undefined, anyOf: { length: 3 } });
    expect(schemaNamed(api, "Nullable")).toMatchObject({ oneOf: undefined, anyOf: { length: 4 } });
  });

  test("has its meaning to the letter where its own discriminator chooses, and where there is no family or no parent of an heir", () => {
    const api = buildSchemas({
      ...family(),
      Told: { oneOf: [ref("Pet"), ref("Dog")], discriminator: { propertyName: "kind" } },
      Heirs: { oneOf: [ref("Cat"), ref("Puppy")] },
      Rose: heir("Plant"),
      Untold: { oneOf: [ref("Plant"), ref("Rose")] },
    });
    expect(schemaNamed(api, "Told").discriminator?.inherited).toBeUndefined();
    for (const name of ["Heirs", "Untold"]) expect(schemaNamed(api, name).discriminator).toBeUndefined();
  });
});

describe("a parent that a union lists beside an heir", () => {
  test.each<[string, JsonObject, JsonObject, JsonObject]>([
    ["by its name", family(), { oneOf: [ref("Pet"), ref("Cat")] }, { Pet: "PetBase" }],
    ["in an `anyOf`", family(), { anyOf: [ref("Cat"), ref("Pet")] }, { Pet: "PetBase" }],
    [
      "by its own mapping",
      family({ mapping: { any: "Pet" } }),
      { oneOf: [ref("Pet"), ref("Cat")] },
      { any: "PetBase" },
    ],
    [
      "by the mapping of the union",
      family(),
      { oneOf: [ref("Pet"), ref("Cat")], discriminator: { propertyName: "kind", mapping: { some: "Pet" } } },
      { some: "PetBase" },
    ],
    [
      "not where its own list lacks the name",
      family({}, { type: "string", enum: ["Cat", "Dog", "Puppy"] }),
      { oneOf: [ref("Pet"), ref("Cat")] },
      {},
    ],
    [
      "not where the name is an heir's",
      family({ mapping: { Pet: "Cat" } }),
      { oneOf: [ref("Pet"), ref("Cat")] },
      { Pet: "Cat" },
    ],
    [
      "not by its name where its own mapping calls its heirs otherwise",
      family({ mapping: { cat: "Cat", dog: "Dog" } }),
      { oneOf: [ref("Pet"), ref("Cat")] },
      {},
    ],
    ["not beside others alone", family(), { oneOf: [ref("Pet"), ref("Plant")] }, {}],
  ])("is a value of its own: %s", (_, schemas, union, own) => {
    const api = buildSchemas({ ...schemas, Union: union });
    const { Pet, any, some } = mapping(api, "Pet");
    expect(Object.fromEntries(Object.entries({ Pet, any, some }).filter(([, name]) => name !== undefined))).toEqual(
      own,
    );
  });
});
