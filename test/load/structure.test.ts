import { expect, test } from "vitest";
import { similar } from "../../generator/similar.ts";
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
    "error[invalid-document] \`version\` has to be a string, not a number
      api.yml:2:28
        1 | openapi: 3.1.0
        2 | info: { title: x, version: 1.0 }
          |                            ^^^
      help  Put it in quotes.
      help  With --lenient, it is read as "1.0".
    warning[invalid-document] \`tags\` has to be an array, not null
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
      help  Correct the document; one that is not yours, by an overlay (--overlay).
      help  With --lenient, it is read as \`/pets\`.
    error[invalid-document] \`parametrs\` is not a member of the Operation Object
      api.yml:8:7
        7 |     get:
        8 |       parametrs: []
          |       ^^^^^^^^^
      help  Its members are tags, summary, description, externalDocs, operationId, parameters, requestBody, callbacks, deprecated, security, servers, responses.
      help  With --lenient, it is left out: it says nothing here.
    error[invalid-document] \`tags\` has to be an array, not a string
      api.yml:9:13
        8 |       parametrs: []
        9 |       tags: one
          |             ^^^
      help  With --lenient, it is read as ["one"].
    error[invalid-document] \`name\` is missing from this Parameter Object
      api.yml:11:11
        10 |       parameters:
        11 |         - { in: query, schema: { type: strng } }
           |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    error[invalid-document] \`type\` has to be one of \`null\`, \`boolean\`, \`object\`, \`array\`, \`number\`, \`string\`, \`integer\`, not \`strng\`
      api.yml:11:40
        10 |       parameters:
        11 |         - { in: query, schema: { type: strng } }
           |                                        ^^^^^
      help  Is \`string\` meant?
      help  With --lenient, the keyword is left out, and lets every value through.
    error[invalid-document] \`nam\` is not a member of the Parameter Object
      api.yml:12:13
        11 |         - { in: query, schema: { type: strng } }
        12 |         - { nam: b, in: querry, schema: {} }
           |             ^^^
      help  Is \`name\` meant?
    error[invalid-document] \`in\` has to be one of \`query\`, \`header\`, \`path\`, \`cookie\`, not \`querry\`
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
      help  With --lenient, it is required all the same.
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
      help  With --lenient, it is left out, and the default style counts.
    error[invalid-document] this item has to be an object, not a string
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
    error[invalid-document] \`schema\` has to be a schema, not an array
      api.yml:17:71
        16 |       responses:
        17 |         200: { descripton: ok, content: { application/json: { schema: [] } } }
           |                                                                       ^^
      help  With --lenient, it is read as {}.
    error[invalid-document] \`600\` is not a status from 100 to 599, a range such as \`4XX\`, or \`default\`
      api.yml:18:9
        17 |         200: { descripton: ok, content: { application/json: { schema: [] } } }
        18 |         600: { description: ok }
           |         ^^^
      help  With --lenient, the response is left out.
    error[invalid-document] \`query\` exists since OpenAPI 3.2
      api.yml:19:5
        18 |         600: { description: ok }
        19 |     query: {}
           |     ^^^^^
      help  With --lenient, it counts as it does in OpenAPI 3.2.
    error[invalid-document] \`required\` has to be an array, not a string
      api.yml:22:34
        21 |   schemas:
        22 |     A: { type: object, required: a, properties: { b: { minLength: -1, exclusiveMinimum: true } } }
           |                                  ^
      help  With --lenient, it is read as ["a"].
    error[invalid-document] \`minLength\` has to be an integer from 0, not -1
      api.yml:22:67
        21 |   schemas:
        22 |     A: { type: object, required: a, properties: { b: { minLength: -1, exclusiveMinimum: true } } }
           |                                                                   ^^
      help  With --lenient, the keyword is left out, and lets every value through.
    error[invalid-document] \`exclusiveMinimum\` is a number in OpenAPI 3.1
      api.yml:22:89
        21 |   schemas:
        22 |     A: { type: object, required: a, properties: { b: { minLength: -1, exclusiveMinimum: true } } }
           |                                                                                         ^^^^
      help  With --lenient, it is left out, and the bound itself is let through.
    error[invalid-document] \`B c\` is not a component's name, which has letters, digits, \`.\`, \`-\` and \`_\` alone
      api.yml:23:5
        22 |     A: { type: object, required: a, properties: { b: { minLength: -1, exclusiveMinimum: true } } }
        23 |     B c: {}
           |     ^^^
      help  With --lenient, it counts as it is.
    error[invalid-document] \`in\` is missing from this security scheme of type \`apiKey\`
      api.yml:25:10
        24 |   securitySchemes:
        25 |     key: { type: apiKey, name: x }
           |          ^^^^^^^^^^^^^^^^^^^^^^^^^
    error[invalid-document] \`authorizationUrl\` is missing from the flow \`authorizationCode\`
      api.yml:26:55
        25 |     key: { type: apiKey, name: x }
        26 |     code: { type: oauth2, flows: { authorizationCode: { tokenUrl: /t, scopes: {} } } }
           |                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help  With --lenient, the flow has no such address: the client does not ask for a token by itself."
  `);
});

