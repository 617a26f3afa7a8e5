import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { fitsAndIssues } from "./fits-and-issues.ts";
import { declarations, documentOf, emitted, validatorsOf } from "./generated-model.ts";

test("tables hold the schema, with functions where a schema has a name", () => {
  const model = emitted(
    documentOf({
      Shop: {
        type: "object",
        required: ["owner"],
        properties: {
          owner: { $ref: "#/components/schemas/Owner" },
          open: { type: "string", format: "time", default: "08:00:00Z" },
          hours: { type: "object", properties: { from: { type: "integer", format: "int32" } } },
          constructor: { type: "string" },
        },
      },
      Owner: { type: "object", properties: { name: { type: "string" } } },
    }),
  );
  expect(declarations(model, "src/definitions.ts")).toMatchInlineSnapshot(`
    "const anyString: Definition = { type: "string" };
    const int32Integer: Definition = { type: "integer", numberFormat: ["int32", isInt32] };

    export function schemaOfShop(): Definition {
      return {
        type: "object",
        required: ["owner"],
        properties: {
          owner: { $ref: schemaOfOwner },
          open: { type: "string", format: ["time", isTime], default: "08:00:00Z" },
          hours: schemaOfShopHours,
          ["constructor" as string]: anyString,
        },
      };
    }

    export function schemaOfShopHours(): Definition {
      return { type: "object", properties: { from: int32Integer } };
    }

    export function schemaOfOwner(): Definition {
      return { type: "object", properties: { name: anyString } };
    }"
  `);
  expect(declarations(model, "src/companions.ts")).toMatchInlineSnapshot(`
    "/** \`#/components/schemas/Shop\` */
    export type Shop = schemas.Shop;

    export const Shop: Companion<Shop, schemas.ShopInput> = /*@__PURE__*/ built(() => companion(isShop, checkShop, parseShop));

    export type ShopHours = schemas.ShopHours;

    export const ShopHours: Companion<ShopHours> = /*@__PURE__*/ built(() => companion(isShopHours, checkShopHours, parseShopHours));

    /** \`#/components/schemas/Owner\` */
    export type Owner = schemas.Owner;

    export const Owner: Companion<Owner> = /*@__PURE__*/ built(() => companion(isOwner, checkOwner, parseOwner));

    /** What a function makes. The compiler need not look beyond it for what the names in it mean. */
    function built<Value>(make: () => Value): Value {
      return make();
    }"
  `);
  expect(declarations(model, "src/index.ts")).toMatchInlineSnapshot(`
    "export * from "./companions.ts";
    export * from "./definitions.ts";
    export type { ShopInput } from "./schemas.ts";
    export * from "./validators.ts";"
  `);
});

/** Written as a key of its own, an object that has it looks like a promise to linters. */
const conclusion = "then";

