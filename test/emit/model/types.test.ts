import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { declarations, documentOf, emitted, types } from "./generated-model.ts";

describe("types", () => {
  test("of objects are interfaces, of the rest aliases", () => {
    expect(
      types({
        Pet: {
          type: "object",
          required: ["id"],
          properties: {
            id: { type: "integer" },
            "x-tag": { type: ["string", "null"] },
            kind: { enum: ["cat", "dog"] },
          },
        },
        Color: { type: "string", enum: ["red", "green"] },
        Anything: {},
        Nothing: false,
        Ids: { type: "array", items: { type: "integer" } },
        Sizes: { type: "array", items: { enum: ["s", "m", 1, null] } },
        Pets: { type: "object", additionalProperties: { $ref: "#/components/schemas/Pet" } },
        Free: { type: "object" },
        Same: { $ref: "#/components/schemas/Pet" },
        Late: { type: "object", required: ["a"] },
      }),
    ).toMatchInlineSnapshot(`
      "
      export interface Pet {
        id: number;
        "x-tag"?: string | null;
        kind?: "cat" | "dog";
      }
      export type Color = "red" | "green";
      export const valuesOfColor = ["red", "green"] as const satisfies readonly Color[];
      export type Anything = unknown;
      export type Nothing = never;
      export type Ids = number[];
      export type Sizes = ("s" | "m" | 1 | null)[];
      export type Pets = { [name: string]: Pet };
      export type Free = { [name: string]: unknown };
      export type Same = Pet;
      export interface Late {
        a: unknown;
      }
      "
    `);
  });

  test("of further members have an index signature that the declared ones fit", () => {
    expect(
      types({
        Counted: {
          type: "object",
          required: ["n"],
          properties: { n: { type: "number" } },
          additionalProperties: { type: "string" },
        },
        Optional: { type: "object", properties: { n: { type: "number" } }, additionalProperties: { type: "string" } },
        Closed: { type: "object", properties: { n: { type: "number" } }, additionalProperties: false },
        Empty: { type: "object", additionalProperties: false },
        Patterned: { type: "object", patternProperties: { "^x": { type: "number" } }, additionalProperties: false },
      }),
    ).toMatchInlineSnapshot(`
      "
      export interface Counted {
        [name: string]: string | number;
        n: number;
      }
      export interface Optional {
        [name: string]: string | number | undefined;
        n?: number;
      }
      export interface Closed {
        n?: number;
      }
      export type Empty = { [name: string]: never };
      export type Patterned = { [name: \`x\${string}\`]: number };
      "
    `);
  });

  test("of members that a pattern describes whatever their names are have an index signature", () => {
    const patternProperties = { ".*": { type: "number" } };
    const number = { type: "number" };
    expect(
      types({
        Any: { type: "object", patternProperties },
        Empty: { type: "object", patternProperties: { "": number } },
        Lines: { type: "object", patternProperties: { "^[\\s\\S]*$": number } },
        Others: { type: "object", patternProperties, additionalProperties: { type: "string" } },
        Closed: { type: "object", patternProperties, additionalProperties: false },
        Declared: { type: "object", properties: { n: { minimum: 1 }, s: number }, required: ["s"], patternProperties },
        Further: { type: "object", patternProperties: { ...patternProperties, "^x-": { minimum: 1 } } },
        Part: { allOf: [{ type: "object", properties: { a: { type: "string" } } }], patternProperties },
        // The name of no letters, and one of two lines, are not described.
        Some: { type: "object", patternProperties: { ".+": number } },
        OneLine: { type: "object", patternProperties: { "^.*$": number } },
        SomeAlone: { type: "object", patternProperties: { "^.+$": number }, additionalProperties: false },
      }),
    ).toMatchInlineSnapshot(`
      "
      export type Any = { [name: string]: number };
      export type Empty = { [name: string]: number };
      export type Lines = { [name: string]: number };
      export type Others = { [name: string]: number };
      export type Closed = { [name: string]: number };
      export interface Declared {
        [name: string]: number | undefined;
        n?: number;
        s: number;
      }
      export type Further = { [name: string]: number };
      export type Part = { a?: string } & { [name: string]: number };
      export type Some = { [name: string]: unknown };
      export type OneLine = { [name: string]: unknown };
      export type SomeAlone = { [name: string]: number };
      "
    `);
  });

  test("of members that patterns describe have an index signature, and the required ones by name", () => {
    const patternProperties = { "^n_": { type: "number" } };
    const properties = { a: { type: "string" } };
    const pattern = { type: "object", properties, patternProperties };
    expect(
      types({
        Closed: { ...pattern, additionalProperties: false },
        Open: pattern,
        Child: { allOf: [{ $ref: "#/components/schemas/Open" }, { properties: { b: { type: "boolean" } } }] },
        Late: { allOf: [{ type: "object", properties }], patternProperties },
        Required: {
          type: "object",
          required: ["n_x", "n_y", "other"],
          properties: { n_y: { minimum: 3 } },
          patternProperties,
          additionalProperties: { type: "boolean" },
        },
        Unknown: { type: "object", required: ["n_x"], patternProperties: { "^m": true }, additionalProperties: true },
        Impossible: { type: "object", required: ["a"], patternProperties, additionalProperties: false },
      }),
    ).toMatchInlineSnapshot(`
      "
      export interface Closed {
        [name: \`n_\${string}\`]: number;
        a?: string;
      }
      export interface Open {
        [name: string]: unknown;
        a?: string;
      }
      export type Child = Open & { b?: boolean };
      export type Late = { a?: string } & { [name: string]: unknown };
      export interface RequiredSchema {
        [name: string]: boolean | number;
        n_y: number;
        n_x: number;
        other: boolean;
      }
      export interface Unknown {
        [name: string]: unknown;
        n_x: unknown;
      }
      export interface Impossible {
        [name: \`n_\${string}\`]: number;
        a: never;
      }
      "
    `);
  });

  test("of lists of a few items, and of no other number, are tuples", () => {
    const list = (length: number, items: JsonObject) => ({ type: "array", items, minItems: length, maxItems: length });
    const number = { type: "number" };
    expect(
      types({
        Point: list(2, number),
        One: list(1, { type: "string" }),
        Line: list(2, { $ref: "#/components/schemas/Point" }),
        Four: list(4, number),
        Five: list(5, number),
        None: list(0, number),
        Nothing: { ...list(2, number), items: false },
        Any: { type: "array", minItems: 2, maxItems: 2 },
        Sizes: list(2, { enum: ["s", "m"] }),
        Some: { ...list(2, number), maxItems: 3 },
        Named: { ...list(3, number), prefixItems: [{ type: "string" }] },
        Part: { allOf: [{ $ref: "#/components/schemas/Point" }, { type: "array", items: { type: "integer" } }] },
      }),
    ).toMatchInlineSnapshot(`
      "
      export type Point = [number, number];
      export type One = [string];
      export type Line = [Point, Point];
      export type Four = [number, number, number, number];
      export type Five = number[];
      export type None = number[];
      export type Nothing = never[];
      export type Any = [unknown, unknown];
      export type Sizes = ("s" | "m")[];
      export type Some = number[];
      export type Named = [string, number, number];
      export type Part = Point;
      "
    `);
  });

  test("of maps whose names begin or end alike have no other ones", () => {
    const count = { type: "integer" };
    expect(
      types({
        Name: { type: "string", pattern: "^x-" },
        Free: { type: "object", propertyNames: { pattern: "^x-" } },
        Counts: { type: "object", propertyNames: { $ref: "#/components/schemas/Name" }, additionalProperties: count },
        Ids: {
          type: "object",
          propertyNames: { allOf: [{ pattern: "_id$" }], maxLength: 9 },
          patternProperties: { "^a": { type: "string" } },
          unevaluatedProperties: count,
        },
        Declared: {
          type: "object",
          propertyNames: { pattern: "^x-" },
          properties: { "x-a": { type: "string" }, b: { type: "boolean" } },
          additionalProperties: count,
        },
        Parts: {
          allOf: [{ type: "object", required: ["x-l"], properties: { "x-l": { type: "string" } } }],
          propertyNames: { pattern: "^x-" },
          unevaluatedProperties: count,
        },
        Other: { type: "object", propertyNames: { pattern: "^[a-z]+$" }, additionalProperties: count },
        None: { type: "object", propertyNames: { pattern: "^x-" }, additionalProperties: false },
      }),
    ).toMatchInlineSnapshot(`
      "
      export type Name = string;
      export type Free = { [name: \`x-\${string}\`]: unknown };
      export type Counts = { [name: \`x-\${string}\`]: number };
      export type Ids = { [name: \`\${string}_id\`]: number | string };
      export interface Declared {
        [name: \`x-\${string}\`]: number | string | undefined;
        "x-a"?: string;
        b?: boolean;
      }
      export interface Parts {
        [name: \`x-\${string}\`]: number | string;
        "x-l": string;
      }
      export type Other = { [name: string]: number };
      export type None = { [name: string]: never };
      "
    `);
  });

  test("of maps whose names are listed have no other ones", () => {
    const count = { type: "integer" };
    expect(
      types({
        Size: { enum: ["s", "m"] },
        Stock: { type: "object", propertyNames: { $ref: "#/components/schemas/Size" }, additionalProperties: count },
        Flags: { type: "object", propertyNames: { enum: ["a", "b-c"] } },
        One: { type: ["object", "null"], propertyNames: { const: "a" }, additionalProperties: { type: "string" } },
        None: { type: "object", propertyNames: { enum: [1] } },
        Declared: { type: "object", properties: { a: count }, propertyNames: { enum: ["a", "b"] } },
      }),
    ).toMatchInlineSnapshot(`
      "
      export type Size = "s" | "m";
      export const valuesOfSize = ["s", "m"] as const satisfies readonly Size[];
      export type Stock = { [name in Size]?: number };
      export type Flags = { a?: unknown; "b-c"?: unknown };
      export type One = { a?: string } | null;
      export type None = { [name: string]: unknown };
      export interface Declared {
        a?: number;
        b?: unknown;
      }
      "
    `);
  });

  test("name what several parts allow once", () => {
    expect(
      types({
        Labels: {
          type: "object",
          properties: { name: { type: "string" } },
          additionalProperties: { type: ["string", "null"] },
        },
        Either: { anyOf: [{ required: ["a"] }, { required: ["b"] }] },
      }),
    ).toMatchInlineSnapshot(`
      "
      export interface Labels {
        [name: string]: string | null | undefined;
        name?: string;
      }
      export type Either = { a: unknown } | unknown[] | string | number | boolean | null | { b: unknown };
      "
    `);
  });

  test("of prefixItems are tuples", () => {
    expect(
      types({
        Pair: { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], minItems: 2, items: false },
        Row: { type: "array", prefixItems: [{ type: "string" }, { enum: [1, 2] }], minItems: 1 },
        Rest: { type: "array", prefixItems: [{ type: "string" }], items: { type: "number" } },
      }),
    ).toMatchInlineSnapshot(`
      "
      export type Pair = [string, number];
      export type Row = [string, (1 | 2)?, ...unknown[]];
      export type Rest = [string?, ...number[]];
      "
    `);
  });

  test("of recursive schemas refer to themselves", () => {
    expect(
      types({
        Json: {
          oneOf: [
            { type: ["string", "number", "boolean", "null"] },
            { type: "array", items: { $ref: "#/components/schemas/Json" } },
            { type: "object", additionalProperties: { $ref: "#/components/schemas/Json" } },
          ],
        },
      }),
    ).toMatchInlineSnapshot(`
      "
      export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
      "
    `);
  });

  test("of defaults are two", () => {
    expect(
      types({
        Page: {
          type: "object",
          required: ["total"],
          properties: { size: { type: "integer", default: 20 }, total: { type: "integer" } },
        },
        List: { type: "object", properties: { page: { $ref: "#/components/schemas/Page" } } },
      }),
    ).toMatchInlineSnapshot(`
      "
      export interface Page {
        size: number;
        total: number;
      }
      export interface PageInput {
        size?: number;
        total: number;
      }
      export interface List {
        page?: Page;
      }
      export interface ListInput {
        page?: PageInput;
      }
      "
    `);
  });

  test("keep what a schema without a type leaves open", () => {
    expect(
      types({
        Loose: { properties: { a: { type: "string" } } },
        List: { items: { type: "string" } },
        Long: { minLength: 3 },
        Free: { items: {} },
      }),
    ).toMatchInlineSnapshot(`
      "
      export type Loose = { a?: string } | unknown[] | string | number | boolean | null;
      export type List = { [name: string]: unknown } | string[] | string | number | boolean | null;
      export type Long = unknown;
      export type Free = unknown;
      "
    `);
  });
});

