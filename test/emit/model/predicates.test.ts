import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { declarations, documentOf, emitted } from "./generated-model.ts";

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
  test("for formats, whose tests refuse what is no string or no integer", () => {
    expect(
      predicates({
        Visit: {
          type: "object",
          properties: {
            at: { type: "string", format: "date-time" },
            from: { format: "uri" },
            count: { type: "integer", format: "int32" },
            share: { type: "integer", format: "int32", maximum: 100 },
            seen: { type: "array", items: { type: ["string"], format: "date" } },
            odd: { type: "string", format: "int32" },
          },
        },
      }),
    ).toMatchInlineSnapshot(`
      "
      export function isVisit(value: unknown): value is Visit {
        if (!isObject(value)) return false;
        const { from, share, seen } = value;
        return (
          (value.at === undefined || isDateTime(value.at)) &&
          (from === undefined || typeof from !== "string" || isUri(from)) &&
          (value.count === undefined || isInt32(value.count)) &&
          (share === undefined || (isInteger(share) && share <= 100 && isInt32(share))) &&
          (seen === undefined || (Array.isArray(seen) && areVisitSeen(seen))) &&
          (value.odd === undefined || typeof value.odd === "string")
        );
      }

      function areVisitSeen(items: readonly unknown[]): boolean {
        for (let index = 0; index < items.length; index++) {
          if (!isDate(items[index])) return false;
        }
        return true;
      }
      "
    `);
  });

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
        if (!isObject(value)) return false;
        const { tags, age, price, code, site } = value;
        return (
          hasOnlyUserMembers(value) &&
          isUuid(value.id) &&
          Array.isArray(tags) &&
          tags.length >= 1 &&
          areUserTags(tags) &&
          areUnique(tags) &&
          (age === undefined || (isInteger(age) && age >= 0 && age < 150)) &&
          (price === undefined || (isNumber(price) && isMultipleOf(price, 0.01))) &&
          (code === undefined ||
            (typeof code === "string" && isNoLongerThan(code, 3) && userCodePattern.test(code))) &&
          (site === undefined || isUri(site) || site === null) &&
          (value["x-y"] === undefined || typeof value["x-y"] === "boolean") &&
          (memberOf(value, "constructor") === undefined || isString(memberOf(value, "constructor")))
        );
      }

      function hasOnlyUserMembers(value: { readonly [name: string]: unknown }): boolean {
        for (const name in value) {
          switch (name) {
            case "id":
            case "tags":
            case "age":
            case "price":
            case "code":
            case "site":
            case "x-y":
            case "constructor":
              break;
            default:
              if (value[name] !== undefined && Object.hasOwn(value, name)) return false;
          }
        }
        return true;
      }

      function isUserTagsItem(value: unknown): boolean {
        return typeof value === "string" && value !== "";
      }

      function areUserTags(items: readonly unknown[]): boolean {
        for (let index = 0; index < items.length; index++) {
          if (!isUserTagsItem(items[index])) return false;
        }
        return true;
      }

      const userCodePattern = /^[A-Z]\\/\\d$/u;
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
        return typeof value !== "string" || isNoLongerThan(value, 9);
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
      export function isNode(value: unknown): value is Node {
        return fitsNode(value, 1000);
      }

      function fitsNode(value: unknown, depth: number): value is Node {
        if (depth <= 0 || !isObject(value)) return false;
        const { children } = value;
        return (
          (value.next === undefined || fitsNode(value.next, depth - 1)) &&
          (children === undefined || (Array.isArray(children) && areNodeChildren(children, depth - 2))) &&
          (value.byName === undefined || isNodeByName(value.byName, depth - 1))
        );
      }

      function areNodeChildren(items: readonly unknown[], depth: number): boolean {
        for (let index = 0; index < items.length; index++) {
          if (!fitsNode(items[index], depth)) return false;
        }
        return true;
      }

      function areNodeByNameValue(items: readonly unknown[], depth: number): boolean {
        for (let index = 0; index < items.length; index++) {
          if (!fitsNode(items[index], depth)) return false;
        }
        return true;
      }

      function isNodeByNameValue(value: unknown, depth: number): boolean {
        return Array.isArray(value) && areNodeByNameValue(value, depth - 1);
      }

      function isNodeByName(value: unknown, depth: number): boolean {
        return isObject(value) && everyValue(value, isNodeByNameValue, depth - 1);
      }
      "
    `);
  });

  test("for alternatives of members, where the value is known to be an object", () => {
    const properties = { a: { const: "x" }, b: { type: "string" } };
    const either = [{ required: ["a"] }, { required: ["b", "toString"] }];
    expect(
      predicates({
        Any: { type: "object", properties, required: ["b"], anyOf: either },
        One: { type: "object", oneOf: either },
        Maybe: { type: ["object", "null"], anyOf: either.slice(0, 1) },
      }),
    ).toMatchInlineSnapshot(`
      "
      export function isAny(value: unknown): value is Any {
        if (!isObject(value)) return false;
        const { a } = value;
        return (
          (a === undefined || a === "x") &&
          typeof value.b === "string" &&
          (a !== undefined || (value.b !== undefined && memberOf(value, "toString") !== undefined))
        );
      }

      export function isOne(value: unknown): value is One {
        return (
          isObject(value) &&
          Number(value.a !== undefined) + Number(value.b !== undefined && memberOf(value, "toString") !== undefined) === 1
        );
      }

      export function isMaybe(value: unknown): value is Maybe {
        return (isObject(value) || value === null) && isMaybeOption1(value);
      }

      function isMaybeOption1(value: unknown): boolean {
        return !isObject(value) || value.a !== undefined;
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
        return typeof value !== "string" || isNoShorterThan(value, 2);
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
