import { describe, expect, test } from "vitest";
import {
  type Definition,
  explainAlternatives,
  explainUnevaluated,
  isInt32,
  isUri,
  type JsonType,
  type Subschema,
} from "../../../templates/runtime/model/index.ts";
import { check, explain } from "./tables.ts";

/** Written as a key of its own, an object that has it looks like a promise to linters. */
const conclusion = "then";

/** What an issue says without its values. */
function told(definition: Subschema, value: unknown, options = {}): string[] {
  return explain(definition, value, options).map(({ path, schema, message }) => `${path} ${schema} ${message}`);
}

const card: Definition = {
  type: "object",
  required: ["kind", "number"],
  properties: { kind: { const: "card" }, number: { type: "string", minLength: 4 } },
};
const account: Definition = {
  type: "object",
  required: ["kind", "iban"],
  properties: { kind: { const: "account" }, iban: { type: "string" } },
};

describe("issues", () => {
  test("come all, in the order of the value, with both places", () => {
    const definition: Definition = {
      type: "object",
      required: ["a", "d"],
      properties: {
        a: { type: "string" },
        "b/c~": { type: "array", items: { type: "integer", minimum: 1 }, maxItems: 2, uniqueItems: true },
        link: { type: "string", format: ["uri", isUri], pattern: /^https:/u, minLength: 6 },
      },
      additionalProperties: false,
    };
    const value = { link: "x y z", extra: { secret: 1 }, "b/c~": [0, 1.5, "1", 0] };
    expect(told(definition, value)).toEqual([
      "/d /required Must be present.",
      "/a /required Must be present.",
      "/link /properties/link/minLength Must have at least 6 characters, but has 5.",
      "/link /properties/link/pattern Must match the pattern ^https:.",
      '/link /properties/link/format Must be of the format "uri".',
      "/extra /additionalProperties Must not be present.",
      "/b~1c~0 /properties/b~1c~0/maxItems Must have at most 2 items, but has 4.",
      "/b~1c~0 /properties/b~1c~0/uniqueItems Must not repeat an item, but items 0 and 3 are equal.",
      "/b~1c~0/0 /properties/b~1c~0/items/minimum Must be at least 1.",
      "/b~1c~0/1 /properties/b~1c~0/items/type Must be an integer, but has a fraction.",
      "/b~1c~0/2 /properties/b~1c~0/items/type Must be an integer, but is a string.",
      "/b~1c~0/3 /properties/b~1c~0/items/minimum Must be at least 1.",
    ]);
  });

  test("of whatever keyword stand in the order of the value, those of a value before those of its parts", () => {
    const wrong = { type: "string" } as const;
    const definition: Definition = {
      required: ["missing"],
      properties: { last: wrong, list: { items: wrong, allOf: [{ items: { type: "boolean" } }] } },
      additionalProperties: { properties: { b: wrong, a: wrong } },
      allOf: [{ properties: { first: wrong }, required: ["gone"] }, { maxProperties: 3 }],
    };
    const list = Array.from({ length: 11 }, (_, index) => index);
    const value = { first: { a: 1, b: 2 }, list, last: 3, 7: { b: 1 } };
    const paths = explain(definition, value).map(({ path }) => path);
    const items = list.flatMap((index) => [`/list/${index}`, `/list/${index}`]);
    expect(paths).toEqual(["", "/missing", "/gone", "/7/b", "/first", "/first/a", "/first/b", ...items, "/last"]);
  });

  test("by the thousand of an object with as many members take no time to put in order", () => {
    const value = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`name${index}`, index]));
    const issues = explain({ additionalProperties: { type: "string" } }, value, { maxIssues: Infinity });
    expect([issues.length, issues[99_999]?.path]).toEqual([100_000, "/name99999"]);
  });

  test("say of a text that is too long nothing about its pattern, which is not tried", () => {
    const definition: Definition = { pattern: /^(?:a+)+$/u, maxLength: 20 };
    expect(told(definition, `${"a".repeat(50)}!`)).toEqual([
      " /maxLength Must have at most 20 characters, but has 51.",
    ]);
    expect(told(definition, "a!")).toEqual([" /pattern Must match the pattern ^(?:a+)+$."]);
  });

  test("hold scalars and measures, but no object or array of the value", () => {
    const definition: Definition = { enum: [1, "a"] };
    expect(explain(definition, { secret: true })).toEqual([
      {
        path: "",
        schema: "/enum",
        keyword: "enum",
        message: 'Must be 1 or "a".',
        expected: [1, "a"],
        actual: "object",
      },
    ]);
    expect(explain({ type: "integer", numberFormat: ["int32", isInt32] }, 2 ** 40)).toMatchObject([
      { keyword: "format", expected: "int32", actual: 2 ** 40 },
    ]);
    expect(explain({ minLength: 3 }, "😀")).toMatchObject([{ expected: 3, actual: 1 }]);
  });

  test("are as many as asked for", () => {
    const list: Definition = { items: { type: "string" } };
    const value = Array.from({ length: 500 }, () => 1);
    expect(explain(list, value)).toHaveLength(100);
    expect(explain(list, value, { maxIssues: 3 })).toHaveLength(3);
    expect(explain(list, value, { maxIssues: Number.POSITIVE_INFINITY })).toHaveLength(500);
  });

  test("are not looked for any further when there are enough", () => {
    let asked = 0;
    const value = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`member${index}`, index]));
    const watched = new Proxy(value, {
      get(target, name, receiver) {
        asked++;
        return Reflect.get(target, name, receiver);
      },
    });
    const text: Definition = { type: "string" };
    const patterns = [{ pattern: /^member/u, schema: text }];
    const properties = Object.fromEntries(Object.keys(value).map((name) => [name, text]));
    const definitions: Definition[] = [
      { additionalProperties: text },
      { additionalProperties: false, maxProperties: 600 },
      { patternProperties: patterns },
      { propertyNames: { maxLength: 3 } },
      { properties, minProperties: 1 },
      { unevaluatedProperties: [text, explainUnevaluated] },
      { allOf: [{ additionalProperties: text }, { dependentSchemas: { member1: { properties } } }] },
    ];
    for (const definition of definitions) {
      asked = 0;
      expect(explain(definition, watched, { maxIssues: 25 })).toHaveLength(25);
      expect(asked).toBeLessThan(60 + 500 * (definition.maxProperties === undefined ? 0 : 1));
    }
  });

  test("have to be a number that can be, and so have levels", () => {
    for (const maxIssues of [0, -1, Number.NaN]) {
      expect(() => explain(true, 1, { maxIssues })).toThrow(
        new RangeError(`maxIssues has to be 1 or more, but is ${maxIssues}.`),
      );
      expect(() => check((_): _ is unknown => true, true, 1, { maxIssues })).toThrow(RangeError);
    }
    for (const maxDepth of [-1, Number.NaN]) {
      expect(() => check((_): _ is unknown => true, true, 1, { maxDepth })).toThrow(
        new RangeError(`maxDepth has to be 0 or more, but is ${maxDepth}.`),
      );
    }
  });

  test("name the way through references and named schemas", () => {
    const outer: Definition = { properties: { a: { $ref: () => card }, b: () => account } };
    expect(told(outer, { a: { kind: "card" }, b: { kind: "account" } })).toEqual([
      "/a/number /properties/a/$ref/required Must be present.",
      "/b/iban /properties/b/required Must be present.",
    ]);
  });

  test("say the type of what JSON does not have", () => {
    expect(told({ type: "number" }, Number.NaN)).toEqual([" /type Must be a number, but is NaN."]);
    expect(told({ type: "object" }, undefined)).toEqual([" /type Must be an object, but is undefined."]);
    expect(told({ type: ["string", "null"] }, [])).toEqual([" /type Must be a string or null, but is an array."]);
  });
});

