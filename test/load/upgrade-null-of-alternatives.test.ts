import { expect, test } from "vitest";
import { loadText, minimal } from "./load-text.ts";

const others = `    Cat: { type: object, nullable: true, properties: { a: { type: string } } }
    Dog: { nullable: true, allOf: [{ type: object }] }
    Cow: { type: object }
    Alias: { $ref: "#/components/schemas/Cat" }
    Composed: { allOf: [{ $ref: "#/components/schemas/Cow" }, { nullable: true, description: Or none }] }
    Two: { oneOf: [{ type: string, nullable: true }, { type: boolean, nullable: true }] }
    Circle: { oneOf: [{ $ref: "#/components/schemas/Circle" }, { type: string, nullable: true }] }
    Part: { $ref: "#/components/schemas/Parts/oneOf/0" }
    Parts: { oneOf: [{ type: string, nullable: true }, { type: boolean, nullable: true }] }
`;

async function load(text: string, version: string) {
  const { document, printed } = await loadText(
    minimal(`components:\n  schemas:\n    Subject: ${text}\n${others}`, version),
  );
  return { schemas: document?.root.get("components")?.get("schemas"), printed };
}

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

const [cat, dog, cow, alias, composed, two] = "Cat Dog Cow Alias Composed Two"
  .split(" ")
  .map((name) => `{ $ref: "#/components/schemas/${name}" }`);
const nothing = { type: "null" };

test.each([
  [
    "{ description: D, oneOf: [{ type: string, nullable: true, format: date }, { type: integer, nullable: true }, { type: boolean }] }",
    {
      description: "D",
      anyOf: [{ oneOf: [{ type: "string", format: "date" }, { type: "integer" }, { type: "boolean" }] }, nothing],
    },
  ],
  [
    "{ oneOf: [{ enum: [a], nullable: true, x-nullable: true }, { x-nullable: true, allOf: [{ type: integer }] }] }",
    { anyOf: [{ oneOf: [{ enum: ["a"] }, { allOf: [{ type: "integer" }] }] }, nothing] },
  ],
  // All that says null in an alternative goes with it, and a default is that of the whole.
  [
    "{ oneOf: [{ type: string, nullable: true, enum: [a, null], example: null }, { type: integer, nullable: true, default: null }] }",
    { anyOf: [{ oneOf: [{ type: "string", enum: ["a"] }, { type: "integer" }] }, nothing], default: null },
  ],
  // Components that may be null stay so.
  [`{ oneOf: [${cat}, ${dog}] }`, { anyOf: [{ oneOf: [ref("Cat"), ref("Dog")] }, nothing] }],
  [
    `{ oneOf: [${alias}, ${composed}], discriminator: { propertyName: a } }`,
    { anyOf: [{ oneOf: [ref("Alias"), ref("Composed")], discriminator: { propertyName: "a" } }, nothing] },
  ],
  [`{ oneOf: [${two}, ${dog}, ${cow}] }`, { anyOf: [{ oneOf: [ref("Two"), ref("Dog"), ref("Cow")] }, nothing] }],
  // One alternative is left that takes null.
  [`{ oneOf: [${cat}, { type: string, nullable: true }] }`, { oneOf: [ref("Cat"), { type: "string" }] }],
  [
    "{ oneOf: [{ type: string, nullable: true }, { nullable: true, title: None }] }",
    { oneOf: [{ type: "string" }, { type: "null", title: "None" }] },
  ],
  [
    "{ oneOf: [{ type: string, nullable: true }, { enum: [null] }] }",
    { oneOf: [{ type: "string" }, { enum: [null] }] },
  ],
  [
    "{ oneOf: [{ type: string, nullable: true }, { required: [a] }] }",
    { oneOf: [{ type: "string" }, { required: ["a"] }] },
  ],
  // Null is refused all the same, or passes already.
  [`{ type: object, oneOf: [${cat}, ${dog}] }`, { type: "object", oneOf: [ref("Cat"), ref("Dog")] }],
  [`{ allOf: [${cow}], oneOf: [${cat}, ${dog}] }`, { allOf: [ref("Cow")], oneOf: [ref("Cat"), ref("Dog")] }],
  [`{ oneOf: [${cat}, ${cow}] }`, { oneOf: [ref("Cat"), ref("Cow")] }],
  [`{ anyOf: [${cat}, ${dog}] }`, { anyOf: [ref("Cat"), ref("Dog")] }],
  [`{ nullable: true, oneOf: [${cat}, ${dog}] }`, { anyOf: [{ oneOf: [ref("Cat"), ref("Dog")] }, nothing] }],
  [
    `{ allOf: [{ oneOf: [${cat}, ${dog}] }, ${composed}] }`,
    { allOf: [{ anyOf: [{ oneOf: [ref("Cat"), ref("Dog")] }, nothing] }, ref("Composed")] },
  ],
])("null of several alternatives of one `oneOf` stands beside it, 3.0: %s", async (text, expected) => {
  const { schemas, printed } = await load(text, "3.0.3");
  expect(schemas?.get("Subject")?.value).toEqual(expected);
  expect(schemas?.get("Cat")?.value).toMatchObject({ type: ["object", "null"] });
  expect(printed).toBe("");
});

