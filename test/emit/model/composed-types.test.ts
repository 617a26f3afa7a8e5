import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { types, validatorsOf } from "./generated-model.ts";

test("a part that asks for any object leaves no trace in a type, whose misspelt members would compile", () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const a = { type: "object", properties: { a: { type: "string" } } };
  const text = types({
    Empty: { type: "object" },
    Ruled: { type: "object", properties: { id: { type: "string", readOnly: true } } },
    Beside: { allOf: [ref("Empty")], ...a },
    Part: { allOf: [ref("Empty"), a] },
    Written: { allOf: [ref("Ruled"), a] },
    Alone: { allOf: [ref("Empty")] },
  });
  expect(text).toContain("export interface Beside {\n  a?: string;\n}");
  expect(text).toContain("export interface Part {\n  a?: string;\n}");
  expect(text).toContain("export interface Written extends Ruled {\n  a?: string;\n}");
  expect(text).toContain("export interface WrittenWritable {\n  a?: string;\n}");
  expect(text).toContain("export type Alone = Empty;");
});

describe("types", () => {
  test("of allOf extend, and declare again what several declare", () => {
    const Base = { type: "object", required: ["id"], properties: { id: { type: "string" } } };
    const base = { $ref: "#/components/schemas/Base" };
    expect(
      types({
        Base,
        Child: { allOf: [base, { type: "object", properties: { a: { type: "number" } } }] },
        Own: { type: "object", allOf: [base], properties: { b: { type: "number" } } },
        Again: { allOf: [base, { type: "object", properties: { id: { const: "x" } } }] },
        Stricter: { allOf: [{ type: "object", properties: { a: { type: "number" } } }, { required: ["a"] }] },
        Paging: { type: "object", required: ["items"], properties: { total: { type: "integer" } } },
        Paged: {
          allOf: [
            { $ref: "#/components/schemas/Paging" },
            { type: "object", properties: { items: { type: "array" } } },
          ],
        },
        Described: { description: "Only a wrapper.", allOf: [base] },
      }),
    ).toMatchInlineSnapshot(`
      "
      export interface Base {
        id: string;
      }
      export interface Child extends Base {
        a?: number;
      }
      export interface Own extends Base {
        b?: number;
      }
      export interface Again extends Base {
        id: "x";
      }
      export interface Stricter {
        a: number;
      }
      export interface Paging {
        total?: number;
        items: unknown;
      }
      export interface Paged extends Paging {
        items: unknown[];
      }
      export type Described = Base;
      "
    `);
  });

  test("of allOf have the members that several schemas declare as all of them say", () => {
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    expect(
      types({
        Kind: { enum: ["a", "b", "c"] },
        Base: {
          type: "object",
          properties: {
            kind: ref("Kind"),
            size: { type: ["integer", "null"] },
            count: { type: "integer", default: 1 },
            part: { type: "object", properties: { x: { type: "string" } } },
            open: {},
          },
        },
        Narrow: {
          allOf: [ref("Base"), { type: ["object", "null"] }],
          required: ["count"],
          properties: {
            kind: { enum: ["a", "d"] },
            size: { minimum: 1 },
            part: { type: "object", properties: { y: { type: "string" } } },
            open: { type: "boolean" },
          },
        },
        Other: {
          type: "object",
          required: ["kind"],
          properties: { kind: { type: "string" }, size: { type: "number" } },
        },
        Both: { allOf: [ref("Base"), ref("Other")] },
        Nothing: { allOf: [ref("Base")], properties: { kind: { type: "number" } } },
        Same: { allOf: [ref("Base")], properties: { kind: { enum: ["a", "b", "c", "d"] } } },
        Never: { allOf: [ref("Base"), { type: "string" }] },
        Union: { anyOf: [{ not: {} }, false, { type: "string" }] },
      }),
    ).toMatchInlineSnapshot(`
      "
      export type Kind = "a" | "b" | "c";
      export const valuesOfKind = ["a", "b", "c"] as const satisfies readonly Kind[];
      export interface Base {
        kind?: Kind;
        size?: number | null;
        count: number;
        part?: BasePart;
        open?: unknown;
      }
      export interface BaseInput {
        kind?: Kind;
        size?: number | null;
        count?: number;
        part?: BasePart;
        open?: unknown;
      }
      export interface BasePart {
        x?: string;
      }
      export interface Narrow extends Base {
        kind?: "a";
        size?: number | null;
        part?: BasePart & NarrowPart;
        open?: boolean;
      }
      export interface NarrowInput extends BaseInput {
        kind?: "a";
        size?: number | null;
        count: number;
        part?: BasePart & NarrowPart;
        open?: boolean;
      }
      export interface NarrowPart {
        y?: string;
      }
      export interface Other {
        kind: string;
        size?: number;
      }
      export interface Both extends Base, Other {
        kind: Kind;
        size?: number;
      }
      export interface BothInput extends BaseInput, Other {
        kind: Kind;
        size?: number;
      }
      export interface Nothing extends Base {
        kind?: never;
      }
      export interface NothingInput extends BaseInput {
        kind?: never;
      }
      export type Same = Base;
      export type SameInput = BaseInput;
      export type Never = never;
      export type NeverInput = never;
      export type Union = string;
      "
    `);
  });

  test("of arrays that several schemas describe are arrays of what all of them say", () => {
    const station = { $ref: "#/components/schemas/Station" };
    const stations = { $ref: "#/components/schemas/Stations" };
    const lists = (items: JsonObject) => ({ type: "array", items });
    expect(
      types({
        Station: { type: "object", properties: { id: { type: "string" } } },
        Stations: lists(station),
        Page: {
          type: "object",
          properties: {
            open: lists({ type: "object" }),
            maybe: { type: ["array", "null"] },
            sizes: lists({ type: "integer" }),
            named: stations,
            nested: lists({ type: "array" }),
          },
        },
        StationPage: {
          allOf: [{ $ref: "#/components/schemas/Page" }],
          properties: {
            open: stations,
            maybe: { type: ["array", "null"], items: station },
            sizes: lists({ enum: [1, 2] }),
            named: { type: "array", maxItems: 2 },
            nested: lists(lists({ type: "string" })),
          },
        },
        Both: { allOf: [stations, lists({ type: "object", properties: { b: { type: "string" } } })] },
        Tree: lists({ $ref: "#/components/schemas/Tree" }),
        Trees: { allOf: [{ $ref: "#/components/schemas/Tree" }, { type: "array" }] },
      }),
    ).toMatchInlineSnapshot(`
      "
      export interface Station {
        id?: string;
      }
      export type Stations = Station[];
      export interface Page {
        open?: { [name: string]: unknown }[];
        maybe?: unknown[] | null;
        sizes?: number[];
        named?: Stations;
        nested?: unknown[][];
      }
      export interface StationPage extends Page {
        open?: ({ [name: string]: unknown } & Station)[];
        maybe?: Station[] | null;
        sizes?: (1 | 2)[];
        named?: Stations;
        nested?: string[][];
      }
      export type Both = (Station & BothItem)[];
      export interface BothItem {
        b?: string;
      }
      export type Tree = Tree[];
      export type Trees = Tree;
      "
    `);
  });

  test("of tuples that several schemas describe are tuples of what all of them say", () => {
    const text = { type: "string" };
    const all = (...parts: JsonObject[]) => ({ type: "array", allOf: parts });
    expect(
      types({
        Pair: { type: "array", prefixItems: [text, { type: "integer" }] },
        Untyped: { allOf: [{ type: "array" }, { prefixItems: [text] }] },
        Limited: { allOf: [{ type: "array", items: text }, { prefixItems: [{ const: "a" }] }] },
        Closed: all(
          { prefixItems: [text], minItems: 2 },
          { prefixItems: [{ minLength: 1 }, { type: "null" }], items: false },
        ),
        Impossible: all({ prefixItems: [text], items: false }, { prefixItems: [true, true], minItems: 2 }),
        Same: { allOf: [{ $ref: "#/components/schemas/Pair" }, { type: "array" }] },
      }),
    ).toMatchInlineSnapshot(`
      "
      export type Pair = [string?, number?, ...unknown[]];
      export type Untyped = [string?, ...unknown[]];
      export type Limited = ["a"?, ...string[]];
      export type Closed = [string, null];
      export type Impossible = never;
      export type Same = Pair;
      "
    `);
  });

  test("of lists end where no part describes an item, or go on with what `unevaluatedItems` says", () => {
    const text = { type: "string" };
    const Pair = { type: "array", prefixItems: [text, { type: "integer" }] };
    const pair = { $ref: "#/components/schemas/Pair" };
    expect(
      types({
        Pair,
        Both: {
          allOf: [
            { type: "array", prefixItems: [text] },
            { prefixItems: [true, { type: "integer" }], minItems: 2 },
          ],
          unevaluatedItems: false,
        },
        Named: { $ref: pair.$ref, unevaluatedItems: false },
        Nullable: { type: ["array", "null"], allOf: [{ prefixItems: [text] }], unevaluatedItems: false },
        Further: { allOf: [pair], unevaluatedItems: { type: "boolean" } },
        Empty: { type: "array", allOf: [{ minItems: 0 }], unevaluatedItems: false },
        Rest: { type: "array", allOf: [{ maxItems: 9 }], unevaluatedItems: text },
        Described: { type: "array", allOf: [{ items: text }], unevaluatedItems: false },
        Depends: { type: "array", anyOf: [{ prefixItems: [text] }, { maxItems: 3 }], unevaluatedItems: false },
        Contained: { type: "array", allOf: [{ prefixItems: [text] }], contains: text, unevaluatedItems: false },
        Untyped: { allOf: [{ prefixItems: [text] }], unevaluatedItems: false },
      }),
    ).toMatchInlineSnapshot(`
      "
      export type Pair = [string?, number?, ...unknown[]];
      export type Both = [string, number];
      export type Named = [string?, number?];
      export type Nullable = [string?] | null;
      export type Further = [string?, number?, ...boolean[]];
      export type Empty = [];
      export type Rest = string[];
      export type Described = string[];
      export type Depends = unknown[];
      export type Contained = [string?, ...unknown[]];
      export type Untyped = { [name: string]: unknown } | [string?, ...unknown[]] | string | number | boolean | null;
      "
    `);
  });

  test("of unions that require their discriminator say so in each alternative, and there alone", () => {
    const text = types({
      Message: {
        type: "object",
        required: ["kind"],
        discriminator: { propertyName: "kind" },
        oneOf: [
          { properties: { kind: { const: "ping" } } },
          { required: ["kind", "text"], properties: { kind: { const: "text" }, text: { type: "string" } } },
        ],
      },
    });
    expect(text).toMatchInlineSnapshot(`
      "
      export type Message = (MessageOption1 & { kind: "ping" }) | MessageText;
      export interface MessageOption1 {
        kind?: "ping";
      }
      export interface MessageText {
        kind: "text";
        text: string;
      }
      "
    `);
  });

  test("of unions narrow by their discriminator", () => {
    const member = (extra: JsonObject) => ({
      type: "object",
      required: ["kind"],
      properties: { kind: { type: "string" }, ...extra },
    });
    expect(
      types({
        Cat: member({ lives: { type: "integer" } }),
        Dog: { ...member({}), properties: { kind: { const: "dog" } } },
        Pet: {
          oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
          discriminator: {
            propertyName: "kind",
            mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" },
          },
        },
        Maybe: { anyOf: [{ $ref: "#/components/schemas/Pet" }, { type: "null" }] },
      }),
    ).toMatchInlineSnapshot(`
      "
      export interface Cat {
        kind: string;
        lives?: number;
      }
      export interface Dog {
        kind: "dog";
      }
      export type Pet = (Cat & { kind: "cat" }) | Dog;
      export type Maybe = Pet | null;
      "
    `);
  });

  test("of alternatives are of the types that the schema around them leaves", () => {
    const alternatives = [
      { properties: { k: { const: "x" }, p: { type: "integer" } }, required: ["k"] },
      { properties: { k: { const: "y" }, q: { type: "integer" } }, required: ["k"] },
    ];
    const members = { a: { type: "string" }, k: { type: "string" } };
    expect(
      types({
        Beside: { type: "object", properties: members, oneOf: alternatives },
        Above: { allOf: [{ type: "object", properties: members }, { anyOf: alternatives }] },
        Open: { oneOf: alternatives },
        Referred: { type: "object", oneOf: alternatives.slice(0, 1) },
        Referring: { anyOf: [{ $ref: "#/components/schemas/Referred/oneOf/0" }, { type: "null" }] },
      }),
    ).toMatchInlineSnapshot(`
      "
      export type Beside = (BesideX | BesideY) & { a?: string; k?: string };
      export interface BesideX {
        k: "x";
        p?: number;
      }
      export interface BesideY {
        k: "y";
        q?: number;
      }
      export type Above = { a?: string; k?: string } & (AboveX | AboveY);
      export interface AboveX {
        k: "x";
        p?: number;
      }
      export interface AboveY {
        k: "y";
        q?: number;
      }
      export type Open = OpenX | OpenY;
      export type OpenX = { k: "x"; p?: number } | unknown[] | string | number | boolean | null;
      export type OpenY = { k: "y"; q?: number } | unknown[] | string | number | boolean | null;
      export type Referred = Referred2Object;
      export type Referred2 = Referred2Object | unknown[] | string | number | boolean | null;
      export interface Referred2Object {
        k: "x";
        p?: number;
      }
      export type Referring = Referred2 | null;
      "
    `);
  });

  test("have the members that conditions describe", () => {
    const card = { card: { type: "string" } };
    const billing = (type: string) => ({ properties: { billing: { type } }, required: ["billing"] });
    const either = {
      if: { properties: { kind: { const: "a" } } },
      else: { properties: { size: { type: "integer" } } },
    };
    expect(
      types({
        Closed: {
          type: "object",
          properties: card,
          dependentSchemas: { card: billing("string") },
          unevaluatedProperties: false,
        },
        Several: {
          type: "object",
          properties: card,
          if: { required: ["card"] },
          // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema.
          then: { properties: { billing: { type: "string" }, size: { type: "integer", default: 1 } } },
          else: billing("integer"),
        },
        Open: { type: "object", properties: card, dependentSchemas: { card: billing("string") } },
        Bare: { type: "object", dependentSchemas: { card: billing("string") } },
        Parts: { type: "object", properties: card, allOf: [{ dependentSchemas: { card: billing("string") } }, either] },
        BareParts: { type: "object", allOf: [either] },
        Tested: { type: "object", ...either, unevaluatedProperties: false },
      }),
    ).toMatchInlineSnapshot(`
      "
      export interface Closed {
        card?: string;
        billing?: string;
      }
      export interface Several {
        card?: string;
        billing?: string | number;
        size?: unknown;
      }
      export interface SeveralInput {
        card?: string;
        billing?: string | number;
        size?: unknown;
      }
      export interface Open {
        card?: string;
        billing?: unknown;
      }
      export interface Bare {
        card?: unknown;
        billing?: unknown;
      }
      export interface Parts {
        card?: string;
        billing?: unknown;
        size?: unknown;
      }
      export interface BareParts {
        kind?: unknown;
        size?: unknown;
      }
      export interface Tested {
        kind?: "a";
        size?: number;
      }
      "
    `);
  });
});

