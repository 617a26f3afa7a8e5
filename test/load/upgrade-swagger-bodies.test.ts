import { expect, test } from "vitest";
import type { SpecNode } from "../../generator/load/document/spec-node.ts";
import { upgraded } from "./swagger-text.ts";

test("a body parameter becomes the request body, shared ones stay shared", async () => {
  const { root, printed } = await upgraded(`
consumes: [application/json]
paths:
  /a:
    parameters:
      - { in: body, name: all, schema: { type: string }, description: For every operation }
      - { in: query, name: q, type: array, items: { type: string }, collectionFormat: multi }
    put: { operationId: a, responses: { 200: { description: ok } } }
    post:
      operationId: b
      consumes: [text/plain]
      parameters: [{ $ref: "#/parameters/Shared" }, { in: header, name: X-A, type: integer, minimum: 1, exclusiveMinimum: true }]
      responses: { 200: { description: ok } }
parameters:
  Shared: { in: body, name: body, required: true, schema: { type: object } }
`);
  expect(printed).toBe("");
  expect(root?.get("paths")?.value).toMatchInlineSnapshot(`
    {
      "/a": {
        "parameters": [
          {
            "explode": true,
            "in": "query",
            "name": "q",
            "schema": {
              "items": {
                "type": "string",
              },
              "type": "array",
            },
            "style": "form",
          },
        ],
        "post": {
          "operationId": "b",
          "parameters": [
            {
              "in": "header",
              "name": "X-A",
              "schema": {
                "exclusiveMinimum": 1,
                "type": "integer",
              },
            },
          ],
          "requestBody": {
            "content": {
              "text/plain": {
                "schema": {
                  "$ref": "#/components/requestBodies/Shared/content/application~1json/schema",
                },
              },
            },
            "required": true,
          },
          "responses": {
            "200": {
              "description": "ok",
            },
          },
        },
        "put": {
          "operationId": "a",
          "requestBody": {
            "content": {
              "application/json": {
                "schema": {
                  "type": "string",
                },
              },
            },
            "description": "For every operation",
          },
          "responses": {
            "200": {
              "description": "ok",
            },
          },
        },
      },
    }
  `);
  expect(root?.get("components")?.value).toMatchInlineSnapshot(`
    {
      "requestBodies": {
        "Shared": {
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
              },
            },
          },
          "required": true,
        },
      },
    }
  `);
  const schema = root
    ?.get("paths")
    ?.get("/a")
    ?.get("post")
    ?.get("requestBody")
    ?.get("content")
    ?.get("text/plain")
    ?.get("schema");
  expect(schema?.resolve()?.pointer).toBe("/components/requestBodies/Shared/content/application~1json/schema");
  expect(schema?.resolve()?.location().line).toBe(17);
});

test("a shared body whose schema is a definition", async () => {
  const { root, printed } = await upgraded(`
consumes: [application/json, text/json]
definitions: { Pet: { type: object, x-nullable: true } }
parameters: { Body: { in: body, name: pet, schema: { $ref: "#/definitions/Pet" } } }
paths: { /a: { post: { parameters: [{ $ref: "#/parameters/Body" }], responses: { 204: { description: Done } } } } }
`);
  expect(printed).toBe("");
  const content = root?.get("paths")?.get("/a")?.get("post")?.get("requestBody")?.get("content");
  for (const type of ["application/json", "text/json"]) {
    const found = content?.get(type)?.get("schema")?.resolve()?.resolve();
    expect(found?.pointer).toBe("/components/schemas/Pet");
    expect(found?.value).toEqual({ type: ["object", "null"] });
  }
});

test("what a field of a list says in `x-specwright` is kept where the model refuses it", async () => {
  const { root } = await upgraded(`
paths:
  /a:
    post:
      parameters:
        - { in: formData, name: f, type: array, items: { type: string }, x-specwright: { arrayFormat: indices } }
      responses: { 200: { description: ok } }
`);
  const form = root?.get("paths")?.get("/a")?.get("post")?.get("requestBody")?.get("content");
  const extension = form?.get("application/x-www-form-urlencoded")?.get("encoding")?.get("f")?.get("x-specwright");
  expect(extension?.value).toEqual({ arrayFormat: "indices" });
  expect(extension?.location().pointer).toBe("/paths/~1a/post/parameters/0/x-specwright");
});