describe("alternatives", () => {
  const union: Definition = { oneOf: [() => card, () => account] };

  test("that fail are told by the one that came closest", () => {
    expect(told(union, { kind: "account", iban: 1 })).toEqual([
      "/iban /oneOf/1/properties/iban/type Must be a string, but is a number.",
    ]);
    expect(told(union, { kind: "card", number: "123" })).toEqual([
      "/number /oneOf/0/properties/number/minLength Must have at least 4 characters, but has 3.",
    ]);
  });

  test("are told apart by values further down, and by those of a union within an alternative", () => {
    const meta = (kind: string, more: Definition): Definition => ({
      properties: { meta: { properties: { kind: { const: kind }, ...more.properties }, required: ["kind"] } },
    });
    const text = { properties: { a: { type: "string" }, b: { type: "string" } } } as const;
    const deep: Definition = { oneOf: [meta("one", {}), meta("two", text)] };
    expect(told(deep, { meta: { kind: "two", a: 1, b: 1 } })).toEqual([
      "/meta/a /oneOf/1/properties/meta/properties/a/type Must be a string, but is a number.",
      "/meta/b /oneOf/1/properties/meta/properties/b/type Must be a string, but is a number.",
    ]);
    const tagged: Definition = {
      ...union,
      tag: { keyword: "oneOf", propertyName: "kind", values: [["card"], ["account"]] },
    };
    const cash: Definition = { properties: { kind: { const: "cash" }, a: { type: "string" }, b: { type: "string" } } };
    expect(told({ anyOf: [tagged, cash] }, { kind: "cash", a: 1, b: 1 })).toEqual([
      "/a /anyOf/1/properties/a/type Must be a string, but is a number.",
      "/b /anyOf/1/properties/b/type Must be a string, but is a number.",
    ]);
  });

  test("that know more of an object's members are closer", () => {
    const member = { type: "string" } as const;
    const contact: Definition = {
      anyOf: [
        { required: ["email", "name"], properties: { email: member, name: member } },
        { allOf: [{ required: ["phone", "name", "country"], properties: { phone: member, name: member } }] },
      ],
    };
    const paths = (value: object) => explain(contact, value).map(({ path }) => path);
    expect(paths({ phone: 1 })).toEqual(["/country", "/name", "/phone"]);
    expect(paths({ name: "a" })).toEqual(["/email"]);
    const union: Definition = { oneOf: [{ required: ["a", "b", "c"] }, { required: ["d"] }] };
    expect(explain(union, {}, { maxIssues: 1 })).toMatchObject([{ path: "/d" }]);
  });

  describe("with members that tell apart", () => {
    const member = { type: "string" } as const;
    const closed = (
      properties: NonNullable<Definition["properties"]>,
      required = Object.keys(properties),
    ): Definition => {
      return { type: "object", required, properties, additionalProperties: false };
    };

    test("are not told apart by a wrong value of a member that one of them has alone", () => {
      const currency: Definition = { enum: ["EUR", "USD"] };
      const card = closed({ number: member, currency, cvc: member, holder: member }, ["number", "currency"]);
      const payment: Definition = { oneOf: [card, closed({ iban: member })] };
      expect(told(payment, { number: "1", currency: "GBP", cvc: "1", holder: "x" })).toEqual([
        '/currency /oneOf/0/properties/currency/enum Must be "EUR" or "USD".',
      ]);
      const email: Definition = { required: ["email"], properties: { email: member, priority: { enum: ["low"] } } };
      const phone: Definition = { required: ["phone"], properties: { phone: member } };
      expect(told({ anyOf: [email, phone] }, { email: "a", priority: "high" })).toEqual([
        '/priority /anyOf/0/properties/priority/enum Must be "low".',
      ]);
    });

    test("are told by the one that has the member in which much is wrong", () => {
      const filter: Definition = {
        recursive: true,
        oneOf: [
          closed({ not: () => filter }),
          closed({ and: { type: "array", items: () => filter } }),
          closed({ field: member, value: { type: ["string", "number"] } }),
        ],
      };
      const places = (value: unknown) => explain(filter, value).map(({ path }) => path);
      expect(places({ not: "x" })).toEqual(["/not"]);
      expect(places({ and: [5] })).toEqual(["/and/0"]);
      expect(places({ and: [{ not: { field: 1, value: {} } }, 5, 6] })).toEqual([
        "/and/0/not/field",
        "/and/0/not/value",
        "/and/1",
        "/and/2",
      ]);
    });

    test("are told apart by a member that several of them have", () => {
      const operation: Definition = closed({ op: { enum: ["+", "-"] }, l: () => expression, r: () => expression });
      const negation: Definition = closed({ neg: () => expression });
      const call: Definition = closed({ op: { const: "call" }, name: member });
      const expression: Definition = { recursive: true, oneOf: [{ type: "number" }, operation, negation] };
      expect(told(expression, { op: "*", l: 1, r: 2 })).toEqual([
        '/op /oneOf/1/properties/op/enum Must be "+" or "-".',
      ]);
      expect(told({ oneOf: [operation, negation, call] }, { op: "call", l: 1, r: 2 })).toEqual([
        "/name /oneOf/2/required Must be present.",
        "/l /oneOf/2/additionalProperties Must not be present.",
        "/r /oneOf/2/additionalProperties Must not be present.",
      ]);
    });
  });

  describe("that do not know a member that is there", () => {
    const text = { type: "string" } as const;
    const object = (properties: NonNullable<Definition["properties"]>, more: Definition = {}): Definition => {
      return { type: "object", required: Object.keys(properties), properties, ...more };
    };
    const pay = (more: Definition): Definition => ({
      oneOf: [
        object({ kind: { const: "card" }, number: text }, more),
        object({ kind: { const: "bank" }, iban: text }, more),
        object({ token: text }, more),
      ],
    });

    test.each<[string, Definition]>([
      ["open", {}],
      ["closed", { additionalProperties: false }],
    ])("are no closer than those in which its value is wrong: %s", (_, more) => {
      const wrongTag = '/kind /oneOf Must be "card" or "bank".';
      for (const value of [{ kind: "Card", number: "1" }, { kind: "Card" }, { kind: 1, iban: "x" }]) {
        expect(told(pay(more), value)).toEqual([wrongTag]);
      }
      expect(told(pay(more), { kind: "card", number: 1 })).toEqual([
        "/number /oneOf/0/properties/number/type Must be a string, but is a number.",
      ]);
      expect(told(pay(more), {})).toEqual(["/token /oneOf/2/required Must be present."]);
      expect(told(pay(more), { token: 1 })).toEqual([
        "/token /oneOf/2/properties/token/type Must be a string, but is a number.",
      ]);
    });

    test("are as close where they know more of the others", () => {
      const { oneOf = [] } = pay({ additionalProperties: false });
      const gift = object({ token: text, pin: text }, { additionalProperties: false });
      expect(told({ oneOf: [...oneOf, gift] }, { kind: "Gift", token: "a", pin: "b" })).toEqual([
        "/kind /oneOf/3/additionalProperties Must not be present.",
      ]);
    });

    test("are further than those whose members are wrong, however many", () => {
      const open = (type: JsonType): Definition => ({ properties: { a: { type }, b: { type }, c: { type } } });
      const alternatives: Definition[] = [open("string"), open("boolean"), { required: ["id"] }];
      expect(explain({ anyOf: alternatives }, { a: 1, b: 1, c: 1 }).map(({ path }) => path)).toEqual([
        "/a",
        "/b",
        "/c",
      ]);
    });

    test("and do not ask for a type of it, or are no object's, are told by its values", () => {
      const channel = (name: string, values: readonly string[], more: Definition): Definition => ({
        ...more,
        properties: { [name]: text, type: { enum: values } },
      });
      const closed: Definition = { additionalProperties: false };
      const [field, datum] = [channel("field", ["q", "n"], closed), channel("datum", ["q", "o"], closed)];
      const value = object({ value: true }, closed);
      expect(told({ anyOf: [field, datum, value] }, { field: "a", type: "x" })).toEqual([
        '/type /anyOf Must be "q", "n" or "o".',
      ]);
      const currency: Definition = { enum: ["eur", "usd"] };
      const price: Definition = { properties: { amount: { type: "number" }, currency } };
      const prices: Definition[] = [price, object({ tiers: {}, currency }), { required: ["id"] }];
      expect(told({ anyOf: prices }, { amount: 1, currency: "EUR" })).toEqual([
        '/currency /anyOf/0/properties/currency/enum Must be "eur" or "usd".',
      ]);
      const numbered = object({ kind: { type: "integer" }, id: text });
      expect(told({ oneOf: [...(pay({}).oneOf ?? []), numbered] }, { kind: "Card", number: "1" })).toEqual([
        '/kind /oneOf Must be "card" or "bank".',
      ]);
    });

    test("are so further down, in members and in items", () => {
      const within = (definition: Subschema): Definition => object({ meta: object({ pay: definition }) });
      const metas = [...(pay({}).oneOf ?? []).slice(0, 2).map(within), { properties: { meta: { required: ["x"] } } }];
      for (const last of [{ required: ["x"] }, { properties: { meta: { required: ["x"] } } }]) {
        expect(told({ anyOf: [...metas.slice(0, 2), last] }, { meta: { pay: { kind: "Card" } } })).toEqual([
          '/meta/pay/kind /anyOf Must be "card" or "bank".',
        ]);
      }
      const tuple = (kind: string): Definition => ({ type: "array", prefixItems: [{ const: kind }] });
      const lists = (last: Definition) => told({ oneOf: [tuple("add"), tuple("neg"), last] }, ["mul", 1, 2]);
      expect(lists({ type: "array", maxItems: 2 })).toEqual(['/0 /oneOf Must be "add" or "neg".']);
      expect(lists({ type: "array", items: { type: "number" } })).toEqual([
        '/0 /oneOf Must be a number, "add" or "neg".',
      ]);
    });

    test("are no closer than heirs, and than other unions, that a discriminator leads to by its value", () => {
      const pet = object({ kind: text, name: text });
      const heirOf = (parent: Definition, kind: string): Definition => ({
        allOf: [{ $ref: () => parent }],
        heir: [{ propertyName: "kind", values: [kind], parent: ["allOf", 0, "$ref"] }],
      });
      const [cat, dog] = [heirOf(pet, "cat"), heirOf({ ...pet, required: ["kind", "name", "size"] }, "dog")];
      const token = object({ token: text });
      expect(told({ oneOf: [cat, dog, token] }, { kind: "Cat" })).toEqual(['/kind /oneOf Must be "cat" or "dog".']);
      // Nothing but the discriminator keeps it from the first one.
      expect(told({ oneOf: [cat, dog, token] }, { kind: "dog", name: "a" })).toEqual([
        "/size /oneOf/1/allOf/0/$ref/required Must be present.",
      ]);
      const heirs = (...alternatives: Definition[]): Definition => ({
        oneOf: alternatives,
        discriminator: {
          propertyName: "kind",
          values: alternatives.map(({ heir = [] }) => heir.flatMap(({ values }) => values)),
          heirs: true,
        },
      });
      const car = object({ kind: text, wheels: { type: "integer" } });
      expect(told({ anyOf: [heirs(cat, dog), heirs(heirOf(car, "car")), token] }, { kind: "Car", wheels: 4 })).toEqual([
        '/kind /anyOf Must be "cat", "dog" or "car".',
      ]);
    });

    test("know it by a reference, a part, an alternative of theirs, or by a schema that takes anything", () => {
      const [card = {}, bank = {}, token = {}] = pay({}).oneOf ?? [];
      for (const known of [
        { $ref: () => ({ properties: { kind: true } }) },
        { allOf: [{ properties: { kind: {} } }] },
        { oneOf: [{ properties: { kind: { type: "string" } } }, { type: "null" }] },
      ] satisfies Definition[]) {
        expect(told({ anyOf: [card, bank, { allOf: [token, known] }] }, { kind: "Card", token: 1 })).toEqual([
          "/token /anyOf/2/allOf/0/properties/token/type Must be a string, but is a number.",
        ]);
      }
    });
  });

  test("none of whose types fits are told together", () => {
    const definition: Definition = { anyOf: [() => card, { type: ["string", "null"] }, () => account] };
    expect(explain(definition, 1)).toEqual([
      {
        path: "",
        schema: "/anyOf",
        keyword: "anyOf",
        message: "Must be an object, a string or null, but is a number.",
        expected: ["object", "string", "null"],
        actual: "number",
      },
    ]);
    expect(told({ anyOf: [{ type: "string" }, false] }, 1)).toEqual([
      " /anyOf Must fit one of the alternatives, but fits none.",
    ]);
  });

  test("are looked through where all that is wanted is another type", () => {
    const inner: Definition = { oneOf: [() => card, { type: "string" }] };
    expect(explain({ anyOf: [inner, { type: "null" }] }, 5)).toEqual([
      {
        path: "",
        schema: "/anyOf",
        keyword: "anyOf",
        message: "Must be an object, a string or null, but is a number.",
        expected: ["object", "string", "null"],
        actual: "number",
      },
    ]);
    expect(told({ anyOf: [{ type: "null" }, { $ref: () => inner }] }, 5)).toEqual([
      " /anyOf Must be null, an object or a string, but is a number.",
    ]);
    expect(told({ anyOf: [inner, { type: "null" }] }, { kind: "card" })).toEqual([
      "/number /anyOf/0/oneOf/0/required Must be present.",
    ]);
    expect(told({ oneOf: [{ oneOf: [{ const: "object" }, { const: "a" }] }, { type: "null" }] }, 5)).not.toEqual([
      " /oneOf Must be an object, a string or null, but is a number.",
    ]);
  });

  test("that are single values are told together", () => {
    const definition: Definition = {
      oneOf: [{ const: "a" }, { type: "string", enum: ["b", "c"] }, { type: "object" }],
    };
    expect(told(definition, "d")).toEqual([' /oneOf Must be "a", "b" or "c".']);
  });

  test("that are unions of single values are told with them", () => {
    const constants: Definition = { oneOf: [{ const: "c" }, { const: "d" }] };
    expect(told({ anyOf: [{ enum: ["a", "b"] }, constants, { type: "object" }] }, "e")).toEqual([
      ' /anyOf Must be "a", "b", "c" or "d".',
    ]);
    expect(told({ oneOf: [constants, { type: "integer", minimum: 4 }] }, "e")).toEqual([
      ' /oneOf/0/oneOf Must be "c" or "d".',
    ]);
    expect(told({ oneOf: [{ anyOf: [constants, { const: "f" }] }, { type: "null" }] }, "e")).toEqual([
      ' /oneOf/0/anyOf Must be "c", "d" or "f".',
    ]);
  });

  test("of types and of values are told together to a value of none of these types", () => {
    const auto: Definition = { anyOf: [{ type: "integer" }, { const: "auto" }] };
    const message = 'Must be an integer or "auto".';
    expect(explain(auto, true)).toEqual([
      { path: "", schema: "/anyOf", keyword: "anyOf", message, expected: ["integer", "auto"], actual: "boolean" },
    ]);
    expect(told(auto, 1.5)).toEqual([` /anyOf ${message}`]);
    expect(told(auto, "a")).toEqual([' /anyOf/1/const Must be "auto".']);
    const scalars: Definition = { anyOf: [{ type: "string" }, { enum: [1, 2] }, { type: "array" }] };
    expect(told(scalars, {})).toEqual([" /anyOf Must be a string, an array, 1 or 2."]);
    const letters: Definition = { anyOf: [{ enum: [..."abcdefghijkl"] }, { type: "integer" }] };
    expect(told(letters, null)).toEqual([expect.stringMatching(/Must be an integer, "a", .*"i" or 3 others\.$/)]);
    expect(told({ oneOf: [() => card, { enum: ["none"] }] }, 3)).toEqual([' /oneOf Must be an object or "none".']);
    expect(told({ oneOf: [() => card, { enum: ["none"] }] }, {})[0]).toBe("/kind /oneOf/0/required Must be present.");
    expect(told({ oneOf: [scalars, { type: "null" }] }, {})).toEqual([
      " /oneOf Must be a string, an array, null, 1 or 2.",
    ]);
  });

  test("of values of a type that another one wants are told by the type", () => {
    const known: Definition = { anyOf: [{ enum: ["red", "green", 1] }, { type: "string" }, { type: "number" }] };
    expect(explain(known, null)).toMatchObject([
      { message: "Must be a string or a number, but is null.", expected: ["string", "number"], actual: "null" },
    ]);
    expect(told({ anyOf: [{ enum: [1, 1.5] }, { type: "integer" }] }, "a")).toEqual([
      " /anyOf Must be an integer or 1.5.",
    ]);
  });

  test("of values are told with the discriminator of others", () => {
    const definition: Definition = {
      anyOf: [() => card, () => account, { enum: ["none"] }],
      discriminator: { propertyName: "kind", values: [["card"], ["account"], []] },
    };
    expect(told(definition, 3)).toEqual([' /discriminator Must be an object or "none".']);
    expect(told(definition, {})).toEqual(["/kind /discriminator Must be present."]);
    expect(told(definition, "a")).toEqual([' /anyOf/2/enum Must be "none".']);
  });

  test("that are as close as each other are told together", () => {
    const asks = (...names: string[]): Definition => ({ type: "object", required: names });
    const format = (name: string): Definition => ({ type: "string", format: [name, () => false] });
    const each = (...schemas: Definition[]): Definition => ({ anyOf: schemas });
    expect(explain({ properties: { at: each(format("date"), format("date-time")) } }, { at: "x" })).toEqual([
      {
        path: "/at",
        schema: "/properties/at/anyOf",
        keyword: "anyOf",
        message: 'Must be of the format "date" or "date-time".',
        expected: ["date", "date-time"],
        actual: "x",
      },
    ]);
    expect(explain(each(asks("a"), asks("b")), {})).toEqual([
      {
        path: "",
        schema: "/anyOf",
        keyword: "anyOf",
        message: 'Must have "a" or "b".',
        expected: ["a", "b"],
        actual: undefined,
      },
    ]);
    const message = (definition: Definition, value: unknown) => told(definition, value).join();
    expect(message(each(asks("a", "b"), asks("c", "d")), {})).toBe(' /anyOf Must have "a" and "b" or "c" and "d".');
    expect(message(each({ minimum: 3 }, { maximum: 1 }), 2)).toBe(" /anyOf Must be at least 3 or at most 1.");
    expect(message(each({ pattern: /^a b/u }, { pattern: /^a c/u }), "")).toBe(
      " /anyOf Must match the pattern ^a b or ^a c.",
    );
    expect(message(each(format("date"), { minLength: 3 }), "x")).toBe(
      ' /anyOf Must be of the format "date" or have at least 3 characters.',
    );
    expect(message(each({ minLength: 3 }, { pattern: /^a/u }), "x")).toBe(
      " /anyOf Must have at least 3 characters or match the pattern ^a.",
    );
    // Of a member as well; what all of them ask is told as what it is.
    const at = (schema: Definition): Definition => ({ properties: { at: schema } });
    expect(message(each(at(format("date")), at(format("time"))), { at: "x" })).toBe(
      '/at /anyOf Must be of the format "date" or "time".',
    );
    expect(message(each(at({ const: 1 }), at({ const: 2 })), { at: 3 })).toBe("/at /anyOf Must be 1 or 2.");
    expect(message(each(at({ type: "array" }), at({ type: "string" })), { at: 3 })).toBe(
      "/at /anyOf Must be an array or a string, but is a number.",
    );
    expect(message(each(asks("a"), { ...asks("a"), maxProperties: 3 }), {})).toBe(
      "/a /anyOf/0/required Must be present.",
    );
    expect(message(each({ not: { const: 1 } }, { minimum: 3 }), 1)).toBe(" /anyOf/0/not Must not be 1.");
  });

  test("that ask for something more than once ask for it", () => {
    const base: Definition = { type: "object", required: ["a"] };
    const repeating: Definition = { allOf: [base], required: ["a"] };
    const heir: Definition = { allOf: [base], properties: { b: true } };
    const shortest = ["/a /anyOf/1/allOf/0/required Must be present."];
    expect(told({ anyOf: [repeating, heir] }, {})).toEqual(shortest);
    expect(told({ anyOf: [repeating, { required: ["b", "b"] }] }, {})).toEqual([' /anyOf Must have "a" or "b".']);
    expect(told({ anyOf: [{ required: ["a", "b"] }, { required: ["b", "a"] }] }, {})).toEqual([
      "/a /anyOf/0/required Must be present.",
      "/b /anyOf/0/required Must be present.",
    ]);
    const date: Definition = { format: ["date", () => false] };
    const anyOf: Definition[] = [{ allOf: [date], ...date }, date, { format: ["time", () => false] }];
    expect(explain({ anyOf }, "x")).toMatchObject([
      { message: 'Must be of the format "date" or "time".', expected: ["date", "time"] },
    ]);
  });

  test("that are told apart by values that the value does not have are told by these alone", () => {
    const tagged = (kind: string, more: Definition): Definition => ({
      ...more,
      properties: { kind: { const: kind }, state: { enum: [`${kind} on`, `${kind} off`] } },
    });
    const tuple = (kind: string, maxItems: number): Definition => ({
      type: "array",
      prefixItems: [{ const: kind }],
      maxItems,
    });
    const objects: Definition = { oneOf: [tagged("a", { required: ["x"] }), tagged("b", { minProperties: 3 })] };
    expect(explain({ oneOf: [{ type: "number" }, tuple("add", 3), tuple("neg", 2)] }, ["mul", 1, 2])).toEqual([
      {
        path: "/0",
        schema: "/oneOf",
        keyword: "oneOf",
        message: 'Must be "add" or "neg".',
        expected: ["add", "neg"],
        actual: "mul",
      },
    ]);
    expect(told(objects, { kind: "c" })).toEqual(['/kind /oneOf Must be "a" or "b".']);
    expect(told(objects, { kind: "c", state: "c" })).toEqual(['/kind /oneOf Must be "a" or "b".']);
    // One of them has been chosen here, and is told by all that it asks.
    expect(told(objects, { kind: "a", state: "x" })).toEqual([
      "/x /oneOf/0/required Must be present.",
      '/state /oneOf/0/properties/state/enum Must be "a on" or "a off".',
    ]);
    const states: Definition = { properties: { state: { enum: ["on", "off"] } } };
    expect(told({ anyOf: [states, { ...states, required: ["x", "y"] }] }, { state: "x" })).toEqual([
      '/state /anyOf/0/properties/state/enum Must be "on" or "off".',
    ]);
  });

  test("whose members are of another type are further than those that lack one", () => {
    const member = (type: JsonType): Definition => ({ type: "object", required: ["v"], properties: { v: { type } } });
    const more = (type: JsonType): Definition => ({ ...member(type), required: ["v", "unit"] });
    for (const [one, other, value] of [
      ["string", "number", 5],
      ["string", "null", null],
    ] as const) {
      expect(told({ oneOf: [member(one), more(other)] }, { v: value })).toEqual([
        "/unit /oneOf/1/required Must be present.",
      ]);
    }
    // One whose members are there is closer all the same.
    const price: Definition = {
      required: ["v", "unit"],
      properties: { v: { type: "number" }, unit: { type: "string" } },
    };
    const text: Definition = { required: ["v", "text"], properties: { v: { type: "string" }, text: {} } };
    expect(told({ oneOf: [price, text] }, { v: "5", unit: "kg" })).toEqual([
      "/v /oneOf/0/properties/v/type Must be a number, but is a string.",
    ]);
  });

  test("of oneOf that fit together are told so", () => {
    expect(told({ oneOf: [{ minimum: 1 }, { minimum: 2 }, { minimum: 9 }] }, 3)).toEqual([
      " /oneOf Must fit one alternative alone, but fits 2.",
    ]);
  });

  test("are chosen by their discriminator", () => {
    const definition: Definition = {
      ...union,
      discriminator: { propertyName: "kind", values: [["card"], ["account", "iban"]] },
    };
    expect(told(definition, { kind: "cash" })).toEqual(['/kind /discriminator Must be "card", "account" or "iban".']);
    expect(explain(definition, {})).toMatchObject([
      { path: "/kind", keyword: "discriminator", message: "Must be present.", expected: ["card", "account", "iban"] },
    ]);
    expect(told({ ...definition, required: ["kind"] }, {})).toEqual(["/kind /required Must be present."]);
    expect(told(definition, { kind: "account" })).toEqual(["/iban /oneOf/1/required Must be present."]);
    expect(explain(definition, { kind: "card", number: "1234" })).toEqual([]);
    expect(explain(definition, 5)).toEqual([
      {
        path: "",
        schema: "/discriminator",
        keyword: "discriminator",
        message: "Must be an object, but is a number.",
        expected: "object",
        actual: "number",
      },
    ]);
  });

  test("may have a value of their discriminator in common, which is told once", () => {
    const definition: Definition = {
      anyOf: [() => card, () => account],
      discriminator: { propertyName: "kind", values: [["card"], ["card", "account"]] },
    };
    expect(told(definition, { kind: "cash" })).toEqual(['/kind /discriminator Must be "card" or "account".']);
    expect(explain(definition, {})).toMatchObject([{ path: "/kind", expected: ["card", "account"] }]);
  });

  test("are chosen by their discriminator beside one that is null", () => {
    const definition: Definition = {
      oneOf: [() => card, () => account, { type: "null" }],
      discriminator: { propertyName: "kind", values: [["card"], ["account"], []] },
    };
    expect(told(definition, { kind: "cash" })).toEqual(['/kind /discriminator Must be "card" or "account".']);
    expect(told(definition, 5)).toEqual([" /discriminator Must be an object or null, but is a number."]);
    expect(explain(definition, null)).toEqual([]);
    expect(told({ anyOf: [definition, { type: "string" }] }, 5)).toEqual([
      " /anyOf Must be an object, null or a string, but is a number.",
    ]);
  });

  test("that are heirs are where the discriminator leads to", () => {
    const definition: Definition = {
      oneOf: [() => card, () => account, { required: ["other"] }],
      discriminator: { propertyName: "kind", values: [["card"], ["account"], []], otherwise: 2, heirs: true },
    };
    expect(told(definition, { kind: "card" })).toEqual([
      "/number /discriminator/mapping/card/required Must be present.",
    ]);
    expect(told(definition, { kind: "cash" })).toEqual([
      "/other /discriminator/defaultMapping/required Must be present.",
    ]);
    const heir: Definition = {
      heir: [{ propertyName: "kind", values: ["cat", "lion"], parent: ["allOf", 0, "$ref"] }],
    };
    expect(explain(heir, { kind: "dog" })).toEqual([
      {
        path: "/kind",
        schema: "/allOf/0/$ref/discriminator",
        keyword: "discriminator",
        message: 'Must be "cat" or "lion".',
        expected: ["cat", "lion"],
        actual: "dog",
      },
    ]);
    expect(explain(heir, {})).toEqual([]);
  });

  test("that are heirs have the values that lead to them, whatever else their parent says of the member", () => {
    const parent: Definition = { properties: { kind: { type: "string", enum: ["cat", "dog"] }, size: { minimum: 1 } } };
    const heir: Definition = {
      allOf: [{ $ref: () => parent }],
      heir: [{ propertyName: "kind", values: ["cat"], parent: ["allOf", 0, "$ref"] }],
    };
    const wrong = '/kind /allOf/0/$ref/discriminator Must be "cat".';
    expect(told(heir, { kind: "cow" })).toEqual([wrong]);
    expect(told(heir, { kind: 3, size: 0 })).toEqual([
      wrong,
      "/size /allOf/0/$ref/properties/size/minimum Must be at least 1.",
    ]);
    // Another schema that says something of the member keeps its word.
    expect(told({ allOf: [{ properties: { kind: { maxLength: 2 } } }, heir] }, { kind: "cow" })).toEqual([
      "/kind /allOf/0/properties/kind/maxLength Must have at most 2 characters, but has 3.",
      '/kind /allOf/1/allOf/0/$ref/discriminator Must be "cat".',
    ]);
  });
});