test("types lack the values that `not` refuses", () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const text = types({
    Colour: { enum: ["red", "green", "blue"] },
    Blue: { const: "blue" },
    MaybeColour: { anyOf: [ref("Colour"), { type: "null" }] },
    MaybeText: { type: ["string", "null"] },
    Warm: { ...ref("Colour"), not: { const: "blue" } },
    Green: { allOf: [ref("Colour")], not: { enum: ["blue", "red", 4] } },
    NotBlue: { ...ref("Colour"), not: ref("Blue") },
    Neither: { ...ref("Colour"), not: { anyOf: [{ const: "blue" }, { const: "red" }] } },
    None: { ...ref("Colour"), not: { enum: ["red", "green", "blue"] } },
    Certain: { ...ref("MaybeColour"), not: { type: "null" } },
    Text: { ...ref("MaybeText"), not: { const: null } },
    Own: { enum: ["a", "b", null, 3], not: { enum: ["a", 3] } },
    True: { type: "boolean", not: { const: false } },
    Mixed: {
      anyOf: [{ type: "object", properties: { a: {} } }, ref("Colour"), { type: "null" }],
      not: { enum: [null, "red"] },
    },
    Known: { anyOf: [ref("Colour"), { type: "string" }], not: { const: "red" } },
    Same: { ...ref("Colour"), not: { const: "yellow" } },
    Long: { ...ref("Colour"), not: { maxLength: 2, const: "red" } },
    Holder: {
      type: "object",
      properties: { colours: { type: "array", items: { ...ref("Colour"), not: { const: "red" } } } },
    },
  });
  const said = [...text.matchAll(/^(?:export type | {2})(\w+)\??( =|:) (.*);$/gm)].map(
    ([, name, , type]) => `${name}: ${type}`,
  );
  expect(said).toEqual([
    'Colour: "red" | "green" | "blue"',
    'Blue: "blue"',
    "MaybeColour: Colour | null",
    "MaybeText: string | null",
    'Warm: Exclude<Colour, "blue">',
    'Green: Exclude<Colour, "red" | "blue">',
    'NotBlue: Exclude<Colour, "blue">',
    'Neither: Exclude<Colour, "red" | "blue">',
    "None: never",
    "Certain: Exclude<MaybeColour, null>",
    "Text: Exclude<MaybeText, null>",
    'Own: "b" | null',
    "True: true",
    'Mixed: MixedOption1 | Exclude<Colour, "red">',
    "a: unknown",
    "Known: Colour | (string & {})",
    "Same: Colour",
    "Long: Colour",
    'colours: Exclude<Colour, "red">[]',
  ]);
});

