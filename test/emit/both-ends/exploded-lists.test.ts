import { beforeAll, describe, expect, test } from "vitest";
import { problems } from "../../model/build.ts";
import { emitted } from "../server/emit-spec.ts";
import { against, bothEnds, type Call } from "./both-ends.ts";

const pageable = `{ type: object, properties: { page: { type: integer, minimum: 0 }, size: { type: integer, default: 20 }, sort: { type: array, items: { type: string } } } }`;
const echoed = `responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }`;

const spec = `
paths:
  /pages:
    get:
      operationId: pages
      parameters: [{ name: pageable, in: query, required: true, schema: ${pageable} }]
      ${echoed}
  /things:
    get:
      operationId: things
      parameters:
        - name: filter
          in: query
          schema:
            type: object
            required: [ids]
            properties:
              ids: { type: array, minItems: 1, items: { type: integer } }
              one: { type: string }
              either: { oneOf: [{ type: boolean }, { type: array, items: { type: boolean } }] }
              made: { type: array, readOnly: true, items: { type: string } }
            additionalProperties: { type: array, items: { type: number } }
        - { name: limit, in: query, schema: { type: integer } }
        - { name: seen, in: cookie, schema: { type: object, properties: { ids: { type: array, items: { type: integer } } } } }
        - { name: tags, in: cookie, style: cookie, schema: { type: object, properties: { tag: { type: array, items: { type: string } } } } }
      ${echoed}
  /texts:
    get:
      operationId: texts
      parameters: [{ name: tags, in: query, schema: { type: object, properties: { tags: { type: array, items: { type: string } }, other: { type: string } } } }]
      ${echoed}
    post:
      operationId: send
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { page: ${pageable} } }
            encoding: { page: { style: form } }
      ${echoed}
`;

interface Sent {
  readonly query?: unknown;
  readonly cookies?: unknown;
  readonly body?: unknown;
}

let call: Call;
let ask: (path: string) => Promise<{ readonly status: number; readonly body: unknown }>;
const sent: string[] = [];

beforeAll(async () => {
  const ends = await bothEnds(spec);
  const { createServer } = await ends.server();
  const echo = ({ query, cookies, body }: Sent) => ({ status: 200, body: body ?? { query, cookies } });
  const server = createServer({
    handlers: { pages: echo, things: echo, texts: echo, send: echo },
    unknownParameters: "refuse",
  });
  const { fetch } = against(server) as { readonly fetch: (url: string, init: RequestInit) => Promise<Response> };
  call = await ends.client({
    fetch: (url: string, init: RequestInit) => {
      const cookie = new Headers(init.headers).get("cookie");
      const text = typeof init.body === "string" ? init.body : url.replace(/^[^?]*\??/, "");
      sent.push(decodeURIComponent(text + (cookie === null ? "" : ` ${cookie}`)));
      return fetch(url, init);
    },
  });
  ask = async (path) => {
    const response = await fetch(`https://api.example.com${path}`, { method: "GET" });
    return { status: response.status, body: await response.json() };
  };
});

describe("a member of an exploded object that is a list", () => {
  test.each<[string, string, Sent, string]>([
    [
      "several",
      "pages",
      { query: { pageable: { page: 1, size: 5, sort: ["a", "b,c"] } } },
      "page=1&size=5&sort=a&sort=b,c",
    ],
    ["one", "things", { query: { filter: { ids: [1] }, limit: 2 } }, "ids=1&limit=2"],
    [
      "those that are not declared, and a scalar or a list",
      "things",
      { query: { filter: { ids: [1, 2], either: [true, false], w: [0.5, 1] } } },
      "ids=1&ids=2&either=true&either=false&w=0.5&w=1",
    ],
    ["cookies", "things", { cookies: { seen: { ids: [3, 4] } } }, " ids=3; ids=4"],
    ["cookies as they are", "things", { cookies: { tags: { tag: ["x", "y"] } } }, " tag=x; tag=y"],
    ["nothing in it", "texts", { query: { tags: { tags: [], other: "x" } } }, "tags=&other=x"],
    ["its object's name", "texts", { query: { tags: { tags: ["a", ""] } } }, "tags=a&tags="],
  ])("has its name before each item: %s", async (_what, operation, given, text) => {
    expect((await call(operation, given)).body).toEqual({
      query: {},
      ...(operation === "things" && { cookies: {} }),
      ...given,
    });
    expect(sent.at(-1)).toBe(text);
  });

  test("so it has in a form", async () => {
    const body = { page: { page: 1, size: 20, sort: ["a", "b"] } };
    expect((await call("send", { body })).body).toEqual(body);
    expect(sent.at(-1)).toBe("page=1&size=20&sort=a&sort=b");
  });

  test.each([
    ["/pages?page=1&page=2", "/pageable/page", "Must not be given more than once."],
    ["/pages?sort=a&sort=%FF", "/pageable/sort/1", "Must be percent-encoded UTF-8."],
    ["/things?ids=1&ids=x", "/filter/ids/1", "Must be an integer."],
    ["/things?ids=", "/filter/ids", "Must have at least 1 item, but has 0."],
    ["/things?one=x", "/filter/ids", "Must be present."],
    ["/things?ids=1&w=x", "/filter/w/0", "Must be a number."],
  ])("is refused by its place where it does not fit: %s", async (path, pointer, detail) => {
    const { status, body } = await ask(path);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ in: "query", pointer, detail }] });
  });

  test.each([[{ tags: [] }], [{ tags: [""] }]])("has to arrive: not %j", async (tags) => {
    await expect(call("texts", { query: { tags } })).rejects.toThrow(TypeError);
  });

  test.each([
    ["{ type: array, items: { type: array, items: { type: string } } }", "form, exploded,"],
    ["{ type: array, items: { type: object } }", "form, exploded,"],
    ["{ type: object, properties: { a: { type: string } } }", "form, exploded,"],
    ["{ type: array, items: { type: string } }", "form,", "explode: false,"],
  ])("is refused where it has no spelling: %s", (schema, style, how = "") => {
    const parameter = `{ name: f, in: query, ${how} schema: { type: object, properties: { m: ${schema} } } }`;
    const { diagnostics } = emitted(
      `paths: { /a: { get: { operationId: a, parameters: [${parameter}], responses: { "204": { description: ok } } } } }`,
    );
    expect(problems(diagnostics)).toEqual([
      `error unsupported-parameter /paths/~1a/get/parameters/0: neither the server reads nor the client sends the query parameter \`f\` in style ${style} with its member \`m\``,
    ]);
  });
});