test("form fields become the properties of a multipart body where one is a file", async () => {
  const { root, printed } = await upgraded(`
paths:
  /upload:
    post:
      operationId: upload
      parameters:
        - { in: formData, name: file, type: file, required: true, description: What to store }
        - { in: formData, name: tags, type: array, items: { type: string }, collectionFormat: csv }
      responses:
        200: { description: ok, schema: { type: file }, headers: { X-Rate: { type: integer, description: Left } } }
`);
  expect(printed).toBe("");
  expect(root?.get("paths")?.get("/upload")?.get("post")?.value).toMatchInlineSnapshot(`
    {
      "operationId": "upload",
      "parameters": [],
      "requestBody": {
        "content": {
          "multipart/form-data": {
            "encoding": {
              "tags": {
                "explode": false,
                "style": "form",
              },
            },
            "schema": {
              "properties": {
                "file": {
                  "description": "What to store",
                  "format": "binary",
                  "type": "string",
                },
                "tags": {
                  "items": {
                    "type": "string",
                  },
                  "type": "array",
                },
              },
              "required": [
                "file",
              ],
              "type": "object",
            },
          },
        },
        "required": true,
      },
      "responses": {
        "200": {
          "content": {
            "application/octet-stream": {
              "schema": {
                "format": "binary",
                "type": "string",
              },
            },
          },
          "description": "ok",
          "headers": {
            "X-Rate": {
              "description": "Left",
              "schema": {
                "type": "integer",
              },
            },
          },
        },
      },
    }
  `);
});

test("examples of a response go to its media types", async () => {
  const { root } = await upgraded(`
paths:
  /a:
    get:
      operationId: a
      produces: [application/json, text/csv]
      schemes: [https]
      responses:
        200: { description: ok, schema: { type: string }, examples: { application/json: hello } }
host: example.com
`);
  const operation = root?.get("paths")?.get("/a")?.get("get");
  expect(operation?.get("responses")?.get("200")?.get("content")?.value).toEqual({
    "application/json": { schema: { type: "string" }, example: "hello" },
    "text/csv": { schema: { $ref: "#/paths/~1a/get/responses/200/content/application~1json/schema" } },
  });
  expect(operation?.get("servers")?.value).toEqual([{ url: "https://example.com" }]);
});

test("of several bodies of one request the first counts, and the others are told", async () => {
  const operation = (...places: readonly string[]) => `
    post:
      consumes: [application/json, application/x-www-form-urlencoded]
      parameters:
${places.map((place, i) => `        - { name: p${i}, in: ${place}, ${place === "body" ? "schema: { type: string }" : "type: string"} }`).join("\n")}
      responses: { 200: { description: ok } }`;
  const { root, diagnostics } = await upgraded(`
paths:
  /form:${operation("formData", "body", "formData", "query")}
  /body:${operation("body", "formData", "body")}
`);
  expect(diagnostics.map(({ message, mend, location }) => [message, mend, location?.pointer])).toEqual([
    [anotherBody, "the form counts, which begins first", "/paths/~1form/post/parameters/1"],
    [anotherBody, "the body counts that stands first", "/paths/~1body/post/parameters/1"],
    [anotherBody, "the body counts that stands first", "/paths/~1body/post/parameters/2"],
  ]);
  const content = (path: string) => root?.get("paths")?.get(path)?.get("post")?.get("requestBody")?.get("content");
  const form = content("/form")?.get("application/x-www-form-urlencoded")?.get("schema")?.get("properties");
  expect(form?.entries().map(([name]) => name)).toEqual(["p0", "p2"]);
  expect(content("/body")?.get("application/json")?.get("schema")?.value).toEqual({ type: "string" });
});

const anotherBody = "a request has one body, and this parameter makes another";