describe("validators", () => {
  test("treat members of hostile names as members", async () => {
    const validators = await validatorsOf({
      Odd: {
        type: "object",
        required: ["toString"],
        properties: { ["__proto__" as string]: { type: "number" }, toString: { type: "string" } },
      },
    });
    const { is, check } = validators("Odd");
    expect(is({})).toBe(false);
    expect(is(JSON.parse('{"toString":"a"}'))).toBe(true);
    expect(is(JSON.parse('{"toString":"a","__proto__":"x"}'))).toBe(false);
    expect(check({}).issues).toMatchObject([{ path: "/toString", keyword: "required" }]);
  });

  test("say the way through the schema, references and schemas with names of their own alike", async () => {
    const validators = await validatorsOf({
      Order: {
        type: "object",
        properties: {
          lines: { type: "array", items: { $ref: "#/components/schemas/Line" } },
          payment: { oneOf: [{ $ref: "#/components/schemas/Line" }, { type: "object", required: ["iban", "bic"] }] },
          address: { type: "object", properties: { street: { type: "string" } } },
        },
      },
      Line: { type: "object", required: ["sku"], properties: { part: { $ref: "#/components/schemas/Line" } } },
    });
    const { issues = [] } = validators("Order").check({
      lines: [{ sku: 1, part: {} }],
      payment: {},
      address: { street: 1 },
    });
    expect(issues.map(({ path, schema }) => `${path} ${schema}`)).toEqual([
      "/lines/0/part/sku /properties/lines/items/$ref/properties/part/$ref/required",
      "/payment/sku /properties/payment/oneOf/0/$ref/required",
      "/address/street /properties/address/properties/street/type",
    ]);
  });

  test("stop at the depth that they are given", async () => {
    const validators = await validatorsOf({
      Tree: {
        type: "object",
        properties: {
          children: { anyOf: [{ type: "null" }, { type: "array", items: { $ref: "#/components/schemas/Tree" } }] },
        },
      },
    });
    const { is, check } = validators("Tree");
    // What `filter` passes beside the value is no limit.
    expect([{}, {}, {}].filter(is)).toHaveLength(3);
    const tree = (levels: number) => {
      let value: object = {};
      for (let count = 1; count < levels; count++) value = { children: [value] };
      return value;
    };
    // Each tree is an object in an array.
    expect(is(tree(500))).toBe(true);
    expect(is(tree(501))).toBe(false);
    expect(is(tree(100_000))).toBe(false);
    expect(check(tree(100_000)).issues).toMatchObject([{ keyword: "depth", expected: 1000 }]);
    expect(check(tree(3), { maxDepth: 5 })).toEqual({ value: tree(3) });
    expect(check(tree(3), { maxDepth: 4 }).issues).toMatchObject([
      { keyword: "depth", path: "/children/0/children/0" },
    ]);
  });

  test("do not take what is nested too deeply for something else", async () => {
    const tree = { $ref: "#/components/schemas/Tree" };
    const validators = await validatorsOf({
      Tree: { type: "array", items: tree },
      Holder: { type: "object", properties: { tree } },
      Other: { not: tree },
      Pair: { if: { type: "array", items: tree }, [conclusion]: { maxItems: 2 } },
      Few: { type: "array", contains: tree, maxContains: 1 },
      Grove: { type: "array", contains: tree },
      Bush: {
        type: "array",
        items: { anyOf: [{ $ref: "#/components/schemas/Bush" }, { type: "null" }] },
        not: { items: { $ref: "#/components/schemas/Bush" }, minItems: 3 },
      },
    });
    const nested = (levels: number): unknown => {
      let value: unknown[] = [];
      for (let count = 1; count < levels; count++) value = [value];
      return value;
    };
    const keywords = (name: string, value: unknown, options?: { readonly maxDepth: number }) => {
      const { is, check } = validators(name);
      const { issues = [] } = check(value, options);
      if (!options) expect(is(value)).toBe(issues.length === 0);
      return [...new Set(issues.map(({ keyword }) => keyword))];
    };
    const deep = nested(1002);
    expect(keywords("Other", deep)).toEqual(["depth"]);
    expect(keywords("Other", nested(1000))).toEqual(["not"]);
    expect(keywords("Other", {})).toEqual([]);
    expect(keywords("Pair", [deep])).toEqual(["depth"]);
    expect(keywords("Few", [[], deep])).toEqual(["depth"]);
    expect(keywords("Grove", [deep])).toEqual(["depth"]);
    expect(keywords("Bush", [deep, deep, deep])).toEqual(["depth"]);
    // The limit counts also where only a part of the schema is recursive.
    expect(keywords("Holder", { tree: nested(1001) })).toEqual(["depth"]);
    expect(keywords("Holder", { tree: nested(1001) }, { maxDepth: 1001 })).toEqual([]);
    expect(keywords("Holder", { tree: nested(4) }, { maxDepth: 3 })).toEqual(["depth"]);
  });

  test("give defaults, and refuse what does not fit before", async () => {
    const validators = await validatorsOf({
      Page: { type: "object", properties: { size: { type: "integer", default: 20 } }, additionalProperties: false },
    });
    const { check, parse } = validators("Page");
    expect(parse({})).toEqual({ size: 20 });
    expect(check({ size: 1 })).toEqual({ value: { size: 1 } });
    expect(() => parse({ size: "1" })).toThrow("Page is not valid: /size: Must be an integer, but is a string.");
  });

  test("choose by a discriminator", async () => {
    const validators = await validatorsOf({
      Cat: { type: "object", required: ["kind"], properties: { kind: { type: "string" }, lives: { type: "integer" } } },
      Dog: { type: "object", required: ["kind"], properties: { kind: { type: "string" } } },
      Pet: {
        oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
        discriminator: { propertyName: "kind", mapping: { cat: "Cat" } },
      },
    });
    const { is, check } = validators("Pet");
    expect([
      is({ kind: "cat", lives: 9 }),
      is({ kind: "Dog" }),
      is({ kind: "cat", lives: "9" }),
      is({ kind: "cow" }),
    ]).toEqual([true, true, false, false]);
    expect(check({ kind: "cow" }).issues).toMatchObject([
      { path: "/kind", keyword: "discriminator", expected: ["cat", "Dog"] },
    ]);
  });

  test("choose by the values that all parts of an alternative leave together", async () => {
    const kinds = (...values: string[]) => ({ properties: { kind: { enum: values } } });
    const validators = await validatorsOf({
      Base: { type: "object", required: ["kind", "id"], ...kinds("a", "b") },
      A: { allOf: [{ $ref: "#/components/schemas/Base" }, kinds("a")] },
      B: { allOf: [{ $ref: "#/components/schemas/Base" }, kinds("b")] },
      Either: { oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }] },
    });
    const { is, check } = validators("Either");
    expect(is({ kind: "b", id: 1 })).toBe(true);
    expect(check({ kind: "c" }).issues).toMatchObject([{ path: "/kind", message: 'Must be "a" or "b".' }]);
    expect(check({ kind: "a" }).issues).toMatchObject([{ path: "/id", schema: "/oneOf/0/$ref/allOf/0/$ref/required" }]);
  });

  test("ask the member that chooses for all that its schema says", async () => {
    const tagged = (kind: JsonObject) => ({ type: "object", required: ["kind"], properties: { kind } });
    const validators = await validatorsOf({
      Parts: tagged({ allOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] }),
      Not: tagged({ enum: ["d", "e"], not: { const: "d" } }),
      Last: tagged({ const: "f" }),
      Union: { oneOf: ["Parts", "Not", "Last"].map((name) => ({ $ref: `#/components/schemas/${name}` })) },
    });
    const fitting = [..."abcdef"].filter((kind) => validators("Union").is({ kind }));
    expect(fitting).toEqual(["b", "e", "f"]);
    for (const kind of "abcdef")
      expect(fitsAndIssues(validators("Union"), { kind }).length > 0).toBe(!fitting.includes(kind));
  });

  test("take formats for annotations where the settings say so", async () => {
    const schemas = { When: { type: "string", format: "date" }, Other: { type: "string", format: "unheard-of" } };
    const asserting = await validatorsOf(schemas);
    const annotating = await validatorsOf(schemas, { formats: "annotate" });
    expect([asserting("When").is("today"), annotating("When").is("today"), asserting("Other").is("x")]).toEqual([
      false,
      true,
      true,
    ]);
    expect(annotating("When").check("today")).toEqual({ value: "today" });
  });
});

