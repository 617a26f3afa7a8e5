import { beforeAll, describe, expect, test } from "vitest";
import { against, bothEnds, type Call } from "./both-ends.ts";

const maybe = (type: string, more = "") => `{ anyOf: [{ type: ${type} }, { type: "null" }]${more} }`;

const spec = `
paths:
  /list:
    get:
      operationId: list
      parameters:
        - { name: page, in: query, schema: ${maybe("integer")} }
        - { name: size, in: query, schema: ${maybe("integer", ", default: 20")} }
        - { name: sort, in: query, required: true, schema: ${maybe("string")} }
        - { name: none, in: query, schema: ${maybe("string", ", default: null")} }
        - { name: ids, in: query, schema: { type: array, items: ${maybe("integer")} } }
        - { name: seen, in: cookie, schema: ${maybe("boolean")} }
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
  /token:
    post:
      operationId: token
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [username, otp, address]
              properties:
                username: { type: string }
                otp: ${maybe("integer")}
                grant_type: ${maybe("string")}
                scope: ${maybe("string", ", default: all")}
                address: ${maybe("object")}
                other_address: ${maybe("object")}
              additionalProperties: ${maybe("integer")}
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
`;

describe("null", () => {
  let call: Call;
  const sent: string[] = [];

  beforeAll(async () => {
    const ends = await bothEnds(spec);
    const { createServer } = await ends.server();
    const server = createServer({
      handlers: {
        list: ({ query, cookies }: { query: unknown; cookies: unknown }) => ({ status: 200, body: { query, cookies } }),
        token: ({ body }: { body: unknown }) => ({ status: 200, body }),
      },
    });
    const { fetch } = against(server) as { readonly fetch: (url: string, init: RequestInit) => Promise<Response> };
    call = await ends.client({
      fetch: (url: string, init: RequestInit) => {
        sent.push(typeof init.body === "string" ? init.body : url.replace(/.*\?/, ""));
        return fetch(url, init);
      },
    });
  });

  test("is left out of a query and its cookies where it is optional, but for a default", async () => {
    const query = { page: null, size: null, sort: null, none: null, ids: [1, null] };
    expect((await call("list", { query, cookies: { seen: null } })).body).toEqual({
      query: { size: null, sort: null, none: null, ids: [1, null] },
      cookies: {},
    });
    expect(sent.at(-1)).toBe("size=null&sort=null&ids=1&ids=null");
  });

  test("is left out of a form so, and of members that are not declared", async () => {
    const nothing = { grant_type: null, other_address: null, other: null };
    const body = { username: "a", otp: null, scope: null, address: null };
    expect((await call("token", { body: { ...body, ...nothing } })).body).toEqual(body);
    expect(sent.at(-1)).toBe("username=a&otp=null&scope=null&address=null");
    const given = { ...body, address: {}, other_address: { a: "b" } };
    expect((await call("token", { body: given })).body).toEqual(given);
  });
});
