/**
 * Every refusal of every operation, over HTTP, against what the API description declares: the status, the headers that
 * it requires, the media type and the body.
 */
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { Handlers } from "telnyx-oauth-server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createOAuthServer, HTTP_LIMITS } from "../../reference/server.ts";
import type { Store } from "../../reference/store/store.ts";
import {
  API_KEY,
  newClient,
  openTestApplication,
  REDIRECT_URI,
  type TestApplication,
  type TestClient,
} from "./support/application.ts";
import { authorizeQuery } from "./support/authorization.ts";
import { isDeclared, undeclared } from "./support/declared.ts";
import { newTokens } from "./support/endpoints.ts";
import { basicHeader } from "./support/http.ts";

type Operation = keyof Handlers;

interface Sent {
  readonly method: string;
  readonly path: string;
  /** Names and values in turn, since one name may come twice. */
  readonly headers: readonly string[];
  readonly body?: string | Uint8Array;
}

let app: TestApplication;
let client: TestClient;
let answer: (sent: Sent) => ReturnType<typeof answerTo>;
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app);
  answer = await serve(app);
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const asOwner = ["authorization", `Bearer ${API_KEY}`];
const json = ["content-type", "application/json"];
const form = ["content-type", "application/x-www-form-urlencoded"];
const NOBODY = "00000000-0000-4000-8000-000000000000";
const CLIENT = {
  name: "App",
  client_type: "confidential",
  allowed_scopes: ["admin"],
  allowed_grant_types: ["client_credentials"],
};

