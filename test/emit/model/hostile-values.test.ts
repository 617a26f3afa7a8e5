import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/json.ts";
import { declarations, documentOf, emitted, validatorsOf } from "./generated-model.ts";

/** Schemas and values as they come out of a JSON text, where `__proto__` is a name like any other. */
function json(text: string): JsonObject {
  return JSON.parse(text);
}

const fitsAndIssues = (
  { is, check }: Awaited<ReturnType<Awaited<ReturnType<typeof validatorsOf>>>>,
  value: unknown,
) => {
  const { issues } = check(value);
  expect(is(value)).toBe(issues === undefined);
  return issues?.map(({ path, keyword }) => `${path} ${keyword}`) ?? [];
};

const inherited = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];

describe("names that every object inherits", () => {
  test.each(inherited)("%s is a member only where it is an own one", async (name) => {
    const key = JSON.stringify(name);
    const validators = await validatorsOf(
      json(`{
        "Declared": { "type": "object", "required": [${key}], "properties": { ${key}: { "type": "string" } }, "additionalProperties": false },
        "Optional": { "type": "object", "properties": { ${key}: { "type": "object", "required": ["a"], "properties": { "a": { "type": "string" } } } } },
        "MustHave": { "type": "object", "required": [${key}] },
        "Closed": { "type": "object", "properties": { "a": true }, "additionalProperties": false },
        "Named": { "type": "object", "additionalProperties": { "type": "string" } },
        "Pattern": { "type": "object", "patternProperties": { "^${name}$": { "type": "string" } } },
        "Names": { "type": "object", "propertyNames": { "enum": [${key}] } },
        "Dependent": { "type": "object", "dependentRequired": { ${key}: ["a"] } },
        "Depending": { "type": "object", "dependentSchemas": { ${key}: { "required": ["a"] } } },
        "Needed": { "type": "object", "dependentRequired": { "a": [${key}] } },
        "Count": { "type": "object", "minProperties": 1, "maxProperties": 1 },
        "Unevaluated": { "type": "object", "allOf": [{ "properties": { ${key}: { "type": "string" } } }], "unevaluatedProperties": false },
        "Listed": { "enum": [{ ${key}: 1 }] },
        "Unique": { "type": "array", "uniqueItems": true }
      }`),
    );
    const of = (schema: string, value: string) => fitsAndIssues(validators(schema), JSON.parse(value));
    expect(of("Declared", "{}")).toEqual([`/${name} required`]);
    expect(of("Declared", `{${key}:"a"}`)).toEqual([]);
    expect(of("Declared", `{${key}:1}`)).toEqual([`/${name} type`]);
    expect(of("Optional", "{}")).toEqual([]);
    expect(of("Optional", `{${key}:{"a":"b"}}`)).toEqual([]);
    expect(of("Optional", `{${key}:{}}`)).toEqual([`/${name}/a required`]);
    expect(of("MustHave", "{}")).toEqual([`/${name} required`]);
    expect(of("MustHave", `{${key}:null}`)).toEqual([]);
    expect(of("Closed", `{"a":1}`)).toEqual([]);
    expect(of("Closed", `{${key}:1}`)).toEqual([`/${name} additionalProperties`]);
    expect(of("Named", "{}")).toEqual([]);
    expect(of("Named", `{${key}:1}`)).toEqual([`/${name} type`]);
    expect(of("Pattern", "{}")).toEqual([]);
    expect(of("Pattern", `{${key}:1}`)).toEqual([`/${name} type`]);
    expect(of("Names", `{${key}:1}`)).toEqual([]);
    expect(of("Names", `{"a":1}`)).toEqual(["/a propertyNames"]);
    expect(of("Dependent", "{}")).toEqual([]);
    expect(of("Dependent", `{${key}:1}`)).toEqual(["/a dependentRequired"]);
    expect(of("Depending", "{}")).toEqual([]);
    expect(of("Depending", `{${key}:1}`)).toEqual(["/a required"]);
    expect(of("Needed", `{"a":1}`)).toEqual([`/${name} dependentRequired`]);
    expect(of("Needed", `{"a":1,${key}:1}`)).toEqual([]);
    expect(of("Count", "{}")).toEqual([" minProperties"]);
    expect(of("Count", `{${key}:1}`)).toEqual([]);
    expect(of("Count", `{${key}:1,"a":1}`)).toEqual([" maxProperties"]);
    expect(of("Unevaluated", `{${key}:"a"}`)).toEqual([]);
    expect(of("Unevaluated", `{"${name}s":"a"}`)).toEqual([`/${name}s unevaluatedProperties`]);
    expect(of("Listed", `{${key}:1}`)).toEqual([]);
    expect(of("Listed", "{}")).toEqual([" enum"]);
    expect(of("Unique", `[{},{${key}:{}}]`)).toEqual([]);
    expect(of("Unique", `[{${key}:{}},{${key}:{}}]`)).toEqual([" uniqueItems"]);
  });

  test.each(inherited)("%s tells alternatives apart as any member and any value does", async (name) => {
    const key = JSON.stringify(name);
    const alternative = (tag: string) => `{ "type": "object", "required": [${key}], "properties": { ${key}: ${tag} } }`;
    const validators = await validatorsOf(
      json(`{
        "A": ${alternative(`{ "type": "string" }`)},
        "B": ${alternative(`{ "type": "string" }`)},
        "Named": {
          "oneOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }],
          "discriminator": { "propertyName": ${key}, "mapping": { "__proto__": "A", "constructor": "B" } }
        },
        "Found": { "oneOf": [${alternative(`{ "const": "__proto__" }`)}, ${alternative(`{ "const": "constructor" }`)}] }
      }`),
    );
    for (const [schema, keyword] of [
      ["Named", "discriminator"],
      ["Found", "oneOf"],
    ] as const) {
      const of = (value: string) => fitsAndIssues(validators(schema), JSON.parse(value));
      expect(of(`{${key}:"__proto__"}`)).toEqual([]);
      expect(of(`{${key}:"constructor"}`)).toEqual([]);
      expect(of(`{${key}:"toString"}`)).toEqual([`/${name} ${keyword}`]);
      expect(of("{}")).toEqual([`/${name} ${keyword}`]);
    }
  });

  test("never reach a prototype through defaults and copies", async () => {
    const validators = await validatorsOf(
      json(`{
        "Polluting": {
          "type": "object",
          "properties": {
            "__proto__": { "type": "object", "default": { "polluted": 1 } },
            "constructor": { "type": "object", "properties": { "prototype": { "default": { "polluted": 2 } } }, "default": {} },
            "a": { "default": 1 }
          }
        }
      }`),
    );
    const { parse } = validators("Polluting");
    const whole = parse({});
    expect(JSON.stringify(whole)).toBe('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":2}},"a":1}');
    expect(Object.getPrototypeOf(whole)).toBe(Object.prototype);
    const copied = parse(JSON.parse('{"__proto__":{"x":1},"b":{"__proto__":2}}'));
    expect(JSON.stringify(copied)).toBe(
      '{"__proto__":{"x":1},"b":{"__proto__":2},"constructor":{"prototype":{"polluted":2}},"a":1}',
    );
    expect(Object.getPrototypeOf(copied)).toBe(Object.prototype);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(Reflect.get(Object, "polluted")).toBeUndefined();
  });
});

