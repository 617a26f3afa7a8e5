import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/load/text/json.ts";
import { fitsAndIssues } from "./fits-and-issues.ts";
import { types, validatorsOf } from "./generated-model.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (members: JsonObject, required: readonly string[] = ["kind"]): JsonObject => ({
  type: "object",
  required: [...required],
  properties: members,
});
const union = (...names: readonly string[]): JsonObject => ({
  oneOf: names.map((name) => ref(name)),
  discriminator: { propertyName: "kind" },
});
const dog = object({ kind: { const: "dog" } });

describe("the values that an alternative's own schema allows lead to it", () => {
  test.each<[string, JsonValue, readonly string[]]>([
    ["listed beside null", { anyOf: [{ enum: ["a", "b"] }, { type: "null" }] }, ["a", "b"]],
    ["listed by alternatives", { oneOf: [{ const: "a", title: "A" }, { anyOf: [{ const: "b" }] }] }, ["a", "b"]],
    ["narrowed by a part", { allOf: [{ enum: ["a", "b", "c"] }, { enum: ["b", "a"] }] }, ["a", "b"]],
    ["narrowed by alternatives", { enum: ["a", "b", "dog"], anyOf: [{ const: "b" }, { const: "a" }] }, ["a", "b"]],
  ])("%s", async (_, kind, values) => {
    const schemas = { One: object({ kind }), Dog: dog, Pet: union("One", "Dog") };
    const pet = (await validatorsOf(schemas))("Pet");
    for (const value of [...values, "dog"]) expect(fitsAndIssues(pet, { kind: value })).toEqual([]);
    expect(fitsAndIssues(pet, { kind: "One" })).toEqual(["/kind discriminator"]);
    expect(fitsAndIssues(pet, { kind: null })).toEqual(["/kind discriminator"]);
    const [issue] = pet.check({ kind: "One" }).issues ?? [];
    expect(issue?.expected).toEqual([...values, "dog"]);
  });

  test("of a union without a discriminator as well, and of one beside null", async () => {
    const schemas = {
      A: object({ kind: { const: "a" }, n: { type: "integer" } }),
      B: object({ kind: { const: "b" } }),
      Either: { anyOf: [ref("A"), ref("B")] },
      Perhaps: { anyOf: [dog, { type: "null" }] },
      Pet: union("Either", "Perhaps"),
    };
    const pet = (await validatorsOf(schemas))("Pet");
    for (const value of [{ kind: "a" }, { kind: "b" }, { kind: "dog" }, null])
      expect(fitsAndIssues(pet, value)).toEqual([]);
    expect(fitsAndIssues(pet, { kind: "Either" })).toEqual(["/kind discriminator"]);
    expect(fitsAndIssues(pet, { kind: "a", n: "1" })).toEqual(["/n type"]);
    expect(pet.check(5).issues).toMatchObject([{ message: "Must be an object or null, but is a number." }]);
    expect(types(schemas)).toContain("export type Pet = Either | Perhaps;");
  });
});

test("an heir of Microsoft's documents has the value that stands beside it", async () => {
  const parent = { type: "object", required: ["@type"], properties: { "@type": { type: "string" } } };
  const schemas = {
    Codec: { ...parent, discriminator: { propertyName: "@type" } },
    Audio: { "x-ms-discriminator-value": "#Audio", allOf: [ref("Codec")] },
    Video: { allOf: [ref("Codec"), { properties: { width: { type: "integer" } } }] },
  };
  const codec = (await validatorsOf(schemas))("Codec");
  expect(["#Audio", "Video", "Audio"].map((value) => codec.is({ "@type": value }))).toEqual([true, true, false]);
  expect(types(schemas)).toContain('"@type": "#Audio";');
});

describe("a discriminator says nothing of what is no object", () => {
  const cow = object({ kind: { type: "string" } });

  test.each<[string, JsonObject, JsonValue, string]>([
    ["a text", { type: "string" }, "s", '(Cow & { kind: "Cow" }) | Other'],
    ["a list", { type: "array", items: { type: "integer" } }, [1], '(Cow & { kind: "Cow" }) | Other'],
    [
      "null beside an object",
      { ...object({ kind: { const: "o" } }), type: ["object", "null"] },
      null,
      '(Cow & { kind: "Cow" }) | Other',
    ],
    [
      "null beside an object of any value",
      { ...cow, type: ["object", "null"] },
      null,
      '(Cow & { kind: "Cow" }) | (Other & { kind: "Other" }) | null',
    ],
  ])("%s", async (_, other, value, type) => {
    const schemas = { Cow: cow, Other: other, Any: union("Cow", "Other") };
    const any = (await validatorsOf(schemas))("Any");
    expect(fitsAndIssues(any, value)).toEqual([]);
    expect(fitsAndIssues(any, { kind: "Cow" })).toEqual([]);
    expect(any.is({ kind: "dog" })).toBe(false);
    expect(any.is(true)).toBe(false);
    expect(types(schemas)).toContain(`export type Any = ${type};`);
  });

  test("null that two alternatives take is of both, and oneOf wants one", async () => {
    const nullable = (kind: string) => ({ ...object({ kind: { const: kind } }), type: ["object", "null"] });
    const schemas = { A: nullable("a"), B: nullable("b"), Any: union("A", "B") };
    const any = (await validatorsOf(schemas))("Any");
    expect([any.is({ kind: "a" }), any.is(null), any.check(null).issues?.[0]?.message]).toEqual([
      true,
      false,
      "Must fit one alternative alone, but fits 2.",
    ]);
  });
});
