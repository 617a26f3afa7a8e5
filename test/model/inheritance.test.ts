import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/text/json.ts";
import type { Api } from "../../generator/model/api/api.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { certainLayers } from "../../generator/model/schema/certain-parts.ts";
import { build, buildSchemas, problems, property, schemaNamed, schemaNamesOf } from "./build.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const heir = (parent: string, properties: JsonObject = {}) => ({
  allOf: [ref(parent), { type: "object", properties }],
});
const parent = (details: JsonObject = {}, discriminator: JsonObject = {}): JsonObject => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string", description: "What it is." }, name: { type: "string" } },
  discriminator: { propertyName: "kind", ...discriminator },
  ...details,
});

function alternatives(api: Api, type: string): readonly (string | undefined)[] {
  return (schemaNamed(api, type).oneOf ?? []).map((option) => option.name?.typescript);
}

/** The values of the discriminator's property that a schema itself allows. */
function kinds(schema: Schema): readonly JsonValue[] | undefined {
  const kind = property(schema, "kind");
  return kind.const ? [kind.const.value] : kind.enum;
}

function mapping(api: Api, type: string): JsonObject {
  const entries = schemaNamed(api, type).discriminator?.mapping ?? [];
  return Object.fromEntries(entries.map(({ value, schema }) => [value, schema.name?.typescript ?? ""]));
}

test("a discriminator of an inline schema without a union says nothing, with a warning: nobody inherits the schema", () => {
  const inline = parent({}, { mapping: { cat: "Cat" } });
  const { api, diagnostics } = build({
    components: {
      schemas: {
        Cat: { type: "object", properties: { kind: { const: "cat" } } },
        Owner: { type: "object", properties: { pet: inline }, not: inline, oneOf: [inline, { type: "string" }] },
      },
    },
  });
  expect(problems(diagnostics)).toEqual(
    ["/properties/pet", "/not", "/oneOf/0"].map(
      (place) =>
        `warning ignored-keyword /components/schemas/Owner${place}/discriminator: \`discriminator\` is ignored: there is no \`oneOf\` or \`anyOf\`, and the schema has no name by which others could inherit it`,
    ),
  );
  expect(property(schemaNamed(api, "Owner"), "pet")).toMatchObject({ discriminator: undefined, oneOf: undefined });
  expect(mapping(api, "Cat")).toEqual({});
});