test("comments say what the types cannot", () => {
  const model = emitted(
    documentOf({
      Order: {
        description: "One order.\n\nPlaced */ by a customer. @internal",
        deprecated: true,
        type: "object",
        properties: {
          count: { description: "How many", type: "integer", minimum: 1, maximum: 9, default: 1 },
          code: { type: "string", pattern: "^[A-Z]{2}$", minLength: 2, deprecated: true },
          when: { title: "The day", type: "string", format: "date" },
        },
      },
    }),
  );
  expect(declarations(model, "src/schemas.ts")).toMatchInlineSnapshot(`
    "/**
     * One order.
     *
     * Placed *\\/ by a customer. &#64;internal
     *
     * \`#/components/schemas/Order\`
     *
     * @deprecated
     */
    export interface Order {
      /**
       * How many
       *
       * @default 1
       * @minimum 1
       * @maximum 9
       */
      count: number;
      /**
       * @deprecated
       * @minLength 2
       * @pattern ^[A-Z]{2}$
       */
      code?: string;
      /**
       * The day
       *
       * @format date
       */
      when?: string;
    }

    /**
     * One order.
     *
     * Placed *\\/ by a customer. &#64;internal
     *
     * \`#/components/schemas/Order\`
     *
     * Order as it is sent and as it arrives, before defaults: members that have one may be missing.
     *
     * @deprecated
     */
    export interface OrderInput {
      /**
       * How many
       *
       * @default 1
       * @minimum 1
       * @maximum 9
       */
      count?: number;
      /**
       * @deprecated
       * @minLength 2
       * @pattern ^[A-Z]{2}$
       */
      code?: string;
      /**
       * The day
       *
       * @format date
       */
      when?: string;
    }"
  `);
});