describe("alternatives that a member tells apart", () => {
  const definition: Definition = {
    oneOf: [() => card, () => account, { type: "null" }],
    tag: { keyword: "oneOf", propertyName: "kind", values: [["card"], ["account", 7], []] },
  };

  test("are told by the one whose value the member has", () => {
    expect(told(definition, { kind: "card", iban: "x" })).toEqual(["/number /oneOf/0/required Must be present."]);
    expect(told(definition, { kind: 7, iban: 1 })).toEqual([
      '/kind /oneOf/1/properties/kind/const Must be "account".',
      "/iban /oneOf/1/properties/iban/type Must be a string, but is a number.",
    ]);
    expect(explain(definition, { kind: "card", number: "1234" })).toEqual([]);
    expect(explain(definition, null)).toEqual([]);
  });

  test("are told by the member where it has another value, or none", () => {
    expect(explain(definition, { kind: "cash", number: "1234" })).toEqual([
      {
        path: "/kind",
        schema: "/oneOf",
        keyword: "oneOf",
        message: 'Must be "card", "account" or 7.',
        expected: ["card", "account", 7],
        actual: "cash",
      },
    ]);
    expect(explain(definition, { number: "1234" })).toEqual([
      {
        path: "/kind",
        schema: "/oneOf",
        keyword: "oneOf",
        message: "Must be present.",
        expected: ["card", "account", 7],
        actual: undefined,
      },
    ]);
    expect(told({ ...definition, required: ["kind"] }, {})).toEqual(["/kind /required Must be present."]);
  });

  test("are told together where the value is no object", () => {
    expect(told(definition, 1)).toEqual([" /oneOf Must be an object or null, but is a number."]);
  });
});

