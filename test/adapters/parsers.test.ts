import { gzipSync } from "node:zlib";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { errors, forget } from "./notes-options.ts";
import { listening, runSnippet, snippetFolder } from "./snippets.ts";

let folder: string;
beforeAll(async () => {
  ({ folder } = await snippetFolder());
});
beforeEach(forget);

const json = "application/json";
const form = "application/x-www-form-urlencoded";
const post = (origin: string, type: string, body: string) =>
  fetch(`${origin}/v1/notes`, { method: "POST", headers: { "content-type": type }, body });

const told = (error: unknown): string => (error instanceof TypeError ? error.message : String(error));

describe.each([
  { name: "Express", snippet: "express-parsers.ts" },
  { name: "Koa", snippet: "koa-parsers.ts" },
  { name: "Hono", snippet: "hono-parsers.ts" },
])("behind body parsers of $name", ({ snippet }) => {
  let origin: string;
  beforeAll(async () => {
    origin = `http://127.0.0.1:${await runSnippet(folder, snippet)}`;
  });

  test.each([
    ["JSON", json, '{"text":"é","pages":3}', { text: "é", pages: 3 }],
    ["a form", form, "text=%C3%A9+1&pages=3&tags=a&tags=b", { text: "é 1", pages: 3, tags: ["a", "b"] }],
    ["text", "text/plain", "é", "é"],
  ])("%s arrives", async (_kind, type, body, decoded) => {
    const response = await post(origin, type, body);
    expect([response.status, await response.json()]).toEqual([201, { body: decoded, contentType: type }]);
    expect(errors).toEqual([]);
  });

  test("what is wrong is found", async () => {
    expect((await post(origin, json, '{"text":1}')).status).toBe(400);
    expect((await post(origin, json, "{")).status).toBe(400);
    expect((await post(origin, json, "")).status).toBe(400);
    expect((await post(origin, "image/png", "x")).status).toBe(415);
    expect((await post(origin, json, JSON.stringify({ text: "x".repeat(200_000) }))).status).toBe(413);
  });
});

/** Programs of the page's kind, with another line in the middle. */
const express = (before: string) => `
import express from "express";
import { server } from "./server.ts";
const app = express();
${before}
app.use(server.node);
app.listen(0, "127.0.0.1");
`;

describe("what a parser leaves", () => {
  // A parser that makes something else of each text shows whose work is taken.
  const kept = `app.use(express.json({
  verify: (request, _response, octets) => Object.assign(request, { rawBody: octets }),
  reviver: (_name, value) => (typeof value === "string" ? "changed" : value),
}));`;

  test.each([
    ["octets", "octets.ts", 'app.use(express.raw({ type: "*/*" }));'],
    ["text", "text.ts", 'app.use(express.text({ type: "*/*" }));'],
    ["octets in rawBody", "raw-body.ts", kept],
  ])("%s is taken as it is", async (_what, name, line) => {
    const origin = `http://127.0.0.1:${await listening(folder, name, express(line))}`;
    expect(await (await post(origin, json, '{"text":"a"}')).json()).toMatchObject({ body: { text: "a" } });
  });
});

describe("codings and charsets that a parser has undone", () => {
  const sent = (headers: Readonly<Record<string, string>>, body: Uint8Array<ArrayBuffer>) => ({
    method: "POST",
    headers: { "content-type": json, ...headers },
    body,
  });
  const gzipped = sent({ "content-encoding": "gzip" }, new Uint8Array(gzipSync('{"text":"a"}')));
  const utf16 = sent(
    { "content-type": `${json}; charset=utf-16` },
    new Uint8Array(Buffer.from('{"text":"a"}', "utf16le")),
  );

  test.each([
    ["a value, compressed", "gzip-json.ts", "app.use(express.json());", gzipped],
    ["octets, compressed", "gzip-raw.ts", 'app.use(express.raw({ type: "*/*" }));', gzipped],
    ["a value, of another charset", "utf16-json.ts", "app.use(express.json());", utf16],
  ])("are nobody's concern: %s", async (_what, name, line, init) => {
    const origin = `http://127.0.0.1:${await listening(folder, name, express(line))}`;
    const response = await fetch(`${origin}/v1/notes`, init);
    expect([response.status, await response.json()]).toMatchObject([201, { body: { text: "a" } }]);
  });

  test("still keep octets from being text", async () => {
    const line = 'app.use(express.raw({ type: "*/*" }));';
    const origin = `http://127.0.0.1:${await listening(folder, "utf16-raw.ts", express(line))}`;
    expect((await fetch(`${origin}/v1/notes`, utf16)).status).toBe(415);
  });
});

