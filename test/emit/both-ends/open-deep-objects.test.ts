import { beforeAll, describe, expect, test } from "vitest";
import { problems } from "../../model/build.ts";
import { emitted } from "../server/emit-spec.ts";
import { against, bothEnds, type Call } from "./both-ends.ts";

const lists = "{ type: object, additionalProperties: { type: array, items: { type: integer } } }";
const ranges =
  "{ type: object, properties: { all: { type: boolean } }, additionalProperties: { type: object, properties: { from: { type: integer }, tags: { type: array, items: { type: string } } } } }";
const nested =
  "{ type: object, additionalProperties: { type: object, additionalProperties: { type: [integer, string] } } }";
const either =
  "{ type: object, additionalProperties: { oneOf: [{ type: integer }, { type: array, items: { type: integer } }] } }";
const shapes = { lists, ranges, nested, either };

const parameter = (name: string, schema: string) =>
  `{ name: ${name}, in: query, style: deepObject, explode: true, schema: ${schema} }`;
const ok = '{ "200": { description: ok, content: { application/json: { schema: {} } } } }';

const spec = `
paths:
  /things:
    get:
      operationId: list
      parameters: [${Object.entries(shapes).map(([name, schema]) => parameter(name, schema))}]
      responses: ${ok}
    post:
      operationId: add
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { ${Object.entries(shapes).map(([name, schema]) => `${name}: ${schema}`)} } }
            encoding: { ${Object.keys(shapes).map((name) => `${name}: { style: deepObject, explode: true }`)} }
      responses: ${ok}
`;

let call: Call;
let raw: (query: string) => Promise<{ readonly status: number; readonly body: unknown }>;
const sent: string[] = [];

beforeAll(async () => {
  const ends = await bothEnds(spec);
  const { createServer } = await ends.server();
  const server = createServer({
    handlers: {
      list: ({ query }: { query: unknown }) => ({ status: 200, body: query }),
      add: ({ body }: { body: unknown }) => ({ status: 200, body }),
    },
    context: undefined,
  });
  const { fetch } = against(server) as { readonly fetch: (url: string, init: RequestInit) => Promise<Response> };
  call = await ends.client({
    fetch: (url: string, init: RequestInit) => {
      sent.push(decodeURIComponent(typeof init.body === "string" ? init.body : url.replace(/.*\?/, "")));
      return fetch(url, init);
    },
  });
  raw = async (query) => {
    const response = await fetch(`http://localhost/things?${query}`, { method: "GET" });
    return { status: response.status, body: await response.json() };
  };
});

describe("members of a deepObject that are not declared", () => {
  test.each([
    ["lists", { lists: { a: [1, 2], "b-c": [3], none: [] } }, "lists[a]=1&lists[a]=2&lists[b-c]=3&lists[none]="],
    [
      "objects",
      { ranges: { all: true, price: { from: 1, tags: ["x", "y"] }, none: {} } },
      "ranges[all]=true&ranges[price][from]=1&ranges[price][tags]=x&ranges[price][tags]=y&ranges[none]=",
    ],
    ["objects that are open themselves", { nested: { a: { b: 1, c: "x" } } }, "nested[a][b]=1&nested[a][c]=x"],
    ["scalars or lists", { either: { a: 1, b: [2, 3] } }, "either[a]=1&either[b]=2&either[b]=3"],
  ])("are %s, in queries and forms", async (_what, value, text) => {
    sent.length = 0;
    expect((await call("list", { query: value })).body).toEqual(value);
    expect((await call("add", { body: value })).body).toEqual(value);
    expect(sent).toEqual([text, text]);
  });

  test.each([
    ["lists[a]=x", "query", "/lists/a/0"],
    ["lists[a][b]=1", "query", "/lists/a"],
    ["ranges[price]=1", "query", "/ranges/price"],
    ["ranges[price][from]=x", "query", "/ranges/price/from"],
  ])("that do not fit are refused by their place: %s", async (query, place, pointer) => {
    const { status, body } = await raw(query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ in: place, pointer }] });
  });

  test("are refused where they have no spelling, and the refusal says what of it", () => {
    const of = (schema: string) =>
      problems(
        emitted(`paths: { /a: { get: { operationId: a, parameters: [${parameter("f", schema)}], responses: ${ok} } } }`)
          .diagnostics,
      );
    const place =
      "error unsupported-parameter /paths/~1a/get/parameters/0: neither the server reads nor the client sends";
    const pairs = "{ type: object, additionalProperties: { type: array, items: { type: object } } }";
    expect(of(pairs)).toEqual([
      `${place} the query parameter \`f\` in style deepObject, exploded, with what \`additionalProperties\` says`,
    ]);
    expect(of(`{ type: object, properties: { a: ${pairs} } }`)).toEqual([
      `${place} the query parameter \`f\` in style deepObject, exploded, with what \`additionalProperties\` says of \`a\``,
    ]);
  });
});