describe("what is found in a value that is reached by several ways", () => {
  const node: Definition = {
    recursive: true,
    repeats: true,
    type: "object",
    required: ["name"],
    properties: { name: { type: "string" }, next: () => node },
    allOf: [{ properties: { next: () => node } }],
  };

  test("is told once, with the place of the first way", () => {
    expect(told(node, { name: "a", next: { name: "b", next: { name: 1 } } })).toEqual([
      "/next/next/name /properties/next/properties/next/properties/name/type Must be a string, but is a number.",
    ]);
  });

  test("is told with the place of the way that counts", () => {
    const definition: Definition = { if: () => node, [conclusion]: true, else: { allOf: [() => node] } };
    expect(told(definition, { name: "a", next: { next: {} } })).toEqual([
      "/next/name /else/allOf/0/properties/next/required Must be present.",
      "/next/next/name /else/allOf/0/properties/next/properties/next/required Must be present.",
    ]);
  });

  test("is told as often as asked for, also where it was looked at with another limit", () => {
    const definition: Definition = { if: () => node, [conclusion]: true, else: () => node };
    let value: object = { name: "a" };
    for (let depth = 0; depth < 200; depth++) value = { next: value };
    expect(explain(node, value)).toHaveLength(100);
    expect(explain(definition, value)).toHaveLength(100);
    expect(explain(definition, value, { maxIssues: 3 })).toHaveLength(3);
    expect(explain(definition, value, { maxIssues: 500 })).toHaveLength(200);
  });

  test("is looked at anew where the limit of the depth is another", () => {
    const value = { name: "a", next: { name: "b", next: { name: "c" } } };
    expect(explain(node, value, { maxDepth: 3 })).toEqual([]);
    expect(explain(node, value, { maxDepth: 2 })).toMatchObject([{ keyword: "depth", path: "/next/next" }]);
  });
});

