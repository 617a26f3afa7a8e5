import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { declarations, emittedClient } from "./emitted-client.ts";

const text = (value: string) => ({ description: value, content: { "text/plain": { schema: { enum: [value] } } } });

/** A document with these operations, one a path. */
const document = (...operations: JsonObject[]): JsonObject => ({
  paths: Object.fromEntries(
    operations.map((operation, index) => [`/${index}`, { post: { operationId: `Do${index}`, ...operation } }]),
  ),
});

describe("the body of an error", () => {
  const errors = (...operations: JsonObject[]) => declarations(emittedClient(document(...operations)), "src/errors.ts");

  test("is a default's only where the operation declares neither the status nor its range", () => {
    const written = errors(
      { responses: { "404": text("exact"), "4XX": text("range"), default: text("default") } },
      { responses: { "409": text("other"), default: text("else") } },
    );
    expect(written).toContain('class NotFoundError extends APIError<404, "exact" | "else" | undefined>');
    expect(written).toContain('class ConflictError extends APIError<409, "range" | "other" | undefined>');
    expect(written).toContain('class BadRequestError extends APIError<400, "range" | "else" | undefined>');
    expect(written).toMatch(
      /class InternalServerError<[^>]*> extends APIError<Status, "default" \| "else" \| undefined>/,
    );
  });

  test("of the 5xx is a default's unless the operation declares the range", () => {
    const written = errors(
      { responses: { "503": text("exact"), default: text("default") } },
      { responses: { "5XX": text("range"), default: text("never") } },
    );
    expect(written).toMatch(/class InternalServerError[^{]*"exact" \| "default" \| "range" \| undefined/);
    expect(written).toContain("class ServiceUnavailableError extends InternalServerError<503>");
  });
});

test("a range is less the statuses of its own that are declared", () => {
  const responses = { "200": text("a"), "302": text("b"), "404": text("c"), "409": text("d"), "4XX": text("e") };
  const written = declarations(emittedClient(document({ responses })), "src/operations.ts");
  expect(written).toContain('Reply<Exclude<Status4XX, 404 | 409>, "text/plain", "e">');
});

describe("how a request is written", () => {
  test("JSON parameters say nothing of exploding, and their comments say the limits of their values", () => {
    const parameters = [
      { name: "where", in: "query", content: { "application/json": { schema: { type: "object" } } } },
      { name: "text", in: "query", content: { "text/plain": { schema: { type: "string" } } } },
      {
        name: "size",
        in: "query",
        description: "How many.",
        schema: { type: "integer", minimum: 1, maximum: 9, default: 3 },
      },
      { name: "tags", in: "query", schema: { type: "array", items: { type: "string" }, maxItems: 5 } },
    ];
    const written = declarations(emittedClient(document({ parameters, responses: {} })), "src/operations.ts");
    expect(written).toContain('parameters: [{ name: "where", in: "query", style: "json", write: pairs }],');
    expect(written).toContain(`  /**
   * How many.
   *
   * @default 3
   * @minimum 1
   * @maximum 9
   */
  size?: number | undefined;
  /** @maxItems 5 */
  tags?: string[] | undefined;`);
  });

  test("a form has its encoding wherever it stands among the media types", () => {
    const schema = {
      type: "object",
      properties: {
        plain: { type: "string" },
        list: { type: "array", items: { type: "string" } },
        pipes: { type: "array", items: { type: "string" } },
        json: { type: "string" },
        pair: { type: "array", prefixItems: [{ type: "integer" }, { type: "string" }] },
        object: { type: "object" },
        deep: { type: "object", properties: { a: { type: "integer" } } },
        path: { type: "string" },
        note: { type: "string" },
      },
    };
    const encoding = {
      pipes: { style: "pipeDelimited" },
      json: { contentType: "application/json" },
      deep: { style: "deepObject", explode: true },
      path: { allowReserved: true },
      note: { contentType: "text/plain" },
    };
    const requestBody = {
      content: { "application/json": { schema }, "application/x-www-form-urlencoded": { schema, encoding } },
    };
    const written = declarations(emittedClient(document({ requestBody, responses: {} })), "src/operations.ts");
    expect(written.replace(/\s+/g, " ")).toContain(
      'encodeStyledForm(type, value, [ { property: "pipes", style: "pipeDelimited", explode: false, write: pairs }, ' +
        '{ property: "json", style: "json", write: pairs }, { property: "pair", style: "json", write: pairs }, ' +
        '{ property: "deep", style: "deepObject", explode: true, write: pairs }, ' +
        '{ property: "path", style: "form", explode: true, allowReserved: true, write: pairs }, ]',
    );
  });

  test("a body of several types stands beside a query, and may be left out", () => {
    const requestBody = {
      content: {
        "application/json": { schema: { type: "object", required: ["a"], properties: { a: { type: "string" } } } },
        "text/plain": { schema: { type: "string" } },
      },
    };
    const parameters = [{ name: "q", in: "query", schema: { type: "string" } }];
    const client = emittedClient(document({ requestBody, parameters, responses: {} }));
    expect(declarations(client, "src/operations.ts")).toContain(`export type Do0Content =
  | { body?: Do0Body | undefined; contentType?: "application/json" | undefined }
  | { body: string; contentType: "text/plain" };

/** What do0 takes. */
export type Do0Arguments = { query?: Do0Query | undefined } & Do0Content;`);
    expect(declarations(client, "src/resources.ts")).toContain(
      'do0(params?: Pick<Do0Arguments, "query"> & Do0Content, options?: RequestOptions)',
    );
    expect(declarations(client, "src/functions.ts")).toContain("args: Do0Arguments = {}");
  });
});

test("of the alternatives of security, the one that needs no credentials is tried last", () => {
  const responses = { "204": { description: "done" } };
  const client = emittedClient({
    ...document({ security: [{}, { key: [] }], responses }),
    components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "x-key" } } },
  });
  expect(declarations(client, "src/operations.ts")).toContain("security: [[key], []],");
});

