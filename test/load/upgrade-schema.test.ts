import { expect, test } from "vitest";
import { loadText, minimal } from "./load-text.ts";

/** The value of a schema of OpenAPI 3.0 after loading. */
async function schema(text: string, others = "") {
  const members = `components:\n  schemas:\n    Subject: ${text}\n    Pet: { type: object, properties: { a: { type: string } } }\n${others}`;
  const { document, printed } = await loadText(minimal(members, "3.0.3"));
  return { node: document?.root.get("components")?.get("schemas")?.get("Subject"), printed };
}

test.each([
  ["{ type: string, nullable: true }", { type: ["string", "null"] }],
  ["{ type: string, nullable: false }", { type: "string" }],
  ["{ type: string, enum: [a], nullable: true }", { type: ["string", "null"], enum: ["a", null] }],
  ["{ type: string, enum: [a, null], nullable: true }", { type: ["string", "null"], enum: ["a", null] }],
  ["{ enum: [a], nullable: true }", { enum: ["a", null] }],
  ["{ description: Anything, nullable: true }", { description: "Anything" }],
  [
    '{ description: Or none, nullable: true, allOf: [{ $ref: "#/components/schemas/Pet" }] }',
    { description: "Or none", anyOf: [{ $ref: "#/components/schemas/Pet" }, { type: "null" }] },
  ],
  [
    '{ nullable: true, oneOf: [{ $ref: "#/components/schemas/Pet" }, { type: string }], discriminator: { propertyName: a } }',
    {
      anyOf: [
        {
          oneOf: [{ $ref: "#/components/schemas/Pet" }, { type: "string" }],
          discriminator: { propertyName: "a" },
        },
        { type: "null" },
      ],
    },
  ],
  [
    '{ anyOf: [{ $ref: "#/components/schemas/Pet" }, { nullable: true }] }',
    { anyOf: [{ $ref: "#/components/schemas/Pet" }, { type: "null" }] },
  ],
  ["{ oneOf: [{ nullable: true }, { type: string }] }", { oneOf: [{ type: "null" }, { type: "string" }] }],
  [
    "{ anyOf: [{ type: string }, { nullable: true, description: Nothing }] }",
    { anyOf: [{ type: "string" }, { type: "null", description: "Nothing" }] },
  ],
  [
    "{ oneOf: [{ type: string }, { title: N, example: null, default: null, deprecated: true, externalDocs: { url: /a }, x-a: 1, nullable: true }] }",
    {
      oneOf: [
        { type: "string" },
        {
          type: "null",
          title: "N",
          example: null,
          default: null,
          deprecated: true,
          externalDocs: { url: "/a" },
          "x-a": 1,
        },
      ],
    },
  ],
  // What another value stands for is not null.
  ["{ anyOf: [{ type: string }, { nullable: true, default: 1 }] }", { anyOf: [{ type: "string" }, { default: 1 }] }],
  [
    "{ anyOf: [{ type: string }, { nullable: true, minimum: 1 }] }",
    { anyOf: [{ type: "string" }, { anyOf: [{ minimum: 1 }, { type: "null" }] }] },
  ],
  [
    '{ allOf: [{ $ref: "#/components/schemas/Pet" }, { nullable: true }] }',
    { anyOf: [{ $ref: "#/components/schemas/Pet" }, { type: "null" }] },
  ],
  [
    '{ allOf: [{ $ref: "#/components/schemas/Pet" }, { nullable: true, description: Or none, default: { a: b } }] }',
    {
      anyOf: [
        { allOf: [{ $ref: "#/components/schemas/Pet" }, { description: "Or none", default: { a: "b" } }] },
        { type: "null" },
      ],
    },
  ],
  [
    "{ nullable: false, allOf: [{ type: string }, { nullable: true }, { minLength: 1 }] }",
    { anyOf: [{ allOf: [{ type: "string" }, {}, { minLength: 1 }] }, { type: "null" }] },
  ],
  ["{ type: number, minimum: 1, exclusiveMinimum: true }", { type: "number", exclusiveMinimum: 1 }],
  ["{ type: number, maximum: 1, exclusiveMaximum: false }", { type: "number", maximum: 1 }],
  ["{ type: number, exclusiveMaximum: false }", { type: "number" }],
  ["{ type: string, example: nullable }", { type: "string", example: "nullable" }],
  ["{ type: string, format: binary }", { type: "string", format: "binary" }],
  ['{ $ref: "#/components/schemas/Pet", x-order: 1 }', { $ref: "#/components/schemas/Pet" }],
])("3.0 %s", async (text, expected) => {
  const { node, printed } = await schema(text);
  expect(node?.value).toEqual(expected);
  expect(printed).toBe("");
});

