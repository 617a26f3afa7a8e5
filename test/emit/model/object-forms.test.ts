import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { compiledUses } from "./compiled-uses.ts";
import { types } from "./generated-model.ts";

const text = { type: "string" };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const Base = { properties: { id: text } };
const named = { properties: { name: text } };

function expectTypes(schemas: JsonObject) {
  return expect(types(schemas).replaceAll(/^(?=export)/gm, "\n"));
}

describe("a schema without a type, of which a schema that is an object is composed", () => {
  test("is the object alone there, whoever says so", () => {
    expectTypes({
      Base,
      Beside: { type: "object", allOf: [ref("Base"), named] },
      Part: { allOf: [ref("Base"), { type: "object", ...named }] },
      Referring: { type: "object", ...ref("Base") },
      Own: { type: "object", ...named, allOf: [ref("Base")] },
      Maybe: { type: ["object", "null"], allOf: [ref("Base"), named] },
      List: { type: "array", allOf: [ref("Base")] },
    }).toMatchInlineSnapshot(`
      "

      export type Base = BaseObject | unknown[] | string | number | boolean | null;

      export interface BaseObject {
        id?: string;
      }

      export interface Beside extends BaseObject {
        name?: string;
      }

      export interface Part extends BaseObject {
        name?: string;
      }

      export type Referring = BaseObject;

      export interface Own extends BaseObject {
        name?: string;
      }

      export type Maybe = (BaseObject | null) & ({ name?: string } | null);

      export type List = unknown[];
      "
    `);
  });

  test("has that form for all that it may say, and is composed itself", () => {
    const made = (name: string, members: JsonObject = named) => ({ type: "object", allOf: [ref(name), members] });
    expectTypes({
      Required: { required: ["id"] },
      OfRequired: made("Required", { properties: { id: text } }),
      Map: { additionalProperties: text },
      OfMap: made("Map"),
      Pattern: { patternProperties: { "^x-": text } },
      OfPattern: made("Pattern"),
      Closed: { properties: { id: text }, additionalProperties: false },
      OfClosed: { type: "object", ...ref("Closed") },
      Base,
      Middle: { allOf: [ref("Base"), { properties: { middle: text } }] },
      OfMiddle: made("Middle"),
      Either: { oneOf: [ref("Base"), { required: ["other"] }] },
      OfEither: made("Either"),
      Alternatives: { type: "object", anyOf: [ref("Base"), ref("Required")] },
      Any: {},
      Long: { minLength: 3 },
      OfAny: made("Any"),
      OfLong: { type: "object", ...ref("Long") },
      Kid: { properties: { kids: { type: "array", items: ref("Kid") }, parent: { type: "object", ...ref("Kid") } } },
      OfKid: made("Kid"),
      Left: { allOf: [ref("Base"), { properties: { left: text } }] },
      Right: { allOf: [ref("Base"), { properties: { right: text } }] },
      Diamond: { type: "object", allOf: [ref("Left"), ref("Right")] },
      Alias: ref("Base"),
      OfAlias: made("Alias"),
      Typed: { type: "object", properties: { typed: text } },
      Mixed: { allOf: [ref("Typed"), ref("Base")] },
    }).toMatchInlineSnapshot(`
      "

      export type RequiredSchema = RequiredSchemaObject | unknown[] | string | number | boolean | null;

      export interface RequiredSchemaObject {
        id: unknown;
      }

      export interface OfRequired extends RequiredSchemaObject {
        id: string;
      }

      export type MapSchema = MapSchemaObject | unknown[] | string | number | boolean | null;

      export type MapSchemaObject = { [name: string]: string };

      export type OfMap = MapSchemaObject & { name?: string };

      export type Pattern = PatternObject | unknown[] | string | number | boolean | null;

      export type PatternObject = { [name: string]: unknown };

      export type OfPattern = PatternObject & { name?: string };

      export type Closed = ClosedObject | unknown[] | string | number | boolean | null;

      export interface ClosedObject {
        id?: string;
      }

      export type OfClosed = ClosedObject;

      export type Base = BaseObject | unknown[] | string | number | boolean | null;

      export interface BaseObject {
        id?: string;
      }

      export type Middle = MiddleObject | unknown[] | string | number | boolean | null;

      export interface MiddleObject extends BaseObject {
        middle?: string;
      }

      export interface OfMiddle extends MiddleObject {
        name?: string;
      }

      export type Either = EitherObject | unknown[] | string | number | boolean | null;

      export type EitherObject = BaseObject | { other: unknown };

      export type OfEither = EitherObject & { name?: string };

      export type Alternatives = BaseObject | RequiredSchemaObject;

      export type Any = unknown;

      export type Long = unknown;

      export type OfAny = Any & { name?: string };

      export type OfLong = Long & { [name: string]: unknown };

      export type Kid = KidObject | unknown[] | string | number | boolean | null;

      export interface KidObject {
        kids?: Kid[];
        parent?: KidObject;
      }

      export interface OfKid extends KidObject {
        name?: string;
      }

      export type Left = LeftObject | unknown[] | string | number | boolean | null;

      export interface LeftObject extends BaseObject {
        left?: string;
      }

      export type Right = RightObject | unknown[] | string | number | boolean | null;

      export interface RightObject extends BaseObject {
        right?: string;
      }

      export interface Diamond extends LeftObject, RightObject {}

      export type Alias = Base;

      export interface OfAlias extends BaseObject {
        name?: string;
      }

      export interface Typed {
        typed?: string;
      }

      export interface Mixed extends Typed, BaseObject {}
      "
    `);
  });

  test("has it in both directions, and before and after defaults", () => {
    expectTypes({
      Base: {
        properties: {
          id: { ...text, readOnly: true },
          secret: { ...text, writeOnly: true },
          kind: { ...text, default: "a" },
        },
      },
      Pet: { type: "object", allOf: [ref("Base"), named] },
      Ruled: { properties: { id: { ...text, readOnly: true } } },
      OfRuled: { type: "object", allOf: [ref("Ruled"), named] },
    }).toMatchInlineSnapshot(`
      "

      export type Base = BaseObject | unknown[] | string | number | boolean | null;

      export type BaseInput = BaseObjectInput | unknown[] | string | number | boolean | null;

      export interface BaseObject {
        id?: string;
        kind: string;
      }

      export interface BaseObjectInput {
        id?: string;
        kind?: string;
      }

      export type BaseWritable = BaseWritableObject | unknown[] | string | number | boolean | null;

      export type BaseWritableInput = BaseWritableObjectInput | unknown[] | string | number | boolean | null;

      export interface BaseWritableObject {
        secret?: string;
        kind: string;
      }

      export interface BaseWritableObjectInput {
        secret?: string;
        kind?: string;
      }

      export interface Pet extends BaseObject {
        name?: string;
      }

      export interface PetInput extends BaseObjectInput {
        name?: string;
      }

      export interface PetWritable extends BaseWritableObject {
        name?: string;
      }

      export interface PetWritableInput extends BaseWritableObjectInput {
        name?: string;
      }

      export type Ruled = RuledObject | unknown[] | string | number | boolean | null;

      export interface RuledObject {
        id?: string;
      }

      export type RuledWritable = RuledWritableObject | unknown[] | string | number | boolean | null;

      export type RuledWritableObject = object;

      export interface OfRuled extends RuledObject {
        name?: string;
      }

      export interface OfRuledWritable {
        name?: string;
      }
      "
    `);
  });

  test("has it as the parent of heirs", () => {
    expectTypes({
      Pet: { properties: { kind: text, name: text }, required: ["kind"], discriminator: { propertyName: "kind" } },
      Cat: { allOf: [ref("Pet"), { type: "object", properties: { lives: { type: "integer" } } }] },
      Dog: { type: "object", allOf: [ref("Pet")] },
      Fish: { allOf: [ref("Pet"), { properties: { fins: { type: "integer" } } }] },
      Owner: { type: "object", properties: { pet: ref("Pet") } },
    }).toMatchInlineSnapshot(`
      "

      export type Pet = Cat | Dog | Fish;

      export type PetBase = PetBaseObject | unknown[] | string | number | boolean | null;

      export interface PetBaseObject {
        kind: string;
        name?: string;
      }

      export interface Cat extends PetBaseObject {
        kind: "Cat";
        lives?: number;
      }

      export interface Dog extends PetBaseObject {
        kind: "Dog";
      }

      export type Fish = PetBase & ({ fins?: number; kind: "Fish" } | unknown[] | string | number | boolean | null);

      export interface Owner {
        pet?: Pet;
      }
      "
    `);
  });

  test("is that in a member and in items, of which another part says that they are objects", () => {
    expectTypes({
      Base,
      Typed: { type: "object", properties: { typed: text } },
      Holder: { type: "object", properties: { one: ref("Typed"), all: { type: "array", items: ref("Typed") } } },
      Further: { allOf: [ref("Holder"), { properties: { one: ref("Base"), all: { items: ref("Base") } } }] },
    }).toMatchInlineSnapshot(`
      "

      export type Base = BaseObject | unknown[] | string | number | boolean | null;

      export interface BaseObject {
        id?: string;
      }

      export interface Typed {
        typed?: string;
      }

      export interface Holder {
        one?: Typed;
        all?: Typed[];
      }

      export interface Further extends Holder {
        one?: Typed & BaseObject;
        all?: (Typed & BaseObject)[];
      }
      "
    `);
  });
});

test("what their validators take is of these types, and nothing else", { timeout: 60_000 }, async () => {
  const schemas = {
    Base: { properties: { id: text } },
    Pet: { type: "object", allOf: [ref("Base"), { properties: { name: text }, required: ["name"] }] },
    Referring: { type: "object", ...ref("Base") },
    Maybe: { type: ["object", "null"], allOf: [ref("Base"), { properties: { id: { enum: ["a", "b"] } } }] },
    Listed: { type: "array", ...ref("Base") },
    Alternatives: { type: "object", anyOf: [ref("Base"), { properties: { a: text }, required: ["a"] }] },
    Mixed: { allOf: [{ type: "object", properties: { a: text } }, ref("Base")] },
  };
  const values = [null, true, 1, "a", [], {}, { id: "a" }, { id: 1 }];
  const lines = [
    "declare const pet: T.Pet;",
    "export const id: string | undefined = pet.id;",
    "export const name: string = pet.name;",
    "export const base: T.Base = pet;",
    "export const object: T.BaseObject = pet;",
  ];
  expect(await compiledUses(schemas, { names: Object.keys(schemas).slice(1), values, lines })).toBe("");
});