test("a scheme whose option may be a grant of tokens has what gets them, and others do without", () => {
  const flows = { clientCredentials: { tokenUrl: "https://auth.example.com/token", scopes: {} } };
  const option = { "x-specwright": { options: [{ name: "token" }] } };
  const client = emittedClient({
    ...document({ security: [{ grant: [], shared: [], key: [] }], responses: { "204": { description: "done" } } }),
    components: {
      securitySchemes: {
        grant: { type: "oauth2", flows, ...option },
        shared: { type: "http", scheme: "bearer", ...option },
        key: { type: "apiKey", in: "header", name: "x-key" },
      },
    },
  });
  const written = declarations(client, "src/security.ts");
  expect(written).toMatch(/grant: SecurityScheme = .* option: "token", add: addToken, grant: grantedToken }/);
  expect(written).toMatch(/shared: SecurityScheme = .* option: "token", add: addToken, grant: grantedToken }/);
  expect(written).toMatch(/key: SecurityScheme = .* add: addKey }/);
});

describe("how pages follow one another", () => {
  const list = (first: JsonObject) => ({
    parameters: [{ name: "page", in: "query", schema: { type: "integer", ...first } }],
    responses: {
      "200": { description: "a bare list", content: { "application/json": { schema: { type: "array" } } } },
    },
    "x-specwright": { pagination: { kind: "page", parameter: "page", items: "" } },
  });

  test.each([
    [{}, '{ kind: byPage, parameter: "page", items: [] }'],
    [{ default: 1 }, '{ kind: byPage, parameter: "page", items: [] }'],
    [{ default: 0 }, '{ kind: byPage, first: 0, parameter: "page", items: [] }'],
  ])("of a body that is the list, and a parameter %j", (first, expected) => {
    const written = declarations(emittedClient(document(list(first))), "src/operations.ts");
    expect(written).toContain(`do0Pagination: PaginationTable = ${expected};`);
  });
});
