import { describe, expect, test } from "vitest";
import {
  type Definition,
  explainUnevaluated,
  isEqual,
  type Subschema,
} from "../../../templates/runtime/model/index.ts";
import { check, explain, withDefaults } from "./tables.ts";

/** Every level goes through a reference, an alternative and a member: as many calls as a level can need. */
const node: Definition = {
  recursive: true,
  type: "object",
  properties: {
    next: { anyOf: [{ type: "null" }, { allOf: [{ $ref: () => node }] }] },
    name: { type: "string", default: "" },
  },
};

function chain(length: number): unknown {
  let value: unknown = null;
  for (let count = 0; count < length; count++) value = { next: value };
  return value;
}

const list: Definition = { recursive: true, type: "array", items: () => list };

/** Written as a key of its own, an object that has it looks like a promise to linters. */
const conclusion = "then";

describe("values that are nested deeply", () => {
  test("are followed through 1000 recursive schemas by default", () => {
    expect(explain(node, chain(100))).toEqual([]);
    expect(explain({ type: "array", items: () => list }, nested(1000))).toEqual([]);
  });

  test("are refused beyond the limit with one issue", () => {
    const issues = explain(list, nested(1001));
    expect(issues.map(({ keyword, expected }) => ({ keyword, expected }))).toEqual([
      { keyword: "depth", expected: 1000 },
    ]);
    expect(issues[0]?.message).toBe("Must not be nested more than 1000 levels deep.");
  });

  test("are refused beyond a limit of the caller's own", () => {
    expect(explain(list, nested(3), { maxDepth: 3 })).toEqual([]);
    expect(explain(list, nested(4), { maxDepth: 3 })).toMatchObject([{ keyword: "depth", path: "/0/0/0" }]);
  });

  test("never overflow the stack, also without a limit", () => {
    const issues = explain(list, nested(100_000, "wrong"), { maxDepth: Number.POSITIVE_INFINITY });
    expect(issues).toMatchObject([{ keyword: "type", path: "/0".repeat(99_999) }]);
    expect(explain(node, chain(10_000), { maxDepth: Number.POSITIVE_INFINITY })).toEqual([]);
  });

  test("are compared however deep they are", () => {
    expect(isEqual(nested(100_000), nested(100_000))).toBe(true);
    expect(isEqual(nested(100_000), nested(100_001))).toBe(false);
  });

  test("get their defaults at every level", () => {
    const complete = withDefaults(node, { next: { next: null } });
    expect(complete).toEqual({ next: { next: null, name: "" }, name: "" });
    expect(() => withDefaults(list, nested(100_000))).not.toThrow();
  });
});

describe("what is nested too deeply is neither this nor that", () => {
  const deep = nested(4);
  const tooDeep = (path: string, schema: string) => [{ keyword: "depth", path, schema }];
  const asked = (definition: Definition, value: unknown) => explain(definition, value, { maxDepth: 3 });

  test("for `not`", () => {
    expect(asked({ not: () => list }, deep)).toMatchObject(tooDeep("/0/0/0", "/not/items/items/items"));
    expect(asked({ not: () => list }, "text")).toEqual([]);
    expect(asked({ not: () => list }, nested(3))).toMatchObject([{ keyword: "not" }]);
  });

  test("for `if`", () => {
    const definition: Definition = { if: () => list, [conclusion]: false, else: true };
    expect(asked(definition, deep)).toMatchObject(tooDeep("/0/0/0", "/if/items/items/items"));
    expect(asked(definition, "text")).toEqual([]);
  });

  test("for `contains`, unless others are enough or too many", () => {
    const contains = () => list;
    expect(asked({ contains }, ["text", deep])).toMatchObject(tooDeep("/1/0/0/0", "/contains/items/items/items"));
    expect(asked({ contains }, [[], deep])).toEqual([]);
    expect(asked({ contains, minContains: 3 }, [[], deep])).toMatchObject([{ keyword: "minContains", actual: 1 }]);
    expect(asked({ contains, maxContains: 1 }, [[], deep])).toMatchObject([{ keyword: "depth", path: "/1/0/0/0" }]);
    expect(asked({ contains, maxContains: 1 }, [[], [], deep])).toMatchObject([{ keyword: "maxContains" }]);
  });

  test("for alternatives of which none is known to fit", () => {
    const definition: Definition = { anyOf: [{ type: "array", minItems: 2 }, () => list] };
    expect(asked(definition, deep)).toMatchObject(tooDeep("/0/0/0", "/anyOf/1/items/items/items"));
    expect(asked(definition, [1, 2])).toEqual([]);
  });

  describe("for what alternatives and `contains` describe of it", () => {
    const shallow: Definition = { anyOf: [{ items: () => list }, { prefixItems: [true] }] };
    const rest = (definition: Definition, unevaluated: Subschema = false): Definition => ({
      ...definition,
      unevaluatedItems: [unevaluated, explainUnevaluated],
    });
    const place = (index: number, way: string) => tooDeep(`/${index}/0/0/0`, `${way}/items/items/items`);

    test("where nothing else describes it", () => {
      expect(asked(rest(shallow), [1, deep])).toMatchObject([{ path: "/1", keyword: "unevaluatedItems" }]);
      expect(asked(rest(shallow), [[], deep])).toMatchObject(place(1, "/anyOf/0/items"));
      expect(asked(rest(shallow), [deep])).toEqual([]);
      expect(asked(rest(shallow, { type: "array" }), [[], deep])).toEqual([]);
      expect(asked(rest(shallow, { type: "null" }), [[], deep])).toMatchObject(place(1, "/anyOf/0/items"));
      expect(asked(rest({ contains: () => list }), [[], deep])).toMatchObject(place(1, "/contains"));
    });

    test("by way of what is remembered", () => {
      const once: Definition = { repeats: true, ...shallow };
      const twice: Definition = { allOf: [() => once, { properties: { a: true } }, () => once] };
      expect(asked(rest(twice), [[], deep])).toMatchObject(place(1, "/allOf/0/anyOf/0/items"));
      const inner: Definition = { items: rest(twice) };
      expect(asked(inner, [[[], deep]])).toMatchObject([{ keyword: "depth", path: "/0/1/0/0/0" }]);
    });
  });
});

/** An array in an array … `length` arrays in all. */
function nested(length: number, innermost: unknown = []): unknown {
  let value = innermost;
  for (let count = 1; count < length; count++) value = [value];
  return value;
}

test("an error of a getter is the caller's, and is thrown once", () => {
  let reads = 0;
  const value = {
    get name() {
      reads++;
      throw new RangeError("mine");
    },
  };
  const is = (given: unknown): given is unknown => typeof Reflect.get(Object(given), "name") === "string";
  expect(() => check(is, { properties: { name: { type: "string" } } }, value)).toThrow("mine");
  expect(reads).toBe(1);
});
