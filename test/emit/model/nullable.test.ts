import { expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.ts";
import { loadText } from "../../load/load-text.ts";
import { fitsAndIssues } from "./fits-and-issues.ts";
import { type EmittedModel, emittedOf, typesOf, validatorsIn } from "./generated-model.ts";

/**
 * The model of schemas of OpenAPI 3.0.
 * @param told The codes of what is said of them.
 */
async function modelOf(schemas: string, told: readonly string[] = []): Promise<EmittedModel> {
  const text = `openapi: 3.0.3\ninfo: { title: Test, version: "1" }\npaths: {}\ncomponents:\n  schemas:\n${schemas}`;
  const { document, printed } = await loadText(text);
  if (!document) throw new Error(printed);
  const model = emittedOf(document, new Diagnostics());
  expect([printed, model.diagnostics.map(({ code }) => code)]).toEqual(["", told]);
  return model;
}

const ref = (name: string) => `{ $ref: "#/components/schemas/${name}" }`;

/** A parent and two heirs, of whom the first may be null. */
const heirs = (mapping: string) => `    Pet:
      type: object
      required: [kind]
      properties: { kind: { type: string } }
      discriminator: { propertyName: kind${mapping} }
    Cat: { nullable: true, allOf: [${ref("Pet")}, { type: object, properties: { home: { type: object, properties: { a: { type: string } } } } }] }
    Dog: { type: object, nullable: true, allOf: [${ref("Pet")}], properties: { bark: { type: boolean } } }
    Tom: { allOf: [${ref("Cat")}] }
    Some: { nullable: true, allOf: [${ref("Pet")}] }
`;

test("an heir that may be null is in the family without null", async () => {
  const model = await modelOf(heirs(""));
  expect(typesOf(model)).toBe(`
export type Pet = (CatObject & { kind: "Cat" }) | DogObject | Tom;
export interface PetBase {
  kind: string;
}
export type Cat = CatObject | null;
export interface CatObject extends PetBase {
  kind: "Cat" | "Tom";
  home?: CatHome;
}
export interface CatHome {
  a?: string;
}
export type Dog = DogObject | null;
export interface DogObject extends PetBase {
  kind: "Dog";
  bark?: boolean;
}
export interface Tom extends CatObject {
  kind: "Tom";
}
export type Some = Pet | null;
`);
  const validators = await validatorsIn(model);
  const ask = (name: string, value: unknown) => fitsAndIssues(validators(name), value);
  expect([ask("Cat", null), ask("Cat", { kind: "Cat" }), ask("Cat", { kind: "Dog" })]).toEqual([
    [],
    [],
    ["/kind discriminator"],
  ]);
  expect([ask("Pet", { kind: "Cat" }), ask("Pet", { kind: "Dog", bark: true }), ask("Pet", null)]).toEqual([
    [],
    [],
    [" type"],
  ]);
  expect([ask("Pet", { kind: "Cat", home: 1 }), ask("Pet", { kind: "Some" })]).toEqual([
    ["/home type"],
    ["/kind discriminator"],
  ]);
  expect([ask("Some", null), ask("Some", { kind: "Dog" }), ask("Some", { kind: "Some" })]).toEqual([
    [],
    [],
    ["/kind discriminator"],
  ]);
});

test("an heir that may be null has the value that the mapping gives it", async () => {
  const validators = await validatorsIn(await modelOf(heirs(`, mapping: { cat: "#/components/schemas/Cat" }`)));
  const ask = (name: string, value: unknown) => fitsAndIssues(validators(name), value);
  expect([ask("Pet", { kind: "cat" }), ask("Cat", { kind: "cat" }), ask("Cat", { kind: "Cat" })]).toEqual([
    [],
    [],
    ["/kind discriminator"],
  ]);
});

test.each([
  ["that a value leads to", ""],
  ["that no value leads to", ", enum: [Puppy, Cub]"],
  ["by another name", "", "    Hound: { nullable: true, allOf: [{ $ref: '#/components/schemas/Dog' }] }\n", "Hound"],
])(
  "an heir of an heir that may be null is what that is beside null: %s",
  async (_, values, alias = "", name = "Dog") => {
    const model = await modelOf(`    Pet:
      type: object
      required: [kind]
      properties: { kind: { type: string${values} } }
      discriminator: { propertyName: kind }
    Dog: { nullable: true, allOf: [${ref("Pet")}], properties: { bark: { type: boolean } } }
${alias}    Puppy: { allOf: [${ref(name)}], properties: { age: { type: integer } } }
`);
    expect(typesOf(model)).toContain(`export interface Puppy extends DogObject {
  kind: "Puppy";
  age?: number;
}`);
    const { check } = (await validatorsIn(model))("Puppy");
    const ofParent = { path: "/kind", schema: "/allOf/0/$ref/allOf/0/$ref/discriminator", expected: ["Puppy"] };
    expect(check({ kind: "x" }).issues).toMatchObject([ofParent]);
    expect(check({}).issues?.map(({ path }) => path)).toEqual(["/kind"]);
    expect(check(null).issues).toMatchObject([{ path: "", keyword: "type" }]);
    expect(check({ kind: "Puppy", bark: 1 }).issues).toMatchObject([{ path: "/bark" }]);
  },
);

test.each([
  [
    "beside allOf",
    `allOf: [${ref("Base")}, { type: object, required: [kind], properties: { kind: { type: string } } }]`,
  ],
  ["in a part", `allOf: [{ type: object, required: [kind], properties: { kind: { type: string } } }]`],
])("a parent that may be null keeps its discriminator: %s", async (_, keywords) => {
  const model = await modelOf(`    Base: { type: object, properties: { id: { type: string } } }
    Pet: { nullable: true, ${keywords}, discriminator: { propertyName: kind } }
    Cat: { allOf: [${ref("Pet")}, { type: object, properties: { lives: { type: integer } } }] }
    Dog: { nullable: true, allOf: [${ref("Pet")}, { type: object, properties: { bark: { type: boolean } } }] }
`);
  const text = typesOf(model);
  expect(text).toContain("export type Pet = Cat | DogObject | null;");
  expect(text).toMatch(/export interface Cat (extends PetBase )?\{\n {2}kind: "Cat";/);
  expect(text).toContain("export type Dog = DogObject | null;");
  const validators = await validatorsIn(model);
  const ask = (name: string, value: unknown) => fitsAndIssues(validators(name), value);
  expect([ask("Pet", null), ask("Pet", { kind: "Cat", lives: 1 }), ask("Pet", { kind: "cow" })]).toEqual([
    [],
    [],
    ["/kind discriminator"],
  ]);
  expect([ask("Cat", { kind: "Dog" }), ask("Dog", null), ask("Dog", { kind: "Dog", bark: 1 })]).toEqual([
    ["/kind discriminator"],
    [],
    ["/bark type"],
  ]);
});

test("a parent without a type that may be null is the union of its heirs, or null", async () => {
  const model = await modelOf(
    `    Pet: { nullable: true, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
    Cat: { allOf: [${ref("Pet")}, { type: object }] }
`,
    ["missing-type"],
  );
  expect(typesOf(model)).toContain("export type Pet = Cat | null;");
  const { is } = (await validatorsIn(model))("Pet");
  expect([is(null), is({ kind: "Cat" }), is({ kind: "cow" })]).toEqual([true, true, false]);
});

test("null beside a reference leaves its default and its direction as they are", async () => {
  const model = await modelOf(`    Id: { type: string, readOnly: true }
    Colour: { type: string, enum: [red, green], default: red }
    OrNull: { nullable: true, allOf: [${ref("Colour")}] }
    Thing:
      type: object
      properties:
        id: { nullable: true, allOf: [${ref("Id")}] }
        colour: { nullable: true, allOf: [${ref("Colour")}] }
        long: { nullable: true, maxLength: 4, allOf: [${ref("Colour")}] }
        other: { nullable: true, allOf: [${ref("Colour")}], default: green }
        none: { nullable: true, allOf: [${ref("Colour")}], default: null }
        far: ${ref("OrNull")}
        choice: { nullable: true, oneOf: [${ref("Colour")}] }
`);
  const members = { colour: "red", long: "red", other: "green", none: null, far: "red" };
  const validators = await validatorsIn(model);
  expect(validators("Thing").parse({ id: "a" })).toEqual({ id: "a", ...members });
  expect(validators("ThingWritable").parse({ id: 5, colour: null })).toEqual({ ...members, colour: null });
  expect(validators("ThingWritable").check({ colour: "blue" }).issues).toMatchObject([{ path: "/colour" }]);
  expect(typesOf(model)).toContain(`export interface ThingWritable {
  colour: Colour | null;
  long: Colour | null;
  other: Colour | null;
  none: Colour | null;
  far: OrNull;
  choice?: Colour | null;
}`);
  const ledger = model.api.ledger.map(({ subject, treatment }) => `${subject}: ${treatment}`);
  expect(ledger).toContain("default: enforced");
  expect(ledger).toContain("readOnly: enforced");
  expect(ledger.filter((entry) => /^(default|readOnly) \(/.test(entry))).toEqual([]);
});
