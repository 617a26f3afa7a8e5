import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/json.ts";
import { declarations, documentOf, emitted, validatorsOf } from "./generated-model.ts";

/** The predicates of `validators.ts`, with what they need: without the functions that are the same for every schema. */
function predicates(schemas: JsonObject): string {
  const text = declarations(emitted(documentOf(schemas)), "src/validators.ts");
  const parts = text.split(/\n\n(?=\/\*\*|function|const|export)/);
  return `\n${parts
    .filter((part) => !/export function (?:check|parse)/.test(part))
    .map((part) => part.replace(/^\/\*\* Whether .*\n/, ""))
    .join("\n\n")}\n`;
}

/** Written as a key of its own, an object that has it looks like a promise to linters. */
const conclusion = "then";

describe("predicates read as a person would write them", () => {
  test("for objects", () => {
    expect(
      predicates({
        User: {
          type: "object",
          required: ["id", "tags"],
          properties: {
            id: { type: "string", format: "uuid" },
            tags: { type: "array", items: { type: "string", minLength: 1 }, minItems: 1, uniqueItems: true },
            age: { type: "integer", minimum: 0, exclusiveMaximum: 150 },
            price: { type: "number", multipleOf: 0.01 },
            code: { type: "string", pattern: "^[A-Z]/\\d$", maxLength: 3 },
            site: { type: ["string", "null"], format: "uri" },
            "x-y": { type: "boolean" },
            constructor: { type: "string" },
          },
          additionalProperties: false,
        },
      }),
    ).toMatchInlineSnapshot(`
      "
      export function isUser(value: unknown): value is User {
        return (
          isObject(value) &&
          typeof value.id === "string" &&
          isUuid(value.id) &&
          Array.isArray(value.tags) &&
          value.tags.length >= 1 &&
          value.tags.every(isUserTagsItem) &&
          areUnique(value.tags) &&
          (value.age === undefined || (isInteger(value.age) && value.age >= 0 && value.age < 150)) &&
          (value.price === undefined || (isNumber(value.price) && isMultipleOf(value.price, 0.01))) &&
          (value.code === undefined ||
            (typeof value.code === "string" && textLength(value.code) <= 3 && userCodePattern.test(value.code))) &&
          (value.site === undefined ||
            (typeof value.site === "string" && isUri(value.site)) ||
            value.site === null) &&
          (value["x-y"] === undefined || typeof value["x-y"] === "boolean") &&
          (memberOf(value, "constructor") === undefined || isString(memberOf(value, "constructor"))) &&
          hasOnly(value, userNames)
        );
      }

      function isUserTagsItem(value: unknown): boolean {
        return typeof value === "string" && value !== "";
      }

      const userCodePattern = /^[A-Z]\\/\\d$/u;
      const userNames = /*@__PURE__*/ new Set([
        "id",
        "tags",
        "age",
        "price",
        "code",
        "site",
        "x-y",
        "constructor",
      ]);
      "
    `);
  });

  test("for maps, patterns and names", () => {
    expect(
      predicates({
        Scores: { type: "object", additionalProperties: { type: "number" }, minProperties: 1 },
        Mixed: {
          type: "object",
          properties: { a: { type: "string" } },
          patternProperties: { "^x-": { type: "boolean" } },
          additionalProperties: { type: "integer" },
          propertyNames: { maxLength: 9 },
        },
      }),
    ).toMatchInlineSnapshot(`
      "
      export function isScores(value: unknown): value is Scores {
        return (
          isObject(value) &&
          countMembers(value) >= 1 &&
          everyValue(value, isNumber)
        );
      }

      export function isMixed(value: unknown): value is Mixed {
        return (
          isObject(value) &&
          (value.a === undefined || typeof value.a === "string") &&
          everyMember(value, isMixedMember)
        );
      }

      const mixedPattern = /^x-/u;

      function isMixedName(value: unknown): boolean {
        return typeof value !== "string" || textLength(value) <= 9;
      }

      const mixedNames = /*@__PURE__*/ new Set(["a"]);

      function isMixedMember(name: string, value: unknown): boolean {
        return (
          isMixedName(name) &&
          (!mixedPattern.test(name) || isBoolean(value)) &&
          (mixedNames.has(name) || mixedPattern.test(name) || isInteger(value))
        );
      }
      "
    `);
  });

  test("for recursion", () => {
    expect(
      predicates({
        Node: {
          type: "object",
          properties: {
            next: { $ref: "#/components/schemas/Node" },
            children: { type: "array", items: { $ref: "#/components/schemas/Node" } },
            byName: {
              type: "object",
              additionalProperties: { type: "array", items: { $ref: "#/components/schemas/Node" } },
            },
          },
        },
      }),
    ).toMatchInlineSnapshot(`
      "
      export function isNode(value: unknown, depth = 1000): value is Node {
        return (
          depth > 0 &&
          isObject(value) &&
          (value.next === undefined || isNode(value.next, depth - 1)) &&
          (value.children === undefined ||
            (Array.isArray(value.children) && everyItem(value.children, isNode, depth - 2))) &&
          (value.byName === undefined || isNodeByName(value.byName, depth - 1))
        );
      }

      function isNodeByNameValue(value: unknown, depth: number): boolean {
        return Array.isArray(value) && everyItem(value, isNode, depth - 1);
      }

      function isNodeByName(value: unknown, depth: number): boolean {
        return isObject(value) && everyValue(value, isNodeByNameValue, depth - 1);
      }
      "
    `);
  });

  test("for composition", () => {
    expect(
      predicates({
        Id: { oneOf: [{ type: "string", minLength: 1 }, { type: "integer" }] },
        Ambiguous: { oneOf: [{ type: "integer" }, { type: "number", minimum: 5 }] },
        NotEmpty: { type: "string", not: { const: "" } },
        Conditional: { if: { type: "string" }, [conclusion]: { minLength: 2 } },
        Code: { enum: [1, "one", null, { a: 1 }] },
        Many: { enum: ["a", "b", "c", "d", "e", "f", "g", "h", "i"] },
      }),
    ).toMatchInlineSnapshot(`
      "
      export function isId(value: unknown): value is Id {
        return isIdOption1(value) || isInteger(value);
      }

      function isIdOption1(value: unknown): boolean {
        return typeof value === "string" && value !== "";
      }

      export function isAmbiguous(value: unknown): value is Ambiguous {
        return Number(isInteger(value)) + Number(isAmbiguousOption2(value)) === 1;
      }

      function isAmbiguousOption2(value: unknown): boolean {
        return isNumber(value) && value >= 5;
      }

      export function isNotEmpty(value: unknown): value is NotEmpty {
        return typeof value === "string" && value !== "";
      }

      export function isConditional(value: unknown): value is Conditional {
        return typeof value !== "string" || isConditionalThen(value);
      }

      function isConditionalThen(value: unknown): boolean {
        return typeof value !== "string" || textLength(value) >= 2;
      }

      export function isCode(value: unknown): value is Code {
        return value === 1 || value === "one" || value === null || isEqual(value, codeValue);
      }

      const codeValue: unknown = { a: 1 };

      export function isMany(value: unknown): value is Many {
        return manyValues.has(value);
      }

      const manyValues = /*@__PURE__*/ new Set<unknown>(valuesOfMany);
      "
    `);
  });
});

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
    "export const schemaOfShop: Definition = {
      type: "object",
      required: ["owner"],
      properties: {
        owner: () => schemaOfOwner,
        open: { type: "string", format: ["time", isTime], default: "08:00:00Z" },
        hours: () => schemaOfShopHours,
        ["constructor" as string]: { type: "string" },
      },
    };

    export const schemaOfShopHours: Definition = {
      type: "object",
      properties: { from: { type: "integer", numberFormat: ["int32", isInt32] } },
    };

    export const schemaOfOwner: Definition = { type: "object", properties: { name: { type: "string" } } };"
  `);
  expect(declarations(model, "src/companions.ts")).toMatchInlineSnapshot(`
    "/** \`#/components/schemas/Shop\` */
    export type Shop = schemas.Shop;

    export const Shop: Companion<Shop, schemas.ShopInput> = /*@__PURE__*/ companion(isShop, checkShop, parseShop);

    export type ShopHours = schemas.ShopHours;

    export const ShopHours: Companion<ShopHours> = /*@__PURE__*/ companion(isShopHours, checkShopHours, parseShopHours);

    /** \`#/components/schemas/Owner\` */
    export type Owner = schemas.Owner;

    export const Owner: Companion<Owner> = /*@__PURE__*/ companion(isOwner, checkOwner, parseOwner);"
  `);
  expect(declarations(model, "src/index.ts")).toMatchInlineSnapshot(`
    "export * from "./companions.ts";
    export * from "./definitions.ts";
    export type { ShopInput } from "./schemas.ts";
    export * from "./validators.ts";"
  `);
});

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
