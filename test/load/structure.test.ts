import { expect, test } from "vitest";
import { loadText, minimal } from "./load-text.ts";

test("unknown, missing and mistyped members, in the words of the specification", async () => {
  const { printed } = await loadText(`openapi: 3.1.0
info: { title: x, version: 1.0 }
tags:
paths:
  pets: {}
  /a:
    get:
      parametrs: []
      tags: one
      parameters:
        - { in: query, schema: { type: strng } }
        - { nam: b, in: querry, schema: {} }
        - { name: c, in: path, schema: {}, content: {} }
        - { name: d, in: query, style: matrix, schema: {} }
        - text
      responses:
        200: { descripton: ok, content: { application/json: { schema: [] } } }
        600: { description: ok }
    query: {}
components:
  schemas:
    A: { type: object, required: a, properties: { b: { minLength: -1, exclusiveMinimum: true } } }
    B c: {}
  securitySchemes:
    key: { type: apiKey, name: x }
    code: { type: oauth2, flows: { authorizationCode: { tokenUrl: /t, scopes: {} } } }
`);
  expect(printed).toMatchInlineSnapshot(`
    "error[invalid-document] \`version\` is a string, not a number
      api.yml:2:28
        1 | openapi: 3.1.0
        2 | info: { title: x, version: 1.0 }
          |                            ^^^
      help  Put it in quotes.
    warning[invalid-document] \`tags\` is an array, not null
      api.yml:3:1
        2 | info: { title: x, version: 1.0 }
        3 | tags:
          | ^^^^
      help  It is read as if it were not there.
    error[invalid-document] \`pets\` is not a path, which begins with \`/\`
      api.yml:5:3
        4 | paths:
        5 |   pets: {}
          |   ^^^^
    error[invalid-document] \`parametrs\` is not a member of the Operation Object
      api.yml:8:7
        7 |     get:
        8 |       parametrs: []
          |       ^^^^^^^^^
    error[invalid-document] \`tags\` is an array, not a string
      api.yml:9:13
        8 |       parametrs: []
        9 |       tags: one
          |             ^^^
    error[invalid-document] \`name\` is missing from this Parameter Object
      api.yml:11:11
        10 |       parameters:
        11 |         - { in: query, schema: { type: strng } }
           |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    error[invalid-document] \`type\` is one of \`null\`, \`boolean\`, \`object\`, \`array\`, \`number\`, \`string\`, \`integer\`, not \`strng\`
      api.yml:11:40
        10 |       parameters:
        11 |         - { in: query, schema: { type: strng } }
           |                                        ^^^^^
      help  Is \`string\` meant?
    error[invalid-document] \`nam\` is not a member of the Parameter Object
      api.yml:12:13
        11 |         - { in: query, schema: { type: strng } }
        12 |         - { nam: b, in: querry, schema: {} }
           |             ^^^
      help  Is \`name\` meant?
    error[invalid-document] \`in\` is one of \`query\`, \`header\`, \`path\`, \`cookie\`, not \`querry\`
      api.yml:12:25
        11 |         - { in: query, schema: { type: strng } }
        12 |         - { nam: b, in: querry, schema: {} }
           |                         ^^^^^^
      help  Is \`query\` meant?
    error[invalid-document] a path parameter needs \`required: true\`
      api.yml:13:11
        12 |         - { nam: b, in: querry, schema: {} }
        13 |         - { name: c, in: path, schema: {}, content: {} }
           |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    error[invalid-document] \`schema\` and \`content\` exclude each other
      api.yml:13:53
        12 |         - { nam: b, in: querry, schema: {} }
        13 |         - { name: c, in: path, schema: {}, content: {} }
           |                                                     ^^
    error[invalid-document] \`content\` has exactly one media type here
      api.yml:13:53
        12 |         - { nam: b, in: querry, schema: {} }
        13 |         - { name: c, in: path, schema: {}, content: {} }
           |                                                     ^^
    error[invalid-document] the style \`matrix\` does not exist for parameters in \`query\`
      api.yml:14:40
        13 |         - { name: c, in: path, schema: {}, content: {} }
        14 |         - { name: d, in: query, style: matrix, schema: {} }
           |                                        ^^^^^^
      help  It exists for \`path\`.
    error[invalid-document] this item is an object, not a string
      api.yml:15:11
        14 |         - { name: d, in: query, style: matrix, schema: {} }
        15 |         - text
           |           ^^^^
    error[invalid-document] \`descripton\` is not a member of the Response Object
      api.yml:17:16
        16 |       responses:
        17 |         200: { descripton: ok, content: { application/json: { schema: [] } } }
           |                ^^^^^^^^^^
      help  Is \`description\` meant?
    error[invalid-document] \`schema\` is a schema, not an array
      api.yml:17:71
        16 |       responses:
        17 | …escripton: ok, content: { application/json: { schema: [] } } }
           |                                                        ^^
    error[invalid-document] \`600\` is not a status from 100 to 599, a range such as \`4XX\`, or \`default\`
      api.yml:18:9
        17 |         200: { descripton: ok, content: { application/json: { schema: [] } } }
        18 |         600: { description: ok }
           |         ^^^
    error[invalid-document] \`query\` exists since OpenAPI 3.2
      api.yml:19:5
        18 |         600: { description: ok }
        19 |     query: {}
           |     ^^^^^
    error[invalid-document] \`required\` is an array, not a string
      api.yml:22:34
        21 |   schemas:
        22 |     A: { type: object, required: a, properties: { b: { minLength: -1, exclusiveMinimum: true } } }
           |                                  ^
    error[invalid-document] \`minLength\` is an integer from 0, not -1
      api.yml:22:67
        21 |   schemas:
        22 | …e: object, required: a, properties: { b: { minLength: -1, exclusiveMinimum: true } } }
           |                                                        ^^
    error[invalid-document] \`exclusiveMinimum\` is a number in OpenAPI 3.1
      api.yml:22:89
        21 |   schemas:
        22 | …, properties: { b: { minLength: -1, exclusiveMinimum: true } } }
           |                                                        ^^^^
    error[invalid-document] \`B c\` is not a component's name, which has letters, digits, \`.\`, \`-\` and \`_\` alone
      api.yml:23:5
        22 |     A: { type: object, required: a, properties: { b: { minLength: -1, exclusiveMinimum: true } } }
        23 |     B c: {}
           |     ^^^
    error[invalid-document] \`in\` is missing from this security scheme of type \`apiKey\`
      api.yml:25:10
        24 |   securitySchemes:
        25 |     key: { type: apiKey, name: x }
           |          ^^^^^^^^^^^^^^^^^^^^^^^^^
    error[invalid-document] \`authorizationUrl\` is missing from the flow \`authorizationCode\`
      api.yml:26:55
        25 |     key: { type: apiKey, name: x }
        26 |     code: { type: oauth2, flows: { authorizationCode: { tokenUrl: /t, scopes: {} } } }
           |                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
  `);
});