describe("members of objects", () => {
  test("that every object inherits are members only if they are own ones", () => {
    const definition: Definition = {
      required: ["constructor"],
      properties: { ["__proto__" as string]: { type: "string" }, ["constructor" as string]: { type: "number" } },
    };
    expect(told(definition, {})).toEqual(["/constructor /required Must be present."]);
    expect(told(definition, JSON.parse('{"__proto__":1,"constructor":"a"}'))).toEqual([
      "/__proto__ /properties/__proto__/type Must be a string, but is a number.",
      "/constructor /properties/constructor/type Must be a number, but is a string.",
    ]);
  });

  test("depend on each other", () => {
    const definition: Definition = {
      dependentRequired: { card: ["billing", "zip"] },
      dependentSchemas: { zip: { required: ["city"] } },
    };
    expect(told(definition, { card: 1, zip: 1 })).toEqual([
      '/billing /dependentRequired Must be present where "card" is.',
      "/city /dependentSchemas/zip/required Must be present.",
    ]);
  });

  test("have names of their own rules", () => {
    const definition: Definition = {
      propertyNames: { maxLength: 2 },
      patternProperties: [{ pattern: /^x/u, schema: { type: "number" } }],
      additionalProperties: { type: "string" },
    };
    expect(told(definition, { x: "a", y: 1, long: "a" })).toEqual([
      "/x /patternProperties/^x/type Must be a number, but is a string.",
      "/y /additionalProperties/type Must be a string, but is a number.",
      "/long /propertyNames/maxLength Must not be present: its name must have at most 2 characters, but has 4.",
    ]);
    const names: Definition = { propertyNames: { $ref: () => ({ pattern: /^[a-z]+$/u, enum: ["a", "b"] }) } };
    expect(explain(names, { a: 1, A: 1 })).toEqual([
      {
        path: "/A",
        schema: "/propertyNames/$ref/enum",
        keyword: "propertyNames",
        message: 'Must not be present: its name must be "a" or "b".',
        expected: ["a", "b"],
        actual: "A",
      },
      {
        path: "/A",
        schema: "/propertyNames/$ref/pattern",
        keyword: "propertyNames",
        message: "Must not be present: its name must match the pattern ^[a-z]+$.",
        expected: "^[a-z]+$",
        actual: "A",
      },
    ]);
    expect(told({ propertyNames: false }, { a: 1 })).toEqual(["/a /propertyNames Must not be present."]);
  });
});

