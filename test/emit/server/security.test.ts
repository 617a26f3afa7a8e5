import { beforeAll, describe, expect, test } from "vitest";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { generatedServer, listen, type Options } from "./emit-spec.ts";

const spec = `
security: [{ bearer: [] }]
paths:
  /inherited: { get: { operationId: inherited, responses: { "200": { description: ok } } } }
  /open: { get: { operationId: open, security: [], responses: { "200": { description: ok } } } }
  /optional: { get: { operationId: optional, security: [{ basic: [] }, {}], responses: { "200": { description: ok } } } }
  /either: { get: { operationId: either, security: [{ basic: [] }, { bearer: [] }], responses: { "200": { description: ok } } } }
  /both: { get: { operationId: both, security: [{ bearer: [], key: [] }], responses: { "200": { description: ok } } } }
  /scoped: { get: { operationId: scoped, security: [{ oauth: [read, write] }], responses: { "200": { description: ok } } } }
  /query: { get: { operationId: inQuery, security: [{ queryKey: [] }], responses: { "200": { description: ok } } } }
  /maybe: { get: { operationId: maybe, security: [{ queryKey: [] }, {}], responses: { "200": { description: ok } } } }
  /cookie: { get: { operationId: inCookie, security: [{ cookieKey: [] }], responses: { "200": { description: ok } } } }
  /digest: { get: { operationId: digest, security: [{ digest: [] }], responses: { "200": { description: ok } } } }
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer }
    basic: { type: http, scheme: Basic }
    digest: { type: http, scheme: digest }
    key: { type: apiKey, in: header, name: X-Key }
    queryKey: { type: apiKey, in: query, name: "api[key]" }
    cookieKey: { type: apiKey, in: cookie, name: sid }
    oauth:
      type: oauth2
      flows: { clientCredentials: { tokenUrl: "https://example.com/token", scopes: { read: "", write: "" } } }
`;

interface Given {
  readonly auth: unknown;
}
const answer = ({ auth }: Given) => ({ status: 200, body: auth });
const names = ["inherited", "open", "optional", "either", "both", "scoped", "inQuery", "maybe", "inCookie", "digest"];

const { createServer, forbidden } = await generatedServer(spec);

const options: Options = {
  handlers: Object.fromEntries(names.map((name) => [name, answer])),
  security: {
    bearer: ({ token }: { token: string }) => (token === "good" ? { user: 1 } : undefined),
    basic: async ({ username, password }: { username: string; password: string }) =>
      password === "pass:word é" ? { client: username } : undefined,
    digest: ({ value }: { value: string }) => value,
    key: ({ key }: { key: string }) => (key === "k" ? "key" : undefined),
    queryKey: ({ key }: { key: string }) => key,
    cookieKey: ({ key }: { key: string }) => key,
    oauth: ({ token }: { token: string }, _request: unknown, _context: unknown, scopes: readonly string[]) =>
      token === "small" ? forbidden({ scope: "read write", description: 'needs "write"' }) : scopes,
  },
  challenges: { bearer: { realm: "api", resource_metadata: "https://example.com/.well-known" } },
};

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });
const good = { authorization: "Bearer good" };

