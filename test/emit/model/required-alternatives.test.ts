import { describe, expect, test } from "vitest";
import { types } from "./generated-model.ts";

const either = [{ required: ["a"] }, { required: ["b"] }];
const members = { a: { type: "string", description: "One." }, b: { type: "integer" } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("types of alternatives that only say which members are there", () => {
  test("have them as the schema around declares them", () => {
    const text = types({
      Contact: { type: "object", properties: members, anyOf: either },
      Base: { type: "object", properties: members },
      Composed: { allOf: [ref("Base"), { anyOf: either }] },
      Closed: { type: "object", properties: { a: { type: "string" } }, additionalProperties: false, anyOf: either },
      Mapped: { type: "object", additionalProperties: { type: "number" }, anyOf: either },
      Undeclared: { type: "object", anyOf: either },
      Maybe: { type: ["object", "null"], properties: members, anyOf: either },
      Mixed: { type: "object", properties: members, anyOf: [...either, { properties: { a: { const: "x" } } }] },
    });
    expect(text).toMatchInlineSnapshot(`
      "
      export type Contact = {
        a?: string;
        b?: number;
      } & ({ a: string } | { b: number });
      export interface Base {
        a?: string;
        b?: number;
      }
      export type Composed = Base & ({ a: string } | { b: number });
      export type Closed = { a?: string } & ({ a: string } | { b: never });
      export type Mapped = { [name: string]: number } & ({ a: number } | { b: number });
      export type Undeclared = { a: unknown } | { b: unknown };
      export type Maybe = (
        | {
            a?: string;
            b?: number;
          }
        | null) & ({ a: string } | null | { b: number });
      export type Mixed = ({ a: string } | { b: number } | MixedOption3) & {
        a?: string;
        b?: number;
      };
      export interface MixedOption3 {
        a?: "x";
      }
      "
    `);
  });

  test("exclude each other where one alone may fit", () => {
    const text = types({
      One: { type: "object", properties: members, oneOf: either },
      Further: { type: "object", properties: members, oneOf: [{ required: ["a"] }, { required: ["a", "b"] }] },
      Pairs: { type: "object", properties: members, oneOf: [{ required: ["a"] }, { required: ["b", "c"] }] },
      Put: {
        type: "object",
        properties: { a: { type: "integer", default: 1 }, b: { type: "integer" } },
        oneOf: either,
      },
      Many: {
        type: "object",
        properties: { a: { type: "string" } },
        oneOf: ["a", "b", "c", "d", "e", "f", "g", "h", "i"].map((name) => ({ required: [name] })),
      },
    });
    expect(text).toMatchInlineSnapshot(`
      "
      export type One = {
        a?: string;
        b?: number;
      } & ({ a: string; b?: never } | { b: number; a?: never });
      export type Further = {
        a?: string;
        b?: number;
      } & ({ a: string; b?: never } | { a: string; b: number });
      export type Pairs = {
        a?: string;
        b?: number;
      } & ({ a: string } | { b: number; c: unknown; a?: never });
      export type Put = {
        a: number;
        b?: number;
      } & ({ a: number; b?: never } | { b: number });
      export type PutInput = {
        a?: number;
        b?: number;
      } & ({ a: number; b?: never } | { b: number; a?: never });
      export type Many = { a?: string } & (
        | { a: string }
        | { b: unknown }
        | { c: unknown }
        | { d: unknown }
        | { e: unknown }
        | { f: unknown }
        | { g: unknown }
        | { h: unknown }
        | { i: unknown });
      "
    `);
  });
});