test("conditions", () => {
  const definition: Definition = {
    if: { required: ["a"] },
    [conclusion]: { required: ["b"] },
    else: { required: ["c"] },
    not: { required: ["d"] },
  };
  expect(told(definition, { a: 1 })).toEqual(["/b /then/required Must be present."]);
  expect(told(definition, { d: 1 })).toEqual([' /not Must not have "d".', "/c /else/required Must be present."]);
});

test.each<[Definition, string]>([
  [{ contains: { type: "null" }, maxContains: 1 }, "Must have at most 1 item that is null, but has 2."],
  [{ contains: { type: "null" }, minContains: 0, maxContains: 0 }, "Must have no item that is null, but has 2."],
  [{ contains: { const: "a" }, minContains: 2 }, 'Must have at least 2 items that are "a", but has 1.'],
  [
    { contains: { type: ["string", "null"] }, minContains: 4 },
    "Must have at least 4 items that are strings or null, but has 3.",
  ],
  [{ contains: { type: "integer" } }, "Must have at least 1 item that is an integer, but has none."],
  [{ contains: { type: "integer" }, minContains: 2 }, "Must have at least 2 items that are integers, but has none."],
  [
    { contains: () => card, containsText: "Card" },
    "Must have at least 1 item that fits the schema Card, but has none.",
  ],
  [
    { contains: { minimum: 3, maximum: 4 }, maxContains: 2 },
    "Must have at most 2 items that satisfy `minimum` and `maximum`, but has 3.",
  ],
  [{ contains: { required: ["a"] }, minContains: 4 }, 'Must have at least 4 items that have "a", but has 3.'],
  [{ contains: true, minContains: 4 }, "Must have at least 4 items, but has 3."],
  [{ contains: true, maxContains: 0 }, "Must have no items, but has 3."],
  [{ contains: false }, "Must not be an array."],
])("%o says what a list must contain", (definition, message) => {
  expect(explain(definition, [null, null, "a"])).toMatchObject([{ message }]);
});