test("one mistake is one message, also where the rules have many alternatives", async () => {
  for (const version of ["3.0.3", "3.1.0", "3.2.0"]) {
    const { diagnostics } = await loadText(`openapi: ${version}
info: { title: x, version: "1" }
paths:
  /a:
    get:
      parameters: [{ in: query, schema: { type: string } }]
      responses: { 200: { description: ok } }
`);
    expect(diagnostics.map(({ message }) => message)).toEqual(["`name` is missing from this Parameter Object"]);
  }
});

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
    "error[invalid-document] \`enum\` needs at least 1 member
      api.yml:8:63
        7 |       parameters:
        8 | …- { name: a, in: query, schema: { type: string, enum: [] } }
          |                                                        ^^
    error[invalid-document] \`responses\` needs at least 1 member
      api.yml:9:18
        8 |         - { name: a, in: query, schema: { type: string, enum: [] } }
        9 |       responses: {}
          |                  ^^"
  `);
});

test("null and slips in what is for people alone are warnings", async () => {
  const { document, printed } = await loadText(
    minimal("tags:\ncomponents:\n  schemas:\n    A: { description: 5, examples: { a: 1 }, type: string }\n"),
  );
  expect(printed).toMatchInlineSnapshot(`
    "warning[invalid-document] \`tags\` is an array, not null
      api.yml:4:1
        3 | paths: {}
        4 | tags:
          | ^^^^
      help  It is read as if it were not there.
    warning[invalid-document] \`description\` is a string, not a number
      api.yml:7:23
        6 |   schemas:
        7 |     A: { description: 5, examples: { a: 1 }, type: string }
          |                       ^
      help  Put it in quotes. It is read as if it were not there.
    warning[invalid-document] \`examples\` is an array, not an object
      api.yml:7:36
        6 |   schemas:
        7 |     A: { description: 5, examples: { a: 1 }, type: string }
          |                                    ^^^^^^^^
      help  It is read as if it were not there."
  `);
  expect(document?.root.get("tags")).toBeUndefined();
  expect(document?.root.get("components")?.get("schemas")?.get("A")?.value).toEqual({ type: "string" });
});