test("comments tell the default that validation puts in, whatever else a part says", () => {
  const base = { $ref: "#/components/schemas/Base" };
  const model = emitted(
    documentOf({
      Base: {
        type: "object",
        properties: {
          level: { enum: ["low", "high"], default: "low" },
          size: { type: "integer", description: "How much.", default: 0 },
        },
      },
      Earlier: { allOf: [base, { type: "object", properties: { level: { const: "high", default: "high" } } }] },
      Own: { ...base, properties: { size: { default: 5 } } },
      Alias: { allOf: [base, { properties: { size: { default: 5 } } }] },
      Heir: { allOf: [{ $ref: "#/components/schemas/Own" }] },
      Open: {
        allOf: [base, { type: "object", properties: { size: { default: 5 } }, additionalProperties: true }],
        anyOf: [{ properties: { size: { default: 6, minimum: 1 } } }, { properties: { a: { default: 1 } } }],
      },
    }),
  );
  const declared = declarations(model, "src/schemas.ts").split("\n\n");
  const outputs = declared.filter((text) => !/(?:type|interface) \w+Input\b/.test(text));
  expect(outputs.join("\n\n")).toMatchInlineSnapshot(`
    "/** \`#/components/schemas/Base\` */
    export interface Base {
      /** @default "low" */
      level: "low" | "high";
      /**
       * How much.
       *
       * @default 0
       */
      size: number;
    }

    /** \`#/components/schemas/Earlier\` */
    export interface Earlier extends Base {
      /** @default "high" */
      level: "high";
    }

    /** \`#/components/schemas/Own\` */
    export interface Own extends Base {
      /**
       * How much.
       *
       * @default 5
       */
      size: number;
    }

    /** \`#/components/schemas/Alias\` */
    export type Alias = Base;

    /** \`#/components/schemas/Heir\` */
    export type Heir = Own;

    /** \`#/components/schemas/Open\` */
    export type Open = Base & {
      /** @default 0 */
      size: unknown;
      [name: string]: unknown;
    } & (OpenOption1 | OpenOption2);

    export interface OpenOption1 {
      /**
       * @default 6
       * @minimum 1
       */
      size: unknown;
    }

    export interface OpenOption2 {
      /** @default 1 */
      a: unknown;
    }"
  `);
});

