import { expect, test } from "vitest";
import type { SpecNode } from "../../generator/load/document/spec-node.ts";
import { loadText } from "./load-text.ts";
import { swagger, upgraded } from "./swagger-text.ts";

test("the root becomes servers and components, and references follow", async () => {
  const { root, printed } = await upgraded(`
host: api.example.com
basePath: /v1/
schemes: [https, http]
produces: [application/json, application/xml]
paths:
  /pets:
    get:
      operationId: pets
      responses:
        200: { description: All pets, schema: { type: array, items: { $ref: "#/definitions/Pet" } } }
        404: { $ref: "#/responses/Missing" }
definitions:
  Pet: { type: object, discriminator: kind, properties: { kind: { type: string }, owner: { type: string, x-nullable: true } } }
responses:
  Missing: { description: None, schema: { $ref: "#/definitions/Pet" } }
securityDefinitions:
  basic: { type: basic }
  code: { type: oauth2, flow: accessCode, authorizationUrl: /a, tokenUrl: /t, scopes: { read: Reading } }
`);
  expect(printed).toBe("");
  expect(root?.value).toMatchInlineSnapshot(`
    {
      "components": {
        "responses": {
          "Missing": {
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Pet",
                },
              },
              "application/xml": {
                "schema": {
                  "$ref": "#/components/schemas/Pet",
                },
              },
            },
            "description": "None",
          },
        },
        "schemas": {
          "Pet": {
            "discriminator": {
              "propertyName": "kind",
            },
            "properties": {
              "kind": {
                "type": "string",
              },
              "owner": {
                "type": [
                  "string",
                  "null",
                ],
              },
            },
            "type": "object",
          },
        },
        "securitySchemes": {
          "basic": {
            "scheme": "basic",
            "type": "http",
          },
          "code": {
            "flows": {
              "authorizationCode": {
                "authorizationUrl": "/a",
                "scopes": {
                  "read": "Reading",
                },
                "tokenUrl": "/t",
              },
            },
            "type": "oauth2",
          },
        },
      },
      "info": {
        "title": "Test",
        "version": "1",
      },
      "openapi": "3.1.0",
      "paths": {
        "/pets": {
          "get": {
            "operationId": "pets",
            "responses": {
              "200": {
                "content": {
                  "application/json": {
                    "schema": {
                      "items": {
                        "$ref": "#/components/schemas/Pet",
                      },
                      "type": "array",
                    },
                  },
                  "application/xml": {
                    "schema": {
                      "$ref": "#/paths/~1pets/get/responses/200/content/application~1json/schema",
                    },
                  },
                },
                "description": "All pets",
              },
              "404": {
                "$ref": "#/components/responses/Missing",
              },
            },
          },
        },
      },
      "servers": [
        {
          "url": "https://api.example.com/v1",
        },
        {
          "url": "http://api.example.com/v1",
        },
      ],
    }
  `);
  const pet = root?.get("components")?.get("responses")?.get("Missing")?.get("content")?.get("application/xml");
  expect(pet?.get("schema")?.target()?.id).toBe("api.yml#/components/schemas/Pet");
  expect(pet?.get("schema")?.target()?.location("key").line).toBe(16);
  expect(root?.get("servers")?.get(0)?.get("url")?.location().line).toBe(4);
});

test("a collection format that OpenAPI 3 cannot write is refused", async () => {
  const { printed } = await upgraded(`
paths:
  /a:
    get:
      operationId: a
      parameters: [{ in: query, name: q, type: array, items: { type: string }, collectionFormat: tsv }]
      responses: { 200: { description: ok } }
`);
  expect(printed).toMatchInlineSnapshot(`
    "error[unsupported-parameter] no style of OpenAPI 3 writes the collection format \`tsv\` here
      api.yml:8:98
        7 |       operationId: a
        8 |       parameters: [{ in: query, name: q, type: array, items: { type: string }, collectionFormat: tsv }]
          |                                                                                                  ^^^
      help  In \`query\`, \`csv\`, \`ssv\`, \`pipes\` and \`multi\` have one. Without one, allow the refusal: the parameter is then left out. The code to allow is "unsupported-parameter"."
  `);
});

