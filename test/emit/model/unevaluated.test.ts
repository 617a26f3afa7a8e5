import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { declarations, documentOf, emitted, validatorsOf } from "./generated-model.ts";

const model = (schemas: JsonObject) => emitted(documentOf(schemas));

const pets: JsonObject = {
  Base: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
  Dog: {
    allOf: [{ $ref: "#/components/schemas/Base" }],
    properties: { breed: { type: "string" } },
    unevaluatedProperties: false,
  },
};

const contact: JsonObject = {
  Contact: {
    type: "object",
    properties: { name: { type: "string" } },
    anyOf: [
      { required: ["mail"], properties: { mail: { type: "string" } } },
      { required: ["phone"], properties: { phone: { type: "string" } }, patternProperties: { "^x-": true } },
    ],
    unevaluatedProperties: { type: "integer" },
  },
};

/** The predicate of a schema with its helpers, without `check…` and `parse…`. */
function predicateText(schemas: JsonObject, name: string): string {
  const text = declarations(model(schemas), "src/validators.ts");
  const end = text.indexOf(`/** The value`, text.indexOf(`export function is${name}`));
  return text.slice(text.indexOf(`export function is${name}`), end).trim();
}

describe("what no keyword describes", () => {
  test("costs a list of names where they are known beforehand", () => {
    expect(predicateText(pets, "Dog")).toMatchInlineSnapshot(`
      "export function isDog(value: unknown): value is Dog {
        return (
          (!isObject(value) || value.breed === undefined || typeof value.breed === "string") &&
          isBase(value) &&
          (!isObject(value) || hasOnly(value, dogNames))
        );
      }

      const dogNames = /*@__PURE__*/ new Set<string>(["breed", "name"]);"
    `);
    expect(declarations(model(pets), "src/schemas.ts")).toContain("export interface Dog extends Base {");
  });

  test("is asked of objects and lists alone, also where the type of listed values is not", () => {
    const listed = { type: "object", const: {}, unevaluatedProperties: false };
    expect(predicateText({ Listed: listed }, "Listed")).toContain("(!isObject(value) || countMembers(value) === 0)");
    const lists = { type: "array", enum: [[1]], unevaluatedItems: false };
    expect(predicateText({ Lists: lists }, "Lists")).toContain("itemsPass(value, (_item) => false)");
  });

  test("is found by flags of names that JavaScript can write", async () => {
    const dependentSchemas = { "x²": { properties: { y: true } }, "①": { properties: { z: true } } };
    const validators = await validatorsOf({ Area: { type: "object", dependentSchemas, unevaluatedProperties: false } });
    expect([{ y: 1 }, {}].map(validators("Area").is)).toEqual([false, true]);
  });

  test("is found by flags where it depends on the value, each alternative tested once", () => {
    expect(predicateText(contact, "Contact")).toMatchInlineSnapshot(`
      "export function isContact(value: unknown): value is Contact {
        return isEvaluatedContact(value);
      }

      const contactPattern = /^x-/u;

      function isEvaluatedContact(value: unknown): boolean {
        const option1 = isContactOption1(value);
        const option2 = isContactOption2(value);
        return (
          isObject(value) &&
          (value.name === undefined || typeof value.name === "string") &&
          (option1 || option2) &&
          everyMember(
            value,
            (name, member) =>
              name === "name" ||
              (name === "mail" && option1) ||
              ((name === "phone" || contactPattern.test(name)) && option2) ||
              isInteger(member),
          )
        );
      }"
    `);
  });

  test("is refused with its place", async () => {
    const { check } = (await validatorsOf({ ...pets, ...contact }))("Contact");
    expect(check({ name: "a", mail: "b", age: 3 }).issues).toBeUndefined();
    expect(check({ name: "a", mail: "b", phone: "c", "x-a": {} }).issues).toBeUndefined();
    expect(check({ name: "a", mail: "b", "x-a": "c" }).issues).toMatchObject([
      { path: "/x-a", schema: "/unevaluatedProperties/type", keyword: "type" },
    ]);
    const dog = (await validatorsOf(pets))("Dog");
    expect(dog.check({ name: "a", breed: "b", age: 1 }).issues).toMatchObject([
      {
        path: "/age",
        schema: "/unevaluatedProperties",
        keyword: "unevaluatedProperties",
        message: "Must not be present.",
      },
    ]);
  });

  test("is looked for in time that grows with the value, however deep alternatives stand in each other", async () => {
    const { is, check } = (
      await validatorsOf({
        Tree: {
          anyOf: [
            { type: "object", properties: { left: { $ref: "#/components/schemas/Tree" } } },
            { type: "object", properties: { right: { $ref: "#/components/schemas/Tree" } } },
            { type: "array", contains: { $ref: "#/components/schemas/Tree" } },
          ],
          unevaluatedProperties: false,
          unevaluatedItems: false,
        },
      })
    )("Tree");
    let value: unknown = {};
    for (let level = 0; level < 450; level++)
      value = level % 3 === 0 ? [value] : level % 3 === 1 ? { left: value } : { right: value };
    expect(is(value)).toBe(true);
    expect(check([value, { up: 1 }]).issues?.length).toBeGreaterThan(0);
  });
});
