import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/load/text/json.ts";
import { documentOf, emitted, typesOf, validatorsIn } from "./generated-model.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const part = (properties: object) => ({ type: "object", required: ["b"], properties: { b: true, ...properties } });

const model = () =>
  emitted(
    documentOf({
      Level: { enum: ["low", "high"], default: "low" },
      Base: {
        type: "object",
        properties: {
          size: { type: "integer", default: 0 },
          level: ref("Level"),
          text: { type: ["string", "null"], default: null },
        },
      },
      AtLeast: { allOf: [ref("Base"), part({ size: { minimum: 5 } })] },
      High: { allOf: [ref("Base"), part({ level: { enum: ["high"] } })] },
      Highest: { allOf: [ref("High"), { properties: { size: { default: 7 } } }] },
      Text: { allOf: [ref("Base"), part({ text: { type: "string" } })] },
      Next: { allOf: [ref("Base"), part({ level: { const: "high", default: "high" } })] },
      Beside: part({ level: { ...ref("Level"), const: "high" } }),
      Pet: {
        type: "object",
        properties: { kind: { type: "string", description: "Which.", default: "Cat" } },
        discriminator: { propertyName: "kind" },
      },
      Cat: { allOf: [ref("Pet"), part({})] },
      Dog: { allOf: [ref("Pet"), part({})] },
      Kid: { allOf: [ref("Pet"), part({ kind: { enum: ["kid"], default: "kid" } })] },
    }),
  );

test("what validation gives back fits, with the defaults that nothing forbids", async () => {
  const validators = await validatorsIn(model());
  const names = ["Base", "AtLeast", "High", "Highest", "Text", "Next", "Beside", "Cat", "Dog", "Kid"];
  const found = names.map((name) => [name, validators(name).parse({ b: 1 })] as const);
  expect(Object.fromEntries(found)).toEqual({
    Base: { b: 1, size: 0, level: "low", text: null },
    AtLeast: { b: 1, level: "low", text: null },
    High: { b: 1, size: 0, text: null },
    Highest: { b: 1, size: 0, text: null },
    Text: { b: 1, size: 0, level: "low" },
    Next: { b: 1, size: 0, level: "high", text: null },
    Beside: { b: 1 },
    Cat: { b: 1, kind: "Cat" },
    Dog: { b: 1, kind: "Dog" },
    Kid: { b: 1, kind: "kid" },
  });
  for (const [name, value] of found) expect([name, validators(name).is(value)]).toEqual([name, true]);
});

test("a value that came is left as it is", async () => {
  const validators = await validatorsIn(model());
  const value = { b: 1, size: 9, level: "high", text: "a" };
  for (const name of ["AtLeast", "High", "Text", "Next"]) expect(validators(name).parse(value)).toBe(value);
  expect(validators("Dog").check({ b: 1, kind: "Cat" }).issues).toMatchObject([{ path: "/kind", expected: ["Dog"] }]);
  expect(validators("Pet").check({ b: 1 }).issues).toMatchObject([{ path: "/kind", keyword: "discriminator" }]);
});

test("types have a member for certain where a default counts", () => {
  const declared = typesOf(model()).split("\nexport ");
  const shown = declared.filter((text) => /^interface (?:High|Text|Next|Beside|Dog|DogInput|Kid) /.test(text));
  expect(`\n${shown.map((text) => text.trim()).join("\n")}\n`).toMatchInlineSnapshot(`
    "
    interface High {
      size: number;
      level?: "high";
      text: string | null;
      b: unknown;
    }
    interface Text {
      size: number;
      level: Level;
      text?: string;
      b: unknown;
    }
    interface Next extends Base {
      level: "high";
      b: unknown;
    }
    interface Beside {
      b: unknown;
      level?: "high";
    }
    interface Dog extends PetBase {
      kind: "Dog";
      b: unknown;
    }
    interface DogInput extends PetBaseInput {
      kind?: "Dog";
      b: unknown;
    }
    interface Kid extends PetBase {
      kind: "kid";
      b: unknown;
    }
    "
  `);
});

test("a default of a tag that a part of the base requires is only told: no type of what goes in differs for it", () => {
  const kind = { type: "string", default: "Base" };
  const types = typesOf(
    emitted(
      documentOf({
        Plain: { type: "object", properties: { id: { type: "string" } } },
        Base: {
          allOf: [
            ref("Plain"),
            { type: "object", required: ["kind"], properties: { kind }, discriminator: { propertyName: "kind" } },
          ],
        },
        Heir: { allOf: [ref("Base"), { type: "object", properties: { x: { type: "string" } } }] },
        Holder: { type: "object", properties: { h: ref("Heir") } },
      }),
    ),
  );
  expect(types).not.toContain("Input");
});

describe("a default of a branch, which what stands around it forbids", () => {
  const size = { type: "integer", maximum: 5 };
  const when = (then: JsonObject): JsonObject => ({
    if: { properties: { kind: { const: "a" } }, required: ["kind"] },
    then,
  });
  const branch = (value: number, more: JsonObject = {}): JsonObject => ({
    properties: { size: { default: value, ...more } },
  });
  const schemas: JsonObject = {
    Cond: { type: "object", properties: { size }, ...when(branch(9)) },
    Fits: { type: "object", properties: { size }, ...when(branch(4)) },
    Dependent: { type: "object", properties: { size }, dependentSchemas: { kind: branch(9) } },
    Either: {
      type: "object",
      properties: { size },
      oneOf: [{ ...branch(9), required: ["kind"] }, { properties: { kind: false } }],
    },
    Some: { type: "object", properties: { size }, anyOf: [ref("Branch"), { required: ["b"] }] },
    Branch: branch(9, { type: "integer" }),
    Part: { allOf: [{ type: "object", properties: { size } }, when(branch(9)), ref("Whens")] },
    Whens: when({ allOf: [branch(8), branch(3)] }),
  };
  test.each<[string, JsonValue]>([
    ["Cond", { kind: "a" }],
    ["Fits", { kind: "a", size: 4 }],
    ["Dependent", { kind: "a" }],
    ["Either", { kind: "a" }],
    ["Some", { kind: "a" }],
    ["Branch", { kind: "a", size: 9 }],
    ["Part", { kind: "a", size: 3 }],
    ["Whens", { kind: "a", size: 8 }],
  ])("is not put in, and what is put in fits: %s", async (name, value) => {
    const { check, is } = (await validatorsIn(emitted(documentOf(schemas))))(name);
    expect(check({ kind: "a" })).toEqual({ value });
    expect(is(value)).toBe(true);
  });
});