test("what a part says of a member or of items is of the types that another part gives them", async () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const depth = { properties: { depth: { type: "integer" } } };
  const schemas = {
    Element: {
      type: "object",
      properties: { child: ref("Element"), list: { type: "array", items: ref("Element") }, any: {} },
    },
    Box: { allOf: [ref("Element"), { properties: { child: depth, list: { items: depth }, any: depth } }] },
    Own: { ...ref("Element"), properties: { child: depth } },
    Inner: { allOf: [ref("Element"), { properties: { child: { allOf: [{ properties: { child: depth } }] } } }] },
  };
  expect(types(schemas)).toMatchInlineSnapshot(`
    "
    export interface Element {
      child?: Element;
      list?: Element[];
      any?: unknown;
    }
    export interface Box extends Element {
      child?: Element & BoxChild;
      list?: (Element & BoxListItem)[];
      any?: BoxAny;
    }
    export interface BoxChild {
      depth?: number;
    }
    export interface BoxListItem {
      depth?: number;
    }
    export type BoxAny = { depth?: number } | unknown[] | string | number | boolean | null;
    export interface Own extends Element {
      child?: Element & OwnChild;
    }
    export interface OwnChild {
      depth?: number;
    }
    export interface Inner extends Element {
      child?: Element & { child?: InnerChildChild };
    }
    export interface InnerChildChild {
      depth?: number;
    }
    "
  `);
  const validators = await validatorsOf(schemas);
  const { is } = validators("Box");
  expect([{}, { child: { depth: 1 }, list: [{}], any: 1 }, { child: {}, any: { depth: 1 } }].map(is)).toEqual(
    Array(3).fill(true),
  );
  expect([{ child: 1 }, { list: [1] }, { child: { depth: "1" } }, { list: [{ depth: "1" }] }].map(is)).toEqual(
    Array(4).fill(false),
  );
  // What the place asks for is told once, and where nothing else asks for it by its own validator.
  const told = (name: string, value: unknown) =>
    validators(name)
      .check(value)
      .issues?.map(({ path, schema }) => `${path} ${schema}`);
  expect(told("Box", { child: 1, list: [1], any: "a" })).toEqual([
    "/child /allOf/0/$ref/properties/child/$ref/type",
    "/list/0 /allOf/0/$ref/properties/list/items/$ref/type",
  ]);
  expect(told("BoxChild", 1)).toEqual([" "]);
});

test("an object that is a map, too, may lack the member that the map does not allow", async () => {
  const map = { type: "object", additionalProperties: { type: "integer" } };
  const schemas = {
    Both: { allOf: [map, { type: "object", properties: { name: { type: "string" } } }] },
    Needed: { allOf: [map, { type: "object", required: ["name"], properties: { name: { type: "string" } } }] },
  };
  expect(types(schemas)).toMatchInlineSnapshot(`
    "
    export type Both = { [name: string]: number } & { name?: string };
    export type Needed = { [name: string]: number } & { name: string };
    "
  `);
  const validators = await validatorsOf(schemas);
  expect([{}, { a: 1 }, { name: "a" }, { name: 1 }].map(validators("Both").is)).toEqual([true, true, false, false]);
  expect([{}, { a: 1 }, { name: "a" }, { name: 1 }].map(validators("Needed").is)).toEqual(Array(4).fill(false));
});