describe("a schema with a discriminator and heirs", () => {
  test("may have it in an inline part, which nobody inherits by itself", () => {
    const api = buildSchemas({
      Cat: { allOf: [{ type: "object", properties: { lives: { type: "integer" } } }, { allOf: [parent()] }] },
      Kitten: heir("Cat"),
    });
    expect(schemaNamesOf(api)).toEqual(["Cat", "CatBase", "Kitten"]);
    expect(alternatives(api, "Cat")).toEqual(["Kitten"]);
    expect(mapping(api, "Cat")).toEqual({ Kitten: "Kitten" });
  });

  test("is the union of its heirs, which have its base in common", () => {
    const api = buildSchemas({
      Pet: parent({ description: "A pet." }, { mapping: { cat: "Cat" } }),
      Cat: heir("Pet", { lives: { type: "integer" } }),
      Dog: heir("Pet"),
      Owner: { type: "object", properties: { pet: ref("Pet"), other: { allOf: [ref("Pet")], description: "Other" } } },
    });
    expect(schemaNamesOf(api)).toEqual(["Pet", "PetBase", "Cat", "Dog", "Owner"]);
    const [pet, base, cat] = ["Pet", "PetBase", "Cat"].map((name) => schemaNamed(api, name));
    expect(alternatives(api, "Pet")).toEqual(["Cat", "Dog"]);
    expect(mapping(api, "Pet")).toEqual({ cat: "Cat", Dog: "Dog" });
    expect([pet?.description, base?.description, pet?.properties, base?.properties?.length]).toEqual([
      "A pet.",
      undefined,
      undefined,
      2,
    ]);
    expect(cat?.allOf?.[0]).toBe(base);
    const owner = schemaNamed(api, "Owner");
    expect([property(owner, "pet"), property(owner, "other").allOf?.[0]]).toEqual([pet, pet]);
  });

  test("limits the property in each heir to the values that lead there", () => {
    const api = buildSchemas({
      Pet: parent({}, { mapping: { cat: "Cat", tiger: "#/components/schemas/Cat" } }),
      Cat: heir("Pet"),
      Dog: { allOf: [ref("Pet")], properties: { kind: { description: "Own words." } } },
    });
    const [cat, dog] = [schemaNamed(api, "Cat"), schemaNamed(api, "Dog")];
    expect([kinds(cat), kinds(dog)]).toEqual([["cat", "tiger"], ["Dog"]]);
    expect([property(cat, "kind").description, property(dog, "kind").description]).toEqual([
      "What it is.",
      "Own words.",
    ]);
    expect([cat.required, cat.types]).toEqual([["kind"], ["object"]]);
  });

  test("leaves an heir alone that limits the property itself, and takes the value from it", () => {
    const api = buildSchemas({
      Pet: parent(),
      Cat: heir("Pet", { kind: { const: "cat" } }),
      Dog: heir("Pet", { kind: { enum: ["dog", "Dog"] } }),
    });
    expect(mapping(api, "Pet")).toEqual({ cat: "Cat", dog: "Dog", Dog: "Dog" });
    expect(schemaNamed(api, "Cat").properties).toBeUndefined();
    expect(schemaNamed(api, "Dog").properties).toBeUndefined();
  });

  test.each<[string, JsonObject]>([
    ["another name of the parent", { allOf: [ref("Animal"), { properties: { lives: { type: "integer" } } }] }],
    ["a part of a part", { allOf: [{ allOf: [ref("Pet")], properties: { lives: { type: "integer" } } }] }],
    ["a reference with more beside it", { ...ref("Pet"), properties: { lives: { type: "integer" } } }],
    ["another name with words of its own", { allOf: [ref("Creature")], properties: { lives: { type: "integer" } } }],
  ])("is inherited through %s", (_, cat) => {
    const names = { Animal: ref("Pet"), Creature: { ...ref("Animal"), description: "A pet by another name." } };
    const api = buildSchemas({ Pet: parent(), ...names, Cat: cat });
    expect(alternatives(api, "Pet")).toEqual(["Cat"]);
    expect(kinds(schemaNamed(api, "Cat"))).toEqual(["Cat"]);
    expect(schemaNamed(api, "Animal").ref).toBe(schemaNamed(api, "Pet"));
    const [base] = certainLayers(schemaNamed(api, "Cat")).filter(({ variant }) => variant?.kind === "base");
    expect(base).toBe(schemaNamed(api, "PetBase"));
    expect(certainLayers(schemaNamed(api, "Cat"))).not.toContain(schemaNamed(api, "Pet"));
  });

  test("gives an heir that is chosen by another name the values of the heir", () => {
    const api = buildSchemas({
      Pet: parent({}, { mapping: { cat: "Kitty" } }),
      Cat: heir("Pet"),
      Kitty: ref("Cat"),
    });
    expect(mapping(api, "Pet")).toEqual({ cat: "Cat" });
  });

  test.each(["oneOf", "anyOf"])("may list its heirs itself: %s", (keyword) => {
    const api = buildSchemas({
      Pet: parent({ [keyword]: [ref("Dog"), ref("Cat")] }, { mapping: { cat: "Cat" } }),
      Cat: heir("Pet"),
      Dog: heir("Pet"),
      Around: heir("Pet"),
    });
    expect(mapping(api, "Pet")).toEqual({ cat: "Cat", Dog: "Dog" });
    expect(kinds(schemaNamed(api, "Cat"))).toEqual(["cat"]);
    expect(schemaNamed(api, "Around").allOf?.[0]).toBe(schemaNamed(api, "Pet"));
  });

  test("that lists an heir and something else is defined by itself, and is told what would be one", () => {
    const pet = parent({ oneOf: [ref("Cat"), ref("Other")] });
    const { diagnostics } = build({
      components: { schemas: { Pet: pet, Cat: heir("Pet"), Other: { type: "object" } } },
    });
    expect(problems(diagnostics)).toEqual([
      "error reference-cycle /components/schemas/Pet: this schema is defined by itself, without a property or an item in between",
      "error reference-cycle /components/schemas/Cat: this schema is defined by itself, without a property or an item in between",
    ]);
    expect(diagnostics.map(({ help }) => help?.includes("`discriminator`"))).toEqual([true, undefined]);
  });

  test("takes what other discriminators call its heirs, where that is one of them", () => {
    const by = (mapping: JsonObject) => ({ discriminator: { propertyName: "kind", mapping } });
    const { api, diagnostics } = build({
      components: {
        schemas: {
          Pet: parent(),
          Cat: heir("Pet"),
          Dog: heir("Pet"),
          Robot: { ...parent({}, { mapping: { robot: "RobotDog" } }) },
          RobotDog: { allOf: [ref("Pet"), ref("Robot")] },
          Body: { oneOf: [ref("Cat"), ref("Dog")], ...by({ cat: "Cat", it: "Cat" }) },
          Other: { oneOf: [ref("Dog"), ref("Cat")], ...by({ it: "Dog", tom: "Cat" }) },
          Plain: { oneOf: [ref("Dog"), ref("Cat")], discriminator: { propertyName: "kind" } },
        },
      },
    });
    expect(problems(diagnostics)).toEqual([
      "warning contradiction /components/schemas/Body/discriminator/mapping/it: `it` leads to a schema whose `kind` allows `Cat`, `cat`, `tom` alone: no value fits by it",
      "warning contradiction /components/schemas/Other/discriminator/mapping/it: `it` leads to a schema whose `kind` allows `Dog` alone: no value fits by it",
    ]);
    const family = { Cat: "Cat", Dog: "Dog", RobotDog: "RobotDog", cat: "Cat", tom: "Cat", robot: "RobotDog" };
    expect(mapping(api, "Pet")).toEqual(family);
    expect(mapping(api, "Robot")).toEqual({ robot: "RobotDog", RobotDog: "RobotDog" });
    expect(kinds(schemaNamed(api, "Cat"))).toEqual(["Cat", "cat", "tom"]);
    expect(kinds(schemaNamed(api, "Dog"))).toEqual(["Dog"]);
    expect(mapping(api, "Plain")).toEqual({ Dog: "Dog", Cat: "Cat", cat: "Cat", tom: "Cat" });
  });

  test("counts heirs of heirs, and lets an heir be what its heirs are", () => {
    const api = buildSchemas({ Pet: parent(), Dog: heir("Pet"), Puppy: heir("Dog") });
    expect(alternatives(api, "Pet")).toEqual(["Dog", "Puppy"]);
    expect([kinds(schemaNamed(api, "Dog")), kinds(schemaNamed(api, "Puppy"))]).toEqual([["Dog", "Puppy"], ["Puppy"]]);
  });

  test("is one of its own alternatives where a value leads to it", () => {
    const api = buildSchemas({ Pet: parent({}, { mapping: { any: "Pet" } }), Cat: heir("Pet") });
    expect(mapping(api, "Pet")).toEqual({ any: "PetBase", Cat: "Cat" });
  });

  test("may be an heir itself", () => {
    const api = buildSchemas({
      Animal: parent(),
      Pet: { ...heir("Animal"), discriminator: { propertyName: "kind" } },
      Cat: heir("Pet"),
    });
    expect([alternatives(api, "Animal"), alternatives(api, "Pet")]).toEqual([
      ["Pet", "Cat"],
      ["PetBase", "Cat"],
    ]);
    expect(schemaNamed(api, "PetBase").allOf?.[0]).toBe(schemaNamed(api, "AnimalBase"));
    expect(kinds(schemaNamed(api, "PetBase"))).toEqual(["Pet", "Cat"]);
  });

  test("is no parent of what it forbids: that is a schema around it", () => {
    const Pet = parent({ properties: { kind: { enum: ["Cat"] } } });
    const api = buildSchemas({ Pet, Cat: heir("Pet"), PetResponse: heir("Pet", { link: { type: "string" } }) });
    expect(alternatives(api, "Pet")).toEqual(["Cat"]);
    expect(schemaNamed(api, "PetResponse").allOf?.[0]).toBe(schemaNamed(api, "Pet"));
  });

  test("may be null where its document says so", () => {
    const api = buildSchemas({ Pet: parent({ type: ["object", "null"] }), Cat: heir("Pet") });
    expect(schemaNamed(api, "Pet").oneOf?.map((option) => option.types)).toEqual([["object"], ["null"]]);
    expect(schemaNamed(api, "PetBase").types).toEqual(["object"]);
  });

  test("leaves heirs that say null themselves to the family without it", () => {
    const nullable = ["object", "null"];
    const api = buildSchemas({
      Pet: parent({ type: nullable }),
      Cat: { type: nullable, allOf: [ref("Pet")] },
      Dog: { allOf: [ref("Pet"), { type: nullable, properties: { bark: { type: "string" } } }] },
      Fox: heir("Pet"),
      Kitten: { allOf: [ref("Cat")] },
    });
    expect(schemaNamesOf(api)).toEqual([
      ...["Pet", "PetBase", "Cat", "CatObject", "Dog", "DogObject", "Fox", "Kitten"],
    ]);
    expect(mapping(api, "Pet")).toEqual({ Cat: "CatObject", Dog: "DogObject", Fox: "Fox", Kitten: "Kitten" });
    expect(schemaNamed(api, "Cat").anyOf?.map(({ name, types }) => name?.typescript ?? types)).toEqual([
      "CatObject",
      ["null"],
    ]);
    expect(schemaNamed(api, "Kitten").allOf?.[0]?.name?.typescript).toBe("CatObject");
  });

  test("leads other values to its default", () => {
    const api = buildSchemas({ Pet: parent({}, { defaultMapping: "Other" }), Cat: heir("Pet"), Other: heir("Pet") });
    expect(schemaNamed(api, "Pet").discriminator?.defaultMapping).toBe(schemaNamed(api, "Other"));
    expect(schemaNamed(api, "Other").properties).toBeUndefined();
  });

  test("has two forms, and so do its heirs, where the base has a member that is only read", () => {
    const Pet = parent({ properties: { kind: { type: "string" }, id: { type: "integer", readOnly: true } } });
    const api = buildSchemas({ Pet, Cat: heir("Pet") });
    expect(schemaNamesOf(api)).toEqual(["Pet", "PetBase", "PetBaseWritable", "PetWritable", "Cat", "CatWritable"]);
    expect(alternatives(api, "PetWritable")).toEqual(["CatWritable"]);
    expect(mapping(api, "PetWritable")).toEqual({ Cat: "CatWritable" });
    expect(schemaNamed(api, "CatWritable").allOf?.[0]).toBe(schemaNamed(api, "PetBaseWritable"));
  });
});