test("what breaks Swagger 2.0 is reported in its words", async () => {
  const { printed } = await upgraded(`
paths:
  /a:
    get:
      operationId: a
      parameters:
        - { in: query, name: q, schema: { type: string } }
        - { in: body, name: b }
      responses: { 200: { description: ok } }
securityDefinitions:
  code: { type: oauth2, flow: accessCode, scopes: {} }
`);
  expect(printed).toMatchInlineSnapshot(`
    "error[invalid-document] only a body parameter has a \`schema\`
      api.yml:9:41
        8 |       parameters:
        9 |         - { in: query, name: q, schema: { type: string } }
          |                                         ^^^^^^^^^^^^^^^^
      help  Write \`type\` in its place.
      help  With --lenient, it counts as it does in OpenAPI 3.0.
    error[invalid-document] \`schema\` is missing from this body parameter
      api.yml:10:11
         9 |         - { in: query, name: q, schema: { type: string } }
        10 |         - { in: body, name: b }
           |           ^^^^^^^^^^^^^^^^^^^^^
      help  Correct the document; one that is not yours, by an overlay (--overlay).
    error[invalid-document] \`authorizationUrl\` is missing from this security scheme of type \`oauth2\`
      api.yml:13:9
        12 | securityDefinitions:
        13 |   code: { type: oauth2, flow: accessCode, scopes: {} }
           |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help  With --lenient, the flow has no such address: the client does not ask for a token by itself.
    error[invalid-document] \`tokenUrl\` is missing from this security scheme of type \`oauth2\`
      api.yml:13:9
        12 | securityDefinitions:
        13 |   code: { type: oauth2, flow: accessCode, scopes: {} }
           |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help  With --lenient, the flow has no such address: the client does not ask for a token by itself."
  `);
});

test("definitions, parameters and responses of other files are upgraded where they stand", async () => {
  const { document, printed } = await loadText({
    "api.yml": swagger(`
produces: [application/json]
paths:
  /a:
    post:
      operationId: a
      produces: [text/plain]
      parameters: [{ $ref: "shared.yml#/body" }, { $ref: "shared.yml#/limit" }]
      responses: { 200: { $ref: "shared.yml#/ok" }, 400: { $ref: "#/responses/Bad" } }
  /b: { $ref: "shared.yml#/path" }
responses:
  Bad: { description: Bad, schema: { type: object, x-nullable: true } }
`),
    "shared.yml": `
body: { in: body, name: b, schema: { $ref: "#/model" } }
limit: { in: query, name: limit, type: integer, maximum: 9, exclusiveMaximum: true }
ok: { description: ok, schema: { $ref: "#/model" } }
path: { get: { operationId: b, responses: { 200: { description: ok, schema: { $ref: "#/model" } } } } }
model: { type: string, x-nullable: true, example: a }
`,
  });
  expect(printed).toBe("");
  const post = document?.root.get("paths")?.get("/a")?.get("post");
  const schemaOf = (node: SpecNode | undefined, type: string) =>
    node?.get("content")?.get(type)?.get("schema")?.resolve();
  const model = { type: ["string", "null"], example: "a" };
  expect(schemaOf(post?.get("requestBody"), "application/json")).toMatchObject({ value: model, pointer: "/model" });
  expect(post?.get("parameters")?.get(0)?.resolve()?.value).toEqual({
    in: "query",
    name: "limit",
    schema: { type: "integer", exclusiveMaximum: 9 },
  });
  expect(schemaOf(post?.get("responses")?.get("200"), "text/plain")).toMatchObject({ value: model });
  expect(schemaOf(post?.get("responses")?.get("400"), "text/plain")).toMatchObject({
    value: { type: ["object", "null"] },
    pointer: "/components/responses/Bad/content/application~1json/schema",
  });
  const get = document?.root.get("paths")?.get("/b")?.resolve()?.get("get");
  expect(schemaOf(get?.get("responses")?.get("200"), "application/json")).toMatchObject({ pointer: "/model" });
});

test("half a character in the name of a body is no end of the run", async () => {
  const body = { in: "body", name: "b", schema: { type: "string" } };
  const post = { parameters: [{ $ref: "#/parameters/b\ud800" }], responses: { 204: { description: "Done." } } };
  const document = { swagger: "2.0", info: { title: "Half", version: "1" }, paths: { "/a": { post } } };
  const text = JSON.stringify({ ...document, parameters: { "b\ud800": body } });
  const loaded = await loadText({ "api.json": text });
  const found = loaded.document?.root.get("paths")?.get("/a")?.get("post")?.get("requestBody");
  expect(found?.resolve()?.get("content")).toBeDefined();
});

