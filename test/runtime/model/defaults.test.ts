import { describe, expect, test } from "vitest";
import { type Definition, explainUnevaluated, ignored } from "../../../templates/runtime/model/index.ts";
import { fits, withDefaults, withoutIgnored } from "./tables.ts";

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

  test("are the first that the text of a member's schema comes to, through references and parts", () => {
    const colour: Definition = { type: "string", default: "red" };
    const green: Definition = { default: "green" };
    const given = (a: Definition) => withDefaults({ properties: { a } }, {});
    expect(given({ allOf: [{ $ref: () => colour }, green] })).toEqual({ a: "red" });
    expect(given({ allOf: [{ allOf: [{ type: "string" }, { $ref: () => colour }] }, green] })).toEqual({ a: "red" });
    expect(given({ allOf: [green, { $ref: () => colour }], $ref: () => ({ type: "string" }) })).toEqual({ a: "green" });
    expect(given({ $dynamicRef: () => colour, allOf: [green] })).toEqual({ a: "red" });
    expect(given({ $ref: () => ({}), $dynamicRef: () => colour, allOf: [green] })).toEqual({ a: "green" });
  });

  test("may be null or false", () => {
    expect(withDefaults({ properties: { a: { default: null }, b: { default: false } } }, {})).toEqual({
      a: null,
      b: false,
    });
  });

  test("come from the branch of a condition that the value takes", () => {
    const sized = { properties: { kind: { const: "sized" } }, required: ["kind"] };
    // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema.
    const definition: Definition = { if: sized, then: () => paging, else: { properties: { free: { default: true } } } };
    expect(withDefaults(definition, { kind: "sized" })).toEqual({ kind: "sized", size: 20, sort: { by: ["name"] } });
    expect(withDefaults(definition, { kind: "other" })).toEqual({ kind: "other", free: true });
    expect(withDefaults({ if: sized, else: { properties: { a: { default: 1 } } } }, { kind: "sized" })).toEqual({
      kind: "sized",
    });
  });

  test("come from what depends on a member that the value has", () => {
    const page: Definition = { properties: { size: { default: 20 } } };
    const definition: Definition = { properties: { b: { default: 1 } }, dependentSchemas: { a: page, b: page } };
    expect(withDefaults(definition, { a: 1 })).toEqual({ a: 1, b: 1, size: 20 });
    // A default that was put in calls for nothing: what applies is decided by the value as it came.
    expect(withDefaults(definition, {})).toEqual({ b: 1 });
  });

  test("are decided by the value as it came, whatever the parts before have put in", () => {
    const given: Definition = { properties: { k: { default: "a" } } };
    const seen: Definition = { dependentSchemas: { k: { properties: { seen: { default: true } } } } };
    const conditional = "then";
    const told = (value: number): Definition => ({ properties: { told: { default: value } } });
    const asking: Definition = { if: { required: ["k"] }, [conditional]: told(1), else: told(2) };
    const choosing: Definition = {
      oneOf: [{ required: ["k"], ...told(1) }, { properties: { k: false, told: { default: 2 } } }],
    };
    const rest: Definition = { anyOf: [{ required: ["k"], properties: { r: true } }, true] };
    const others: Definition = { ...rest, unevaluatedProperties: [told(1), explainUnevaluated] };
    for (const order of [(parts: Definition[]) => parts, (parts: Definition[]) => parts.reverse()]) {
      const completed = (part: Definition, value: unknown) => withDefaults({ allOf: order([given, part]) }, value);
      expect(completed(seen, {})).toEqual({ k: "a" });
      expect(completed(seen, { k: 1 })).toEqual({ k: 1, seen: true });
      expect(completed(asking, {})).toEqual({ k: "a", told: 2 });
      expect(completed(choosing, {})).toEqual({ k: "a", told: 2 });
      expect(completed(others, { r: {} })).toEqual({ k: "a", r: { told: 1 } });
      const below = (part: Definition): Definition => ({ properties: { o: part }, items: part });
      const levels: Definition = { allOf: order([below(given), below(asking)]) };
      expect(withDefaults(levels, { o: {} })).toEqual({ o: { k: "a", told: 2 } });
      expect(withDefaults(levels, [{}, { k: 1 }])).toEqual([
        { k: "a", told: 2 },
        { k: 1, told: 1 },
      ]);
      const nested: Definition = { allOf: [below({ default: {} }), ...order([below(given), below(asking)])] };
      expect(withDefaults(nested, {})).toEqual({ o: { k: "a", told: 2 } });
    }
    expect(withDefaults({ ...given, allOf: [asking] }, {})).toEqual(withDefaults({ ...given, ...asking }, {}));
  });

  test("come from all alternatives that fit, whatever their order", () => {
    const email: Definition = { properties: { verified: { default: false } } };
    const phone: Definition = { properties: { country: { default: "US" } } };
    const contacts: Definition[] = [
      { required: ["email"], properties: { email, language: { default: "en" } } },
      { required: ["phone"], properties: { phone, hours: { default: [9, 17] } } },
      { required: ["fax"], properties: { fax: { default: {} }, lines: { default: 1 } } },
    ];
    const both = { email: { verified: false }, phone: { country: "US" }, language: "en", hours: [9, 17] };
    for (const anyOf of [contacts, contacts.toReversed()]) {
      expect(withDefaults({ anyOf }, { email: {}, phone: {} })).toEqual(both);
      expect(withDefaults({ properties: { a: { anyOf } } }, { a: { email: {} } })).toEqual({
        a: { email: { verified: false }, language: "en" },
      });
    }
  });

  test("of an alternative are none where a value would not fit the schema any more", () => {
    const closed = (name: string): Definition => ({
      properties: { x: true, [name]: { default: 1 } },
      additionalProperties: false,
    });
    expect(withDefaults({ anyOf: [closed("a"), closed("b")] }, { x: 1 })).toEqual({ x: 1, a: 1 });
    expect(withDefaults({ anyOf: [closed("b"), closed("a")] }, { x: 1 })).toEqual({ x: 1, b: 1 });
    const open = (name: string): Definition => ({ properties: { [name]: { default: 1 } } });
    expect(withDefaults({ maxProperties: 1, anyOf: [open("a"), open("b")] }, {})).toEqual({ a: 1 });
    expect(withDefaults({ maxProperties: 2, anyOf: [open("a"), open("b"), open("c")] }, {})).toEqual({ a: 1, b: 1 });
  });

  test("reach members and items that nothing else describes", () => {
    const page: Definition = { properties: { size: { default: 20 } } };
    const members: Definition = {
      properties: { known: true },
      anyOf: [{ required: ["a"], properties: { a: true } }, { properties: { b: true } }],
      unevaluatedProperties: [page, explainUnevaluated],
    };
    expect(withDefaults(members, { known: {}, a: {}, c: {} })).toEqual({ known: {}, a: {}, c: { size: 20 } });
    const items: Definition = { prefixItems: [true], unevaluatedItems: [page, explainUnevaluated] };
    expect(withDefaults(items, [{}, {}, { size: 1 }])).toEqual([{}, { size: 20 }, { size: 1 }]);
    const complete = [{}, { size: 1 }];
    expect(withDefaults(items, complete)).toBe(complete);
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

describe("members that the direction ignores", () => {
  const user: Definition = {
    type: "object",
    properties: { id: ignored, name: { type: "string" }, role: { default: "guest" } },
    patternProperties: [{ pattern: /^x-/, schema: ignored }],
  };

  test("are left out, with defaults or without", () => {
    const value = Object.freeze({ id: 1, name: "Ann", "x-a": 1, y: 2 });
    expect(withDefaults(user, value)).toEqual({ name: "Ann", role: "guest", y: 2 });
    expect(withoutIgnored(user, value)).toEqual({ name: "Ann", y: 2 });
    expect(value).toEqual({ id: 1, name: "Ann", "x-a": 1, y: 2 });
    const complete = { name: "Ann" };
    expect(withoutIgnored(user, complete)).toBe(complete);
    expect(withoutIgnored({ properties: { a: true }, additionalProperties: ignored }, { a: 1, b: 2 })).toEqual({
      a: 1,
    });
  });

  test("are left out below parts, references, alternatives and conditions", () => {
    const definition: Definition = {
      properties: { list: { items: { $ref: () => user } }, one: { oneOf: [{ type: "string" }, user] } },
      allOf: [{ properties: { whole: { if: { type: "string" }, else: user } } }],
    };
    const value = { list: [{ id: 1 }], one: { id: 2, name: "Bob" }, whole: { id: 3 } };
    expect(withoutIgnored(definition, value)).toEqual({ list: [{}], one: { name: "Bob" }, whole: {} });
  });

  test("are left out wherever one of the alternatives that fit says so", () => {
    const page: Definition = { properties: { size: { default: 20 } } };
    const union: Definition = { anyOf: [page, user, { properties: { size: { default: 5 }, key: ignored } }] };
    expect(withDefaults(union, { id: 1, key: 2 })).toEqual({ size: 20, role: "guest" });
    expect(withoutIgnored(union, { id: 1, key: 2, name: "Ann" })).toEqual({ name: "Ann" });
  });

  test("are left out of a value that fits no alternative", () => {
    const union: Definition = {
      anyOf: [
        { ...user, required: ["name"] },
        { properties: { key: ignored }, required: ["a"] },
      ],
    };
    expect(withoutIgnored(union, { id: 1, key: 2, b: 3 })).toEqual({ b: 3 });
  });

  test("count in what the parts after decide", () => {
    const conditional = "then";
    const asking: Definition = { if: { required: ["id"] }, [conditional]: { properties: { told: { default: 1 } } } };
    expect(withDefaults({ allOf: [user, asking] }, { id: 1 })).toEqual({ role: "guest", told: 1 });
  });

  test("may be called as what every object inherits", () => {
    const definition: Definition = { properties: { ["__proto__" as string]: ignored, constructor: ignored } };
    const value: unknown = JSON.parse('{"__proto__":{"x":1},"constructor":2,"a":3}');
    const complete = withoutIgnored(definition, value);
    expect(JSON.stringify(complete)).toBe('{"a":3}');
    expect(Object.getPrototypeOf(complete)).toBe(Object.prototype);
  });
});

describe("work", () => {
  const conditional = "then";
  const part: Definition = { type: "integer", default: 1 };
  const tree: Definition = {
    recursive: true,
    type: "object",
    properties: { d: part, kids: { type: "array", items: { anyOf: [{ $ref: () => tree }, { type: "string" }] } } },
  };
  const conditioned: Definition = {
    recursive: true,
    type: "object",
    properties: { d: part, kids: { type: "array", items: { $ref: () => conditioned } } },
    if: { properties: { kids: { items: { $ref: () => conditioned } } } },
    [conditional]: true,
  };
  const evaluated: Definition = {
    recursive: true,
    type: "object",
    properties: { d: part, kids: { type: "array", items: { $ref: () => evaluated } } },
    unevaluatedProperties: [{ type: "array" }, explainUnevaluated],
  };
  const overlapping: Definition = {
    recursive: true,
    repeats: true,
    anyOf: [1, 2].map((minProperties) => ({
      minProperties,
      properties: { d: part, kids: { type: "array", items: { $ref: () => overlapping } } },
    })),
  };

  // Each refuses what the other one adds.
  const apart: Definition = {
    recursive: true,
    repeats: true,
    anyOf: ["d", "e"].map((name) => ({
      properties: { [name]: part, kids: { type: "array", items: { $ref: () => apart } }, more: true },
      additionalProperties: false,
    })),
  };

  test.each(Object.entries({ tree, conditioned, evaluated, overlapping, apart }))(
    "grows with the value, not with its depth: %s",
    (_, definition) => {
      const levels = 300;
      let reads = 0;
      const innermost = {
        more: [],
        get kids() {
          reads++;
          return [];
        },
      };
      let value: unknown = innermost;
      // Two members, so that every alternative fits.
      for (let level = 0; level < levels; level++) value = { kids: [value], more: [] };
      let found = withDefaults(definition, value);
      expect(reads).toBeLessThan(40);
      let count = 0;
      for (; found !== undefined; found = Reflect.get(Object(Reflect.get(Object(found), "kids")), 0)) {
        expect(found).toHaveProperty("d", 1);
        count++;
      }
      expect(count).toBeGreaterThanOrEqual(levels);
    },
  );

  test("grows with the value where nothing fits, and members are left out", () => {
    const hidden: Definition = {
      recursive: true,
      repeats: true,
      anyOf: ["x", "y"].map((name) => ({
        required: [name],
        properties: { id: ignored, d: part, kids: { type: "array", items: { $ref: () => hidden } } },
      })),
    };
    let value: unknown = { id: 1 };
    let expected: unknown = {};
    for (let level = 0; level < 300; level++) {
      value = { id: 1, kids: [value] };
      expected = { kids: [expected] };
    }
    expect(withoutIgnored(hidden, value)).toEqual(expected);
  });

  test("reaches as deep as the options say", () => {
    let value: unknown = {};
    for (let level = 0; level < 800; level++) value = { kids: [value] };
    const count = (text: string) => text.split('"d":1').length - 1;
    expect(count(JSON.stringify(withDefaults(tree, value, { maxDepth: 5000 })))).toBe(801);
  });

  test("ends where a default stands in itself", () => {
    const child: Definition = { $ref: () => endless, default: {} };
    const endless: Definition = {
      recursive: true,
      type: "object",
      properties: { left: child, right: { ...child }, v: { default: 1 } },
    };
    const inner = { v: 1 };
    expect(withDefaults(endless, {})).toEqual({ left: { right: inner, v: 1 }, right: { left: inner, v: 1 }, v: 1 });
    expect(withDefaults({ properties: { list: { items: child } } }, { list: [{ left: {}, right: {} }] })).toEqual({
      list: [
        {
          left: { left: { right: inner, v: 1 }, right: { left: inner, v: 1 }, v: 1 },
          right: { left: { right: inner, v: 1 }, right: { left: inner, v: 1 }, v: 1 },
          v: 1,
        },
      ],
    });
  });
});

test("members that an object inherits from its class are in the copy as they were in it", () => {
  class Base {
    readonly own = 1;
    get value() {
      return "x";
    }
  }
  class Heir extends Base {
    get other() {
      return 2;
    }
  }
  const definition: Definition = { required: ["value", "other"], properties: { k: { default: 3 } } };
  const completed = withDefaults(definition, new Heir());
  expect(completed).toMatchObject({ value: "x", other: 2, own: 1, k: 3 });
  expect(JSON.stringify(completed)).toBe('{"own":1,"k":3}');
  expect(fits(definition, completed)).toBe(true);
});