test("without heirs, a schema with a discriminator stays as it is", () => {
  const { api, diagnostics } = build({ components: { schemas: { Pet: parent(), Alone: { type: "object" } } } });
  expect(problems(diagnostics)).toEqual([
    "warning ignored-keyword /components/schemas/Pet/discriminator: `discriminator` is ignored: there is no `oneOf` or `anyOf`, and no component has the schema in its `allOf`",
  ]);
  expect(api.ledger).toContainEqual({
    subject: "discriminator (ignored where it chooses among nothing)",
    treatment: "documentation",
    count: 1,
  });
  expect(schemaNamesOf(api)).toEqual(["Pet", "Alone"]);
  expect(schemaNamed(api, "Pet").oneOf).toBeUndefined();
});

test.each<[string, JsonObject, JsonObject, string]>([
  [
    "texts that are no names",
    { kind: { enum: ["cat", "dog"] } },
    {},
    "`kind` allows `cat`, `dog` alone, which are neither names nor values of the components with the schema in their `allOf`",
  ],
  [
    "no texts",
    { kind: { enum: [1, 2] } },
    {},
    "`kind` allows no text, and texts alone lead to the components with the schema in their `allOf`",
  ],
  [
    "lists",
    { kind: { type: "array" } },
    { cat: "Cat" },
    "`kind` allows no text, and texts alone lead to the components with the schema in their `allOf`",
  ],
  [
    "values that lead elsewhere",
    { kind: { type: "string" } },
    { Cat: "Pet" },
    "no value of `kind` leads to one of the components with the schema in their `allOf`",
  ],
])("a discriminator that leads to none of its heirs is told why: %s", (_, properties, mapping, reason) => {
  const Pet = parent({ properties }, { mapping });
  const { api, diagnostics } = build({ components: { schemas: { Pet, Cat: heir("Pet") } } });
  expect(problems(diagnostics)).toEqual([
    `warning ignored-keyword /components/schemas/Pet/discriminator: \`discriminator\` is ignored: ${reason}`,
  ]);
  expect(schemaNamesOf(api)).toEqual(["Pet", "Cat"]);
});

test("a discriminator whose values its heirs do not have is advised a mapping, which is one", () => {
  const pet = (mapping: JsonObject) => parent({ properties: { kind: { enum: ["cat"] } } }, { mapping });
  const { diagnostics } = build({ components: { schemas: { Pet: pet({}), Cat: heir("Pet") } } });
  expect(diagnostics.map(({ help }) => help)).toEqual([
    "Write a `mapping` to the components, or let each of them list its own values of `kind`.",
  ]);
  expect(mapping(buildSchemas({ Pet: pet({ cat: "Cat" }), Cat: heir("Pet") }), "Pet")).toEqual({ cat: "Cat" });
});

test("a new heir renames nothing but what it adds", () => {
  const inner = { type: "object", properties: { a: { type: "string" } } };
  const Pet = parent({ properties: { kind: { type: "string" }, inner } });
  expect(schemaNamesOf(build({ components: { schemas: { Pet } } }).api)).toEqual(["Pet", "PetInner"]);
  expect(schemaNamesOf(buildSchemas({ Pet, Cat: heir("Pet") }))).toEqual(["Pet", "PetBase", "PetInner", "Cat"]);
});
