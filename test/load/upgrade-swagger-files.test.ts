import { expect, test } from "vitest";
import { loadText, minimal } from "./load-text.ts";
import { swagger } from "./swagger-text.ts";

const old = swagger(`
consumes: [text/plain]
produces: [text/csv, text/tab-separated-values]
paths:
  /old:
    post:
      parameters: [{ name: body, in: body, required: true, schema: { type: string } }]
      responses: { 200: { description: Done, schema: { type: string } }, 404: { $ref: "#/responses/Missing" } }
responses:
  Missing: { description: None, schema: { type: object } }
definitions:
  Old: { type: object, properties: { at: { type: string, x-nullable: true }, part: { $ref: "#/definitions/Part" } } }
  Part: { type: integer, minimum: 1, exclusiveMinimum: true }
`);

test.each(["3.0.3", "3.1.0", "3.2.0"])(
  "a document of %s that refers into one of Swagger 2.0 stays as it is",
  async (version) => {
    const { document, printed } = await loadText({
      "api.yml": minimal(
        `components: { schemas: { New: { type: object, properties: { old: { $ref: "old.yml#/definitions/Old" } } } } }`,
        version,
      ),
      "old.yml": old,
    });
    expect(printed).toBe("");
    expect(document?.root.value).toMatchObject({ openapi: version, paths: {} });
    const reached = document?.root
      .get("components")
      ?.get("schemas")
      ?.get("New")
      ?.get("properties")
      ?.get("old")
      ?.resolve();
    expect(reached?.get("properties")?.get("at")?.value).toEqual({ type: ["string", "null"] });
    expect(reached?.get("properties")?.get("part")?.resolve()?.value).toEqual({ type: "integer", exclusiveMinimum: 1 });
  },
);

test("an operation of Swagger 2.0 has the media types of its own file", async () => {
  const { document, printed } = await loadText({
    "api.yml": `openapi: 3.1.0
info: { title: New, version: "1" }
paths: { /old: { $ref: "old.yml#/paths/~1old" } }
components: { schemas: { New: { type: object } } }
`,
    "old.yml": old,
  });
  expect(printed).toMatch(
    /^warning\[invalid-document\] a value, and the operation produces texts alone\n\s+old\.yml:10:/,
  );
  expect(document?.root.get("components")?.value).toEqual({ schemas: { New: { type: "object" } } });
  const operation = document?.root.get("paths")?.get("/old")?.resolve()?.get("post");
  expect(operation?.get("requestBody")?.value).toEqual({
    required: true,
    content: { "text/plain": { schema: { type: "string" } } },
  });
  const contentOf = (status: string) => {
    const content = operation?.get("responses")?.get(status)?.resolve()?.get("content");
    return content?.entries().map(([name, mediaType]) => [name, mediaType.get("schema")?.resolve()?.value]);
  };
  expect(contentOf("200")).toEqual([
    ["text/csv", { type: "string" }],
    ["text/tab-separated-values", { type: "string" }],
  ]);
  expect(contentOf("404")).toEqual([["application/json", { type: "object" }]]);
});

test("what a file of Swagger 2.0 does not say is what the document says that refers to it", async () => {
  const pathItem = `
    post:
      parameters: [{ name: body, in: body, schema: { type: string } }]
      responses: { 200: { description: Done, schema: { type: string } } }`;
  const { document, printed } = await loadText({
    "api.yml": swagger(`
consumes: [text/plain]
produces: [text/csv]
paths: { /a: { $ref: "a.yml#/paths/~1a" }, /b: { $ref: b.yml } }
`),
    "a.yml": swagger(`produces: [text/html]\npaths:\n  /a:${pathItem}`),
    "b.yml": pathItem.replaceAll("\n    ", "\n"),
  });
  expect(printed).toBe("");
  const types = (path: string) => {
    const operation = document?.root.get("paths")?.get(path)?.resolve()?.get("post");
    const contents = [operation?.get("requestBody"), operation?.get("responses")?.get("200")];
    return contents.map((node) =>
      node
        ?.get("content")
        ?.entries()
        .map(([type]) => type),
    );
  };
  expect(types("/a")).toEqual([["text/plain"], ["text/html"]]);
  expect(types("/b")).toEqual([["text/plain"], ["text/csv"]]);
});

test("the servers are those of the entry document, and it is said where an operation had schemes", async () => {
  const { document, printed } = await loadText({
    "api.yml": `openapi: 3.1.0
info: { title: New, version: "1" }
servers: [{ url: "https://new.example" }]
paths: { /old: { $ref: "old.yml#/paths/~1old" } }
`,
    "old.yml": swagger(`
host: old.example
paths: { /old: { get: { schemes: [http], responses: { 200: { description: Done } } } } }
`),
  });
  expect(document?.root.get("servers")?.value).toEqual([{ url: "https://new.example" }]);
  expect(document?.root.get("paths")?.get("/old")?.resolve()?.get("get")?.value).toEqual({
    responses: { 200: { description: "Done" } },
  });
  expect(printed).toContain("warning[ignored-keyword] `schemes` is ignored");
  expect(printed).toContain("old.yml:5:");
});

test("a parameter of Swagger 2.0 that is none in OpenAPI 3 is left out of an operation that refers to it", async () => {
  const { document, diagnostics } = await loadText({
    "api.yml": `openapi: 3.1.0
info: { title: New, version: "1" }
paths:
  /a:
    get:
      parameters: [{ $ref: "old.yml#/parameters/Body" }, { $ref: "old.yml#/parameters/Tabs" }, { $ref: "old.yml#/parameters/Page" }]
      responses: { 200: { description: Done } }
`,
    "old.yml": swagger(`
paths: {}
parameters:
  Body: { name: b, in: body, schema: { type: string } }
  Tabs: { name: tabs, in: query, type: array, items: { type: string }, collectionFormat: tsv }
  Page: { name: page, in: query, type: integer }
`),
  });
  expect(diagnostics.map(({ code, location, mend }) => [code, location?.file, mend])).toEqual([
    ["invalid-document", "api.yml", "the parameter is left out: no request carries it"],
    ["unsupported-parameter", "old.yml", undefined],
  ]);
  const parameters = document?.root.get("paths")?.get("/a")?.get("get")?.get("parameters")?.items();
  expect(parameters?.map((node) => node.resolve()?.value)).toEqual([
    undefined,
    undefined,
    { name: "page", in: "query", schema: { type: "integer" } },
  ]);
});