/** `levels` objects or arrays in each other. */
function nested(levels: number, wrap: (inner: unknown) => unknown, innermost: unknown = null): unknown {
  let value = innermost;
  for (let count = 0; count < levels; count++) value = wrap(value);
  return value;
}

const asMember = (next: unknown) => ({ next });
const asItem = (item: unknown) => [item];

describe("values that are nested 100,000 levels deep", () => {
  const levels = 100_000;
  const S = { $ref: "#/components/schemas/S" };
  const list = (items: JsonObject, count: number): JsonObject =>
    count === 0 ? items : { type: "array", items: list(items, count - 1) };

  const recursive: Record<string, readonly [schema: JsonObject, wrap: (inner: unknown) => unknown]> = {
    "in a member": [{ type: ["object", "null"], properties: { next: S } }, asMember],
    "in a map": [{ type: ["object", "null"], additionalProperties: S }, asMember],
    "in items": [{ type: ["array", "null"], items: S }, asItem],
    "in one of several alternatives": [
      {
        anyOf: [
          { type: "object", properties: { next: S } },
          { type: "object", maxProperties: 1, additionalProperties: S },
        ],
      },
      asMember,
    ],
    "in an alternative that a member names": [
      {
        oneOf: ["a", "b"].map((kind) => ({
          type: "object",
          required: ["kind"],
          properties: { kind: { const: kind }, next: S },
        })),
      },
      (next) => ({ kind: "b", next }),
    ],
    "in parts": [{ allOf: [{ type: ["object", "null"], properties: { next: S } }, { minProperties: 0 }] }, asMember],
    "in what nothing describes": [{ type: ["object", "null"], unevaluatedProperties: S }, asMember],
    "in many lists without names": [
      { type: ["object", "null"], properties: { next: list(S, 12) } },
      (inner) => asMember(nested(12, asItem, inner)),
    ],
    "with a default at each level": [
      { type: ["object", "null"], properties: { next: S, name: { type: "string", default: "" } } },
      asMember,
    ],
  };

  test.each(Object.entries(recursive))("%s, are refused for their depth", async (_, [schema, wrap]) => {
    const { is, check, parse } = (await validatorsOf({ S: schema }))("S");
    const value = nested(levels, wrap);
    expect(is(value)).toBe(false);
    expect(check(value).issues?.map(({ keyword }) => keyword)).toContain("depth");
    expect(() => parse(value)).toThrow("Must not be nested more than 1000 levels deep.");
    // Who asks for it gets values looked at that are nested more deeply than calls of JavaScript may be.
    const unlimited = check(nested(10_000, wrap), { maxDepth: Number.POSITIVE_INFINITY });
    expect(unlimited.issues?.map(({ keyword }) => keyword) ?? []).not.toContain("depth");
  });

  test("through a chain of references, which takes too many calls for a level, are refused by the table", async () => {
    const chain = Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7].map((link) => [`R${link}`, { allOf: [{ $ref: `#/components/schemas/R${link + 1}` }] }]),
    );
    const schemas: JsonObject = {
      ...chain,
      R8: { type: ["object", "null"], properties: { next: { $ref: "#/components/schemas/R1" } } },
    };
    const text = declarations(emitted(documentOf(schemas)), "src/validators.ts");
    expect(text).toContain("return fits(schemaOfR1, value, { maxDepth: depth });");
    expect(text).not.toContain("fits(schemaOfR8");
    const { is, check } = (await validatorsOf(schemas))("R8");
    expect(is(nested(1000, asMember, {}))).toBe(false);
    expect(is(nested(999, asMember, {}))).toBe(true);
    expect(check(nested(levels, asMember)).issues).toMatchObject([{ keyword: "depth" }]);
  });

  test("are no matter where the schema says nothing about their inside", async () => {
    const validators = await validatorsOf({
      Free: { type: "object", properties: { any: {}, map: { type: "object" } } },
      Unique: { type: "array", uniqueItems: true },
      Listed: { enum: [{ next: 1 }, [[[]]], null] },
      Constant: { const: { next: { next: { next: null } } } },
      Counted: { type: "object", maxProperties: 1, propertyNames: { maxLength: 9 } },
      Closed: { type: "object", additionalProperties: false },
      WithDefault: { type: "object", properties: { any: {}, name: { default: "a" } } },
      Not: { not: { const: { next: null } } },
      Merged: { allOf: [{ properties: { next: true } }], unevaluatedProperties: false },
    });
    const deep = nested(levels, asMember);
    expect(fitsAndIssues(validators("Free"), { any: deep, map: deep, more: deep })).toEqual([]);
    expect(fitsAndIssues(validators("Unique"), [deep, nested(levels, asMember)])).toEqual([" uniqueItems"]);
    expect(fitsAndIssues(validators("Unique"), [deep, nested(levels + 1, asMember)])).toEqual([]);
    const many = Array.from({ length: 9 }, (_, index) => nested(levels + index, asItem));
    expect(fitsAndIssues(validators("Unique"), many)).toEqual([]);
    expect(fitsAndIssues(validators("Unique"), [...many, nested(levels, asItem)])).toEqual([" uniqueItems"]);
    expect(fitsAndIssues(validators("Listed"), deep)).toEqual([" enum"]);
    expect(fitsAndIssues(validators("Constant"), deep)).toEqual([" const"]);
    expect(fitsAndIssues(validators("Counted"), deep)).toEqual([]);
    expect(fitsAndIssues(validators("Closed"), deep)).toEqual(["/next additionalProperties"]);
    expect(fitsAndIssues(validators("Not"), deep)).toEqual([]);
    expect(fitsAndIssues(validators("Merged"), deep)).toEqual([]);
    expect(validators("WithDefault").parse({ any: deep })).toEqual({ any: deep, name: "a" });
  });
});

