import { expect, test } from "vitest";
import { generatedServer } from "./emit-spec.ts";
import { issuesOf } from "./pets-api.ts";

const parameter = (name: string, schema: string, more = "allowEmptyValue: true") =>
  `        - { name: ${name}, in: query, schema: ${schema}${more === "" ? "" : `, ${more}`} }`;

const { createServer } = await generatedServer(`
paths:
  /:
    get:
      operationId: find
      parameters:
${[
  parameter("limit", "{ type: integer, default: 20 }"),
  parameter("sold", "{ type: boolean }"),
  parameter("sort", "{ type: string, enum: [name, age] }"),
  parameter("text", "{ type: string }"),
  parameter("tags", "{ type: array, items: { type: integer } }"),
  parameter("page", "{ type: integer }", "required: true, allowEmptyValue: true"),
  parameter("plain", "{ type: integer }", ""),
].join("\n")}
      responses: { "200": { description: ok, content: { application/json: {} } } }
`);

const server = createServer({
  handlers: { find: ({ query }: { query: unknown }) => ({ status: 200, body: query }) },
});
const get = (query: string) => server.fetch(new Request(`http://localhost/?${query}`));

test("a parameter that may be empty, and is, counts as not sent, but for a list, which has no items", async () => {
  const response = await get("limit=&sold&sort=&tags=&page=1");
  expect(await response.json()).toEqual({ limit: 20, tags: [], page: 1 });
});

test("unless the schema has a meaning for that", async () => {
  expect(await (await get("text=&page=1")).json()).toEqual({ limit: 20, text: "", page: 1 });
});

test("what is not empty is looked at as ever", async () => {
  expect(await issuesOf(await get("limit=x&page=1"))).toEqual([
    { in: "query", pointer: "/limit", detail: "Must be an integer." },
  ]);
  expect(await issuesOf(await get("tags=1&tags=&page=1"))).toEqual([
    { in: "query", pointer: "/tags/1", detail: "Must be an integer." },
  ]);
});

test("one that is required is missing then", async () => {
  expect(await issuesOf(await get("page="))).toEqual([{ in: "query", pointer: "/page", detail: "Is required." }]);
});

test("other parameters may not be empty", async () => {
  expect(await issuesOf(await get("plain=&page=1"))).toEqual([
    { in: "query", pointer: "/plain", detail: "Must be an integer." },
  ]);
});