test("a circle is left as it is", async () => {
  const { schemas } = await load("{}", "3.0.3");
  expect(schemas?.get("Circle")?.value).toEqual({ oneOf: [ref("Circle"), { type: ["string", "null"] }] });
});

test("an alternative that something else refers to keeps its null there", async () => {
  const { schemas } = await load("{}", "3.0.3");
  const one = { type: ["string", "null"] };
  expect(schemas?.get("Parts")?.value).toEqual({ oneOf: [one, { type: "boolean" }] });
  expect(schemas?.get("Part")?.target()?.value).toEqual(one);
});

test("a reference into alternatives that stand beside null follows them", async () => {
  const { document } = await loadText(
    minimal(
      `components:
  schemas:
    Owner: { oneOf: [{ type: object, nullable: true, properties: { a: { type: string } } }, { type: string, nullable: true }] }
    Street: { $ref: "#/components/schemas/Owner/oneOf/0/properties/a" }
`,
      "3.0.3",
    ),
  );
  const street = document?.root.get("components")?.get("schemas")?.get("Street");
  expect(street?.ref).toBe("#/components/schemas/Owner/anyOf/0/oneOf/0/properties/a");
  expect(street?.target()?.location()).toMatchObject({ line: 6 });
});

test.each([
  [
    "{ oneOf: [{ type: string, nullable: true }, { type: integer, nullable: true }] }",
    { anyOf: [{ oneOf: [{ type: "string" }, { type: "integer" }] }, nothing] },
  ],
  [
    '{ oneOf: [{ type: string, nullable: true }, { type: [integer, "null"] }] }',
    { oneOf: [{ type: "string" }, { type: ["integer", "null"] }] },
  ],
  [
    `{ oneOf: [{ $ref: "#/components/schemas/Cow", nullable: true }, { type: string, nullable: true }] }`,
    { anyOf: [{ oneOf: [ref("Cow"), { type: "string" }] }, nothing] },
  ],
  [
    `{ allOf: [{ $ref: "#/components/schemas/Cow" }, { nullable: true, description: Or none }] }`,
    { anyOf: [{ allOf: [ref("Cow"), { description: "Or none" }] }, nothing] },
  ],
  // `nullable` has no part in it: null fits two.
  [
    '{ oneOf: [{ type: [string, "null"] }, { type: [integer, "null"] }] }',
    { oneOf: [{ type: ["string", "null"] }, { type: ["integer", "null"] }] },
  ],
])("`nullable` counts in 3.1 too: %s", async (text, expected) => {
  const { schemas } = await load(text, "3.1.0");
  expect(schemas?.get("Subject")?.value).toEqual(expected);
});

test("the keyword is counted where it stands", async () => {
  const { schemas } = await load(
    "{ oneOf: [{ type: string, nullable: true }, { type: integer, nullable: true }] }",
    "3.0.3",
  );
  const union = schemas?.get("Subject");
  expect(union?.former()).toEqual([]);
  const alternatives = union?.get("anyOf")?.get(0)?.get("oneOf")?.items() ?? [];
  expect(alternatives.map((one) => one.former())).toEqual([[{ keyword: "nullable" }], [{ keyword: "nullable" }]]);
});

test("a long way to null costs no more than the search for it", async () => {
  const chain = Array.from(
    { length: 5000 },
    (_, at) => `    A${at}: { allOf: [{ $ref: "#/components/schemas/A${at + 1}" }] }\n`,
  );
  const { document, printed } = await loadText(
    minimal(
      `components:\n  schemas:\n    Subject: { oneOf: [{ type: string, nullable: true }, { $ref: "#/components/schemas/A0" }] }
${chain.join("")}    A5000: { type: integer, nullable: true }\n`,
      "3.0.3",
    ),
  );
  expect(printed).toBe("");
  expect(document?.root.get("components")?.get("schemas")?.get("Subject")?.value).toEqual({
    oneOf: [{ type: ["string", "null"] }, ref("A0")],
  });
});

test("places still point to the text, that of an overlay too", async () => {
  const { document } = await loadText({
    "api.yml": minimal("components:\n  schemas:\n    Owner: { nullable: true, properties: {} }\n", "3.0.3"),
    "a.overlay.yml": `overlay: 1.0.0
info: { title: A, version: "1" }
actions:
  - target: $.components.schemas.Owner.properties
    update:
      home:
        oneOf:
          - { type: string, nullable: true }
          - { type: integer, nullable: true }
`,
  });
  const home = document?.root
    .get("components")
    ?.get("schemas")
    ?.get("Owner")
    ?.get("anyOf")
    ?.get(0)
    ?.get("properties")
    ?.get("home");
  expect(home?.get("anyOf")?.get(1)?.location()).toMatchObject({ line: 8, column: 39 });
  const second = home?.get("anyOf")?.get(0)?.get("oneOf")?.get(1);
  expect(second?.value).toEqual({ type: "integer" });
  expect(second?.location()).toMatchObject({ line: 9, column: 13 });
  expect(second?.location().file).toMatch(/a\.overlay\.yml$/);
});
