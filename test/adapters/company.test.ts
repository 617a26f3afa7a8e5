import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { http2Client, whole } from "./client.ts";
import { errors, forget } from "./notes-options.ts";
import { listening, snippetFolder } from "./snippets.ts";

/** The server among what else an application has: middleware in front, hooks, routes of its own, other transports. */
let folder: string;
beforeAll(async () => {
  ({ folder } = await snippetFolder());
});
beforeEach(forget);

const fastifyAdapter = `(request, reply, next) => {
  for (const [name, value = ""] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value);
  server.node(request.raw, reply.raw, next);
}`;

/** Each sets \`x-front\`, \`Vary\` and a cookie around the API, answers \`/own\` behind it, and keeps a log of statuses. */
const programs = {
  express: `
import express from "express";
import { server } from "./server.ts";
export const log = [];
const app = express();
app.use((request, response, next) => {
  response.setHeader("x-front", "1");
  response.vary("Origin").cookie("early", "1");
  response.on("finish", () => log.push(response.statusCode));
  next();
});
app.use(server.node);
app.all("/own", express.text(), (request, response) => response.send("own " + request.body));
app.listen(0, "127.0.0.1");
`,
  fastify: `
import Fastify from "fastify";
import { server } from "./server.ts";
export const log = [];
const app = Fastify();
app.addHook("onRequest", async (_request, reply) => {
  reply.headers({ "x-front": "1", vary: "Origin", "set-cookie": "early=1" });
});
app.addHook("onRequest", ${fastifyAdapter});
app.addHook("onResponse", async (_request, reply) => void log.push(reply.raw.statusCode));
app.all("/own", async (request) => "own " + request.body);
await app.listen({ port: 0, host: "127.0.0.1" });
`,
  koa: `
import { bodyParser } from "@koa/bodyparser";
import Koa from "koa";
import { api } from "./koa-api.ts";
export const log = [];
const app = new Koa();
app.use(async (ctx, next) => {
  ctx.set("x-front", "1");
  ctx.vary("Origin");
  ctx.append("set-cookie", "early=1");
  await next();
  log.push(ctx.status);
});
app.use(api);
app.use(bodyParser({ enableTypes: ["text"] }));
app.use((ctx, next) => {
  if (ctx.path !== "/own") return next();
  ctx.body = "own " + ctx.request.body;
});
app.listen(0, "127.0.0.1");
`,
  hono: `
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { server } from "./server.ts";
export const log = [];
const app = new Hono();
app.use(async (c, next) => {
  c.res.headers.set("x-front", "1");
  await next();
  c.res.headers.append("vary", "Origin");
  c.res.headers.append("set-cookie", "early=1");
  log.push(c.res.status);
});
app.use((c, next) => server.fetch(c.req.raw, {}, async () => {
  await next();
  return c.res;
}));
app.all("/own", async (c) => c.text("own " + (await c.req.text())));
serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
`,
};

describe.each(Object.entries(programs))("in the company of others in %s", (name, program) => {
  let origin: string;
  let log: readonly number[];
  beforeAll(async () => {
    origin = `http://127.0.0.1:${await listening(folder, `company-${name}.ts`, program)}`;
    ({ log } = await import(`${folder}/company-${name}.ts`));
  });

  test("a header that was set before leaves with the answer", async () => {
    const response = await fetch(`${origin}/v1/notes/one`);
    expect([response.status, response.headers.get("x-front"), response.headers.get("etag")]).toEqual([200, "1", '"1"']);
    expect(await response.json()).toEqual({ text: "one" });
  });

  test("what a cache has to know, and cookies, are those of both", async () => {
    const varying = await fetch(`${origin}/varying`);
    const names = varying.headers.get("vary")?.split(", ");
    expect(names?.sort()).toEqual(["Accept", "Origin"]);
    const response = await fetch(`${origin}/v1/notes`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"text":"a"}',
    });
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.replace(/;.*/, ""));
    expect([response.status, cookies.sort()]).toEqual([201, ["a=1", "b=2", "early=1"]]);
  });

  test("a route behind it gets its request whole", async () => {
    const response = await fetch(`${origin}/own`, { method: "POST", body: "text" });
    expect([response.status, await response.text(), response.headers.get("x-front")]).toEqual([200, "own text", "1"]);
  });

  test("who looks at statuses sees those of the API", async () => {
    for (const path of ["/v1/notes/one", "/v1/notes/none", "/v1/notes/crash", "/elsewhere"]) await fetch(origin + path);
    await expect.poll(() => log.slice(-4)).toEqual([200, 404, 500, 404]);
    expect(errors).toEqual([new Error("the secret of the house")]);
  });
});

