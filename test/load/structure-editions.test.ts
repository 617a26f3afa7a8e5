import { expect, test } from "vitest";
import { loadText, minimal } from "./load-text.ts";

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
      "\`in\` has to be one of \`query\`, \`header\`, \`path\`, \`cookie\`, not \`querystring\`",
      "\`style\` has to be one of \`matrix\`, \`label\`, \`simple\`, \`form\`, \`spaceDelimited\`, \`pipeDelimited\`, \`deepObject\`, not \`cookie\`",
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

test("what 3.0 and 3.2 add to the methods of Swagger 2.0 is told, and counts where faults are mended", async () => {
  const text = `swagger: "2.0"
info: { title: x, version: "1" }
produces: [text/plain]
paths:
  /a: { trace: { responses: { 200: { description: ok, schema: { type: string } } } } }
  /b: { query: { responses: { 200: { description: ok, schema: { type: string } } } } }
`;
  const { diagnostics, document } = await loadText(text);
  expect(diagnostics.map(({ message, mend }) => [message, mend])).toEqual([
    ["`trace` exists since OpenAPI 3.0", "it counts as it does in OpenAPI 3.0"],
    ["`query` exists since OpenAPI 3.2", "it counts as it does in OpenAPI 3.2"],
  ]);
  const upgraded = {
    responses: { 200: { description: "ok", content: { "text/plain": { schema: { type: "string" } } } } },
  };
  expect(document?.root.get("paths")?.value).toEqual({ "/a": { trace: upgraded }, "/b": { query: upgraded } });
});

test("3.2's querystring is described by its media type", async () => {
  const parameter = (rest: string) => `openapi: 3.2.0
info: { title: x, version: "1" }
paths:
  /a: { get: { parameters: [{ name: q, in: querystring, ${rest} }], responses: { 200: {} } } }
`;
  expect((await loadText(parameter("content: { text/plain: {} }"))).printed).toBe("");
  const { diagnostics } = await loadText(parameter("schema: { type: string }"));
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "a parameter in `querystring` has `content`, not `schema`",
  ]);
});
