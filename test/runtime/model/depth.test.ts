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

const list: Definition = { recursive: true, type: "array", items: () => list };

/** An array in an array … `length` arrays in all. */
function nested(length: number, innermost: unknown = []): unknown {
  let value = innermost;
  for (let count = 1; count < length; count++) value = [value];
  return value;
}