test.each<[Definition, "then" | "else", string]>([
  [{ if: { type: "object" }, [conclusion]: false }, "then", "Must not be an object, as nothing is allowed that is."],
  [{ if: { type: "string" }, else: false }, "else", "Must be a string, as nothing is allowed that is not."],
  [
    { if: { required: ["number"] }, [conclusion]: false },
    "then",
    'Must not have "number", as nothing is allowed that does.',
  ],
  [{ if: { required: ["iban"] }, else: false }, "else", 'Must have "iban", as nothing is allowed that does not.'],
  [
    { if: () => account, ifText: "Account", else: () => false },
    "else",
    "Must fit the schema Account, as nothing is allowed that does not.",
  ],
  [{ if: true, [conclusion]: false }, "then", "Nothing may stand here."],
  [{ if: {}, [conclusion]: false }, "then", "Nothing may stand here."],
  [{ if: false, else: false }, "else", "Nothing may stand here."],
])("%o says of a condition what it leaves nothing to", (definition, keyword, message) => {
  expect(explain({ properties: { a: definition } }, { a: { kind: "card", number: "1234" } })).toEqual([
    { path: "/a", schema: `/properties/a/${keyword}`, keyword, message, expected: undefined, actual: "object" },
  ]);
});

test("conditions and lists that are as close as each other are told in one issue, each by what it wants", () => {
  const conditions = [
    { if: { required: ["a"] }, else: false },
    { if: { required: ["b"] }, else: false },
  ];
  expect(explain({ anyOf: conditions }, {})).toMatchObject([{ message: 'Must have "a" or "b".' }]);
  const lists: Definition[] = [{ contains: { type: "string" } }, { contains: { type: "null" } }];
  const message = "Must have at least 1 item that is a string or at least 1 item that is null.";
  expect(explain({ anyOf: lists }, [])).toMatchObject([{ message }]);
});

describe("of more values than can be read", () => {
  const values = (many: number, first = 0) => Array.from({ length: many }, (_, index) => first + index);
  const ten = "0, 1, 2, 3, 4, 5, 6, 7, 8, 9";

  test.each([
    [10, "Must be 0, 1, 2, 3, 4, 5, 6, 7, 8 or 9."],
    [11, `Must be ${ten} or 1 other.`],
    [826, `Must be ${ten} or 816 others.`],
  ])("a message has ten, and how many others there are: %i", (many, message) => {
    const enumeration: Definition = { enum: values(many) };
    expect(explain(enumeration, -1)).toMatchObject([{ message, expected: values(many) }]);
    const constants: Definition = { oneOf: values(many).map((value) => ({ const: value })) };
    expect(explain(constants, -1)).toMatchObject([{ message, expected: values(many) }]);
    const discriminated: Definition = {
      oneOf: [{ type: "object" }],
      discriminator: { propertyName: "kind", values: [values(many).map(String)] },
    };
    expect(explain(discriminated, { kind: "x" })[0]?.message).toHaveLength(message.length + 2 * Math.min(10, many));
    expect(explain({ not: enumeration }, 1)[0]?.message).toBe(message.replace("be", "not be"));
  });

  test("it is so with names that are all wanted", () => {
    const required = Array.from("abcdefghijklm");
    const all = Object.fromEntries(required.map((name) => [name, 1]));
    expect(explain({ not: { required } }, all)).toMatchObject([
      { message: 'Must not have "a", "b", "c", "d", "e", "f", "g", "h", "i", "j" and 3 others.' },
    ]);
  });

  test("those that a message does not tell keep alternatives apart", () => {
    const [one, other] = [values(20), [...values(19), 99]];
    expect(explain({ anyOf: [{ enum: one }, { enum: other }] }, -1)).toMatchObject([
      { message: `Must be ${ten} or 11 others.`, expected: [...one, 99] },
    ]);
  });
});