describe("an exploded object that is required, of which nothing is sent", () => {
  test("is one without members", async () => {
    expect(await ask("/pages")).toEqual({ status: 200, body: { query: { pageable: { size: 20 } } } });
    expect((await call("pages", { query: { pageable: {} } })).body).toEqual({ query: { pageable: { size: 20 } } });
  });
});

describe("a member of an exploded object that has no spelling", () => {
  const filterOf = (filter: string) => `
paths:
  /a:
    get:
      operationId: a
      parameters: [{ name: f, in: query, schema: ${filter} }]
      ${echoed}
`;
  const nested = "{ type: object, properties: { a: { type: string } } }";
  const message =
    "error unsupported-parameter /paths/~1a/get/parameters/0: neither the server reads nor the client sends";

  test("is left out alone where the others can do without it", async () => {
    const filter = `{ type: object, required: [q], properties: { q: { type: string }, tags: { type: array, items: { type: string } }, n: ${nested}, m: { type: array, items: ${nested} } } }`;
    const ends = await bothEnds(filterOf(filter), [
      `${message} the members \`n\`, \`m\` of the query parameter \`f\`, which is exploded`,
    ]);
    const { createServer } = await ends.server();
    const call = await ends.client(
      against(createServer({ handlers: { a: ({ query }: Sent) => ({ status: 200, body: query }) } })),
    );
    const f = { q: "x", tags: ["a", "b"] };
    expect((await call("a", { query: { f } })).body).toEqual({ f });
    const sends = call("a", { query: { f: { ...f, n: { a: "x" } } } });
    await expect(sends).rejects.toThrow("f: Its member n would arrive as something else, or not at all.");
    const source = `
import { aOperation, type AQuery } from "./client/operations.ts";
import type { Handlers } from "./server/handlers.ts";
export const query: AQuery = { f: { q: "x", tags: ["a"] } };
// @ts-expect-error it is not sent
export const more: AQuery = { f: { q: "x", n: { a: "x" } } };
export { aOperation, type Handlers };
`;
    expect(await ends.compile({ "use.ts": source })).toBe("");
  });

  test.each([
    ["it is required", `{ type: object, required: [n], properties: { q: { type: string }, n: ${nested} } }`],
    ["there is no other", `{ type: object, properties: { n: ${nested} } }`],
    [
      "the object is open",
      `{ type: object, additionalProperties: { type: string }, properties: { q: { type: string }, n: ${nested} } }`,
    ],
    [
      "the object has alternatives",
      `{ type: object, properties: { q: { type: string }, n: ${nested} }, anyOf: [{ required: [q] }, { maxProperties: 0 }] }`,
    ],
    ["it may be null", `{ type: [object, "null"], properties: { q: { type: string }, n: ${nested} } }`],
  ])("is refused with the whole where %s", (_why, filter) => {
    const { diagnostics } = emitted(filterOf(filter).replace(/^\n/, ""));
    expect(problems(diagnostics)).toEqual([
      `${message} the query parameter \`f\` in style form, exploded, with its member \`n\``,
    ]);
  });
});