test.each([
  ["{ type: string, nullable: true }", { type: ["string", "null"] }],
  ["{ type: [string, integer], nullable: true }", { type: ["string", "integer", "null"] }],
  ['{ type: [string, "null"], nullable: true }', { type: ["string", "null"] }],
  ["{ type: string, nullable: false }", { type: "string" }],
  ["{ type: string, const: a, nullable: true }", { anyOf: [{ type: "string", const: "a" }, { type: "null" }] }],
  [
    '{ $ref: "#/components/schemas/Pet", nullable: true, description: Or none, $comment: c }',
    { anyOf: [{ $ref: "#/components/schemas/Pet" }, { type: "null" }], description: "Or none", $comment: "c" },
  ],
])("3.1 has no `nullable`, and who writes it means it: %s", async (text, expected) => {
  const { document, printed } = await loadText(
    minimal(
      `components:\n  schemas:\n    Pet: { type: object }\n    Subject: ${text}\n    Other: { nullable: true, type: string }\n`,
    ),
  );
  expect(document?.root.get("components")?.get("schemas")?.get("Subject")?.value).toEqual(expected);
  expect(printed).toContain("warning[invalid-document] `nullable` is a keyword of OpenAPI 3.0 (and 1 more)\n");
  expect(printed).toContain('It counts here as it does there. Add "null" to `type` in its place.');
});

test("a flag without its bound says nothing, and that is said", async () => {
  const { node, printed } = await schema("{ type: number, exclusiveMaximum: true, minimum: 1 }");
  expect(node?.value).toEqual({ type: "number", minimum: 1 });
  expect(printed).toMatchInlineSnapshot(`
    "warning[ignored-keyword] \`exclusiveMaximum\` is ignored without \`maximum\`
      api.yml:6:30
        5 |   schemas:
        6 |     Subject: { type: number, exclusiveMaximum: true, minimum: 1 }
          |                              ^^^^^^^^^^^^^^^^
      help  It says of \`maximum\` that the bound itself is not allowed. Write the bound, or leave it out."
  `);
});

test("so is what stands beside a reference, with both ends", async () => {
  const { node, printed } = await schema(
    '{ $ref: "#/components/schemas/Pet", description: Or none, nullable: true, x-order: 1 }',
  );
  expect(node?.value).toEqual({ $ref: "#/components/schemas/Pet" });
  expect(printed).toMatchInlineSnapshot(`
    "warning[ignored-keyword] \`description\`, \`nullable\` are ignored beside \`$ref\`
      api.yml:6:50
        5 |   schemas:
        6 |     Subject: { $ref: "#/components/schemas/Pet", description: Or none, nullable: true, x-order: 1 }
          |                                                  ^^^^^^^^^^^
      note  the \`$ref\` that is read alone
      api.yml:6:22
        5 |   schemas:
        6 |     Subject: { $ref: "#/components/schemas/Pet", description: Or none, nullable: true, x-order: 1 }
          |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^
      help  Before OpenAPI 3.1 a \`$ref\` stands alone. Put it into an \`allOf\`, and the others beside that. With --lenient, they count as in OpenAPI 3.1."
  `);
});

test("data that looks like a schema is left alone", async () => {
  const data = "{ type: string, nullable: true, example: 1 }";
  const { node } = await schema(`{ type: object, default: ${data}, enum: [${data}], x-a: ${data}, example: ${data} }`);
  const value = { type: "string", nullable: true, example: 1 };
  expect(node?.value).toEqual({ type: "object", default: value, enum: [value], "x-a": value, example: value });
});

test("a reference into a schema that was wrapped follows it", async () => {
  const { document } = await loadText(
    minimal(
      `components:
  schemas:
    Owner:
      nullable: true
      properties:
        home: { nullable: true, properties: { street: { type: string } } }
    Street: { $ref: "#/components/schemas/Owner/properties/home/properties/street" }
`,
      "3.0.3",
    ),
  );
  const street = document?.root.get("components")?.get("schemas")?.get("Street");
  expect(street?.ref).toBe("#/components/schemas/Owner/anyOf/0/properties/home/anyOf/0/properties/street");
  expect(street?.target()?.value).toEqual({ type: "string" });
  expect(street?.target()?.location()).toMatchObject({ line: 9, column: 55 });
});

test("places still point to the text", async () => {
  const { node } = await schema("{ type: number, minimum: 5, exclusiveMinimum: true, example: 7, nullable: true }");
  const at = (key: string, index?: number) =>
    (index === undefined ? node?.get(key) : node?.get(key)?.get(index))?.location().column;
  expect(at("exclusiveMinimum")).toBe(39);
  expect(at("example")).toBe(75);
  expect(at("type", 0)).toBe(22);
  expect(at("type", 1)).toBe(88);
});

test("fragments in other files are upgraded as what they are used as", async () => {
  const { document, printed } = await loadText({
    "api.yml": minimal(
      `components:\n  schemas: { A: { $ref: "models.yml#/A" } }\n  examples: { E: { $ref: "models.yml#/E" } }\n`,
      "3.0.3",
    ),
    "models.yml": "A: { type: string, nullable: true }\nE: { value: { type: string, nullable: true } }\n",
  });
  expect(printed).toBe("");
  const components = document?.root.get("components");
  expect(components?.get("schemas")?.get("A")?.target()?.value).toEqual({ type: ["string", "null"] });
  expect(components?.get("examples")?.get("E")?.target()?.value).toEqual({ value: { type: "string", nullable: true } });
  expect(document?.files).toEqual(["api.yml", "models.yml"]);
});

test("3.1 is left as it is", async () => {
  const { document } = await loadText(minimal("components: { schemas: { A: { type: string, example: 1 } } }"));
  expect(document?.root.get("components")?.get("schemas")?.get("A")?.value).toEqual({ type: "string", example: 1 });
});