test("comments say in words what the types cannot of keywords that hold schemas", () => {
  const zip = { required: ["zip"] };
  const conclusion = "then";
  const model = emitted(
    documentOf({
      Order: {
        type: "object",
        properties: {
          tags: { type: "array", contains: { const: "x" }, minContains: 2, maxContains: 3 },
          names: { type: "object", propertyNames: { pattern: "^a", maxLength: 3 } },
          other: { not: { enum: ["a", null] } },
          nested: { not: { properties: { a: { required: ["b"], properties: { b: { type: "integer" } } } } } },
          long: { not: { allOf: [{ minimum: 1 }, { maximum: 2 }] } },
        },
        patternProperties: { "^x-": { type: "string" } },
        dependentRequired: { card: ["cvc", "name"] },
        dependentSchemas: { gift: { required: ["text"] }, bulk: { $ref: "#/components/schemas/Bulk" } },
        if: { required: ["country"], properties: { country: { const: "US" } } },
        [conclusion]: zip,
        else: { not: zip },
      },
      Bulk: { type: "object", if: { allOf: [zip] }, [conclusion]: zip },
    }),
  );
  expect(declarations(model, "src/schemas.ts")).toMatchInlineSnapshot(`
    "/**
     * \`#/components/schemas/Order\`
     *
     * @patternProperties ^x-
     * @dependentRequired card: cvc, name
     * @dependentSchemas gift: { text }
     * @dependentSchemas bulk: Bulk
     * @if { country: "US" }
     * @then { zip }
     * @else not { zip }
     */
    export interface Order {
      [name: string]: unknown;
      /**
       * @contains "x"
       * @minContains 2
       * @maxContains 3
       */
      tags?: unknown[];
      /** @propertyNames maxLength 3, pattern ^a */
      names?: { [name: \`a\${string}\`]: unknown };
      /** @not "a" or null */
      other?: unknown;
      /** @not { a?: { b: integer } } */
      nested?: unknown;
      long?: unknown;
    }

    /** \`#/components/schemas/Bulk\` */
    export type Bulk = { [name: string]: unknown };"
  `);
});