test("what no style of OpenAPI 3 writes is left out, where the refusal is allowed", async () => {
  const list = (format: string) => `type: array, items: { type: string }, collectionFormat: ${format}`;
  const { root, diagnostics } = await upgraded(`
paths:
  /a:
    parameters: [{ name: x, in: header, ${list("pipes")} }, { name: y, in: header, type: string }]
    get:
      parameters:
        - { name: cols, in: query, required: true, ${list("tsv")} }
        - { $ref: "#/parameters/Shared" }
        - { name: one, in: query, ${list("pipes")} }
      responses: { 200: { description: Done, headers: { X-List: { ${list("ssv")} }, X-One: { type: string } } } }
    post:
      consumes: [application/x-www-form-urlencoded]
      parameters: [{ name: f, in: formData, ${list("tsv")} }, { name: g, in: formData, ${list("pipes")} }]
      responses: { 204: { description: Done } }
parameters:
  Shared: { name: shared, in: header, ${list("tsv")} }
`);
  expect(diagnostics.map(({ location, help }) => [location?.pointer, help?.slice(0, 58)])).toMatchInlineSnapshot(`
    [
      [
        "/paths/~1a/get/responses/200/headers/X-List/collectionFormat",
        "In a header, only \`csv\` has one. Without one, allow the re",
      ],
      [
        "/paths/~1a/parameters/0/collectionFormat",
        "In \`header\`, only \`csv\` has one. Without one, allow the re",
      ],
      [
        "/paths/~1a/get/parameters/0/collectionFormat",
        "In \`query\`, \`csv\`, \`ssv\`, \`pipes\` and \`multi\` have one. Wi",
      ],
      [
        "/paths/~1a/post/parameters/0/collectionFormat",
        "In \`formData\`, \`csv\`, \`ssv\`, \`pipes\` and \`multi\` have one.",
      ],
      [
        "/parameters/Shared/collectionFormat",
        "In \`header\`, only \`csv\` has one. Without one, allow the re",
      ],
    ]
  `);
  expect(diagnostics.map(({ code }) => code)).toEqual(Array(5).fill("unsupported-parameter"));
  const path = root?.get("paths")?.get("/a");
  const names = (node: SpecNode | undefined) => (node?.items() ?? []).map((item) => item.string("name"));
  expect(names(path?.get("parameters"))).toEqual(["y"]);
  expect(names(path?.get("get")?.get("parameters"))).toEqual(["one"]);
  const headers = path?.get("get")?.get("responses")?.get("200")?.get("headers");
  expect(headers?.value).toEqual({ "X-One": { schema: { type: "string" } } });
  const form = path?.get("post")?.get("requestBody")?.get("content")?.get("application/x-www-form-urlencoded");
  expect(form?.get("schema")?.get("properties")?.value).toHaveProperty("g");
  expect(form?.get("schema")?.get("properties")?.value).not.toHaveProperty("f");
  expect(form?.get("encoding")?.value).toEqual({ g: { style: "pipeDelimited", explode: false } });
});

test.each([
  ["[application/json]", "", ["*/*"], 2],
  ["[application/json, application/pdf]", "", ["application/pdf"], 2],
  ["[application/vnd.api+json]", "", ["*/*"], 2],
  ["[application/json, application/xml]", "", ["*/*"], 2],
  ["[text/xml, application/atom+xml]", "", ["*/*"], 2],
  ["[application/pdf]", "", ["application/pdf"], 0],
  ["[]", "", ["application/octet-stream"], 0],
  ["[application/json]", "produces: [image/png],", ["image/png"], 1],
])(
  "a file of a document that produces %s %s is of %j: its JSON and XML are those of other operations",
  async (all, own, types, warnings) => {
    const { root, diagnostics } = await upgraded(`
produces: ${all}
paths:
  /a: { get: { ${own} responses: { 200: { description: ok, schema: { type: file } }, 201: { $ref: "#/responses/File" } } } }
responses: { File: { description: shared, schema: { type: file } } }
`);
    const responses = root?.get("paths")?.get("/a")?.get("get")?.get("responses");
    const typesOf = (response: SpecNode | undefined) =>
      response
        ?.get("content")
        ?.entries()
        .map(([type]) => type);
    expect(typesOf(responses?.get("200"))).toEqual(types);
    expect(typesOf(responses?.get("201")?.resolve())).toEqual(types);
    const told = diagnostics.filter(({ message }) => message.startsWith("a file, and the operation does not say"));
    expect(told).toHaveLength(warnings);
    expect(diagnostics).toHaveLength(told.length);
  },
);
