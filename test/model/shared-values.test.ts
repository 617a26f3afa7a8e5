import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { build, buildSchemas, problems, property, schemaNamed } from "./build.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const heir = (parent: string, properties: JsonObject = {}) => ({
  allOf: [ref(parent), { type: "object", properties }],
});
const parent = (details: JsonObject = {}): JsonObject => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string" } },
  discriminator: { propertyName: "kind" },
  ...details,
});

describe("heirs that have a value of the discriminator in common", () => {
  const X = heir("Pet", { kind: { enum: ["k1"] } });
  const Y = heir("Pet", { kind: { enum: ["k1", "k2"] } });

  test("are alternatives that may both fit, with a warning", () => {
    const { api, diagnostics } = build({ components: { schemas: { Pet: parent(), X, Y } } });
    const pet = schemaNamed(api, "Pet");
    expect([pet.oneOf, pet.anyOf?.map((option) => option.name?.typescript)]).toEqual([undefined, ["X", "Y"]]);
    expect(problems(diagnostics)).toEqual([
      "warning contradiction /components/schemas/Y: `k1` leads to this heir and to another one: `kind` does not tell them apart, and a value may fit either",
    ]);
    expect(diagnostics[0]?.related?.map(({ location }) => location.pointer)).toEqual(["/components/schemas/X"]);
  });

  test("are warned of once in a family", () => {
    const { diagnostics } = build({ components: { schemas: { Pet: parent(), X: Y, Y, Z: Y } } });
    expect(problems(diagnostics)).toEqual([
      "warning contradiction /components/schemas/Y: `k1` (and 1 more) leads to this heir and to another one: `kind` does not tell them apart, and a value may fit either",
    ]);
  });

  test.each<[string, JsonObject]>([
    ["an heir", {}],
    ["a parent", { discriminator: { propertyName: "kind" } }],
  ])("are not warned of where the one is composed of the other, which is %s", (_, details) => {
    const Dog = { ...heir("Pet", { kind: { enum: ["dog", "pup"] } }), ...details };
    const Pup = heir("Dog", { kind: { enum: ["pup"] } });
    const { api, diagnostics } = build({ components: { schemas: { Pet: parent(), Dog, Pup } } });
    expect(problems(diagnostics)).toEqual([]);
    expect(schemaNamed(api, "Pet").anyOf?.map((option) => option.name?.typescript)).toEqual(["Dog", "Pup"]);
  });

  test("give the schema that they are composed of each value once", () => {
    const Pup = heir("Dog", { kind: { enum: ["pup"] } });
    const { api } = build({ components: { schemas: { Pet: parent(), Dog: heir("Pet"), Pup, Whelp: Pup } } });
    expect(property(schemaNamed(api, "Dog"), "kind").enum).toEqual(["Dog", "pup"]);
  });

  test("stay alternatives in the direction that hides the value", () => {
    const hidden = (kind: JsonObject) => heir("Pet", { kind: { readOnly: true, ...kind } });
    const Pet = parent({ required: [], properties: { kind: { type: "string", readOnly: true } } });
    const [one, other] = [hidden({ enum: ["k1"] }), hidden({ enum: ["k1", "k2"] })];
    const { api } = build({ components: { schemas: { Pet, X: one, Y: other } } });
    expect(schemaNamed(api, "PetWritable").anyOf?.map((option) => option.name?.typescript)).toEqual([
      "XWritable",
      "YWritable",
    ]);
  });

  test("leave families whose values are apart as they are", () => {
    const pet = schemaNamed(buildSchemas({ Pet: parent(), X, Z: heir("Pet") }), "Pet");
    expect([pet.oneOf?.map((option) => option.name?.typescript), pet.anyOf]).toEqual([["X", "Z"], undefined]);
  });
});
