import { expect, test } from "vitest";
import { loadText, minimal } from "./load-text.ts";

test("what only the schemas of the OpenAPI Initiative see is reported too", async () => {
  const { printed } = await loadText(`openapi: 3.0.3
info: { title: x, version: "1", contact: { email: x } }
paths:
  /a:
    get:
      tags: [a]
      parameters:
        - { name: a, in: query, schema: { type: string, enum: [] } }
      responses: {}
      x-a: 1
`);
  expect(printed).toMatchInlineSnapshot(`
    "error[invalid-document] \`enum\` needs at least one value
      api.yml:8:63
        7 |       parameters:
        8 |         - { name: a, in: query, schema: { type: string, enum: [] } }
          |                                                               ^^
      help  Correct the document; one that is not yours, by an overlay (--overlay).
      help  With --lenient, the keyword is left out, and lets every value through.
    error[invalid-document] \`responses\` needs at least 1 member
      api.yml:9:18
        8 |         - { name: a, in: query, schema: { type: string, enum: [] } }
        9 |       responses: {}
          |                  ^^
      help  With --lenient, it is read as it stands."
  `);
});

test("a document of components alone, circles, and extensions are valid", async () => {
  const { printed } = await loadText(`openapi: 3.1.0
info: { title: x, version: "1" }
x-a: { anything: [] }
components:
  schemas:
    Tree: { type: object, properties: { children: { type: array, items: { $ref: "#/components/schemas/Tree" } } } }
  securitySchemes:
    x-key: { type: apiKey, name: X-Key, in: header, x-b: 1 }
    bearer: { type: http, scheme: Bearer, bearerFormat: JWT }
security: [{ x-key: [] }]
`);
  expect(printed).toBe("");
});

test("a server variable may be described, which the schema of 3.1 misspells", async () => {
  const variables = "{ region: { default: us, description: Where the data is } }";
  const { printed } = await loadText(
    minimal(`servers: [{ url: "https://{region}.example.com", variables: ${variables} }]\n`),
  );
  expect(printed).toBe("");
});

test("which keywords a schema has is not its concern", async () => {
  const { printed } = await loadText(`swagger: "2.0"
info: { title: x, version: "1" }
paths: {}
definitions:
  A: { type: object, properties: { a: { type: array, items: { type: string }, collectionFormat: csv } }, frob: 1 }
`);
  expect(printed).toBe("");
});

test("a fault that our own check has found hides none of another member", async () => {
  const { diagnostics } = await loadText(`swagger: "2.0"
info: { title: x, version: "1" }
host: api.test/v1
basePath: v1
paths: {}
`);
  expect(diagnostics.map(({ location }) => location?.pointer)).toEqual(expect.arrayContaining(["/host", "/basePath"]));
});
