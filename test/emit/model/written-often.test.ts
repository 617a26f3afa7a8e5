import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { lockFileOf } from "../../../generator/model/names/lock-file.ts";
import { documentOf, type EmittedModel, emitted, validatorsOf } from "./generated-model.ts";

/** Schemas without a name that two others refer to, each of which two others refer to again, and so on. */

const ref = (path: string): JsonObject => ({ $ref: `#/components/schemas/${path}` });
const id: JsonObject = { id: { type: "string", readOnly: true } };

function level(count: number, of: (index: number) => JsonObject, name = "A"): JsonObject {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}${index}`, of(index)]));
}

/** What is written is a form of schemas with names: requests do not have `id`, which another schema hides from them. */
function parts(levels: number): JsonObject {
  const choice = (inner: JsonObject): JsonObject => ({
    anyOf: [
      { allOf: [inner], required: ["id"] },
      { allOf: [inner], maxProperties: 9 },
    ],
  });
  return {
    Top: { type: "object", properties: id, allOf: [ref("A0")] },
    ...level(levels, (index) => choice(ref(`A${index + 1}`))),
    [`A${levels}`]: { type: "object", required: ["id", "b"] },
  };
}

/** References lead to what stands in another schema, which has two forms. */
function places(levels: number): JsonObject {
  const next = (index: number) => ref(`Top/properties/p${index + 1}`);
  const lists = level(levels, (index) => ({ type: "array", prefixItems: [next(index), next(index)] }), "p");
  return {
    Top: { type: "object", properties: { ...id, ...lists, [`p${levels}`]: { type: "array", items: ref("Leaf") } } },
    Leaf: { type: "object", properties: id },
  };
}

function lines({ files }: EmittedModel): number {
  const own = [...files].filter(([path]) => !path.startsWith("src/runtime/"));
  return own.reduce((sum, [, text]) => sum + text.split("\n").length, 0);
}

describe.each([
  ["forms within another schema", parts],
  ["schemas within a schema", places],
])("%s", (_, schemas) => {
  test("take as many more lines for ten more levels as for the ten before", () => {
    const [ten = 0, twenty = 0, thirty = 0] = [10, 20, 30].map((levels) => lines(emitted(documentOf(schemas(levels)))));
    expect(thirty - twenty).toBeLessThan(1.3 * (twenty - ten));
    expect(thirty).toBeLessThan(8000);
  });
});

test("get names of their place where they would be written often, and only there", () => {
  const namesOf = (schemas: JsonObject) => {
    return emitted(documentOf(schemas)).api.schemas.flatMap(({ name }) => name?.typescript ?? []);
  };
  expect(namesOf(places(2))).toEqual(["Top", "TopWritable", "Leaf", "LeafWritable"]);
  expect(namesOf(places(6))).toEqual(["Top", "TopWritable", "TopP2", "TopP2Writable", "Leaf", "LeafWritable"]);
  expect(namesOf(parts(2)).filter((name) => name.includes("Part"))).toEqual([]);
  const { api } = emitted(documentOf(parts(6)));
  const { names } = lockFileOf(api);
  expect(names).toMatchObject({ '#/components/schemas/A2 part ["write",["id"],false]': "A2Part" });
});

test("are looked at as before", async () => {
  const { is } = (await validatorsOf(parts(12)))("TopWritable");
  expect([{ b: 1 }, { id: 5, b: 1 }, {}].map(is)).toEqual([true, true, false]);
  let value: unknown = [{ id: "a" }];
  for (let count = 0; count < 12; count++) value = [value, value];
  const list = (await validatorsOf(places(12)))("Top");
  expect([list.is({ p0: value }), list.is({ p0: [[5]] })]).toEqual([true, false]);
});
