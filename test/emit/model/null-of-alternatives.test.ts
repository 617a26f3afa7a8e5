import { expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.ts";
import { loadText } from "../../load/load-text.ts";
import { fitsAndIssues } from "./fits-and-issues.ts";
import { type EmittedModel, emittedOf, typesOf, validatorsIn } from "./generated-model.ts";

/** The model of schemas of OpenAPI 3.0, without any problem. */
async function modelOf(schemas: string): Promise<EmittedModel> {
  const text = `openapi: 3.0.3\ninfo: { title: Test, version: "1" }\npaths: {}\ncomponents:\n  schemas:\n${schemas}`;
  const { document, printed } = await loadText(text);
  if (!document) throw new Error(printed);
  const model = emittedOf(document, new Diagnostics());
  expect([printed, model.diagnostics]).toEqual(["", []]);
  return model;
}

const ref = (name: string) => `{ $ref: "#/components/schemas/${name}" }`;

const animals = `    Cat: { type: object, nullable: true, required: [kind, a], properties: { kind: { type: string }, a: { type: integer } } }
    Dog: { type: object, nullable: true, required: [kind, b], properties: { kind: { type: string }, b: { type: integer } } }
    Cow: { type: object, required: [c], properties: { c: { type: integer } } }
`;

test("null of several alternatives that are written in place stands beside them", async () => {
  const model =
    await modelOf(`    Value: { oneOf: [{ type: string, nullable: true }, { type: integer, nullable: true }, { type: array, nullable: true, items: { type: string } }] }
    Day: { oneOf: [{ type: string, format: date, nullable: true }, { type: string, format: date-time, nullable: true }] }
    Shape: { oneOf: [{ type: object, nullable: true, required: [a], properties: { a: { type: string } } }, { type: object, nullable: true, required: [b], properties: { b: { type: string } } }] }
`);
  expect(typesOf(model)).toBe(`
export type Value = string | number | string[] | null;
export type Day = string | null;
export type Shape = ShapeOption1 | ShapeOption2 | null;
export interface ShapeOption1 {
  a: string;
}
export interface ShapeOption2 {
  b: string;
}
`);
  const validators = await validatorsIn(model);
  const ask = (name: string, value: unknown) => fitsAndIssues(validators(name), value);
  for (const name of ["Value", "Day", "Shape"]) expect(ask(name, null)).toEqual([]);
  expect([ask("Value", 1), ask("Value", ["a"]), ask("Value", true)]).toEqual([[], [], [" anyOf"]]);
  expect([ask("Day", "2026-01-01"), ask("Day", "today"), ask("Shape", { b: "" })]).toEqual([[], [" anyOf"], []]);
  expect(ask("Shape", { a: "", b: "" })).toEqual([" anyOf"]);
  const counted = model.api.ledger.filter(({ subject }) => subject === "nullable");
  expect(counted).toMatchObject([{ treatment: "enforced" }]);
  expect(model.api.ledger.filter(({ subject }) => subject === "anyOf")).toEqual([]);
});

test.each([
  ["without a discriminator", ""],
  ["with one", ", discriminator: { propertyName: kind }"],
])("null of several components stands beside them, and in each of them: %s", async (_, discriminator) => {
  const model = await modelOf(
    `${animals}    Pet: { oneOf: [${ref("Cat")}, ${ref("Dog")}]${discriminator} }
    Animal: { oneOf: [${ref("Pet")}, ${ref("Cow")}, { type: string, nullable: true }] }
    Certain: { type: object, oneOf: [${ref("Cat")}, ${ref("Dog")}] }
`,
  );
  expect(typesOf(model)).toMatch(/export type Pet =.*\| null/);
  const validators = await validatorsIn(model);
  const ask = (name: string, value: unknown) => fitsAndIssues(validators(name), value);
  const cat = { kind: "Cat", a: 1 };
  for (const name of ["Cat", "Dog", "Pet", "Animal"]) expect(ask(name, null)).toEqual([]);
  for (const name of ["Cat", "Pet", "Animal", "Certain"]) expect(ask(name, cat)).toEqual([]);
  expect(ask("Certain", null)).toEqual([" type"]);
});

test("`nullable: true` is null with words beside it, too", async () => {
  const model = await modelOf(`${animals}    Holder:
      type: object
      properties:
        all: { allOf: [${ref("Cow")}, { nullable: true, description: Or none }] }
        any: { anyOf: [${ref("Cow")}, { nullable: true, description: Nothing }] }
        title: { oneOf: [${ref("Cow")}, { nullable: true, title: Nothing }] }
        example: { oneOf: [${ref("Cow")}, { nullable: true, example: null }] }
        extension: { oneOf: [${ref("Cow")}, { nullable: true, x-order: 1 }] }
`);
  expect(typesOf(model)).toContain(`export interface Holder {
  all?: HolderAll | null;
  any?: Cow | null;
  title?: Cow | null;
  example?: Cow | null;
  extension?: Cow | null;
}
export type HolderAll = Cow;`);
  const holder = (await validatorsIn(model))("Holder");
  for (const name of ["all", "any", "title", "example", "extension"]) {
    const fits = (value: unknown) => fitsAndIssues(holder, { [name]: value }).length === 0;
    expect([fits(null), fits({ c: 1 }), fits(4)]).toEqual([true, true, false]);
  }
});