test("a list without values says that nothing is allowed, and is never the closest alternative", () => {
  expect(explain({ enum: [] }, "a")).toEqual([
    { path: "", schema: "/enum", keyword: "enum", message: "Nothing may stand here.", expected: [], actual: "a" },
  ]);
  const told = (definition: Definition, value: unknown) => explain(definition, value).map(({ message }) => message);
  expect(told({ anyOf: [{ enum: [] }, { enum: ["a", "b"] }] }, "c")).toEqual(['Must be "a" or "b".']);
  expect(told({ anyOf: [{ enum: [] }, { enum: [] }] }, "c")).toEqual(["Nothing may stand here."]);
  expect(told({ anyOf: [{ enum: [] }, { required: ["a"] }] }, {})).toEqual(["Must be present."]);
  expect(told({ propertyNames: { enum: [] } }, { a: 1 })).toEqual(["Must not be present."]);
});

test.each<[Definition, string]>([
  [{ not: () => card, notText: "Card" }, "Must not fit the schema Card."],
  [{ not: { type: "object" } }, "Must not be an object."],
  [{ not: { type: ["object", "null"] } }, "Must not be an object or null."],
  [{ not: { const: { kind: "card", number: "1234" } } }, 'Must not be {"kind":"card","number":"1234"}.'],
  [{ not: { required: ["kind", "number"] } }, 'Must not have "kind" and "number".'],
  [
    { not: { minProperties: 1, maxProperties: 3, recursive: true } },
    "Must not satisfy `minProperties` and `maxProperties`.",
  ],
  [
    { not: { typeInPlace: "object", maxProperties: 3, not: { maxProperties: 1 }, notText: "Empty" } },
    "Must not satisfy `maxProperties` and `not`.",
  ],
  [{ not: true }, "Nothing may stand here."],
])("%o says what must not be", (definition, message) => {
  expect(explain(definition, { kind: "card", number: "1234" })).toMatchObject([
    { keyword: "not", schema: "/not", message, expected: undefined, actual: "object" },
  ]);
});

test("what an alternative describes is not told to be too much where none fits", () => {
  const told = (definition: Definition, value: unknown) =>
    explain({ ...definition, unevaluatedProperties: [false, explainUnevaluated] }, value).map(({ path }) => path);
  const alternatives = [
    { properties: { kind: { const: "a" }, size: { type: "integer" } }, required: ["kind"] },
    { properties: { kind: { const: "b" }, name: { type: "string" } }, required: ["kind"] },
  ] as const;
  const union: Definition = { anyOf: alternatives, explain: [explainAlternatives] };
  expect(told(union, { kind: "a", size: "x", other: 1 })).toEqual(["/size", "/other"]);
  const tagged: Definition = { ...union, tag: { keyword: "anyOf", propertyName: "kind", values: [["a"], ["b"]] } };
  expect(told(tagged, { kind: "a", size: "x", other: 1 })).toEqual(["/size", "/other"]);
  expect(told(tagged, { kind: "c", size: 1 })).toEqual(["/kind"]);
  expect(told(tagged, { kind: "a", size: 1, other: 1 })).toEqual(["/other"]);
});

test("schemas that are false are issues of the keyword that they stand in", () => {
  const told = (definition: Subschema, value: unknown) =>
    explain(definition, value).map(({ path, schema, keyword }) => `${path} ${schema} ${keyword}`);
  expect(told(false, 1)).toEqual(["  false"]);
  expect(told({ properties: { a: false }, allOf: [true, false] }, { a: 1 })).toEqual([
    " /allOf/1 allOf",
    "/a /properties/a properties",
  ]);
  expect(told({ $ref: () => false }, 1)).toEqual([" /$ref $ref"]);
  expect(told({ dependencies: { a: false } }, { a: 1 })).toEqual([" /dependencies/a dependencies"]);
  expect(told({ oneOf: [{ minimum: 3 }, false] }, 1)).toEqual([" /oneOf/0/minimum minimum"]);
});

test("patterns are told as the document has them", () => {
  const definition: Definition = {
    properties: { a: { pattern: /^a\/b$/u, patternText: "^a/b$" } },
    patternProperties: [{ pattern: /x\/y/u, text: "x/y", schema: { type: "null" } }],
  };
  expect(told(definition, { a: "b", "x/y": 1 })).toEqual([
    "/a /properties/a/pattern Must match the pattern ^a/b$.",
    "/x~1y /patternProperties/x~1y/type Must be null, but is a number.",
  ]);
});

test("an object that stands at two places is told of at both, and once at each", () => {
  const leaf: Definition = { recursive: true, repeats: true, properties: { n: { type: "integer" } } };
  const list = { items: { $ref: () => leaf } };
  const definition: Definition = { properties: { l: list, m: list }, allOf: [{ properties: { l: list } }] };
  const bad = { n: "no" };
  const paths = explain(definition, { l: [bad, bad], m: [bad] }).map(({ path }) => path);
  expect(paths).toEqual(["/l/0/n", "/l/1/n", "/m/0/n"]);
});

test("that an heir's value leads to another one is told beside more faults than a call takes arguments", () => {
  const parent: Definition = { type: "object", properties: { kind: { enum: ["Cat", "Dog"] } } };
  const cat: Definition = {
    heir: [{ propertyName: "kind", values: ["Cat"], parent: ["allOf", 0, "$ref"] }],
    allOf: [{ $ref: () => parent }],
    properties: { names: { items: { type: "string" } } },
  };
  const wrong = { kind: "Cow", names: Array(150_000).fill(1) };
  const issues = explain(cat, wrong, { maxIssues: Number.POSITIVE_INFINITY });
  expect(issues).toHaveLength(150_001);
  expect(issues.filter(({ path }) => path === "/kind")).toMatchObject([{ keyword: "discriminator" }]);
});