test("keywords that have other values in other drafts say what is written in their place", async () => {
  const { printed } = await loadText(`openapi: 3.1.0
info: { title: x, version: "1" }
components:
  schemas:
    A: { type: array, items: [{ type: string }] }
    B: { type: object, properties: { a: { type: string, required: true } } }
`);
  expect(printed.match(/(?<=help {2}(?!With|Correct)).*/g)).toEqual([
    "Write `prefixItems` for schemas of one item each: `items` is the schema of those that follow them.",
    "Draft 4 has a list beside `properties` in its place: `required: [a]`.",
  ]);
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

test("null and slips in what is for people alone are warnings", async () => {
  const { document, printed } = await loadText(
    minimal("tags:\ncomponents:\n  schemas:\n    A: { description: 5, examples: { a: 1 }, type: string }\n"),
  );
  expect(printed).toMatchInlineSnapshot(`
    "warning[invalid-document] \`tags\` has to be an array, not null
      api.yml:4:1
        3 | paths: {}
        4 | tags:
          | ^^^^
      help  It is read as if it were not there.
    warning[invalid-document] \`description\` has to be a string, not a number
      api.yml:7:23
        6 |   schemas:
        7 |     A: { description: 5, examples: { a: 1 }, type: string }
          |                       ^
      help  Put it in quotes. It is read as if it were not there.
    warning[invalid-document] \`examples\` has to be an array, not an object
      api.yml:7:36
        6 |   schemas:
        7 |     A: { description: 5, examples: { a: 1 }, type: string }
          |                                    ^^^^^^^^
      help  It is read as if it were not there."
  `);
  expect(document?.root.get("tags")).toBeUndefined();
  expect(document?.root.get("components")?.get("schemas")?.get("A")?.value).toEqual({ type: "string" });
});

test("a member that another one has in other letters is no unknown one, though both are there", async () => {
  const { diagnostics } = await loadText(`openapi: 3.1.0
info: { title: t, version: "1" }
paths: { /a: { get: { responses: { "204": { description: a } } }, GET: { responses: { "204": { description: b } } } } }
`);
  expect(diagnostics.map(({ message, help, mend }) => [message, help, mend])).toEqual([
    ["`GET` is not a member of the Path Item Object", "Is `get` meant?", undefined],
  ]);
});

test("a body among the parameters says where it belongs since OpenAPI 3.0", async () => {
  const { diagnostics } = await loadText(`openapi: 3.0.3
info: { title: t, version: "1" }
paths:
  /a: { post: { parameters: [{ name: b, in: body, schema: {} }], responses: { "204": { description: a } } } }
`);
  expect(diagnostics[0]?.help).toBe(
    "Write a `requestBody` into the operation: it describes bodies and forms since OpenAPI 3.0.",
  );
});

test("one letter is like the same letter in the other case", () => {
  expect(similar("a", ["A"])).toBe("A");
  expect(similar("a", ["B"])).toBeUndefined();
});