test.each<[JsonObject, readonly string[]]>([
  [{ type: "string", anyOf: [{ format: "ipv4" }, { format: "ipv6" }] }, ["@anyOf format ipv4 or ipv6"]],
  [{ type: "integer", oneOf: [{ multipleOf: 3 }, { multipleOf: 5 }] }, ["@oneOf multipleOf 3 or 5"]],
  [{ type: "number", anyOf: [{ maximum: 3 }, { minimum: 10 }] }, ["@anyOf maximum 3 or minimum 10"]],
  [
    { anyOf: [{ type: "string", format: "date" }, { type: "string", format: "date-time" }, { type: "null" }] },
    ["@anyOf format date or date-time"],
  ],
  [
    {
      anyOf: [
        { type: "string", format: "date" },
        { type: "integer", minimum: 0 },
      ],
    },
    ["@anyOf string, format date; or integer, minimum 0"],
  ],
  [{ anyOf: [{ enum: ["a", "b"] }, { type: "string", pattern: "^x" }] }, ['@anyOf "a" or "b"; or string, pattern ^x']],
  [
    { anyOf: [{ $ref: "#/components/schemas/Day" }, { type: "string", format: "time" }] },
    ["@anyOf Day; or string, format time"],
  ],
  [{ type: "array", anyOf: [{ minItems: 2 }, { uniqueItems: true }] }, ["@anyOf minItems 2 or uniqueItems"]],
  [{ type: "string", anyOf: [{ not: { const: "a" } }, { minLength: 3 }] }, ['@anyOf not "a" or minLength 3']],
  // What null is nothing to, is asked of the rest.
  [{ anyOf: [{ type: "string", format: "date", minLength: 2 }, { type: "null" }] }, ["@minLength 2", "@format date"]],
  [
    { oneOf: [{ type: "null" }, { type: "array", contains: { const: 1 }, minItems: 2 }] },
    ["@minItems 2", "@contains 1"],
  ],
  [
    { anyOf: [{ type: "string", anyOf: [{ format: "date" }, { format: "time" }] }, { type: "null" }] },
    ["@anyOf format date or time"],
  ],
  [
    { type: "array", maxItems: 9, items: { type: "string", maxLength: 5 } },
    ["@maxItems 9", "@items string, maxLength 5"],
  ],
  [
    { type: "object", additionalProperties: { type: "integer", not: { const: 3 } } },
    ["@additionalProperties integer, not 3"],
  ],
  [
    { patternProperties: { "^a": { type: "number", minimum: 0 }, "^b": { type: "null" } } },
    ["@patternProperties ^a: number, minimum 0", "@patternProperties ^b"],
  ],
  [
    { type: "array", prefixItems: [true], unevaluatedItems: { type: "string", format: "uuid" } },
    ["@unevaluatedItems string, format uuid"],
  ],
  // What types say, and what takes more than a few words.
  [{ type: "array", items: { $ref: "#/components/schemas/Day" } }, []],
  [{ type: "array", items: { type: ["string", "null"], maxLength: 5 } }, []],
  [{ anyOf: [{ type: "string" }, { type: "integer" }] }, []],
  [{ anyOf: [{ enum: ["a", "b"] }, { type: "string" }] }, []],
  [
    {
      anyOf: [
        { type: "object", properties: { a: {} } },
        { type: "string", format: "uri" },
      ],
    },
    [],
  ],
  [{ type: "string", anyOf: [{ pattern: `^a{${"1".repeat(3)}}`, format: "date" }, { pattern: "b".repeat(99) }] }, []],
  [{ anyOf: [{ type: "string", format: "date" }, {}] }, []],
])("the comment of %j says what its alternatives ask beyond their types", (schema, tags) => {
  const Day = { type: "string", format: "date" };
  const text = declarations(emitted(documentOf({ Day, Value: schema })), "src/schemas.ts");
  const [comment = ""] = text.split(/^export type Value\b/m);
  const own = comment.slice(comment.lastIndexOf("/**"));
  expect([...own.matchAll(/^ \* (@.*)$/gm)].map(([, tag]) => tag)).toEqual(tags);
});