/** A request of each operation that its handler is reached with. */
function rightRequests(): Record<Operation, Sent> {
  const get = (path: string, headers: readonly string[] = asOwner): Sent => ({ method: "GET", path, headers });
  const send = (method: string, path: string, body: unknown, headers: readonly string[] = asOwner): Sent => ({
    method,
    path,
    headers: [...headers, ...(typeof body === "string" ? form : json)],
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const basic = ["authorization", basicHeader(client.id, client.secret).authorization];
  return {
    getOAuthAuthorizationServerMetadata: get("/.well-known/oauth-authorization-server", []),
    getOAuthProtectedResourceMetadata: get("/.well-known/oauth-protected-resource", []),
    authorizeOAuth: get(`/v2/oauth/authorize?${authorizeQuery(client)}`, []),
    getOAuthConsentToken: get("/v2/oauth/consent/token"),
    createOAuthGrant: send("POST", "/v2/oauth/grants", { allowed: true, consent_token: "token" }),
    exchangeOAuthToken: send("POST", "/v2/oauth/token", "grant_type=client_credentials", basic),
    introspectOAuthToken: send("POST", "/v2/oauth/introspect", "token=x", basic),
    getOAuthJWKS: get("/v2/oauth/jwks", []),
    registerOAuthClient: send("POST", "/v2/oauth/register", { redirect_uris: [REDIRECT_URI] }, []),
    listOAuthClients: get("/v2/oauth/clients"),
    createOAuthClient: send("POST", "/v2/oauth/clients", CLIENT),
    getOAuthClient: get(`/v2/oauth/clients/${NOBODY}`),
    updateOAuthClient: send("PUT", `/v2/oauth/clients/${NOBODY}`, { name: "New" }),
    deleteOAuthClient: { ...get(`/v2/oauth/clients/${NOBODY}`), method: "DELETE" },
    listOAuthGrants: get("/v2/oauth/grants"),
    getOAuthGrant: get(`/v2/oauth/grants/${NOBODY}`),
    revokeOAuthGrant: { ...get(`/v2/oauth/grants/${NOBODY}`), method: "DELETE" },
  };
}

async function serve(served: TestApplication): Promise<(sent: Sent) => ReturnType<typeof answerTo>> {
  const server = createServer(HTTP_LIMITS, createOAuthServer(served, { validateResponses: true }).node);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  const { port } = address;
  return (sent) => answerTo(port, sent);
}

async function answerTo(port: number, { method, path, headers, body = "" }: Sent) {
  const length = ["content-length", String(Buffer.byteLength(body))];
  const sent = [...headers, ...(body === "" ? [] : length), "host", "x", "connection", "close"];
  const outgoing = request({ host: "127.0.0.1", port, method, path, headers: sent, agent: false });
  outgoing.end(body);
  const [incoming] = await once(outgoing, "response");
  let text = "";
  for await (const chunk of incoming.setEncoding("utf8")) text += String(chunk);
  const fields = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) fields.set(name, String(value));
  return { status: Number(incoming.statusCode), headers: fields, body: text };
}

/** The same request with another value of a header, or without it. */
function withHeader({ headers, ...rest }: Sent, name: string, value?: string): Sent {
  const others = headers.filter((_, index) => headers[index - (index % 2)] !== name);
  return { ...rest, headers: value === undefined ? others : [...others, name, value] };
}

function withBody(sent: Sent, body: string | Uint8Array): Sent {
  return sent.body === undefined ? sent : withHeader({ ...sent, body }, "content-type", "application/json");
}

/**
 * What can be wrong with a request of any operation, and how one operation refuses it. Where an operation has no body, the
 * body stays away.
 */
const wrongs: readonly (readonly [string, string, (sent: Sent) => Sent])[] = [
  ["an Accept that nothing fits", "createOAuthClient 400", (sent) => withHeader(sent, "accept", "image/png")],
  ["no credentials", "listOAuthClients 401", (sent) => withHeader(sent, "authorization")],
  ["an unknown bearer token", "createOAuthGrant 401", (sent) => withHeader(sent, "authorization", "Bearer unknown")],
  ["malformed credentials", "introspectOAuthToken 401", (sent) => withHeader(sent, "authorization", "Basic %")],
  ["an unknown scheme", "listOAuthGrants 401", (sent) => withHeader(sent, "authorization", "Digest x")],
  [
    "two credentials",
    "authorizeOAuth 400",
    (sent) => ({ ...sent, headers: ["authorization", "Basic eA==", ...asOwner, ...sent.headers] }),
  ],
  ["an unknown media type", "exchangeOAuthToken 400", (sent) => withHeader(sent, "content-type", "text/plain")],
  ["an unknown coding", "registerOAuthClient 400", (sent) => withHeader(sent, "content-encoding", "gzip")],
  ["a body that is not UTF-8", "updateOAuthClient 400", (sent) => withBody(sent, Uint8Array.of(0x22, 0xff, 0x22))],
  ["a body that is not JSON", "createOAuthClient 400", (sent) => withBody(sent, "{")],
  ["a body of another type", "createOAuthGrant 422", (sent) => withBody(sent, "[]")],
  ["an empty object", "createOAuthClient 422", (sent) => withBody(sent, "{}")],
  ["a body that is too large", "introspectOAuthToken 400", (sent) => withBody(sent, `"${"x".repeat(70_000)}"`)],
  ["an id that is none", "getOAuthClient 404", (sent) => ({ ...sent, path: sent.path.replace(NOBODY, "x") })],
  [
    "an odd query",
    "listOAuthClients 400",
    (sent) => ({
      ...sent,
      path: `${sent.path.split("?")[0]}?page[size]=0&client_id=%ff&scope=a&scope=b`,
    }),
  ],
  ["an unknown client", "authorizeOAuth 404", (sent) => ({ ...sent, path: sent.path.replace(client.id, NOBODY) })],
  [
    "another redirect URI",
    "authorizeOAuth 422",
    (sent) => ({ ...sent, path: sent.path.replace("app.example", "other.example") }),
  ],
  ["nothing wrong but what it names", "revokeOAuthGrant 404", (sent) => sent],
];

/** What is wrong with the answers to requests, one for each operation; what is no refusal is passed over. */
async function problemsOf(change: (sent: Sent) => Sent, statuses: Map<string, Set<number>>): Promise<string[]> {
  const problems: string[] = [];
  for (const [operation, right] of Object.entries(rightRequests())) {
    const answered = await answer(change(right));
    if (answered.status < 400) continue;
    statuses.set(operation, (statuses.get(operation) ?? new Set()).add(answered.status));
    for (const problem of undeclared(operation, answered)) {
      problems.push(`${operation} ${answered.status}: ${problem}`);
    }
  }
  return problems;
}

describe("a refusal is one that the description declares", () => {
  it.each(wrongs)("for a request with %s: %s", async (_, example, change) => {
    const statuses = new Map<string, Set<number>>();
    expect(await problemsOf(change, statuses)).toEqual([]);
    expect([...statuses].map(([operation, [status]]) => `${operation} ${status}`)).toContain(example);
    expect(app.failures).toEqual([]);
  });

  it("for a token whose scope is not enough", async () => {
    const { access_token } = await newTokens(app, await newClient(app, { allowed_scopes: ["profile"] }));
    const statuses = new Map<string, Set<number>>();
    const change = (sent: Sent) => withHeader(sent, "authorization", `Bearer ${access_token}`);
    expect(await problemsOf(change, statuses)).toEqual([]);
    expect([...statuses].filter(([, met]) => met.has(403))).toHaveLength(11);
  });

  it("for who has asked too often, with and without a token", async () => {
    const source = "127.0.0.1";
    for (const limit of [app.limits.bearer, app.limits.source, app.limits.authorization, app.limits.registration]) {
      for (let count = 0; count < 1_000; count += 1) limit.count(source, app.clock());
    }
    const statuses = new Map<string, Set<number>>();
    expect(await problemsOf((sent) => sent, statuses)).toEqual([]);
    expect(await problemsOf((sent) => withHeader(sent, "authorization", "Bearer x"), statuses)).toEqual([]);
    // All but the public documents.
    expect([...statuses].filter(([, met]) => met.has(429))).toHaveLength(14);
  });

  it("while the store is away", async () => {
    await app.store.close();
    app.advance(1_000);
    const statuses = new Map<string, Set<number>>();
    expect(await problemsOf((sent) => sent, statuses)).toEqual([]);
    // All but the metadata.
    expect([...statuses].filter(([, met]) => met.has(503))).toHaveLength(15);
  });

  it("for another method, where it declares one; elsewhere it looks the same", async () => {
    for (const [operation, right] of Object.entries(rightRequests())) {
      const answered = await answer({ ...right, method: "PATCH" });
      expect([operation, answered.status]).toEqual([operation, 405]);
      expect(answered.headers.get("allow")).not.toContain("PATCH");
      const problems = undeclared(operation, answered);
      expect([operation, problems]).toEqual([
        operation,
        isDeclared(operation, 405) ? [] : ["the status is not declared"],
      ]);
      expect(JSON.parse(answered.body)).toMatchObject({ error: "invalid_request" });
    }
  });
});

describe("a fault of ours", () => {
  it("is 500, which no description promises, in the shape of the other errors", async () => {
    const away = () => {
      throw new TypeError("a fault");
    };
    const store: Store = new Proxy(app.store, { get: () => away });
    answer = await serve(Object.assign(app, { store }));
    const { getOAuthJWKS: _, ...requests } = rightRequests();
    for (const [operation, right] of Object.entries(requests)) {
      if (operation.includes("Metadata")) continue;
      const { status, body, headers } = await answer(right);
      expect([operation, status, headers.get("cache-control")]).toEqual([operation, 500, "no-store"]);
      if (operation === "authorizeOAuth") expect(headers.get("content-type")).toContain("text/html");
      else expect(JSON.parse(body)).toEqual({ error: "server_error", error_description: "the server failed" });
      expect(body).not.toContain("a fault");
    }
  });
});
