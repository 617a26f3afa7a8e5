import { expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { compiledUses } from "./compiled-uses.ts";
import { types } from "./generated-model.ts";

const text = { type: "string" };
const count = { type: "integer" };
/** Written as a key of its own, an object that has it looks like a promise to linters. */
const conclusion = "then";
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const condition = (outcome: JsonObject | boolean, otherwise: JsonObject | boolean) => ({
  if: { properties: { kind: { const: "card" } }, required: ["kind"] },
  [conclusion]: outcome,
  else: otherwise,
});

function expectTypes(schemas: JsonObject) {
  return expect(types(schemas));
}

const Card = { type: "object", properties: { number: text }, required: ["number"] };
const Bank = { type: "object", properties: { iban: text } };

test("what fits `then` or `else` is of one of their types", () => {
  expectTypes({
    Card,
    Bank,
    Alone: condition(ref("Card"), ref("Bank")),
    Object: { type: "object", ...condition(ref("Card"), ref("Bank")) },
    InPlace: condition(Card, { type: ["string", "null"] }),
    Chain: condition(ref("Card"), condition(ref("Bank"), text)),
    Pay: {
      properties: { kind: { enum: ["card", "bank"] } },
      ...condition(ref("Card"), ref("Bank")),
    },
    Part: { type: "object", properties: { id: text }, allOf: [condition(ref("Card"), ref("Bank"))] },
    Never: condition(ref("Card"), false),
    Some: condition(ref("Card"), true),
    SomeObject: { type: "object", ...condition(ref("Card"), true) },
    Untyped: { properties: { a: text } },
    OfUntyped: { type: "object", ...condition(ref("Untyped"), ref("Bank")) },
    Word: { type: "string", ...condition({ enum: ["a", "b"] }, { minLength: 3 }) },
    Holder: { type: "object", properties: { pay: ref("Pay"), pays: { type: "array", items: ref("Alone") } } },
    OfPay: { type: "object", allOf: [ref("Pay"), { properties: { when: text } }] },
  }).toMatchInlineSnapshot(`
    "
    export interface Card {
      number: string;
    }
    export interface Bank {
      iban?: string;
    }
    export type Alone = Card | Bank;
    export type ObjectSchema = Card | Bank;
    export type InPlace = { number: string } | string | null;
    export type Chain = Card | Bank | string;
    export type Pay = (Card | Bank) & { kind?: "card" | "bank" };
    export type Part = (Card | Bank) & { id?: string };
    export type Never = Card;
    export type Some = unknown;
    export interface SomeObject {
      kind?: unknown;
      number?: unknown;
    }
    export type Untyped = UntypedObject | unknown[] | string | number | boolean | null;
    export interface UntypedObject {
      a?: string;
    }
    export type OfUntyped = UntypedObject | Bank;
    export type Word = string;
    export interface Holder {
      pay?: Pay;
      pays?: Alone[];
    }
    export type OfPay = Pay & { when?: string };
    "
  `);
});

test("members that are listed in words are of the types that `then` and `else` give them", () => {
  const zip = { zip: { description: "The post code." } };
  expectTypes({
    Words: {
      type: "object",
      properties: zip,
      ...condition({ properties: { zip: text } }, { properties: { zip: count } }),
    },
    Part: {
      type: "object",
      properties: zip,
      allOf: [condition({ properties: { zip: text } }, { properties: { zip: count } })],
    },
    Closed: {
      type: "object",
      properties: zip,
      ...condition({ properties: { zip: text } }, { properties: { zip: count } }),
      additionalProperties: false,
    },
    Once: { type: "object", properties: zip, ...condition({ properties: { zip: text } }, true) },
    False: { type: "object", properties: zip, ...condition({ properties: { zip: text } }, false) },
    Typed: {
      type: "object",
      properties: { zip: text },
      ...condition({ properties: { zip: { minLength: 3 } } }, { properties: { zip: count } }),
    },
    Nested: {
      type: "object",
      properties: zip,
      ...condition(
        { properties: { zip: text } },
        condition({ properties: { zip: count } }, { properties: { zip: { type: "boolean" } } }),
      ),
    },
  }).toMatchInlineSnapshot(`
    "
    export interface Words {
      zip?: string | number;
    }
    export interface Part {
      zip?: string | number;
    }
    export interface Closed {
      zip?: string | number;
    }
    export interface Once {
      zip?: unknown;
    }
    export interface False {
      zip?: string;
    }
    export interface Typed {
      zip?: string;
    }
    export interface Nested {
      zip?: string | number | boolean;
      kind?: unknown;
    }
    "
  `);
});

test("members that `then` and `else` require are required", () => {
  expectTypes({
    Both: {
      type: "object",
      properties: { zip: text, other: text },
      ...condition({ required: ["zip", "other"] }, { required: ["zip"] }),
    },
    Described: {
      type: "object",
      ...condition({ properties: { zip: text }, required: ["zip"] }, { properties: { zip: count }, required: ["zip"] }),
    },
    Base: { type: "object", properties: { zip: text } },
    Heir: { allOf: [ref("Base"), { type: "object", ...condition({ required: ["zip"] }, { required: ["zip"] }) }] },
    Ruled: {
      type: "object",
      properties: { id: { ...text, readOnly: true }, zip: { ...text, default: "a" } },
      ...condition({ required: ["id"] }, { required: ["id"] }),
    },
  }).toMatchInlineSnapshot(`
    "
    export interface Both {
      zip: string;
      other?: string;
    }
    export interface Described {
      kind?: unknown;
      zip: string | number;
    }
    export interface Base {
      zip?: string;
    }
    export interface Heir extends Base {
      zip: string;
      kind?: unknown;
    }
    export interface Ruled {
      id: string;
      zip: string;
    }
    export interface RuledInput {
      id: string;
      zip?: string;
    }
    export interface RuledWritable {
      zip: string;
    }
    export interface RuledWritableInput {
      zip?: string;
    }
    "
  `);
});

test("what their validators take is of these types, and nothing else", { timeout: 60_000 }, async () => {
  const schemas = {
    Card: { type: "object", properties: { kind: { const: "card" }, number: text }, required: ["kind", "number"] },
    Bank: { type: "object", properties: { kind: { const: "bank" }, number: count }, required: ["kind"] },
    Alone: condition(ref("Card"), ref("Bank")),
    Pay: { properties: { kind: {} }, ...condition(ref("Card"), ref("Bank")) },
    Never: { ...condition(false, { type: ["string", "null"] }), if: { type: "object" } },
    Words: {
      type: "object",
      properties: { kind: { enum: ["card", "bank"] }, number: {} },
      ...condition({ properties: { number: text } }, { properties: { number: text } }),
    },
    Both: {
      type: "object",
      properties: { kind: text, number: {} },
      ...condition({ required: ["kind", "number"] }, { required: ["kind"] }),
    },
  };
  const kinds = ["card", "bank", "cash"].map((kind) => ({ kind }));
  const numbers = ["1", 1].flatMap((number) => kinds.map((kind) => ({ ...kind, number })));
  const values = [null, 1, "a", [], {}, ...kinds, ...numbers];
  const names = ["Alone", "Pay", "Never", "Words"];
  expect(await compiledUses(schemas, { names, values })).toBe("");
  const lines = [
    "declare const both: T.Both;",
    "export const kind: string = both.kind;",
    "export const kindOf = (pay: T.Pay): string => (pay.kind === 'card' ? pay.number : pay.kind);",
  ];
  // What one outcome requires is for validators.
  expect(
    await compiledUses(schemas, { names: ["Both"], values: [null, {}, { kind: "bank" }, { kind: 1 }], lines }),
  ).toBe("");
});

test("takes time in proportion to conditions whose outcomes are one schema", () => {
  const levels = Array.from({ length: 60 }, (_, level) => {
    const next = ref(`A${level + 1}`);
    return [`A${level}`, { type: "object", properties: { [`p${level}`]: text }, ...condition(next, next) }] as const;
  });
  // Twice as many ways with each level would not come to an end.
  expect(types({ ...Object.fromEntries(levels), A60: Card })).toContain("p59?: string");
});
