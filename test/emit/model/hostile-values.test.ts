import { describe, expect, test } from "vitest";
import { fitsAndIssues } from "./fits-and-issues.ts";
import { validatorsOf } from "./generated-model.ts";

describe("what JSON does not have", () => {
  test("is no number", async () => {
    const validators = await validatorsOf({
      Real: { type: "number" },
      Integer: { type: "integer" },
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

  // JSON.parse("1e400") is infinite.
  test("is beyond the limits of numbers, whatever type the schema says", async () => {
    const validators = await validatorsOf({
      Least: { minimum: 0 },
      Above: { exclusiveMinimum: 0 },
      Most: { maximum: 5 },
      Below: { exclusiveMaximum: 5 },
      Multiple: { multipleOf: 0.01 },
      Whole: { multipleOf: 2 },
      Amount: { type: "number", minimum: 0 },
      Price: { $ref: "#/components/schemas/Amount", multipleOf: 0.01 },
      Cost: { allOf: [{ $ref: "#/components/schemas/Amount" }, { multipleOf: 0.01 }, { maximum: 100 }] },
      Member: { type: "object", properties: { price: { multipleOf: 0.01, maximum: 100 } } },
      Small: { format: "int32" },
      Traced: { anyOf: [{ maximum: 5, properties: { a: true } }], unevaluatedProperties: false },
      Refuted: { not: { maximum: 5 } },
    });
    const issues = (schema: string, value: unknown) => fitsAndIssues(validators(schema), value);
    const infinite: unknown = JSON.parse("1e400");
    const below: unknown = JSON.parse("-1e400");
    expect(["Least", "Above", "Refuted"].flatMap((schema) => issues(schema, infinite))).toEqual([]);
    expect(["Most", "Below"].flatMap((schema) => issues(schema, below))).toEqual([]);
    for (const value of [infinite, below, Number.NaN]) {
      expect(["Multiple", "Whole", "Small"].map((schema) => issues(schema, value))).toEqual([
        [" multipleOf"],
        [" multipleOf"],
        [" format"],
      ]);
      expect(issues("Price", value)).toContain(" type");
      expect(issues("Cost", value)).toContain(" type");
      expect(issues("Member", { price: value })).toContain("/price multipleOf");
    }
    expect(issues("Most", infinite)).toEqual([" maximum"]);
    expect(issues("Below", infinite)).toEqual([" exclusiveMaximum"]);
    expect(issues("Least", below)).toEqual([" minimum"]);
    expect(issues("Above", below)).toEqual([" exclusiveMinimum"]);
    expect(issues("Traced", infinite)).toContain(" maximum");
    expect(issues("Refuted", below)).toEqual([" not"]);
    for (const schema of ["Least", "Above", "Most", "Below"]) expect(issues(schema, Number.NaN)).toHaveLength(1);
  });

  test("are holes of arrays: they are undefined, of which no type is", async () => {
    const validators = await validatorsOf({
      Items: { type: "array", items: { type: "number" } },
      Prefix: { type: "array", prefixItems: [true, { type: "number" }], items: { type: "number" } },
      Contains: { type: "array", contains: { type: "number" }, maxContains: 2 },
      ContainsNot: { type: "array", contains: { not: { type: "number" } } },
      Unevaluated: { type: "array", anyOf: [{ prefixItems: [true] }, true], unevaluatedItems: { type: "number" } },
      Closed: { type: "array", prefixItems: [true, true], unevaluatedItems: false },
      Traced: {
        type: "array",
        contains: { not: { type: "number" } },
        minContains: 3,
        unevaluatedItems: true,
        if: true,
      },
      Nodes: { type: "array", items: { $ref: "#/components/schemas/Nodes" } },
      Unique: { type: "array", uniqueItems: true },
      Length: { type: "array", minItems: 5, items: true },
    });
    const holes: unknown[] = [1, 2];
    holes[4] = 3;
    const issues = (schema: string, value: unknown = holes) => fitsAndIssues(validators(schema), value);
    for (const schema of ["Items", "Prefix", "Unevaluated"]) {
      expect([schema, ...issues(schema)]).toEqual([schema, "/2 type", "/3 type"]);
    }
    expect(issues("Prefix", Array(2))).toEqual(["/1 type"]);
    expect(issues("Closed")).toEqual(["/2 unevaluatedItems", "/3 unevaluatedItems", "/4 unevaluatedItems"]);
    expect(issues("Closed", Array(2))).toEqual([]);
    expect(issues("Contains")).toEqual([" maxContains"]);
    expect(issues("ContainsNot")).toEqual([]);
    expect(issues("ContainsNot", [1])).toEqual([" contains"]);
    expect(issues("Traced")).toEqual([" minContains"]);
    expect(issues("Nodes", [[], Array(1)])).toEqual(["/1/0 type"]);
    expect(issues("Unique")).toEqual([" uniqueItems"]);
    expect(issues("Length")).toEqual([]);
    expect(fitsAndIssues(validators("Items"), [1, undefined])).toEqual(["/1 type"]);
  });
});

describe("50,000 items", () => {
  const length = 50_000;
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
    // Each with each would be 1,250,000,000 comparisons, for which a test has no time.
    expect(is(items)).toBe(true);
    items.push(item(length - 1));
    expect(is(items)).toBe(false);
    expect(check(items).issues).toMatchObject([{ keyword: "uniqueItems", actual: length }]);
  });
});