describe("what JSON does not have", () => {
  test("is no number", async () => {
    const validators = await validatorsOf({
      Real: { type: "number" },
      Integer: { type: "integer" },
      Bounded: { minimum: 0, multipleOf: 0.5 },
      Listed: { enum: [0, null] },
    });
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(fitsAndIssues(validators("Real"), value)).toEqual([" type"]);
      expect(fitsAndIssues(validators("Integer"), value)).toEqual([" type"]);
      expect(fitsAndIssues(validators("Listed"), value)).toEqual([" enum"]);
    }
    expect(fitsAndIssues(validators("Real"), -0)).toEqual([]);
    expect(fitsAndIssues(validators("Listed"), -0)).toEqual([]);
    for (const value of [1n, Symbol("a"), () => 1, undefined]) {
      expect(fitsAndIssues(validators("Real"), value)).toEqual([" type"]);
    }
  });

  test("are holes of arrays: they are passed over", async () => {
    const validators = await validatorsOf({
      Items: { type: "array", items: { type: "number" } },
      Prefix: { type: "array", prefixItems: [true, { type: "number" }], items: { type: "number" } },
      Contains: { type: "array", contains: { type: "number" }, maxContains: 2 },
      ContainsNot: { type: "array", contains: { not: { type: "number" } } },
      Unevaluated: { type: "array", anyOf: [{ prefixItems: [true] }, true], unevaluatedItems: { type: "number" } },
      Length: { type: "array", minItems: 5 },
    });
    const holes: unknown[] = [1, 2];
    holes[4] = 3;
    for (const schema of ["Items", "Prefix", "Unevaluated", "Length"]) {
      expect([schema, ...fitsAndIssues(validators(schema), holes)]).toEqual([schema]);
    }
    expect(fitsAndIssues(validators("Contains"), holes)).toEqual([" maxContains"]);
    expect(fitsAndIssues(validators("ContainsNot"), holes)).toEqual([" contains"]);
    expect(fitsAndIssues(validators("Items"), [1, undefined])).toEqual(["/1 type"]);
  });
});

