/** The server over HTTP, with every answer checked against the API description before it leaves. */
import type { Handlers, Server } from "telnyx-oauth-server";
import { beforeEach, describe, expect, it } from "vitest";
import {
  API_KEY,
  authorizeQuery,
  newClient,
  newTokens,
  openTestApplication,
  query,
  REDIRECT_URI,
  serverOf,
  type TestApplication,
} from "./support.ts";

const ORIGIN = "http://127.0.0.1:8787";
let app: TestApplication;
let server: Server;
beforeEach(async () => {
  app = await openTestApplication();
  server = serverOf(app);
});

const call = (path: string, init: RequestInit = {}) =>
  server.fetch(new Request(ORIGIN + path, init), { remoteAddress: "192.0.2.1" });
const asOwner = { authorization: `Bearer ${API_KEY}` };
const json = (body: unknown, method = "POST"): RequestInit => ({
  method,
  headers: { ...asOwner, "content-type": "application/json" },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const form = (parameters: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
  body: query(parameters),
});
const basic = (id: string, secret = "") => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
});

async function answer(path: string, init?: RequestInit) {
  const response = await call(path, init);
  expect(app.failures).toEqual([]);
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  const body = isJson && text !== "" ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
}

describe("discovery", () => {
  it("answers at all places alike, with a tag, and 304 to who has it", async () => {
    for (const name of ["oauth-authorization-server", "oauth-protected-resource"]) {
      const places = [`/.well-known/${name}`, `/.well-known/${name}/v2`, `/v2/.well-known/${name}`];
      const answers = await Promise.all(places.map((path) => answer(path)));
      for (const each of answers) {
        expect(each.status).toBe(200);
        expect(each.body).toEqual(answers[0]?.body);
        expect(each.headers.get("cache-control")).toBe("public, max-age=300");
        expect(each.headers.get("access-control-allow-origin")).toBe("*");
      }
      const etag = answers[0]?.headers.get("etag") ?? "";
      const again = await answer(`/.well-known/${name}`, { headers: { "if-none-match": etag } });
      expect([again.status, again.body, again.headers.get("etag")]).toEqual([304, "", etag]);
      expect((await answer(`/.well-known/${name}/other`)).status).toBe(404);
      expect((await answer(`/.well-known/${name}`, { method: "HEAD" })).body).toBe("");
    }
    expect(await answer("/.well-known/openid-configuration")).toMatchObject({
      status: 404,
      body: { error: "not_found" },
    });
  });

  it("publishes public keys alone", async () => {
    const { body } = await answer("/v2/oauth/jwks");
    expect(body).toEqual(await app.keys.published(app.clock()));
    expect(Object.keys(body.keys[0]).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
  });
});

describe("the token endpoint", () => {
  it("answers with the headers and errors of the standard", async () => {
    const client = await newClient(app);
    const right = await answer(
      "/v2/oauth/token",
      form({ grant_type: "client_credentials" }, basic(client.id, client.secret)),
    );
    expect(right).toMatchObject({ status: 200, body: { token_type: "Bearer", expires_in: 3_600, scope: "admin" } });
    const wrong = await answer("/v2/oauth/token", form({ grant_type: "client_credentials" }, basic(client.id, "x")));
    expect(wrong).toMatchObject({ status: 401, body: { error: "invalid_client" } });
    expect(wrong.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
    const none = await answer("/v2/oauth/token", form({ grant_type: "client_credentials" }));
    expect([none.status, none.headers.get("www-authenticate")]).toEqual([401, null]);
    const odd = await answer("/v2/oauth/token?client_id=x", form({ grant_type: "password" }));
    expect(odd).toMatchObject({ status: 400, body: { error: "unsupported_grant_type" } });
    const large = await answer("/v2/oauth/token", form({ grant_type: "x".repeat(70_000) }));
    expect(large).toMatchObject({ status: 400, body: { error: "invalid_request" } });
    const get = await answer("/v2/oauth/token");
    expect(get).toMatchObject({ status: 405, body: { error: "invalid_request" } });
    expect(get.headers.get("allow")).toContain("POST");
    for (const { headers } of [right, wrong, none, odd, large]) {
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("pragma")).toBe("no-cache");
      expect(headers.get("access-control-allow-origin")).toBe("*");
    }
    for (let count = 0; count < 25; count += 1)
      await call("/v2/oauth/token", form({ grant_type: "x" }, basic(client.id, "x")));
    const limited = await answer("/v2/oauth/token", form({ grant_type: "x" }, basic(client.id, "x")));
    expect(limited).toMatchObject({ status: 429, body: { error: "temporarily_unavailable" } });
    expect(limited.headers.get("retry-after")).toBe("60");
  });

  it("ignores credentials in the query", async () => {
    const client = await newClient(app);
    const path = `/v2/oauth/token?client_id=${client.id}&client_secret=${client.secret}`;
    expect(await answer(path, form({ grant_type: "client_credentials" }))).toMatchObject({ status: 401 });
  });

  it("answers a preflight, and authorize does not", async () => {
    const preflight = {
      method: "OPTIONS",
      headers: { origin: "https://a.example", "access-control-request-method": "POST" },
    };
    const token = await answer("/v2/oauth/token", preflight);
    expect(token.status).toBe(204);
    expect(token.headers.get("access-control-allow-headers")).toContain("content-type");
    for (const init of [preflight, {}]) {
      expect((await answer("/v2/oauth/authorize", init)).headers.has("access-control-allow-origin")).toBe(false);
    }
  });
});

describe("introspection", () => {
  it("takes Basic, the body, or the account's key, as a form or as JSON", async () => {
    const client = await newClient(app);
    const { access_token: token } = await newTokens(app, client);
    const active = { status: 200, body: { active: true, client_id: client.id, aud: app.settings.resource } };
    expect(await answer("/v2/oauth/introspect", form({ token }, basic(client.id, client.secret)))).toMatchObject(
      active,
    );
    const inBody = { token, client_id: client.id, client_secret: client.secret ?? "" };
    expect(await answer("/v2/oauth/introspect", form(inBody))).toMatchObject(active);
    expect(await answer("/v2/oauth/introspect", json(inBody))).toMatchObject(active);
    expect(await answer("/v2/oauth/introspect", form({ token }, asOwner))).toMatchObject(active);
    const unknown = await answer("/v2/oauth/introspect", form({ token: "x" }, asOwner));
    expect(unknown).toMatchObject({ status: 200, body: { active: false } });
    const refused = await answer("/v2/oauth/introspect", form({ token }));
    expect(refused).toMatchObject({ status: 401, body: { error: "invalid_client" } });
    expect(refused.headers.has("www-authenticate")).toBe(true);
  });
});

describe("registration", () => {
  it("answers 201, or 400 with what is wrong, also to an empty body", async () => {
    const right = await answer("/v2/oauth/register", json({ redirect_uris: [REDIRECT_URI], application_type: "web" }));
    expect(right).toMatchObject({ status: 201, body: { client_secret_expires_at: 0, response_types: ["code"] } });
    expect(right.body).not.toHaveProperty("application_type");
    const wrong = await answer("/v2/oauth/register", json({ redirect_uris: ["http://a.example/"] }));
    expect(wrong).toMatchObject({
      status: 400,
      body: { error: "invalid_redirect_uri", invalid_fields: { redirect_uris: [expect.any(String)] } },
    });
    for (const body of ["", "{"]) expect(await answer("/v2/oauth/register", json(body))).toMatchObject({ status: 400 });
  });
});

describe("authorize and consent", () => {
  it("shows a page, and the API decides as the page does", async () => {
    const client = await newClient(app);
    const page = await answer(`/v2/oauth/authorize?${authorizeQuery(client)}`);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const token = /name="consent_token" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
    expect(await answer(`/v2/oauth/consent/${token}`, { headers: asOwner })).toMatchObject({
      status: 200,
      body: { data: { client_id: client.id, redirect_uri: REDIRECT_URI, verified: false } },
    });
    for (const body of [
      { allowed: "true", consent_token: token },
      { allowed: true },
      { allowed: true, consent_token: token, x: 1 },
      "{",
    ]) {
      expect(await answer("/v2/oauth/grants", json(body))).toMatchObject({
        status: 422,
        body: { error: "invalid_request" },
      });
    }
    const decided = await answer("/v2/oauth/grants", json({ allowed: true, consent_token: token }));
    expect(decided).toMatchObject({ status: 200, body: { redirect_uri: expect.stringContaining("code=") } });
    expect(await answer(`/v2/oauth/consent/${token}`, { headers: asOwner })).toMatchObject({ status: 422 });
    const { data } = (await answer("/v2/oauth_grants", { headers: asOwner })).body;
    expect(data).toMatchObject([{ client_id: client.id, record_type: "oauth_grant" }]);
  });

  it("answers with pages and redirects as the description has them", async () => {
    const client = await newClient(app);
    await app.store.setClientVerified(client.id, true, 0);
    const go = (changes: Record<string, string | undefined>) =>
      answer(`/v2/oauth/authorize?${authorizeQuery(client, changes)}`);
    const told = await go({ scope: "x" });
    expect([told.status, new URL(told.headers.get("location") ?? "").searchParams.get("error")]).toEqual([
      302,
      "invalid_scope",
    ]);
    for (const [changes, status] of [
      [{ client_id: undefined }, 400],
      [{ client_id: "x" }, 404],
      [{ redirect_uri: "https://evil.example/" }, 422],
    ] as const) {
      const page = await go(changes);
      expect([page.status, page.headers.has("location")]).toEqual([status, false]);
      expect(page.headers.get("content-type")).toContain("text/html");
    }
    expect((await answer("/healthz")).body).toEqual({ status: "ok" });
  });

  it("wants the account itself for consent, not a token of a client", async () => {
    const client = await newClient(app);
    const { access_token } = await newTokens(app, client);
    const bearer = { authorization: `Bearer ${access_token}` };
    expect(await answer("/v2/oauth/clients", { headers: bearer })).toMatchObject({ status: 200 });
    const refused = await answer("/v2/oauth/consent/x", { headers: bearer });
    expect(refused).toMatchObject({ status: 403, body: { error: "insufficient_scope" } });
    expect(refused.headers.get("www-authenticate")).toContain('error="insufficient_scope"');
  });
});

describe("management", () => {
  it("makes, lists, changes and deletes clients, at both paths", async () => {
    const input = {
      name: "App",
      client_type: "confidential",
      allowed_scopes: ["admin"],
      allowed_grant_types: ["client_credentials"],
    };
    const made = await answer("/v2/oauth_clients", json(input));
    expect(made).toMatchObject({ status: 201, body: { data: { record_type: "oauth_client", require_pkce: false } } });
    const id: string = made.body.data.client_id;
    for (const path of ["/v2/oauth/clients", "/v2/oauth_clients"]) {
      expect(await answer(`${path}/${id}`, { headers: asOwner })).toMatchObject({
        body: { data: { client_secret: null } },
      });
      const list = await answer(`${path}?page[size]=1&filter[name]=App&filter[other]=x`, { headers: asOwner });
      expect(list.body.meta).toEqual({ page_number: 1, page_size: 1, total_pages: 1, total_results: 1 });
    }
    expect(await answer(`/v2/oauth/clients?filter[verified]=true`, { headers: asOwner })).toMatchObject({
      body: { data: [] },
    });
    expect(await answer(`/v2/oauth/clients/${id}`, json({ name: "New" }, "PUT"))).toMatchObject({
      body: { data: { name: "New" } },
    });
    const gone = { method: "DELETE", headers: asOwner };
    expect(await answer(`/v2/oauth/clients/${id}`, gone)).toMatchObject({ status: 204, body: "" });
    expect(await answer(`/v2/oauth/clients/${id}`, gone)).toMatchObject({ status: 404, body: { error: "not_found" } });
  });

  it.each([
    ["/v2/oauth/clients?page[size]=0", {}, 400],
    ["/v2/oauth/clients?page[size]=101", {}, 400],
    ["/v2/oauth/clients?page[number]=abc", {}, 400],
    ["/v2/oauth/clients/abc123", {}, 404],
    ["/v2/oauth/grants/abc123", { method: "DELETE" }, 404],
    ["/v2/oauth/clients", json({ name: "x" }), 422],
    ["/v2/oauth/clients", json({ name: "x", other: 1 }), 422],
    ["/v2/oauth/clients", json("{"), 400],
  ] as const)("answers %s %o with %i in the shape of OAuth", async (path, init, status) => {
    const response = await answer(path, { ...init, headers: { "content-type": "application/json", ...asOwner } });
    expect(response).toMatchObject({ status, body: { error: expect.any(String) } });
  });

  it("asks for credentials, and says more only to who sent some", async () => {
    const none = await answer("/v2/oauth/clients");
    expect([none.status, none.headers.get("www-authenticate")?.includes("error=")]).toEqual([401, false]);
    expect(none.headers.get("www-authenticate")).toContain("resource_metadata=");
    const wrong = await answer("/v2/oauth/clients", { headers: { authorization: "bearer wrong" } });
    expect([wrong.status, wrong.headers.get("www-authenticate")?.includes('error="invalid_token"')]).toEqual([
      401,
      true,
    ]);
    expect((await answer(`/v2/oauth/clients?access_token=${API_KEY}`)).status).toBe(401);
  });
});

describe("a form of the pages", () => {
  it("is refused when it is too large, as a page", async () => {
    const large = form({ consent_token: "x".repeat(70_000) }, { "sec-fetch-site": "same-origin" });
    const page = await answer("/sign-in", large);
    expect([page.status, page.headers.get("content-type")]).toEqual([413, "text/html; charset=utf-8"]);
  });
});

describe("a store that is away", () => {
  /** The operations that say what is configured, and ask no store. */
  type Document = "getOAuthAuthorizationServerMetadata" | "getOAuthProtectedResourceMetadata";

  it("is 503 with Retry-After everywhere, and a page where a person waits", async () => {
    const client = await newClient(app);
    const id = "00000000-0000-4000-8000-000000000000";
    const asked = { headers: asOwner };
    const requests: Record<Exclude<keyof Handlers, Document>, [string, RequestInit]> = {
      authorizeOAuth: [`authorize?${authorizeQuery(client)}`, {}],
      getOAuthConsentToken: ["consent/token", asked],
      createOAuthGrant: ["grants", json({ allowed: true, consent_token: "token" })],
      exchangeOAuthToken: ["token", form({ grant_type: "client_credentials" }, basic(client.id, client.secret))],
      introspectOAuthToken: ["introspect", form({ token: "x" }, asOwner)],
      getOAuthJWKS: ["jwks", {}],
      registerOAuthClient: ["register", json({ redirect_uris: [REDIRECT_URI] })],
      listOAuthClients: ["clients", asked],
      createOAuthClient: ["clients", json({ name: "App" })],
      getOAuthClient: [`clients/${id}`, asked],
      updateOAuthClient: [`clients/${id}`, json({ name: "App" }, "PUT")],
      deleteOAuthClient: [`clients/${id}`, { ...asked, method: "DELETE" }],
      listOAuthGrants: ["grants", asked],
      getOAuthGrant: [`grants/${id}`, asked],
      revokeOAuthGrant: [`grants/${id}`, { ...asked, method: "DELETE" }],
    };
    await app.store.close();
    app.advance(1_000);
    for (const [operation, [path, init]] of Object.entries(requests)) {
      const response = await call(`/v2/oauth/${path}`, init);
      expect([operation, response.status, response.headers.get("retry-after")]).toEqual([operation, 503, "5"]);
      const [type] = response.headers.get("content-type")?.split(";") ?? [];
      if (operation === "authorizeOAuth") expect(type).toBe("text/html");
      else expect(await response.json()).toMatchObject({ error: "temporarily_unavailable" });
    }
    for (const name of ["oauth-authorization-server", "oauth-protected-resource"]) {
      expect((await call(`/.well-known/${name}`)).status).toBe(200);
    }
    const ready = await call("/readyz");
    expect([ready.status, ready.headers.get("retry-after")]).toEqual([503, "5"]);
    expect((await call("/healthz")).status).toBe(200);
  });
});
