import { describe, expect, test } from "vitest";
import type { Subschema } from "../../../templates/runtime/model/definition.ts";
import { areUnique, explainUnevaluated } from "../../../templates/runtime/model/index.ts";
import { explain } from "./tables.ts";

function found(definition: Subschema, value: unknown): readonly string[] {
  return explain(definition, value).map(({ path, schema }) => `${path} ${schema}`);
}

describe("the interpreter knows what is described", () => {
  test("by properties, patterns, further members and what is composed", () => {
    const definition: Subschema = {
      properties: { a: true },
      patternProperties: [{ pattern: /^b/u, schema: true }],
      allOf: [{ properties: { c: true } }],
      $ref: () => ({ properties: { d: true } }),
      dependentSchemas: { a: { properties: { e: true } } },
      unevaluatedProperties: [false, explainUnevaluated],
    };
    expect(found(definition, { a: 1, b: 1, bb: 1, c: 1, d: 1, e: 1 })).toEqual([]);
    expect(found(definition, { b: 1, c: 1, d: 1, e: 1, f: undefined })).toEqual(["/e /unevaluatedProperties"]);
  });

  test("by the alternatives that fit, and by no others", () => {
    const option = (name: string, type: "string" | "number"): Subschema => ({ properties: { [name]: { type } } });
    const definition: Subschema = {
      anyOf: [option("a", "string"), option("b", "string"), option("c", "number")],
      unevaluatedProperties: [{ type: "boolean" }, explainUnevaluated],
    };
    expect(found(definition, { a: "1", b: "1", c: 1 })).toEqual([]);
    expect(found(definition, { a: "1", b: "1", c: "1" })).toEqual(["/c /unevaluatedProperties/type"]);
    expect(found({ ...definition, if: option("c", "number") }, { c: "1" })).toEqual(["/c /unevaluatedProperties/type"]);
  });

  test("not by a condition that fails, nor through `not`", () => {
    const definition: Subschema = {
      if: { properties: { a: { type: "string" } }, required: ["a"] },
      else: { properties: { b: true } },
      not: { not: { properties: { c: true } } },
      unevaluatedProperties: [false, explainUnevaluated],
    };
    expect(found(definition, { a: "1" })).toEqual([]);
    expect(found(definition, { a: 1, b: 1, c: 1 })).toEqual(["/a /unevaluatedProperties", "/c /unevaluatedProperties"]);
  });

  test("by items before an index, and those that are contained", () => {
    const definition: Subschema = {
      prefixItems: [true],
      contains: { type: "string" },
      unevaluatedItems: [{ type: "null" }, explainUnevaluated],
    };
    expect(found(definition, [1, "a", null, "b"])).toEqual([]);
    expect(found(definition, [1, "a", 2])).toEqual(["/2 /unevaluatedItems/type"]);
  });

  test("in a value, not in its members", () => {
    const definition: Subschema = {
      properties: { a: { properties: { b: true } } },
      unevaluatedProperties: [false, explainUnevaluated],
    };
    expect(found(definition, { a: { b: 1, c: 1 } })).toEqual([]);
    expect(found(definition, { a: {}, b: 1 })).toEqual(["/b /unevaluatedProperties"]);
  });

  test("for whoever asks further out", () => {
    const inner: Subschema = {
      properties: { a: true },
      unevaluatedProperties: [{ type: "number" }, explainUnevaluated],
    };
    const outer: Subschema = { allOf: [inner], unevaluatedProperties: [false, explainUnevaluated] };
    expect(found(outer, { a: 1, b: 1 })).toEqual([]);
    const cousin: Subschema = { allOf: [{ properties: { a: true } }, inner] };
    expect(found({ ...cousin, unevaluatedProperties: [false, explainUnevaluated] }, { a: 1, b: "1" })).toEqual([
      "/b /allOf/1/unevaluatedProperties/type",
    ]);
  });
});

describe("repeated items", () => {
  test("are found among many objects, whatever the order of their members", () => {
    const items = Array.from({ length: 50_000 }, (_, index) => ({ id: index, tags: ["a", { b: null }] }));
    expect(areUnique(items)).toBe(true);
    expect(areUnique([...items, { tags: ["a", { b: null, c: undefined }], id: 7 }])).toBe(false);
    expect(areUnique([...items, { tags: ["a", { b: "null" }], id: 7 }])).toBe(true);
  });

  test("are compared by what they are, not by how they would be written", () => {
    const filler = Array.from({ length: 20 }, (_, index) => [index]);
    expect(areUnique([...filler, ["a,b"], ["a", "b"], { a: ["b"] }, { 'a":["b"],"c': 1 }, [[]], [{}]])).toBe(true);
    expect(areUnique([...filler, [0, -0], [-0, 0]])).toBe(false);
  });
});
