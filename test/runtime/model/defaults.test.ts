import { describe, expect, test } from "vitest";
import { type Definition, withDefaults } from "../../../templates/runtime/model/index.ts";

describe("defaults", () => {
  const paging: Definition = {
    type: "object",
    properties: { size: { type: "integer", default: 20 }, sort: { default: { by: ["name"] } } },
  };

  test("stand in for members that are missing or undefined", () => {
    expect(withDefaults(paging, {})).toEqual({ size: 20, sort: { by: ["name"] } });
    expect(withDefaults(paging, { size: undefined, other: 1 })).toEqual({ size: 20, sort: { by: ["name"] }, other: 1 });
  });

  test("leave the value itself alone, and what is complete is given back as it is", () => {
    const value = Object.freeze({ size: 1, inner: Object.freeze([]) });
    const complete = withDefaults(paging, value);
    expect(value).toEqual({ size: 1, inner: [] });
    expect(complete).toHaveProperty("inner", value.inner);
    const whole = { size: 1, sort: null };
    expect(withDefaults(paging, whole)).toBe(whole);
  });

  test("are fresh each time", () => {
    const first = withDefaults(paging, {});
    expect(first).not.toBe(withDefaults(paging, {}));
    expect(Reflect.get(Object(first), "sort")).not.toBe(Reflect.get(Object(withDefaults(paging, {})), "sort"));
  });

  test("reach into members, items, maps, references, parts and the alternative that fits", () => {
    const definition: Definition = {
      properties: { one: () => paging, list: { items: { $ref: () => paging } } },
      additionalProperties: { oneOf: [{ type: "string" }, { allOf: [() => paging] }] },
    };
    const whole = { size: 20, sort: { by: ["name"] } };
    expect(withDefaults(definition, { one: {}, list: [{}, { size: 1 }], map: {}, text: "a" })).toEqual({
      one: whole,
      list: [whole, { ...whole, size: 1 }],
      map: whole,
      text: "a",
    });
  });

  test("are completed themselves, and come from what a member refers to", () => {
    const definition: Definition = {
      properties: { page: { $ref: () => paging, default: {} }, size: { $ref: () => size } },
    };
    expect(withDefaults(definition, {})).toEqual({ page: { size: 20, sort: { by: ["name"] } }, size: 5 });
  });

  test("may be null or false", () => {
    expect(withDefaults({ properties: { a: { default: null }, b: { default: false } } }, {})).toEqual({
      a: null,
      b: false,
    });
  });

  test("never reach a prototype", () => {
    const definition: Definition = {
      properties: { ["__proto__" as string]: { default: { polluted: true } }, a: { default: 1 } },
    };
    const complete = withDefaults(definition, JSON.parse('{"b":{}}'));
    expect(Object.getPrototypeOf(complete)).toBe(Object.prototype);
    expect(Object.getOwnPropertyNames(complete).sort()).toEqual(["__proto__", "a", "b"]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    const own = withDefaults(definition, JSON.parse('{"__proto__":{"x":1}}'));
    expect(JSON.stringify(own)).toBe('{"__proto__":{"x":1},"a":1}');
  });

  const size: Definition = { type: "integer", default: 5 };
});
