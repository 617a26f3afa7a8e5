import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { types } from "./generated-model.ts";

const text = { type: "string" };
const count = { type: "integer" };
/** Written as a key of its own, an object that has it looks like a promise to linters. */
const conclusion = "then";
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("types as a person would write them", () => {
  test("of a condition alone have the members of both outcomes, and those that it looks at", () => {
    const condition = {
      if: { properties: { kind: { const: 1 } }, required: ["kind"] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { properties: { value: text } },
      else: { properties: { value: count } },
    };
    expectTypes({
      Alone: { type: "object", ...condition },
      Composed: { type: "object", allOf: [condition] },
      Untyped: condition,
      Once: { type: "object", ...condition, else: true },
    }).toMatchInlineSnapshot(`
      "
      export interface Alone {
        kind?: unknown;
        value?: string | number;
      }
      export interface Composed {
        kind?: unknown;
        value?: string | number;
      }
      export type Untyped = unknown;
      export interface Once {
        kind?: unknown;
        value?: unknown;
      }
      "
    `);
  });

  test("of what is only looked at are those before defaults", () => {
    const asking = {
      if: { required: ["t"], properties: { t: ref("Tag") } },
      [conclusion]: { properties: { x: count } },
    };
    expectTypes({
      Tag: { type: "object", required: ["n"], properties: { n: text, c: { ...text, default: "red" } } },
      List: { type: "array", contains: ref("Tag"), unevaluatedItems: text },
      Closed: { type: "object", ...asking, unevaluatedProperties: false },
      Others: { type: "object", properties: { k: text }, ...asking, unevaluatedProperties: { type: "boolean" } },
      Held: {
        type: "object",
        ...asking,
        [conclusion]: { properties: { t: ref("Tag") } },
        else: { properties: { t: count } },
        unevaluatedProperties: false,
      },
      Both: {
        type: "object",
        if: { properties: { t: { type: "object", properties: { w: { ...count, default: 1 } } } } },
        [conclusion]: { properties: { t: { type: "object", properties: { v: { ...count, default: 2 } } } } },
        unevaluatedProperties: false,
      },
    }).toMatchInlineSnapshot(`
      "
      export interface Tag {
        n: string;
        c: string;
      }
      export interface TagInput {
        n: string;
        c?: string;
      }
      export type List = (string | TagInput)[];
      export interface Closed {
        t?: TagInput;
        x?: number;
      }
      export interface Others {
        [name: string]: boolean | string | TagInput | number | undefined;
        k?: string;
        t?: TagInput | boolean;
        x?: number | boolean;
      }
      export interface Held {
        t?: Tag | number;
      }
      export interface HeldInput {
        t?: TagInput | number;
      }
      export interface Both {
        t?:
          | {
              v: number;
            }
          | {
              w?: number;
            };
      }
      export interface BothInput {
        t?:
          | {
              v?: number;
            }
          | {
              w?: number;
            };
      }
      "
    `);
  });

  test("of parts with other members keep the index signature", () => {
    const others = { unevaluatedProperties: count };
    expectTypes({
      Base: { type: "object", properties: { a: text } },
      Inline: { type: "object", allOf: [{ properties: { a: text } }], ...others },
      Extended: { allOf: [ref("Base")], ...others },
      Open: { type: "object", allOf: [{ properties: { a: text }, additionalProperties: text }], ...others },
      Unsure: { type: "object", properties: { b: text }, anyOf: [{ properties: { a: text } }, true], ...others },
    }).toMatchInlineSnapshot(`
      "
      export interface Base {
        a?: string;
      }
      export interface Inline {
        [name: string]: number | string | undefined;
        a?: string;
      }
      export interface Extended extends Base {
        [name: string]: number | string | undefined;
      }
      export type Open = { a?: string; [name: string]: string | undefined };
      export type Unsure = { b?: string };
      export interface UnsureOption1 {
        a?: string;
      }
      "
    `);
  });

  test("of all names repeat no value of a member where the whole type is there", () => {
    const others = (additionalProperties: JsonObject, k: JsonObject) => ({
      ...{ type: "object", additionalProperties, required: ["k"], properties: { k } },
    });
    const mixed = { enum: ["a", 1] };
    const written = types({
      Mixed: mixed,
      Value: others(count, { const: 2 }),
      Name: others(text, { enum: ["a", null] }),
      Named: others(text, ref("Mixed")),
      Listed: others({ anyOf: [mixed, text] }, { const: "k" }),
      Apart: others(count, { const: "k" }),
    });
    expect([...written.matchAll(/\[name: string\]: (.*);/g)].map(([, type]) => type)).toEqual([
      "number",
      "string | null",
      "string | Mixed",
      '"a" | 1 | (string & {})',
      'number | "k"',
    ]);
  });

  test("that conditions in parts describe stand beside what all others are", () => {
    const flag = { type: "boolean" };
    const condition = (then: JsonObject) => ({
      if: { required: ["b"], properties: { b: { const: 1 } } },
      [conclusion]: then,
    });
    const counted = condition({ properties: { c: count }, required: ["c"] });
    expectTypes({
      Inline: { type: "object", allOf: [{ properties: { a: text } }, counted], unevaluatedProperties: flag },
      Own: { type: "object", ...counted, unevaluatedProperties: flag },
      Parts: { type: "object", allOf: [{ properties: { a: text }, ...counted }], unevaluatedProperties: flag },
      Patterns: {
        type: "object",
        allOf: [{ properties: { a: text } }, condition({ patternProperties: { "^x": text } })],
        unevaluatedProperties: flag,
      },
    }).toMatchInlineSnapshot(`
      "
      export interface Inline {
        [name: string]: boolean | string | number | undefined;
        a?: string;
        b?: 1 | boolean;
        c?: number | boolean;
      }
      export interface Own {
        [name: string]: boolean | number | undefined;
        b?: 1 | boolean;
        c?: number | boolean;
      }
      export interface Parts {
        [name: string]: unknown;
        a?: string;
        c?: unknown;
      }
      export interface Patterns {
        a?: string;
      }
      "
    `);
  });

  test("of parts without a type say once what is no object", () => {
    expectTypes({
      Objects: {
        allOf: [{ properties: { a: text } }, { properties: { a: { const: "x" }, b: count }, required: ["b"] }],
      },
      Lists: { allOf: [{ properties: { a: text } }, { items: count }] },
      Beside: { properties: { b: text }, allOf: [{ properties: { a: text } }] },
      Others: { allOf: [{ properties: { a: text } }, { additionalProperties: count }] },
    }).toMatchInlineSnapshot(`
      "
      export type Objects = { a?: "x"; b: number } | unknown[] | string | number | boolean | null;
      export type Lists = { a?: string } | number[] | string | number | boolean | null;
      export type Beside = { a?: string; b?: string } | unknown[] | string | number | boolean | null;
      export type Others =
        | ({ a?: string } & { [name: string]: number })
        | unknown[]
        | string
        | number
        | boolean
        | null;
      "
    `);
  });

  test("of known and other values keep the known ones", () => {
    expectTypes({
      Size: { enum: ["s", "m"] },
      Inline: { anyOf: [{ enum: ["s", 1] }, text, { type: "null" }] },
      Named: { type: "object", properties: { size: { anyOf: [ref("Size"), text] } } },
      Numbers: { anyOf: [{ const: 1 }, { type: "number" }, text] },
      Limited: { allOf: [{ anyOf: [{ enum: ["s"] }, text] }, { type: ["string", "integer"] }] },
    }).toMatchInlineSnapshot(`
      "
      export type Size = "s" | "m";
      export const valuesOfSize = ["s", "m"] as const satisfies readonly Size[];
      export type Inline = "s" | 1 | (string & {}) | null;
      export interface Named {
        size?: Size | (string & {});
      }
      export type Numbers = 1 | (number & {}) | string;
      export type Limited = "s" | (string & {});
      "
    `);
  });

  test("of what is composed of another part leave out that part", () => {
    expectTypes({
      Cat: { type: "object", required: ["lives"], properties: { lives: count } },
      Lion: { allOf: [ref("Cat"), { type: "object", properties: { mane: text } }] },
      Zoo: { type: "object", properties: { star: ref("Cat") } },
      Wild: { allOf: [ref("Zoo"), { type: "object", properties: { star: ref("Lion") } }] },
      Both: { allOf: [ref("Cat"), ref("Lion")] },
      OneOf: { allOf: [ref("Cat"), { oneOf: [ref("Lion"), ref("Zoo")] }] },
    }).toMatchInlineSnapshot(`
      "
      export interface Cat {
        lives: number;
      }
      export interface Lion extends Cat {
        mane?: string;
      }
      export interface Zoo {
        star?: Cat;
      }
      export interface Wild extends Zoo {
        star?: Lion;
      }
      export type Both = Lion;
      export type OneOf = Cat & (Lion | Zoo);
      "
    `);
  });

  test("of lists have as many items as there are for certain", () => {
    const pair = { type: "array", prefixItems: [text, count] };
    expectTypes({
      Three: { ...pair, minItems: 3 },
      Five: { ...pair, minItems: 5, items: { type: "boolean" } },
      Most: { ...pair, minItems: 3, maxItems: 4 },
      Hundred: { ...pair, minItems: 100 },
    }).toMatchInlineSnapshot(`
      "
      export type Three = [string, number, unknown, ...unknown[]];
      export type Five = [string, number, boolean, boolean, boolean, ...boolean[]];
      export type Most = [string, number, unknown, ...unknown[]];
      export type Hundred = [string, number, ...unknown[]];
      "
    `);
  });

  test("of names that begin or end alike have signatures for them", () => {
    const closed = { type: "object", additionalProperties: false };
    expectTypes({
      Prefix: { ...closed, properties: { id: text }, patternProperties: { "^x-": count } },
      Both: { ...closed, patternProperties: { "^x-.*$": count, "\\.\\$id$": text } },
      Declared: { ...closed, properties: { "x-a": { minimum: 1 } }, patternProperties: { "^x-": count } },
      Required: { ...closed, required: ["x-a"], properties: { "x-a": {} }, patternProperties: { "^x-": count } },
      Longer: { ...closed, properties: { id: text }, patternProperties: { "^x-[a-z]": count } },
      Dollar: { ...closed, patternProperties: { "^\\$": count } },
      Open: { type: "object", patternProperties: { "^x-": count } },
    }).toMatchInlineSnapshot(`
      "
      export interface Prefix {
        [name: \`x-\${string}\`]: number;
        id?: string;
      }
      export type Both = { [name: \`x-\${string}\`]: number; [name: \`\${string}.\\$id\`]: string };
      export interface Declared {
        [name: \`x-\${string}\`]: number | undefined;
        "x-a"?: number;
      }
      export interface RequiredSchema {
        [name: \`x-\${string}\`]: number;
        "x-a": number;
      }
      export interface Longer {
        [name: string]: number | string | undefined;
        id?: string;
      }
      export type Dollar = { [name: \`\\$\${string}\`]: number };
      export type Open = { [name: string]: unknown };
      "
    `);
  });
});

function expectTypes(schemas: JsonObject) {
  return expect(types(schemas));
}
