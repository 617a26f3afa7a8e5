import { describe, expect, test } from "vitest";
import { type Definition, explain, isEqual, withDefaults } from "../../../templates/runtime/model/index.ts";

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

  test.each([10_000, 100_000])("never overflow the stack: %i levels", (length) => {
    for (const definition of [node, list]) {
      const value = definition === node ? chain(length) : nested(length);
      expect(explain(definition, value, { maxDepth: Number.POSITIVE_INFINITY }).length).toBeGreaterThan(0);
    }
  });

  test("are compared however deep they are", () => {
    expect(isEqual(nested(100_000), nested(100_000))).toBe(true);
    expect(isEqual(nested(100_000), nested(100_001))).toBe(false);
  });

  test("get their defaults at every level", () => {
    const complete = withDefaults(node, { next: { next: null } });
    expect(complete).toEqual({ next: { next: null, name: "" }, name: "" });
  });
});

const list: Definition = { recursive: true, type: "array", items: () => list };

/** An array in an array … `length` arrays in all. */
function nested(length: number): unknown {
  let value: unknown = [];
  for (let count = 1; count < length; count++) value = [value];
  return value;
}