describe("what is not generated is refused", () => {
  const codes = (schema: JsonObject) =>
    emitted(documentOf({ S: schema }))
      .diagnostics.filter(({ severity }) => severity === "error")
      .map(({ code, location }) => `${code} ${location?.pointer}`);

  test.each([
    [{ items: { $recursiveRef: "#" } }, ["unsupported-schema /components/schemas/S/items/$recursiveRef"]],
    [{ type: "object", properties: { a: { type: "string" } } }, []],
  ])("%j", (schema, expected) => {
    expect(codes(schema)).toEqual(expected);
  });
});

describe("the README", () => {
  test("imports by path what the folder layout writes", () => {
    const changes = { layout: "folder", importExtension: ".js" } as const;
    const readme = emitted(documentOf({ Pet: { type: "object", required: ["id"] } }), changes).files.get("README.md");
    expect(readme).toContain('import { isPet } from "./model/index.js";');
    expect(readme).toContain('import { ValidationError } from "./model/runtime/index.js";');
    expect(readme).toContain("| `validators.ts` |");
    expect(readme).not.toMatch(/src\/|"example-model/);
  });

  test("has examples of the document's own schemas", () => {
    const readme = emitted(
      documentOf({
        Page: { type: "object", required: ["a"], properties: { a: {}, size: { type: "integer", default: 1 } } },
      }),
    ).files.get("README.md");
    for (const name of ["isPage", "checkPage", "parsePage", "PageInput", "Page.is(value)"])
      expect(readme).toContain(name);
  });

  test("says so where there is no schema", () => {
    const { files } = emitted({ openapi: "3.1.0", info: { title: "Bare", version: "1" }, paths: {} });
    expect(files.get("README.md")).toContain("has no schema that gets a type of its own");
    expect(files.get("src/index.ts")).toContain("export {};");
  });
});