test("keywords of a newer edition in a schema of 3.0 count, with a warning", async () => {
  const { document, printed } = await loadText(minimal("components: { schemas: { A: { const: 1 } } }\n", "3.0.0"));
  expect(printed).toMatchInlineSnapshot(`
    "warning[invalid-document] \`const\` is a keyword since OpenAPI 3.1
      api.yml:4:31
        3 | paths: {}
        4 | components: { schemas: { A: { const: 1 } } }
          |                               ^^^^^
      help  It counts here as it does in OpenAPI 3.1."
  `);
  expect(document?.root.get("components")?.get("schemas")?.get("A")?.value).toEqual({ const: 1 });
});

test("what 3.2 adds is accepted in 3.2 and refused before", async () => {
  const text = (version: string) => `openapi: ${version}
info: { title: x, version: "1" }
$self: https://example.com/api.yml
servers: [{ url: /, name: main }]
tags: [{ name: a, summary: A, kind: nav }, { name: b, parent: a }]
paths:
  /a:
    query:
      parameters:
        - { name: q, in: querystring, content: { application/x-www-form-urlencoded: { schema: { type: object } } } }
        - { name: c, in: cookie, style: cookie, schema: { type: string } }
      responses:
        200:
          summary: Events
          content:
            application/jsonl: { itemSchema: { type: object } }
            application/json: { $ref: "#/components/mediaTypes/M" }
    additionalOperations: { COPY: { responses: { 200: { description: ok } } } }
components:
  mediaTypes: { M: { schema: { type: string } } }
  securitySchemes:
    s:
      type: oauth2
      oauth2MetadataUrl: https://example.com
      flows: { deviceAuthorization: { deviceAuthorizationUrl: /d, tokenUrl: /t, scopes: {} } }
`;
  expect((await loadText(text("3.2.0"))).printed).toBe("");
  const { diagnostics } = await loadText(text("3.1.0"));
  expect(diagnostics.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "\`$self\` exists since OpenAPI 3.2",
      "\`name\` exists since OpenAPI 3.2",
      "\`summary\` exists since OpenAPI 3.2",
      "\`kind\` exists since OpenAPI 3.2",
      "\`parent\` exists since OpenAPI 3.2",
      "\`query\` exists since OpenAPI 3.2",
      "\`additionalOperations\` exists since OpenAPI 3.2",
      "\`in\` is one of \`query\`, \`header\`, \`path\`, \`cookie\`, not \`querystring\`",
      "\`style\` is one of \`matrix\`, \`label\`, \`simple\`, \`form\`, \`spaceDelimited\`, \`pipeDelimited\`, \`deepObject\`, not \`cookie\`",
      "\`summary\` exists since OpenAPI 3.2",
      "\`description\` is missing from this Response Object",
      "\`itemSchema\` exists since OpenAPI 3.2",
      "\`mediaTypes\` exists since OpenAPI 3.2",
      "\`oauth2MetadataUrl\` exists since OpenAPI 3.2",
      "\`deviceAuthorization\` exists since OpenAPI 3.2",
      "\`deviceAuthorizationUrl\` exists since OpenAPI 3.2",
    ]
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
