import { expect, test } from "vitest";
import { against, bothEnds } from "./both-ends.ts";

const object = (name: string, members: string, more = "") =>
  `{ name: ${name}, in: query, required: true, schema: { type: [object, "null"], properties: { ${members} }${more} } }`;

const spec = `
paths:
  /list:
    get:
      operationId: list
      parameters:
        - ${object("plain", "a: { type: integer }")}
        - ${object("strict", "b: { type: integer }", ", required: [b]")}
        - { name: seen, in: cookie, required: true, schema: { type: [object, "null"], properties: { d: { type: integer } } } }
        - { name: sure, in: query, required: true, schema: { type: object, properties: { c: { type: integer } } } }
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
`;

test("null for an exploded object that is required is nothing, and arrives as null", async () => {
  const ends = await bothEnds(spec);
  const { createServer } = await ends.server();
  const server = createServer({
    handlers: {
      list: ({ query, cookies }: { query: unknown; cookies: unknown }) => ({ status: 200, body: { query, cookies } }),
    },
  });
  const sent: string[] = [];
  const { fetch } = against(server) as { readonly fetch: (url: string, init: RequestInit) => Promise<Response> };
  const call = await ends.client({
    fetch: (url: string, init: RequestInit) => {
      sent.push(url.replace(/[^?]*/, ""));
      return fetch(url, init);
    },
  });
  for (const [query, cookies, written] of [
    [{ plain: null, strict: null, sure: {} }, { seen: null }, "?sure="],
    [{ plain: {}, strict: { b: 1 }, sure: { c: 1 } }, { seen: {} }, "?plain=&b=1&c=1"],
    [{ plain: { a: 1 }, strict: { b: 1 }, sure: {} }, { seen: { d: 1 } }, "?a=1&b=1&sure="],
  ] as const) {
    const answer = await call("list", { query, cookies });
    expect([sent.at(-1), answer.body]).toEqual([written, { query, cookies }]);
  }
  // Another client may write no object without members.
  const { fetch: ask } = against(server) as { readonly fetch: (url: string) => Promise<Response> };
  expect(await (await ask("https://api.example.com/list")).json()).toEqual({
    query: { plain: null, strict: null, sure: {} },
    cookies: { seen: null },
  });
});
