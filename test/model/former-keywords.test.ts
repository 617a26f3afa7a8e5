import { expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.ts";
import { buildApi } from "../../generator/model/build-api.ts";
import { emptyLockFile } from "../../generator/model/names/lock-file.ts";
import { loadText, minimal } from "../load/load-text.ts";
import { problems } from "./build.ts";

/** The ledger of a document as lines, and what is said of it after loading. */
async function ledgerOf(text: string) {
  const { document, printed, diagnostics: loading } = await loadText(text);
  if (!document) throw new Error(printed);
  const diagnostics = new Diagnostics();
  const { ledger } = buildApi(document, { diagnostics, lock: emptyLockFile });
  const entries = ledger.map(({ subject, treatment, count }) => `${subject}: ${treatment} ${count}`);
  return { entries, problems: problems([...loading, ...diagnostics.list]) };
}

test("the ledger counts the keywords of OpenAPI 3.0 that are other ones in 3.1", async () => {
  const { entries, problems } = await ledgerOf(
    minimal(
      `components:
  schemas:
    A: { type: number, nullable: true, maximum: 3, exclusiveMaximum: true, minimum: 1, exclusiveMinimum: false }
    B: { type: number, exclusiveMaximum: true, example: 1 }
    C: { nullable: true, allOf: [{ $ref: "#/components/schemas/A" }] }
    D: { $ref: "#/components/schemas/A", description: A number, nullable: true }
    E: { anyOf: [{ $ref: "#/components/schemas/A" }, { nullable: true }] }
    F: { allOf: [{ $ref: "#/components/schemas/A" }, { nullable: true }] }
`,
      "3.0.3",
    ),
  );
  expect(entries).toMatchInlineSnapshot(`
    [
      "$ref: enforced 4",
      "allOf: enforced 2",
      "anyOf: enforced 1",
      "description (ignored beside $ref): documentation 1",
      "example: documentation 1",
      "exclusiveMaximum: enforced 1",
      "exclusiveMaximum (ignored without maximum): documentation 1",
      "exclusiveMinimum: enforced 1",
      "maximum: enforced 1",
      "minimum: enforced 1",
      "nullable: enforced 4",
      "nullable (ignored beside $ref): documentation 1",
      "type: enforced 2",
    ]
  `);
  expect(problems).toMatchInlineSnapshot(`
    [
      "warning ignored-keyword /components/schemas/D/description: \`description\`, \`nullable\` are ignored beside \`$ref\`",
      "warning ignored-keyword /components/schemas/B/exclusiveMaximum: \`exclusiveMaximum\` is ignored without \`maximum\`",
    ]
  `);
});

test("and those of Swagger 2.0, in parameters too", async () => {
  const { entries } = await ledgerOf(`swagger: "2.0"
info: { title: Test, version: "1" }
paths:
  /a:
    get:
      parameters: [{ name: p, in: query, type: integer, minimum: 0, exclusiveMinimum: true }]
      responses: { "204": { description: Nothing } }
    post:
      parameters: [{ name: f, in: formData, type: integer, maximum: 9, exclusiveMaximum: true }]
      responses: { "204": { description: Nothing } }
definitions:
  A: { type: string, x-nullable: true }
`);
  expect(entries.filter((entry) => /imum|nullable|type/.test(entry))).toMatchInlineSnapshot(`
    [
      "exclusiveMaximum: enforced 1",
      "exclusiveMinimum: enforced 1",
      "maximum: enforced 1",
      "minimum: enforced 1",
      "type: enforced 4",
      "x-nullable: enforced 1",
    ]
  `);
});

test("every `$ref` counts once, however often it is asked for", async () => {
  const { entries } = await ledgerOf(
    minimal(`components:
  schemas:
    A: { type: string }
    B: { $ref: "#/components/schemas/A" }
    C: { properties: { a: { $ref: "#/components/schemas/B" }, b: { $ref: "#/components/schemas/C/properties/a" } } }
`),
  );
  expect(entries).toContain("$ref: enforced 3");
});

test("a circle of references is reported once", async () => {
  const { problems } = await ledgerOf(
    minimal(`components: { schemas: { Loop: { $ref: "#/components/schemas/Loop" } } }`),
  );
  expect(problems).toEqual([
    "error reference-cycle /components/schemas/Loop/$ref: following #/components/schemas/Loop leads back here",
  ]);
});