test("alternatives that are single values are an enumeration, with a comment on each that has words of its own", () => {
  const model = emitted(
    documentOf({
      Level: {
        type: "integer",
        description: "How much.",
        oneOf: [
          { const: 1, title: "Low", description: "The first.\nAnd more." },
          { const: 2, title: "High" },
          { const: 3 },
        ],
      },
      State: {
        type: ["string", "null"],
        anyOf: [
          { enum: ["on", "off"], description: "Of a switch." },
          { const: null },
          { type: "string", const: "`*/", deprecated: true },
          { const: 4 },
        ],
      },
      Holder: {
        type: "object",
        properties: {
          way: { oneOf: [{ const: "up", title: "To the sky" }] },
          level: { $ref: "#/components/schemas/Level" },
        },
      },
      Twice: { oneOf: [{ const: "a" }, { const: "b" }, { enum: ["a", "c"] }] },
      Coded: {
        oneOf: [
          { type: "integer", format: "int32", const: 1, title: "Low" },
          { type: "integer", format: "int32", const: 2, title: "High" },
        ],
      },
      Code: { type: "string", pattern: "^[a-z]$", enum: ["a", "b"] },
      Limited: { oneOf: [{ const: "a", title: "A" }], maxLength: 3 },
      Object: { oneOf: [{ const: {} }] },
    }),
  );
  expect(declarations(model, "src/schemas.ts")).toMatchInlineSnapshot(`
    "/**
     * How much.
     *
     * \`#/components/schemas/Level\`
     *
     * - \`1\` (Low): The first.
     *   And more.
     * - \`2\` (High)
     */
    export type Level = 1 | 2 | 3;

    /** The values of Level. */
    export const valuesOfLevel = [1, 2, 3] as const satisfies readonly Level[];

    /**
     * \`#/components/schemas/State\`
     *
     * - \`"on"\`, \`"off"\`: Of a switch.
     * - "\`*\\/" (deprecated)
     */
    export type State = "on" | "off" | null | "\`*/";

    /** The values of State. */
    export const valuesOfState = ["on", "off", null, "\`*/"] as const satisfies readonly State[];

    /** \`#/components/schemas/Holder\` */
    export interface Holder {
      /** - \`"up"\` (To the sky) */
      way?: "up";
      /** How much. */
      level?: Level;
    }

    /** \`#/components/schemas/Twice\` */
    export type Twice = "a" | "b" | "c";

    /** The values of Twice. */
    export const valuesOfTwice = ["b", "c"] as const satisfies readonly Twice[];

    /**
     * \`#/components/schemas/Coded\`
     *
     * - \`1\` (Low)
     * - \`2\` (High)
     */
    export type Coded = 1 | 2;

    /** The values of Coded. */
    export const valuesOfCoded = [1, 2] as const satisfies readonly Coded[];

    /**
     * \`#/components/schemas/Code\`
     *
     * @pattern ^[a-z]$
     */
    export type Code = "a" | "b";

    /** The values of Code. */
    export const valuesOfCode = ["a", "b"] as const satisfies readonly Code[];

    /**
     * \`#/components/schemas/Limited\`
     *
     * @maxLength 3
     */
    export type Limited = "a";

    /** \`#/components/schemas/Object\` */
    export type ObjectSchema = { [name: string]: never };"
  `);
});