describe("200,000 items", () => {
  const length = 200_000;
  const lists: Record<string, (index: number) => unknown> = {
    numbers: (index) => index,
    fractions: (index) => index / 7,
    strings: (index) => `item-${index}`,
    "long strings that differ at their ends": (index) => "x".repeat(100) + index,
    "objects that look alike": (index) => ({ id: index, name: "a", tags: ["b"] }),
    "objects with their members in any order": (index) => (index % 2 ? { a: index, b: 0 } : { b: 0, a: index }),
    "arrays that look alike": (index) => [0, index],
    "values of all kinds": (index) => [index, String(index), { index }, [index], index % 2 === 0][index % 4],
  };

  test.each(Object.entries(lists))("of %s are compared in time that grows with their number", async (_, item) => {
    const { is, check } = (await validatorsOf({ Unique: { type: "array", uniqueItems: true } }))("Unique");
    const items = Array.from({ length }, (_, index) => item(index));
    const start = performance.now();
    expect(is(items)).toBe(true);
    items.push(item(length - 1));
    expect(is(items)).toBe(false);
    expect(check(items).issues).toMatchObject([{ keyword: "uniqueItems", actual: length }]);
    // Each with each would be 20,000,000,000 comparisons.
    expect(performance.now() - start).toBeLessThan(25_000);
  });
});