describe("security", () => {
  let origin: string;
  beforeAll(async () => {
    origin = await listen(createServer(options));
  });

  const get = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers });

  test("a principal reaches the handler under its scheme", async () => {
    expect(await (await get("/inherited", good)).json()).toEqual({ bearer: { user: 1 } });
  });

  test("the scheme's name counts without regard to case", async () => {
    expect((await get("/inherited", { authorization: "bEARER good" })).status).toBe(200);
  });

  test("nothing is presented: 401 with a challenge that names no error", async () => {
    const response = await get("/inherited");
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe(
      'Bearer realm="api", resource_metadata="https://example.com/.well-known"',
    );
    expect(await response.json()).toEqual({ title: "Unauthorized", status: 401 });
  });

  test.each(["Bearer bad", "Bearer", "Bearer a b", "Bearer é"])("%s: 401 with the error", async (authorization) => {
    const response = await get("/inherited", { authorization });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain('error="invalid_token"');
  });

  test.each([undefined, null, false])("an authenticator's %s is a refusal", async (answer) => {
    const server = createServer({ ...options, security: { ...options.security, bearer: () => answer } });
    const refused = await server.fetch(new Request("https://api.example.com/inherited", { headers: good }));
    expect(refused.status).toBe(401);
  });

  test("an operation without security does not look at credentials", async () => {
    expect(await (await get("/open", { authorization: "Bearer bad" })).json()).toEqual({});
  });

  test("credentials that are wrong are refused even where none are needed", async () => {
    expect(await (await get("/optional")).json()).toEqual({});
    expect(await (await get("/optional", basic("me:pass:word é"))).json()).toEqual({ basic: { client: "me" } });
    const response = await get("/optional", basic("me:wrong"));
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe('Basic realm="Test", charset="UTF-8"');
  });

  test("another scheme in the same header is none of the operation's", async () => {
    expect((await get("/optional", { authorization: "Bearer whatever" })).status).toBe(200);
  });

  test.each(["Basic", "Basic !", "Basic bm9jb2xvbg==", "Basic //8="])(
    "%s cannot be read: 401",
    async (authorization) => {
      expect((await get("/optional", { authorization })).status).toBe(401);
    },
  );

  test("one of several", async () => {
    expect(await (await get("/either", good)).json()).toEqual({ bearer: { user: 1 } });
    expect(await (await get("/either", basic("a:pass:word é"))).json()).toEqual({ basic: { client: "a" } });
    const response = await get("/either");
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe(
      'Basic realm="Test", charset="UTF-8", Bearer realm="api", resource_metadata="https://example.com/.well-known"',
    );
  });

  test("several together", async () => {
    expect(await (await get("/both", { ...good, "x-key": "k" })).json()).toEqual({ bearer: { user: 1 }, key: "key" });
    expect((await get("/both", good)).status).toBe(401);
    expect((await get("/both", { "x-key": "k" })).status).toBe(401);
  });

  test("scopes reach the authenticator; credentials that do not suffice are 403", async () => {
    expect(await (await get("/scoped", { authorization: "Bearer any" })).json()).toEqual({ oauth: ["read", "write"] });
    const response = await get("/scoped", { authorization: "Bearer small" });
    expect(response.status).toBe(403);
    expect(response.headers.get("www-authenticate")).toBe(
      'Bearer realm="Test", error="insufficient_scope", scope="read write", error_description="needs \\"write\\""',
    );
  });

  test("keys in the query and in cookies", async () => {
    expect(await (await get("/query?api%5Bkey%5D=a+b")).json()).toEqual({ queryKey: "a b" });
    expect((await get("/query?api[key]=a&api[key]=b")).status).toBe(401);
    expect((await get("/query?api[key]=")).status).toBe(401);
    expect((await get("/maybe?api[key]=")).status).toBe(200);
    expect((await get("/maybe?api[key]=&api[key]=b")).status).toBe(401);
    expect(await (await get("/cookie", { cookie: "x=1; sid=s%201" })).json()).toEqual({ cookieKey: "s 1" });
    expect((await get("/cookie", { cookie: "sid=100%" })).status).toBe(401);
  });

  const both = [
    [
      "node:http",
      async (path: string, fields: readonly string[]) => {
        const answer = await rawExchange(origin, rawRequest([`GET ${path} HTTP/1.1`, ...fields]));
        return Number(answer.slice(9, 12));
      },
    ],
    [
      "fetch",
      async (path: string, fields: readonly string[]) => {
        const headers = new Headers(
          fields.map((field): [string, string] => [field.split(": ", 1)[0] ?? "", field.replace(/^.*?: /, "")]),
        );
        return (await createServer(options).fetch(new Request(`http://x.example${path}`, { headers }))).status;
      },
    ],
  ] as const;
  const token = "Authorization: Bearer good";
  const login = `Authorization: ${basic("a:pass:word é").authorization}`;
  const digest = 'Authorization: Digest username="a, Bearer b" , realm = "c"';

  describe.each(both)("through %s", (_, status) => {
    test.each([
      ["/inherited", [token, token]],
      ["/inherited", [login, token]],
      ["/inherited", [token, login]],
      ["/optional", [token, login]],
      ["/optional", [login, token]],
      ["/optional", [token, token]],
      ["/optional", [digest, token]],
      ["/digest", [digest, digest]],
    ])("two credentials in one request are one too many: %s, %j", async (path, fields) => {
      expect(await status(path, fields)).toBe(401);
    });

    test("one with commas is one", async () => {
      expect(await status("/digest", [digest])).toBe(200);
      expect(await status("/optional", [digest])).toBe(200);
    });
  });

  test("two keys in headers are one too many, and are not shown to anybody", async () => {
    const seen: unknown[] = [];
    const server = createServer({
      ...options,
      security: { ...options.security, key: (key: object) => seen.push(key) },
    });
    const address = await listen(server);
    const answer = await rawExchange(address, rawRequest(["GET /both HTTP/1.1", token, "X-Key: k", "X-KEY: k"]));
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(seen).toEqual([]);
  });

  test("another scheme of HTTP gives what follows its name", async () => {
    expect(await (await get("/digest", { authorization: 'Digest username="a"' })).json()).toEqual({
      digest: 'username="a"',
    });
  });
});

test("a missing handler or authenticator shows when the server is made", () => {
  expect(() => createServer({ ...options, handlers: {} })).toThrow("the handler inherited is missing");
  expect(() => createServer({ ...options, security: {} })).toThrow("the authenticator bearer is missing");
});