describe("frameworks on HTTP/2", () => {
  test.each([
    [
      "Fastify",
      "fastify-http2.ts",
      `import Fastify from "fastify";
import { server } from "./server.ts";
const app = Fastify({ http2: true });
app.addHook("onRequest", ${fastifyAdapter});
await app.listen({ port: 0, host: "127.0.0.1" });`,
      '{"message":"Route GET:/elsewhere not found","error":"Not Found","statusCode":404}',
    ],
    [
      "Koa",
      "koa-http2.ts",
      `import http2 from "node:http2";
import Koa from "koa";
import { api } from "./koa-api.ts";
const app = new Koa();
app.use(api);
http2.createServer(app.callback()).listen(0, "127.0.0.1");`,
      "404",
    ],
    [
      "Hono",
      "hono-http2.ts",
      `import http2 from "node:http2";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { server } from "./server.ts";
const app = new Hono();
app.all("/v1/*", (c) => server.fetch(c.req.raw));
serve({ fetch: app.fetch, createServer: http2.createServer, port: 0, hostname: "127.0.0.1" });`,
      "404 Not Found",
    ],
  ])("%s", async (_name, file, program, notFound) => {
    const client = await http2Client(`http://127.0.0.1:${await listening(folder, file, program)}`, undefined);
    const headers = { "content-type": "application/json" };
    const posted = await whole(client.send({ method: "POST", path: "/v1/notes", headers, body: '{"text":"a"}' }));
    expect([posted.status, JSON.parse(posted.text).body]).toEqual([201, { text: "a" }]);
    const elsewhere = await whole(client.send({ path: "/elsewhere" }));
    expect([elsewhere.status, elsewhere.text]).toEqual([404, notFound]);
    await client.close();
  });
});

test("Fastify's inject, which has no socket, reaches the API", async () => {
  const program = `
import Fastify from "fastify";
import { server } from "./server.ts";
const app = Fastify();
app.addHook("onRequest", ${fastifyAdapter});
export const replies = await Promise.all([
  app.inject({ method: "POST", url: "/v1/notes", payload: { text: "a" } }),
  app.inject("/elsewhere"),
]);
await app.listen({ port: 0, host: "127.0.0.1" });
`;
  await listening(folder, "inject.ts", program);
  const { replies } = await import(`${folder}/inject.ts`);
  expect(replies.map(({ statusCode }: { readonly statusCode: number }) => statusCode)).toEqual([201, 404]);
  expect(replies[0].json().body).toEqual({ text: "a" });
});

test("of Fastify's hooks around an answer of the API, those run that the page names", async () => {
  const program = `
import Fastify from "fastify";
import { server } from "./server.ts";
export const ran = [];
const app = Fastify();
app.addHook("onRequest", async () => void ran.push("onRequest before"));
app.addHook("onRequest", ${fastifyAdapter});
for (const name of ["onRequest", "preParsing", "preValidation", "preHandler", "preSerialization", "onSend", "onResponse"]) {
  app.addHook(name, async () => void ran.push(name));
}
app.get("/own", async () => ({ own: true }));
await app.listen({ port: 0, host: "127.0.0.1" });
`;
  const origin = `http://127.0.0.1:${await listening(folder, "fastify-hooks.ts", program)}`;
  const { ran }: { readonly ran: string[] } = await import(`${folder}/fastify-hooks.ts`);
  await fetch(`${origin}/v1/notes/one`);
  await expect.poll(() => ran).toEqual(["onRequest before", "onResponse"]);
  ran.length = 0;
  await fetch(`${origin}/own`);
  await expect.poll(() => ran.at(-1)).toBe("onResponse");
  expect(ran).toContain("onSend");
});
