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

/** What is said of a schema `A`, with what to do about it, one line for each fault. */
async function saidOf(schema: string, version: string): Promise<readonly string[]> {
  const text =
    version === "2.0"
      ? `swagger: "2.0"\ninfo: { title: x, version: "1" }\npaths: {}\ndefinitions: { A: ${schema} }\n`
      : minimal(`components: { schemas: { A: ${schema} } }\n`, version);
  const { diagnostics } = await loadText(text);
  return diagnostics.map(({ severity, message, help }) => `${severity}: ${message}. ${help ?? ""}`);
}

test("a list of types in 3.0 is told with what 3.0 has for it", async () => {
  const message = "error: a list of types exists since OpenAPI 3.1.";
  expect(await saidOf('{ type: [string, "null"] }', "3.0.3")).toEqual([
    `${message} Write \`type: string\` and \`nullable: true\`.`,
  ]);
  expect(await saidOf("{ type: [string, null] }", "3.0.3")).toEqual([
    `${message} Write \`type: string\` and \`nullable: true\`.`,
    "error: this item has to be a string, not null. Write `nullable: true` beside `type` in its place.",
  ]);
  expect(await saidOf("{ type: [string, integer] }", "3.0.3")).toEqual([
    `${message} Write \`anyOf\` with a schema for each type.`,
  ]);
  expect(await saidOf('{ type: [string, integer, "null"] }', "3.0.3")).toEqual([
    `${message} Write \`anyOf\` with a schema for each type, and \`nullable: true\` beside it.`,
  ]);
  expect(await saidOf("{ type: [string] }", "3.0.3")).toEqual([`${message} Write \`type: string\`.`]);
});

test("null is offered as a type where there is one", async () => {
  const others = "`boolean`, `object`, `array`, `number`, `string`, `integer`";
  const unknown = "error: `type` has to be one of";
  expect(await saidOf("{ type: nil }", "3.0.3")).toEqual([`${unknown} ${others}, not \`nil\`. `]);
  expect(await saidOf("{ type: nil }", "3.1.0")).toEqual([`${unknown} \`null\`, ${others}, not \`nil\`. `]);
  expect(await saidOf('{ type: "null" }', "3.0.3")).toEqual([
    "error: the type `null` exists since OpenAPI 3.1. Write `nullable: true` beside the type of what is not null.",
  ]);
  expect(await saidOf("{ type: [string, null] }", "3.1.0")).toEqual([
    "error: this item has to be a string, not null. Put it in quotes.",
  ]);
});

test("keywords of OpenAPI 3.0 in a schema of Swagger 2.0 count, with a warning", async () => {
  const said = (keyword: string) =>
    `warning: \`${keyword}\` is a keyword since OpenAPI 3.0. It counts here as it does in OpenAPI 3.0.`;
  const type = "{ type: string }";
  for (const [keyword, value] of [
    ["oneOf", `[${type}]`],
    ["anyOf", `[${type}]`],
    ["not", type],
    ["nullable", "true"],
    ["writeOnly", "true"],
  ] as const) {
    expect(await saidOf(`{ ${keyword}: ${value} }`, "2.0")).toEqual([said(keyword)]);
    expect(await saidOf(`{ ${keyword}: ${value} }`, "3.0.0")).toEqual([]);
  }
  expect(await saidOf(`{ allOf: [${type}], x-nullable: true }`, "2.0")).toEqual([]);
});
