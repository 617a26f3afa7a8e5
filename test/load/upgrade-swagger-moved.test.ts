import { expect, test } from "vitest";
import { loadText } from "./load-text.ts";

/** What bundlers write of a file that is used twice: the first use has it, and the others refer into that. */
test.each([
  ["a response", "#/paths/~1a/post/responses/200/schema", { enum: ["response"] }],
  ["a body", "#/paths/~1a/post/parameters/0/schema", { enum: ["body"] }],
  ["the items of a parameter", "#/parameters/List/items", { type: "string", enum: ["item"] }],
])("a schema of Swagger 2.0 may be that of %s which stands before it", async (_, $ref, expected) => {
  const { document, printed } = await loadText(`swagger: "2.0"
info: { title: x, version: "1" }
consumes: [application/json]
produces: [application/json, application/problem+json]
parameters:
  List: { name: l, in: query, type: array, items: { type: string, enum: [item] } }
paths:
  /a:
    post:
      parameters: [{ name: b, in: body, schema: { enum: [body] } }]
      responses: { 200: { description: x, schema: { enum: [response] } } }
  /b:
    get:
      responses: { 200: { description: x, schema: { $ref: "${$ref}" } } }
`);
  expect(printed).toBe("");
  const response = document?.root.get("paths")?.get("/b")?.get("get")?.get("responses")?.get("200");
  const content = response?.get("content")?.entries() ?? [];
  const targets = content.map(([, mediaType]) => mediaType.get("schema")?.target()?.value);
  expect(targets).toEqual([expected, expected]);
});

test("a shared response has its schema in each media type that an operation produces", async () => {
  const { document, printed } = await loadText(`swagger: "2.0"
info: { title: x, version: "1" }
produces: [application/json]
paths:
  /a:
    get:
      produces: [application/json, text/json]
      responses: { default: { $ref: "#/responses/Error" } }
responses:
  Error: { description: e, schema: { $ref: "#/definitions/E" } }
definitions:
  E: { enum: [error] }
`);
  expect(printed).toBe("");
  const response = document?.root.get("paths")?.get("/a")?.get("get")?.get("responses")?.get("default");
  const content = response?.get("content")?.entries() ?? [];
  const targets = content.map(([, mediaType]) => mediaType.get("schema")?.target()?.target()?.value);
  expect(targets).toEqual([{ enum: ["error"] }, { enum: ["error"] }]);
});
