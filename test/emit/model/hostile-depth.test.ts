import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { fitsAndIssues } from "./fits-and-issues.ts";
import { declarations, documentOf, emitted, validatorsOf } from "./generated-model.ts";

/** `levels` objects or arrays in each other. */
function nested(levels: number, wrap: (inner: unknown) => unknown, innermost: unknown = null): unknown {
  let value = innermost;
  for (let count = 0; count < levels; count++) value = wrap(value);
  return value;
}

const asMember = (next: unknown) => ({ next });
const asItem = (item: unknown) => [item];

describe("values that are nested 20,000 levels deep", () => {
  // An engine has room for some 10,000 calls in each other.
  const levels = 20_000;
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

  /** One package with all of them, each under a name of its own. */
  const schemas = Object.values(recursive).map(([schema], index): [string, JsonObject] => {
    return [`S${index}`, JSON.parse(JSON.stringify(schema).replaceAll(S.$ref, `${S.$ref}${index}`))];
  });
  let made: ReturnType<typeof validatorsOf> | undefined;

  test.each(Object.entries(recursive))("%s, are refused for their depth", async (name, [, wrap]) => {
    made ??= validatorsOf(Object.fromEntries(schemas));
    const { is, check, parse } = (await made)(`S${Object.keys(recursive).indexOf(name)}`);
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

  test("are refused where they fit one alternative of a `oneOf` for being too deep for another one", async () => {
    const tree = { type: "object", properties: { next: { $ref: "#/components/schemas/Tree" } } };
    const validators = await validatorsOf({
      Tree: { ...tree, additionalProperties: false },
      One: { oneOf: [{ $ref: "#/components/schemas/Tree" }, { type: "object" }] },
      Within: {
        type: "object",
        properties: {
          inner: { oneOf: [{ type: "object", maxProperties: 1 }, { $ref: "#/components/schemas/Tree" }] },
          text: { oneOf: [{ type: "string" }, { $ref: "#/components/schemas/Tree" }] },
        },
      },
    });
    const deep = nested(levels, asMember, {});
    for (const shallow of [{}, nested(998, asMember, {})]) {
      expect(fitsAndIssues(validators("One"), shallow)).toEqual([" oneOf"]);
    }
    expect(validators("One").is(deep)).toBe(false);
    expect(validators("Within").is({ inner: deep })).toBe(false);
    expect(validators("One").check(deep).issues).toMatchObject([{ keyword: "depth" }]);
    expect(validators("One").check(deep, { maxDepth: 30_000 }).issues).toMatchObject([{ keyword: "oneOf" }]);
    expect(validators("Within").check({ inner: deep }).issues).toMatchObject([{ keyword: "depth" }]);
    expect(fitsAndIssues(validators("One"), { other: deep })).toEqual([]);
    expect(fitsAndIssues(validators("Within"), { text: "a", inner: { other: deep } })).toEqual([]);
  });
});
