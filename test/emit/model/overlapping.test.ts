import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/load/text/json.ts";
import { validatorsOf } from "./generated-model.ts";

/**
 * Recursive schemas whose alternatives share members. Without care each level of a value would double the work for the
 * next, so that forty levels would never be finished: here reads of members are counted, and grow with the value.
 */
interface Case {
  readonly schemas: JsonObject;
  /** The members of each level: `deeper` takes the next level. */
  readonly level: (deeper: JsonValue) => JsonValue;
  readonly innermost: JsonValue;
  /** What stands at the bottom of a value that does not fit. */
  readonly wrong: JsonValue;
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const S = ref("S");
const object = (properties: JsonObject, required: readonly string[] = Object.keys(properties)): JsonObject => ({
  type: "object",
  required: [...required],
  properties,
});
const pair = (kind: JsonValue) => object({ left: S, right: S, kind });
const chain = (deeper: JsonValue) => ({ next: deeper });
/** Written as a key of its own, an object that has it looks like a promise to linters. */
const conclusion = "then";

const cases: Readonly<Record<string, Case>> = {
  "constants of a required member": {
    schemas: {
      S: { oneOf: [ref("Add"), ref("Mul"), { type: "number" }] },
      Add: pair({ const: "add" }),
      Mul: pair({ const: "mul" }),
    },
    level: (deeper) => ({ left: deeper, right: 1, kind: "mul" }),
    innermost: 1,
    wrong: "one",
  },
  "enumerations of a required member, without a type": {
    schemas: {
      S: {
        anyOf: [
          { required: ["next", "kind"], properties: { next: S, kind: { enum: [1, 2] } } },
          { required: ["next", "kind"], properties: { next: S, kind: { enum: [3, null] } } },
          { type: "string" },
        ],
      },
    },
    level: (deeper) => ({ next: deeper, kind: 3 }),
    innermost: "end",
    wrong: { kind: 5 },
  },
  "a discriminator with names of schemas": {
    schemas: {
      S: { oneOf: [ref("A"), ref("B"), ref("End")], discriminator: { propertyName: "kind" } },
      A: object({ next: S, kind: { type: "string" } }),
      B: object({ next: S, kind: { type: "string" } }),
      End: object({ kind: { type: "string" } }),
    },
    level: (deeper) => ({ next: deeper, kind: "B" }),
    innermost: { kind: "End" },
    wrong: { kind: "C" },
  },
  "alternatives that are the same": {
    schemas: { S: { anyOf: [ref("A"), ref("B"), { type: "null" }] }, A: object({ next: S }), B: object({ next: S }) },
    level: chain,
    innermost: null,
    wrong: 1,
  },
  "alternatives that differ by a member after the shared one": {
    schemas: {
      S: {
        oneOf: [
          {
            type: "object",
            required: ["next"],
            properties: { next: S, z: { type: "string" } },
            additionalProperties: false,
          },
          { type: "object", required: ["next", "other"], properties: { next: S, other: S } },
          { type: "null" },
        ],
      },
    },
    level: chain,
    innermost: null,
    wrong: 1,
  },
  "alternatives of other schemas in between": {
    schemas: {
      S: { anyOf: [object({ next: ref("T") }), object({ next: ref("U") }), { type: "null" }] },
      T: { anyOf: [object({ next: S }), { type: "null" }] },
      U: { anyOf: [object({ next: S }), object({ next: ref("T") })] },
    },
    level: chain,
    innermost: null,
    wrong: 1,
  },
  "routes that count the depth differently": {
    schemas: {
      S: { anyOf: [object({ next: S, a: { type: "string" } }), object({ next: ref("T") }), { type: "null" }] },
      T: { allOf: [S, { not: { type: "string" } }] },
    },
    level: chain,
    innermost: null,
    wrong: 1,
  },
  "lists in two alternatives": {
    schemas: {
      S: { anyOf: [{ type: "array", items: S, minItems: 2 }, { type: "array", items: S }, { type: "null" }] },
    },
    level: (deeper) => [deeper],
    innermost: null,
    wrong: 1,
  },
  "lists within lists": {
    schemas: {
      S: object(
        {
          next: {
            anyOf: [
              { type: "array", items: S, minItems: 2 },
              { type: "array", items: S },
            ],
          },
        },
        [],
      ),
    },
    level: (deeper) => ({ next: [deeper] }),
    innermost: {},
    wrong: { next: 1 },
  },
  "maps in two alternatives": {
    schemas: {
      S: {
        anyOf: [
          { type: "object", additionalProperties: S, minProperties: 2 },
          { type: "object", patternProperties: { "^n": S } },
          { type: "null" },
        ],
      },
    },
    level: chain,
    innermost: null,
    wrong: 1,
  },
  "parts that describe the same member": {
    schemas: { S: { allOf: [object({ next: S }, []), object({ next: S }, [])] } },
    level: chain,
    innermost: {},
    wrong: 1,
  },
  "a reference with the same member beside it": {
    schemas: { S: { $ref: "#/components/schemas/Base", properties: { next: S } }, Base: object({ next: S }, []) },
    level: chain,
    innermost: {},
    wrong: 1,
  },
  "a member and a pattern": {
    schemas: { S: { type: "object", properties: { next: S }, patternProperties: { "^n": S } } },
    level: chain,
    innermost: {},
    wrong: 1,
  },
  "items and what an array contains": {
    schemas: { S: { type: ["array", "null"], items: S, contains: S, minContains: 0, maxContains: 5 } },
    level: (deeper) => [deeper],
    innermost: null,
    wrong: 1,
  },
  "a condition and its conclusion": {
    schemas: {
      S: {
        type: "object",
        if: object({ next: S }),
        [conclusion]: { properties: { next: S } },
        else: { maxProperties: 0 },
      },
    },
    level: chain,
    innermost: {},
    wrong: 1,
  },
  "what must not be": {
    schemas: {
      S: { type: "object", properties: { next: S }, not: { required: ["x", "next"], properties: { next: S } } },
    },
    level: chain,
    innermost: {},
    wrong: 1,
  },
  "a schema that depends on a member": {
    schemas: {
      S: { type: "object", properties: { next: S }, dependentSchemas: { next: { properties: { next: S } } } },
    },
    level: chain,
    innermost: {},
    wrong: 1,
  },
  "what no alternative describes": {
    schemas: {
      S: {
        type: "object",
        anyOf: [{ properties: { next: S } }, { properties: { next: S, a: true } }],
        unevaluatedProperties: false,
      },
    },
    level: chain,
    innermost: {},
    wrong: 1,
  },
  "a predicate that asks a table at each level": {
    schemas: {
      S: { ...object({ kind: { type: "string" }, next: S }, ["kind"]), discriminator: { propertyName: "kind" } },
      Box: { allOf: [S], properties: { next: { oneOf: [S, object({ ref: { type: "string" } })] } } },
      Label: { allOf: [S], properties: { text: { type: "string" } } },
    },
    level: (deeper) => ({ kind: "Box", next: deeper }),
    innermost: { kind: "Label" },
    wrong: { kind: "None" },
  },
  "a table that is asked through a part of an allOf": {
    schemas: {
      S: {
        ...object({ next: S }, []),
        allOf: [object({ next: { oneOf: [S, { type: "string" }, object({ ref: S })] } }, [])],
      },
    },
    level: chain,
    innermost: {},
    wrong: 1,
  },
  "what the others of a list are, in a list of the same": {
    schemas: {
      S: { type: "array", prefixItems: [{ anyOf: [S, ref("T")], unevaluatedItems: false }] },
      T: {
        type: "array",
        contains: S,
        anyOf: [{ prefixItems: [S] }, { prefixItems: [ref("T")] }],
        unevaluatedItems: ref("T"),
      },
    },
    level: (deeper) => [deeper],
    innermost: [],
    wrong: 5,
  },
  "a union within a union": {
    schemas: {
      S: { oneOf: [ref("Binary"), object({ kind: { const: "end" } })] },
      Binary: { oneOf: [pair({ const: "add" }), pair({ const: "mul" })] },
    },
    level: (deeper) => ({ kind: "mul", left: deeper, right: { kind: "end" } }),
    innermost: { kind: "end" },
    wrong: { kind: "none" },
  },
};

function nested({ level }: Case, depth: number, innermost: JsonValue): JsonValue {
  let value = innermost;
  for (let count = 0; count < depth; count++) value = level(value);
  return value;
}

/** The same value, whose members and items count when they are read. */
function counted(value: JsonValue, count: () => void): unknown {
  if (typeof value !== "object" || value === null) return value;
  const copy: object = Array.isArray(value) ? [] : {};
  for (const [name, member] of Object.entries(value)) {
    const inner = counted(member, count);
    const get = () => {
      count();
      return inner;
    };
    Object.defineProperty(copy, name, { enumerable: true, configurable: true, get });
  }
  return copy;
}

const depth = 150;
/** How often the members of a level are read at most, by all that looks at them, and by each of 100 issues for its place. */
const readsOfALevel = 120;

describe.each(Object.entries(cases))("%s", (_, example) => {
  test("are told apart in time that does not double with each level", async () => {
    const { is, check, parse } = (await validatorsOf(example.schemas))("S");
    const reads = (run: (value: unknown) => void, levels: number, innermost: JsonValue): number => {
      let count = 0;
      run(counted(nested(example, levels, innermost), () => count++));
      return count / levels;
    };
    for (const run of [is, (value: unknown) => check(value)]) {
      for (const innermost of [example.innermost, example.wrong]) {
        expect(reads(run, depth, innermost)).toBeLessThan(readsOfALevel);
      }
    }
    const fitting = nested(example, depth, example.innermost);
    expect(is(fitting)).toBe(true);
    expect(check(fitting)).toEqual({ value: fitting });
    expect(parse(fitting)).toBe(fitting);
    const failing = nested(example, depth, example.wrong);
    expect(is(failing)).toBe(false);
    expect(check(failing).issues?.length).toBeGreaterThan(0);
    expect(check(failing).issues?.[0]?.message).not.toContain("stays the same");
  });
});

test("defaults are put in once at each level, whatever ways lead there", async () => {
  const node = { type: "object", properties: { next: S, name: { default: "a" } } };
  const { parse } = (
    await validatorsOf({
      S: { allOf: [node, { anyOf: [ref("Numbered"), { ...node, maxProperties: 2 }] }] },
      Numbered: { ...node, required: ["number"] },
    })
  )("S");
  let value = {};
  let whole: JsonObject = { name: "a" };
  for (let count = 0; count < depth; count++) {
    value = { next: value };
    whole = { next: whole, name: "a" };
  }
  expect(parse(value)).toEqual(whole);
});
