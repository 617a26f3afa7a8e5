import { describe, expect, test } from "vitest";
import type { Definition, Subschema } from "../../../templates/runtime/model/index.ts";
import { explain } from "./tables.ts";

function told(definition: Subschema, value: unknown): readonly string[] {
  return explain(definition, value).map(({ path, message }) => `${path} ${message}`);
}

/** A payment, told apart by its type. */
const payment = (type: string): Definition => ({
  type: "object",
  required: ["type", "amount"],
  properties: { type: { const: type }, amount: { type: "integer" } },
});
const tagged: Definition = {
  oneOf: [payment("card"), payment("iban")],
  tag: { keyword: "oneOf", propertyName: "type", values: [["card"], ["iban"]] },
};
const requiring = (...names: string[]): Definition => ({ type: "object", required: names });

describe("the member that tells the alternatives of a union apart is missing like any other", () => {
  test("beside alternatives that lack as many", () => {
    expect(told({ anyOf: [tagged, requiring("ref")] }, {})).toEqual([' Must have "type" or "ref".']);
    expect(told({ anyOf: [requiring("ref"), tagged] }, {})).toEqual([' Must have "ref" or "type".']);
    expect(told({ anyOf: [requiring("type"), tagged] }, {})).toEqual(["/type Must be present."]);
  });

  test("beside alternatives that lack more, or know a member", () => {
    expect(told({ anyOf: [requiring("a", "b"), tagged] }, {})).toEqual(["/type Must be present."]);
    const known: Definition = {
      type: "object",
      required: ["ref"],
      properties: { ref: { type: "string", minLength: 3 } },
    };
    expect(told({ anyOf: [tagged, known] }, { ref: "x" })).toEqual([
      "/ref Must have at least 3 characters, but has 1.",
    ]);
  });

  test("where a discriminator asks for it", () => {
    const discriminated: Definition = {
      oneOf: [payment("card"), payment("iban")],
      discriminator: { propertyName: "type", values: [["card"], ["iban"]] },
    };
    expect(told({ anyOf: [discriminated, requiring("ref")] }, {})).toEqual([' Must have "type" or "ref".']);
  });
});

test("a number that is no integer of any alternative has a fraction", () => {
  const ranges: Definition = {
    anyOf: [
      { type: "integer", minimum: 10 },
      { type: "integer", maximum: 0 },
    ],
  };
  expect(told(ranges, 5.5)).toEqual([" Must be an integer, but has a fraction."]);
  expect(told({ anyOf: [{ type: "integer" }, { type: "string" }] }, 5.5)).toEqual([
    " Must be an integer or a string, but has a fraction.",
  ]);
  expect(told(ranges, "5")).toEqual([" Must be an integer, but is a string."]);
});
