import { describe, expect, test, vi } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/load/text/json.ts";
import { declarations, documentOf, emitted, validatorsOf } from "./generated-model.ts";

/**
 * Schemas that are part of two others each, which are parts of two others again: without care each level would double the
 * work for a value, also for one that has no parts. How often the innermost schema looks at a value is counted here.
 */
const levels = 40;
/** Without care they would be a billion, and more. */
const mostLooks = 20_000;

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
/** Written as a key of its own, an object that has it looks like a promise to linters. */
const conclusion = "then";

type Chain = (inner: JsonObject) => JsonObject;

/** A level from the one below it. */
const chains: Readonly<Record<string, Chain>> = {
  anyOf: (inner) => ({ anyOf: pair(inner) }),
  allOf: (inner) => ({ allOf: pair(inner) }),
  oneOf: (inner) => ({ oneOf: [{ allOf: [inner, { not: { minLength: 0, maxItems: 9, maxProperties: 9 } }] }, inner] }),
  not: (inner) => ({ allOf: [{ not: { allOf: [{ not: inner }] } }, inner] }),
  if: (inner) => ({ if: inner, [conclusion]: { allOf: [inner], maxLength: 9 }, else: inner }),
  "references and parts": (inner) => ({ ...inner, allOf: [inner, { maxLength: 9 }] }),
  "closed alternatives": (inner) => ({ anyOf: pair(inner), unevaluatedProperties: false, unevaluatedItems: false }),
};

function pair(inner: JsonObject): JsonObject[] {
  return [
    { allOf: [inner], minLength: 1, minItems: 0, minProperties: 0 },
    { allOf: [inner], maxLength: 9, maxItems: 9, maxProperties: 9 },
  ];
}

/** Innermost schemas, with values that fit and that do not. Each is looked at in a way that can be seen from outside. */
const kinds = {
  "a string": { innermost: { type: "string", pattern: "^a" }, fitting: "abc", wrong: "bcd" },
  "a number": { innermost: { type: "number", multipleOf: 0.5 }, fitting: 1.5, wrong: 0.3 },
  "an object": {
    innermost: { type: "object", required: ["a"], properties: { a: true } },
    fitting: { a: 1 },
    wrong: {},
  },
  "a list": { innermost: { type: "array", items: { const: 1 } }, fitting: [1], wrong: [2] },
} as const;

/** A chain of named schemas, `S0` on the outside. */
function chained(chain: Chain, innermost: JsonObject, length = levels): JsonObject {
  const schemas = Array.from({ length }, (_, level) => [`S${level}`, chain(ref(`S${level + 1}`))] as const);
  return { ...Object.fromEntries(schemas), [`S${length}`]: innermost };
}

/** What a function gives, and how often it looks at a value. */
function watched<Result>(run: (value: unknown) => Result, value: JsonValue): { result: Result; looks: number } {
  let looks = 0;
  const counting = <Answer>(answer: Answer): Answer => {
    looks++;
    return answer;
  };
  const { test: matches } = RegExp.prototype;
  const { isFinite: finite } = Number;
  const spies = [
    vi.spyOn(RegExp.prototype, "test").mockImplementation(function (this: RegExp, text) {
      return counting(matches.call(this, text));
    }),
    vi.spyOn(Number, "isFinite").mockImplementation((number) => counting(finite(number))),
  ];
  const isObject = typeof value === "object" && value !== null;
  const seen = isObject ? new Proxy(value, { get: (target, key) => counting(Reflect.get(target, key)) }) : value;
  try {
    const result = run(seen);
    return { result, looks };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe.each(Object.entries(chains))("a chain of %s", (_chain, chain) => {
  test.each(Object.entries(kinds))("looks at %s as often as it takes", async (_kind, { innermost, fitting, wrong }) => {
    const { is, check, parse } = (await validatorsOf(chained(chain, innermost)))("S0");
    for (const run of [is, check, parse]) {
      const { result, looks } = watched(run, fitting);
      expect(result).toEqual(run === is ? true : run === check ? { value: fitting } : fitting);
      expect(looks).toBeLessThan(mostLooks);
    }
    const refused = watched(is, wrong);
    const explained = watched((value) => check(value, { maxIssues: Number.POSITIVE_INFINITY }), wrong);
    expect(refused.result).toBe(false);
    expect(explained.result.issues?.length).toBeGreaterThan(0);
    expect(explained.result.issues?.length).toBeLessThan(levels * 4);
    for (const { looks } of [refused, explained]) {
      expect(looks).toBeGreaterThan(0);
      expect(looks).toBeLessThan(mostLooks);
    }
  });
});

const doubled: Chain = (inner) => ({ anyOf: pair(inner) });

test("a recursive schema of scalars in very many ways looks at each as often as it takes", async () => {
  const recursive = {
    anyOf: [
      { type: "string", pattern: "^a" },
      { type: "array", items: ref("S0") },
    ],
  };
  const { is, check } = (await validatorsOf(chained(doubled, recursive)))("S0");
  for (const value of ["abc", [["abc"]], "bcd", [["bcd"], "bcd"]]) {
    const fits = watched(is, value);
    const explained = watched(check, value);
    expect(fits.result).toBe(explained.result.issues === undefined);
    for (const { looks } of [fits, explained]) expect(looks).toBeLessThan(mostLooks);
  }
});

test("parts of parts that two schemas describe are looked at as often as it takes", async () => {
  const describedTwice: Chain = (inner) => ({
    allOf: [{ properties: { a: { allOf: [inner] } } }, { properties: { a: inner } }],
  });
  const { is, check } = (await validatorsOf(chained(describedTwice, { type: "string", pattern: "^a" })))("S0");
  for (const [text, fits] of [
    ["abc", true],
    ["bcd", false],
  ] as const) {
    let value: JsonValue = text;
    for (let level = 0; level < levels; level++) value = { a: value };
    const asked = watched(is, value);
    expect([asked.result, asked.looks < mostLooks]).toEqual([fits, true]);
    const explained = watched(check, value);
    expect([explained.result.issues === undefined, explained.looks < mostLooks]).toEqual([fits, true]);
  }
});

test("defaults are put in by schemas that very many ways lead to", async () => {
  const innermost = { type: ["object", "string"], properties: { name: { default: "a" } } };
  const { parse } = (await validatorsOf(chained((inner) => ({ allOf: pair(inner) }), innermost)))("S0");
  expect(parse({})).toEqual({ name: "a" });
  expect(parse("abc")).toBe("abc");
});

test("each of equal scalars has its issues, in their order", async () => {
  const schemas = { ...chained(doubled, { type: "string", pattern: "^a" }), List: { type: "array", items: ref("S0") } };
  const { check } = (await validatorsOf(schemas))("List");
  const { issues = [] } = check(["b", "abc", "b", "b", 5]);
  expect(issues.map(({ path, keyword }) => `${path} ${keyword}`)).toEqual([
    "/0 pattern",
    "/2 pattern",
    "/3 pattern",
    "/4 anyOf",
  ]);
});

test("a few ways are gone without a memory", () => {
  const model = (length: number) => emitted(documentOf(chained(doubled, { type: "string" }, length)));
  expect(declarations(model(4), "src/validators.ts")).not.toContain("once");
  expect(declarations(model(8), "src/validators.ts")).toContain("oncePerAnyValue(fitsS2Anew)");
  const ways = model(20).api.schemas.filter(({ reach }) => reach.manyWays);
  expect(ways.map(({ name }) => name?.typescript)).toEqual(["S2", "S8", "S14"]);
});