test("what Swagger 2.0 does not have is read as it is meant", async () => {
  const { root, diagnostics } = await upgraded(`
host: api.example.com
basePath: v1
schemes: [https]
paths:
  /a:
    post:
      parameters:
        - { name: a, in: query, schema: { $ref: "#/definitions/Kinds" } }
        - { name: b, in: query, type: array }
        - { name: c, in: query, type: datetime }
        - { name: d, in: query, type: string, schema: { type: integer } }
        - { name: e, in: query, type: string, enum: [] }
        - { name: f, in: formData, schema: { type: integer, exclusiveMinimum: true, minimum: 0 } }
      responses: { 200: { description: ok } }
definitions:
  Kinds: { type: array, items: { type: string } }
  Pet: { properties: { born: { type: date } } }
`);
  const operation = root?.get("paths")?.get("/a")?.get("post");
  expect(
    operation
      ?.get("parameters")
      ?.items()
      .map((node) => node.value),
  ).toEqual([
    { name: "a", in: "query", explode: false, schema: { $ref: "#/components/schemas/Kinds" } },
    { name: "b", in: "query", explode: false, schema: { type: "array", items: {} } },
    { name: "c", in: "query", schema: {} },
    { name: "d", in: "query", schema: { type: "string" } },
    { name: "e", in: "query", schema: { type: "string" } },
  ]);
  const form = operation?.get("requestBody")?.get("content")?.get("application/x-www-form-urlencoded")?.get("schema");
  expect(form?.get("properties")?.value).toEqual({ f: { type: "integer", exclusiveMinimum: 0 } });
  expect(root?.get("components")?.get("schemas")?.get("Pet")?.value).toEqual({ properties: { born: {} } });
  expect(root?.get("servers")?.value).toEqual([{ url: "https://api.example.com/v1" }]);
  expect(diagnostics.map(({ location, mend }) => `${location?.pointer}: ${mend}`)).toMatchInlineSnapshot(`
    [
      "/basePath: it is read as \`/v1\`",
      "/paths/~1a/post/parameters/0/schema: it counts as it does in OpenAPI 3.0",
      "/paths/~1a/post/parameters/1: every item is let through",
      "/paths/~1a/post/parameters/2/type: the keyword is left out, and lets every value through",
      "/paths/~1a/post/parameters/3/schema: it is left out, and the \`type\` beside it counts",
      "/paths/~1a/post/parameters/4/enum: the keyword is left out, and lets every value through",
      "/paths/~1a/post/parameters/5/schema: it counts as it does in OpenAPI 3.0",
      "/definitions/Pet/properties/born/type: the keyword is left out, and lets every value through",
    ]
  `);
});

test("items of items with a separator of their own leave out what they are in, once", async () => {
  const nested = "type: array, items: { type: array, items: { type: string }, collectionFormat: pipes }";
  const { root, diagnostics } = await upgraded(`
paths:
  /a:
    get:
      parameters: [{ in: query, name: a, ${nested} }, { in: query, name: b, type: string }]
      responses: { 200: { description: ok, headers: { H: { ${nested} }, I: { type: string } } } }
    post:
      consumes: [application/x-www-form-urlencoded]
      parameters: [{ in: formData, name: a, ${nested} }, { in: formData, name: b, type: string }]
      responses: { 200: { description: ok } }
`);
  const item = root?.get("paths")?.get("/a");
  expect(
    item
      ?.get("get")
      ?.get("parameters")
      ?.items()
      .map((node) => node.string("name")),
  ).toEqual(["b"]);
  expect(
    item
      ?.get("get")
      ?.get("responses")
      ?.get("200")
      ?.get("headers")
      ?.entries()
      .map(([name]) => name),
  ).toEqual(["I"]);
  const form = item?.get("post")?.get("requestBody")?.get("content")?.get("application/x-www-form-urlencoded");
  expect(
    form
      ?.get("schema")
      ?.get("properties")
      ?.entries()
      .map(([name]) => name),
  ).toEqual(["b"]);
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual(
    [1, 2, 3].map(() => ["unsupported-parameter", "no style of OpenAPI 3 writes the collection format `pipes` here"]),
  );
  expect(diagnostics[1]?.help).toBe(
    'OpenAPI 3 has no style for arrays inside of arrays. Without one, allow the refusal: the parameter is then left out. The code to allow is "unsupported-parameter".',
  );
});
