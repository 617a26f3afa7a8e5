import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { resolveClient } from "../../../templates/runtime/client/client.ts";
import { authenticate as authenticateBy } from "../../../templates/runtime/client/credentials.ts";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import type { OperationTable, SecurityScheme } from "../../../templates/runtime/client/operation.ts";
import type { CommonOptions, Fetch, RequestOptions } from "../../../templates/runtime/client/options.ts";
import {
  addBasic,
  addCertificate,
  addCookieKey,
  addKey,
  addNameAndPassword,
  addQueryKey,
  addToken,
} from "../../../templates/runtime/client/security-schemes.ts";
import { locateServer } from "../../../templates/runtime/client/server.ts";
import { testClient } from "./loopback.ts";

const bearer: SecurityScheme = { type: "bearer", option: "apiKey", add: addToken };
const basic: SecurityScheme = {
  type: "basic",
  username: "clientID",
  password: "clientSecret",
  add: addNameAndPassword,
};
const inQuery: SecurityScheme = { type: "apiKey", option: "key", in: "query", name: "api_key", add: addQueryKey };
const inHeader: SecurityScheme = { type: "apiKey", option: "key", in: "header", name: "x-key", add: addKey };
const inCookie: SecurityScheme = { type: "apiKey", option: "key", in: "cookie", name: "session", add: addCookieKey };

const url = "http://127.0.0.1:1/x";
const authenticate = (alternatives: readonly (readonly SecurityScheme[])[], credentials: object) =>
  authenticateBy(alternatives, testClient("http://127.0.0.1:1", {}, credentials), url);
const headersFor = async (...args: Parameters<typeof authenticate>) => (await authenticate(...args)).headers;

describe("credentials", () => {
  test("are those of the first alternative that can be satisfied", async () => {
    const both = [[basic], [bearer], []];
    expect(await headersFor(both, { apiKey: "k" })).toEqual({ authorization: "Bearer k" });
    expect(await headersFor(both, { apiKey: "k", clientID: "a", clientSecret: "b" })).toEqual({
      authorization: `Basic ${Buffer.from("a:b").toString("base64")}`,
    });
  });

  test("are not sent where an alternative before says that none are needed, or where none can be satisfied", async () => {
    expect(await headersFor([[], [bearer]], { apiKey: "k" })).toEqual({});
    expect(await headersFor([[bearer]], {})).toEqual({});
    expect(await headersFor([[bearer]], { apiKey: "" })).toEqual({});
    expect(await headersFor([[basic]], { clientID: "a" })).toEqual({});
  });

  test("of an alternative of several schemes are sent together or not at all", async () => {
    expect(await authenticate([[bearer, inQuery]], { apiKey: "k", key: "q" })).toEqual({
      url: `${url}?api_key=q`,
      headers: { authorization: "Bearer k" },
      cookies: [],
    });
    expect(await headersFor([[bearer, inQuery]], { apiKey: "k" })).toEqual({});
  });

  test("go to the place that the scheme names", async () => {
    expect((await authenticate([[inHeader]], { key: "k" })).headers).toEqual({ "x-key": "k" });
    expect((await authenticate([[inCookie]], { key: "k" })).cookies).toEqual(["session=k"]);
  });

  test("may come from a function, asked for each request; undefined is none", async () => {
    let count = 0;
    const apiKey = async () => `token ${++count}`;
    expect(await headersFor([[bearer]], { apiKey })).toEqual({ authorization: "Bearer token 1" });
    expect(await headersFor([[bearer]], { apiKey })).toEqual({ authorization: "Bearer token 2" });
    expect(await headersFor([[bearer]], { apiKey: () => undefined })).toEqual({});
  });

  test("of another HTTP scheme stand behind its name, as the caller writes them", async () => {
    const digest: SecurityScheme = { type: "http", scheme: "Digest", option: "digest", add: addToken };
    expect(await headersFor([[digest]], { digest: () => 'username="a", response="1"' })).toEqual({
      authorization: 'Digest username="a", response="1"',
    });
    expect(await headersFor([[digest], [bearer]], { apiKey: "k" })).toEqual({ authorization: "Bearer k" });
  });

  test("of mutual TLS are the connection's: the caller says that it has them, and nothing is added", async () => {
    const certificate: SecurityScheme = { type: "mutualTLS", option: "certificate", add: addCertificate };
    expect(await authenticate([[certificate, bearer]], { apiKey: "k", certificate: true })).toEqual({
      url,
      headers: { authorization: "Bearer k" },
      cookies: [],
    });
    for (const given of [false, undefined, null, "true"]) {
      expect(await authenticate([[certificate, bearer]], { apiKey: "k", certificate: given })).toMatchObject({
        headers: {},
      });
    }
  });

  test("of HTTP Basic are UTF-8 (RFC 7617 section 2.1), also as one option", async () => {
    const pair = { username: "jürgen", password: "pässwörd:☃" };
    const { authorization } = await headersFor([[{ type: "basic", option: "login", add: addBasic }]], {
      login: () => pair,
    });
    expect(Buffer.from(authorization?.slice(6) ?? "", "base64").toString("utf8")).toBe("jürgen:pässwörd:☃");
  });

  test("of HTTP Basic may have an empty half (RFC 7617 section 2), but not one that is not given", async () => {
    const login: SecurityScheme = { type: "basic", option: "login", add: addBasic };
    for (const [username, password] of [
      ["key", ""],
      ["", "token"],
    ]) {
      const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
      expect(await headersFor([[basic]], { clientID: username, clientSecret: password })).toEqual({ authorization });
      expect(await headersFor([[login]], { login: { username, password } })).toEqual({ authorization });
    }
    expect(await headersFor([[basic]], { clientID: "", clientSecret: "" })).toEqual({});
    for (const none of [undefined, null]) {
      expect(await headersFor([[basic]], { clientID: "key", clientSecret: none })).toEqual({});
      expect(await headersFor([[basic]], { clientID: none, clientSecret: "token" })).toEqual({});
      expect(await headersFor([[login]], { login: { username: "key", password: none } })).toEqual({});
      expect(await headersFor([[login]], { login: { username: none, password: "token" } })).toEqual({});
    }
  });
});