test("comments say that a schema without a type takes more than objects", () => {
  const model = emitted(documentOf({ Loose: { properties: { a: { type: "string" } } } }));
  expect(declarations(model, "src/schemas.ts")).toMatchInlineSnapshot(`
    "/**
     * \`#/components/schemas/Loose\`
     *
     * The schema asks nothing of values that are no objects: it has no \`type\`.
     */
    export type Loose = { a?: string } | unknown[] | string | number | boolean | null;"
  `);
});

test("types leave out what `not`, `contains` and `propertyNames` leave out", () => {
  const number = { type: "number" };
  expect(
    types({
      NotNull: { not: { type: "null" } },
      NotText: { not: { type: ["string", "integer"] }, type: ["string", "number", "boolean"] },
      Nothing: { not: {} },
      Named: { not: { type: "string", maxLength: 3 } },
      Contained: { type: "array", prefixItems: [{ type: "string" }], contains: number, unevaluatedItems: false },
      Others: { type: "array", contains: { const: 5 }, unevaluatedItems: { type: "boolean" } },
      Names: { type: "object", propertyNames: { enum: ["a", "b"] }, additionalProperties: number, required: ["a"] },
      Empty: { enum: [{}, [{ a: {} }]] },
    }),
  ).toMatchInlineSnapshot(`
    "
    export type NotNull = { [name: string]: unknown } | unknown[] | string | number | boolean;
    export type NotText = number | boolean;
    export type Nothing = never;
    export type Named = unknown;
    export type Contained = [string?, ...number[]];
    export type Others = (boolean | 5)[];
    export interface Names {
      a: number;
      b?: number;
    }
    export type Empty = { [name: string]: never } | [{ a: { [name: string]: never } }];
    "
  `);
});
