import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/load/text/json.ts";
import { fitsAndIssues } from "./fits-and-issues.ts";
import { types, validatorsOf } from "./generated-model.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const number = { type: "integer" };
const family: JsonObject = {
  type: "object",
  required: ["kind"],
  properties: { kind: text, id: { ...number, readOnly: true } },
  discriminator: { propertyName: "kind" },
};
const schemas: JsonObject = {
  Pet: family,
  Cat: { allOf: [ref("Pet"), { type: "object", properties: { lives: number } }] },
  Dog: { allOf: [ref("Pet"), { type: "object", required: ["bark"], properties: { bark: text } }] },
  All: { oneOf: [ref("Pet"), ref("Cat"), ref("Dog")] },
  Mixed: {
    oneOf: [{ type: "object", required: ["leaf"], properties: { leaf: text } }, ref("Pet"), ref("Cat"), number],
  },
};

describe("a `oneOf` of a parent and its heirs", () => {
  test.each<[JsonValue, readonly string[], readonly string[]]>([
    [{ kind: "Cat", lives: 9 }, [], []],
    [{ kind: "Dog", bark: "wow" }, [], []],
    [{ kind: "Pet" }, [], []],
    [{ kind: "Cat", lives: "nine" }, ["/lives type"], ["/lives type"]],
    [{ kind: "Dog" }, ["/bark required"], [" oneOf"]],
    [{ kind: "Cat", leaf: "green" }, [], [" oneOf"]],
    [{ leaf: "green" }, ["/kind discriminator"], []],
    [1, [" discriminator"], []],
    [{}, ["/kind discriminator"], [" oneOf"]],
  ])("takes what fits some of them: %j", async (value, inAll, inMixed) => {
    const of = await validatorsOf(schemas);
    expect(fitsAndIssues(of("All"), value)).toEqual(inAll);
    expect(fitsAndIssues(of("Mixed"), value)).toEqual(inMixed);
    if (JSON.stringify(value).includes("leaf")) return;
    expect(fitsAndIssues(of("AllWritable"), value)).toEqual(inAll);
  });

  test("tells where the parent has the discriminator", async () => {
    const of = await validatorsOf({
      ...schemas,
      Some: { oneOf: [{ ...ref("Pet"), description: "Any." }, ref("Cat")] },
      Puppy: { allOf: [ref("Dog")] },
      Heirs: { oneOf: [ref("Dog"), ref("Puppy")] },
    });
    const places = (name: string, value: JsonValue) =>
      of(name)
        .check(value)
        .issues?.map(({ path, schema }) => `${path} ${schema}`);
    expect(places("Some", { kind: "Cat", lives: "nine" })).toEqual([
      "/lives /oneOf/1/$ref/allOf/1/properties/lives/type",
    ]);
    expect(places("Some", { kind: "Fish" })).toEqual(["/kind /oneOf/0/$ref/discriminator"]);
    expect(places("All", 1)).toEqual([" /oneOf/0/$ref/discriminator"]);
    expect(places("Heirs", { kind: "Cat" })).toEqual(["/kind /oneOf/0/$ref/allOf/0/$ref/discriminator"]);
  });

  test("lets several fit in the direction that hides the member", async () => {
    const hidden = {
      type: "object",
      properties: { kind: { ...text, readOnly: true } },
      discriminator: { propertyName: "kind" },
    };
    const of = await validatorsOf({ ...schemas, Pet: hidden });
    expect(fitsAndIssues(of("AllWritable"), { lives: 9, bark: "wow" })).toEqual([]);
    expect(fitsAndIssues(of("AllWritable"), {})).toEqual([]);
    expect(fitsAndIssues(of("MixedWritable"), { lives: 9 })).toEqual([]);
  });

  test("may be null where the parent may be", async () => {
    const Pet = { ...family, type: ["object", "null"] };
    const of = await validatorsOf({ ...schemas, Pet });
    expect(fitsAndIssues(of("All"), null)).toEqual([]);
    expect(fitsAndIssues(of("Mixed"), null)).toEqual([]);
  });

  test("is of the types of all of them", () => {
    expect(types(schemas)).toContain(`
export type Pet = Cat | Dog | (PetBase & { kind: "Pet" });
`);
    expect(types(schemas)).toContain(`
export type All = Pet | Cat | Dog;
`);
    expect(types(schemas)).toContain(`
export type Mixed = MixedOption1 | Pet | Cat | number;
`);
  });
});
