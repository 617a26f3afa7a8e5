import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forget } from "./notes-options.ts";
import { listening, runSnippet, snippetFolder } from "./snippets.ts";

const mounted = [
  { name: "Express", snippet: "express-prefix.ts", ownNotFound: /Cannot GET \/api\/elsewhere/ },
  { name: "Fastify", snippet: "fastify-prefix.ts", ownNotFound: /Route GET:\/api\/elsewhere not found/ },
  { name: "Koa", snippet: "koa-prefix.ts", ownNotFound: /^Not Found$/ },
  // Hono hands all that is below to what it mounts, and gives it no way to say no.
  { name: "Hono", snippet: "hono-prefix.ts", ownNotFound: /^\{"title":"Not Found","status":404\}$/ },
];

let folder: string;
beforeAll(async () => {
  ({ folder } = await snippetFolder());
});
beforeEach(forget);

describe.each(mounted)("below /api in $name", ({ snippet, ownNotFound }) => {
  let origin: string;
  beforeAll(async () => {
    origin = `http://127.0.0.1:${await runSnippet(folder, snippet)}`;
  });

  test("the API sees its own paths", async () => {
    const response = await fetch(`${origin}/api/v1/request?a=%20`);
    expect(await response.json()).toMatchObject({ url: "/v1/request?a=%20", to: `${origin}/v1/request?a=%20` });
  });

  test("a body arrives", async () => {
    const response = await fetch(`${origin}/api/v1/notes`, {
      method: "POST",
      body: new URLSearchParams({ text: "é" }),
    });
    expect(await response.json()).toMatchObject({ body: { text: "é" } });
  });

  test.each(["/v1/notes", "/apiv1/notes", "/"])("%s is none of its paths", async (path) => {
    const response = await fetch(origin + path);
    expect([response.status, await response.text()]).toEqual([
      404,
      expect.stringMatching(/^404 |Cannot GET|Route GET:|^Not/),
    ]);
  });

  test("the fallback answers below the prefix too", async () => {
    const response = await fetch(`${origin}/api/mirror`, { method: "POST", body: "as it was" });
    expect(await response.text()).toBe("as it was");
  });

  test("a path that it does not know is answered by whom the page says", async () => {
    const response = await fetch(`${origin}/api/elsewhere`);
    expect([response.status, await response.text()]).toEqual([404, expect.stringMatching(ownNotFound)]);
  });

  test("the prefix alone is no path", async () => {
    expect((await fetch(`${origin}/api`)).status).toBe(404);
    expect((await fetch(`${origin}/api/`)).status).toBe(404);
  });
});

test("a prefix of Fastify keeps the API to its own paths, and stays in the URL", async () => {
  const program = `
import Fastify from "fastify";
import { server } from "./server.ts";
const app = Fastify();
app.register(
  async (api) => {
    api.addHook("onRequest", (request, reply, next) => server.node(request.raw, reply.raw, next));
    api.all("/*", (_request, reply) => reply.callNotFound());
  },
  { prefix: "/v1" },
);
await app.listen({ port: 0, host: "127.0.0.1" });
`;
  const origin = `http://127.0.0.1:${await listening(folder, "fastify-register.ts", program)}`;
  expect(await (await fetch(`${origin}/v1/request`)).json()).toMatchObject({ url: "/v1/request" });
  expect(await (await fetch(`${origin}/v1/elsewhere`)).text()).toContain("Route GET:/v1/elsewhere not found");
  // The fallback is not asked about paths that Fastify does not pass on.
  expect((await fetch(`${origin}/mirror`, { method: "POST", body: "x" })).status).toBe(404);
});
