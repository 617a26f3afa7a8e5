import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { authenticate } from "../../../templates/runtime/client/credentials.ts";
import type { SecurityScheme } from "../../../templates/runtime/client/operation.ts";
import { testClient } from "./loopback.ts";

const bearer: SecurityScheme = { type: "bearer", option: "apiKey" };
const basic: SecurityScheme = { type: "basic", username: "clientID", password: "clientSecret" };
const inQuery: SecurityScheme = { type: "apiKey", option: "key", in: "query", name: "api_key" };
const inHeader: SecurityScheme = { type: "apiKey", option: "key", in: "header", name: "x-key" };
const inCookie: SecurityScheme = { type: "apiKey", option: "key", in: "cookie", name: "session" };

const headersFor = async (...args: Parameters<typeof authenticate>) => (await authenticate(...args)).headers;

describe("credentials", () => {
  test("are those of the first alternative that can be satisfied", async () => {
    const both = [[basic], [bearer], []];
    expect(await headersFor(both, { apiKey: "k" })).toEqual([["authorization", "Bearer k"]]);
    expect(await headersFor(both, { apiKey: "k", clientID: "a", clientSecret: "b" })).toEqual([
      ["authorization", `Basic ${Buffer.from("a:b").toString("base64")}`],
    ]);
  });

  test("are not sent where an alternative before says that none are needed, or where none can be satisfied", async () => {
    expect(await headersFor([[], [bearer]], { apiKey: "k" })).toEqual([]);
    expect(await headersFor([[bearer]], {})).toEqual([]);
    expect(await headersFor([[bearer]], { apiKey: "" })).toEqual([]);
    expect(await headersFor([[basic]], { clientID: "a" })).toEqual([]);
  });

  test("of an alternative of several schemes are sent together or not at all", async () => {
    expect(await authenticate([[bearer, inQuery]], { apiKey: "k", key: "q" })).toEqual({
      headers: [["authorization", "Bearer k"]],
      query: [["api_key", "q"]],
      cookies: [],
    });
    expect(await headersFor([[bearer, inQuery]], { apiKey: "k" })).toEqual([]);
  });

  test("go to the place that the scheme names", async () => {
    expect((await authenticate([[inHeader]], { key: "k" })).headers).toEqual([["x-key", "k"]]);
    expect((await authenticate([[inCookie]], { key: "k" })).cookies).toEqual([["session", "k"]]);
  });

  test("may come from a function, asked for each request; undefined is none", async () => {
    let count = 0;
    const apiKey = async () => `token ${++count}`;
    expect(await headersFor([[bearer]], { apiKey })).toEqual([["authorization", "Bearer token 1"]]);
    expect(await headersFor([[bearer]], { apiKey })).toEqual([["authorization", "Bearer token 2"]]);
    expect(await headersFor([[bearer]], { apiKey: () => undefined })).toEqual([]);
  });

  test("of HTTP Basic are UTF-8 (RFC 7617 section 2.1), also as one option", async () => {
    const pair = { username: "jürgen", password: "pässwörd:☃" };
    const [[, value] = []] = await headersFor([[{ type: "basic", option: "login" }]], { login: () => pair });
    expect(Buffer.from(value?.slice(6) ?? "", "base64").toString("utf8")).toBe("jürgen:pässwörd:☃");
  });
});

test("a client that is printed shows no credentials", () => {
  const client = testClient("http://127.0.0.1:1", {}, { apiKey: "secret" });
  expect(inspect(client, { depth: 9 })).not.toContain("secret");
  expect(JSON.stringify(client)).not.toContain("secret");
});