describe("a body of which nothing is left is an error that says so", () => {
  const answer = { title: "Internal Server Error", status: 500 };

  test.each([
    [
      "read and dropped",
      "dropped.ts",
      "app.use(async (request, _response, next) => { for await (const _ of request); next(); });",
      json,
      '{"text":"a"}',
    ],
    [
      "an object made of a form's brackets",
      "extended.ts",
      "app.use(express.urlencoded({ extended: true }));",
      form,
      "text=a&tags[x]=1",
    ],
  ])("%s, in Express", async (_what, name, line, type, body) => {
    const origin = `http://127.0.0.1:${await listening(folder, name, express(line))}`;
    expect(await (await post(origin, type, body)).json()).toEqual(answer);
    expect(errors.map(told)).toEqual([expect.stringContaining("a body parser in front of this server")]);
  });

  test("a multipart body, which no parser leaves as it was", async () => {
    const line =
      "app.use(async (r, _response, next) => { for await (const _ of r); r.body = { text: 'a' }; next(); });";
    const origin = `http://127.0.0.1:${await listening(folder, "multipart.ts", express(line))}`;
    const body = new FormData();
    body.set("file", new Blob(["x"]));
    const response = await fetch(`${origin}/v1/files`, { method: "POST", body });
    expect(await response.json()).toEqual(answer);
    expect(errors.map(told)).toEqual([
      expect.stringContaining("a multipart body cannot be turned back: put this server in front of the parser"),
    ]);
  });

  test("a body parser that leaves it on the request of Koa", async () => {
    const program = `
import { bodyParser } from "@koa/bodyparser";
import Koa from "koa";
import { server } from "./server.ts";
const app = new Koa();
app.use(bodyParser());
app.use((ctx) => new Promise((resolve) => {
  ctx.respond = false;
  ctx.res.once("close", resolve);
  server.node(ctx.req, ctx.res);
}));
app.listen(0, "127.0.0.1");
`;
    const origin = `http://127.0.0.1:${await listening(folder, "koa-unpatched.ts", program)}`;
    expect(await (await post(origin, json, '{"text":"a"}')).json()).toEqual(answer);
    expect(errors.map(told)).toEqual([expect.stringContaining("a body parser in front of this server")]);
  });

  test("a route of Fastify, which comes behind its parsers", async () => {
    const program = `
import Fastify from "fastify";
import { server } from "./server.ts";
const app = Fastify();
app.all("/v1/*", (request, reply) => {
  reply.hijack();
  server.node(request.raw, reply.raw);
});
await app.listen({ port: 0, host: "127.0.0.1" });
`;
    const origin = `http://127.0.0.1:${await listening(folder, "fastify-route.ts", program)}`;
    expect(await (await post(origin, json, '{"text":"a"}')).json()).toEqual(answer);
    expect(errors.map(told)).toEqual([expect.stringContaining("a body parser in front of this server")]);
  });

  test("a request of fetch that was read", async () => {
    const program = `
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { server } from "./server.ts";
const app = new Hono();
app.all("/v1/*", async (c) => {
  await c.req.text();
  return server.fetch(c.req.raw);
});
serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
`;
    const origin = `http://127.0.0.1:${await listening(folder, "hono-read.ts", program)}`;
    expect(await (await post(origin, json, '{"text":"a"}')).json()).toEqual(answer);
    expect(errors.map(told)).toEqual([
      "the body has been read already, by something in front of this server: give it a copy",
    ]);
  });
});