test("a user name with a colon is refused: it would move into the password", async () => {
  const basic: SecurityScheme = { type: "basic", option: "keeper", add: addBasic };
  const sent = authenticate([[basic]], { keeper: { username: "a:b", password: "c" } });
  await expect(sent).rejects.toThrow("A user name has no colon.");
});

test("credentials that no header can carry are refused by a message that does not show them", async () => {
  const secured: OperationTable = { name: "read", method: "GET", path: "/", responses: {}, security: [[bearer]] };
  const client = testClient("http://127.0.0.1:1", {}, { apiKey: "secret\nx" });
  const error: unknown = await exchange(client, secured, {}).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TypeError);
  expect(String(error)).toContain("authorization");
  expect(String(error)).not.toContain("secret");
});

test("a client that is printed shows no credentials", () => {
  const client = testClient("http://127.0.0.1:1", {}, { apiKey: "secret" });
  expect(inspect(client, { depth: 9 })).not.toContain("secret");
  expect(JSON.stringify(client)).not.toContain("secret");
});

describe("the origin that credentials are sent to", () => {
  const operation = (server?: string): OperationTable => ({
    name: "readX",
    method: "GET",
    path: "/x",
    responses: {},
    security: [[bearer]],
    ...(server !== undefined && { server: { url: server, locate: locateServer } }),
  });

  /** The credentials that arrive at a URL, by a client of `https://api.example.com/v2`. */
  async function sent(
    table: OperationTable,
    options: CommonOptions = {},
    requestOptions: RequestOptions = {},
  ): Promise<readonly [string, string | null]> {
    const { promise, resolve } = Promise.withResolvers<readonly [string, string | null]>();
    const fetch: Fetch = async (url, init) => {
      resolve([url, new Headers(init.headers).get("authorization")]);
      return new Response();
    };
    const given = { ...options, fetch, apiKey: "k" };
    const client = resolveClient(given, "https://api.example.com/v2");
    await exchange(client, table, {}, requestOptions);
    return promise;
  }

  test("is that of the document's server, or of the base URL that the caller chooses", async () => {
    expect(await sent(operation())).toEqual(["https://api.example.com/v2/x", "Bearer k"]);
    expect(await sent(operation("https://api.example.com"))).toEqual(["https://api.example.com/x", "Bearer k"]);
    const baseURL = "https://test.example.org";
    expect(await sent(operation("https://files.example.com/up"), { baseURL })).toEqual([`${baseURL}/up/x`, "Bearer k"]);
    expect(await sent(operation(), {}, { baseURL })).toEqual([`${baseURL}/x`, "Bearer k"]);
  });

  test.each(["https://files.example.com", "https://api.example.com:8443", "http://api.example.com"])(
    "is not %s, which only the document names",
    async (server) => {
      expect(await sent(operation(server))).toEqual([`${server}/x`, null]);
      expect(await sent(operation(server), { credentialOrigins: ["https://other.example.com"] })).toEqual([
        `${server}/x`,
        null,
      ]);
      expect(await sent(operation(server), { credentialOrigins: [`${server}/`] })).toEqual([`${server}/x`, "Bearer k"]);
    },
  );

  test.each(["files.example.com", "https://files.example.com/up", "https://a@files.example.com", "file:///"])(
    "cannot be named as %j",
    async (origin) => {
      const sending = sent(operation("https://files.example.com"), { credentialOrigins: [origin] });
      await expect(sending).rejects.toThrow(TypeError);
    },
  );
});
