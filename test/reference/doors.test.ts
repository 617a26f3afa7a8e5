import { beforeEach, describe, expect, it } from "vitest";
import { HTTP_LIMITS } from "../../reference/server.ts";
import {
  API_KEY,
  must,
  newClient,
  openTestApplication,
  REDIRECT_URI,
  type TestApplication,
  type TestClient,
} from "./support/application.ts";
import { authorizeQuery, newCode } from "./support/authorization.ts";
import { exchangeToken, form, introspect, newTokens, redeem, registerClient, serverOf } from "./support/endpoints.ts";
import { rawAnswer } from "./support/raw-answer.ts";

let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app);
});

const call = (path: string, init: RequestInit = {}, remoteAddress = "192.0.2.1") =>
  serverOf(app).fetch(new Request(app.settings.issuer + path, init), { remoteAddress });
const bearer = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });
const json = (value: unknown) => ({ contentType: "application/json", body: Buffer.from(JSON.stringify(value)) });

const raw = (request: string) => rawAnswer(app, request);

describe("the Authorization header", () => {
  it("may stand once, whatever the two would be", async () => {
    const basic = `Authorization: ${form({}, client).authorization}`;
    for (const path of ["/v2/oauth/token", "/v2/oauth/introspect", "/v2/oauth/clients"]) {
      for (const [first, second] of [
        [basic, basic],
        [`Authorization: Bearer ${API_KEY}`, basic],
      ]) {
        const head = `POST ${path} HTTP/1.1\r\nHost: x\r\n${first}\r\n${second}\r\nConnection: close\r\n`;
        const type = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 29\r\n\r\n";
        const answer = await raw(`${head}${type}grant_type=client_credentials`);
        expect(answer).toMatch(/^HTTP\/1\.1 400 /);
        expect(answer).toContain('"error":"invalid_request"');
        expect(answer).toMatch(/cache-control: no-store/i);
      }
    }
  });

  it("R93: is the only place of a token (RFC 6750 section 2)", async () => {
    for (const token of ["x", API_KEY, ""]) {
      const both = await call(`/v2/oauth/clients?access_token=${token}`, bearer(API_KEY));
      expect([both.status, both.headers.get("cache-control")]).toEqual([400, "no-store"]);
      expect(both.headers.get("www-authenticate")).toMatch(/^Bearer realm="oauth", .*, error="invalid_request"$/);
      expect(await both.json()).toMatchObject({ error: "invalid_request" });
    }
    // A URL is no place for a token at all.
    expect((await call(`/v2/oauth/clients?access_token=${API_KEY}`)).status).toBe(401);
    expect((await call("/.well-known/oauth-authorization-server?access_token=x", bearer(API_KEY))).status).toBe(200);
  });

  it("R15: may be wrong so often, from one source, in a minute", async () => {
    for (let count = 0; count < 600; count += 1) await call("/v2/oauth/clients", bearer(`guess-${count}`));
    const refused = await call("/v2/oauth/clients", bearer(API_KEY));
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(await refused.json()).toMatchObject({ error: "temporarily_unavailable" });
    expect((await call("/v2/oauth/clients", bearer(API_KEY), "192.0.2.2")).status).toBe(200);
    app.advance(60_000);
    expect((await call("/v2/oauth/clients", bearer(API_KEY))).status).toBe(200);
  });
});

describe("challenges", () => {
  const challengeOf = async (path: string, init?: RequestInit) => {
    const { status, headers } = await call(path, init);
    return [status, headers.get("www-authenticate")];
  };
  const realm = () =>
    `Bearer realm="oauth", resource_metadata="${app.settings.issuer}/.well-known/oauth-protected-resource"`;

  it("R94, R95: point to a scope that any client can get, and accuse nobody who sent nothing", async () => {
    expect(await challengeOf("/v2/oauth/clients")).toEqual([401, `${realm()}, scope="profile"`]);
    expect(await challengeOf("/v2/oauth/clients", bearer("wrong"))).toEqual([
      401,
      `${realm()}, scope="profile", error="invalid_token"`,
    ]);
  });

  it("R94, R95: name the scope that would have been enough, and none where no scope is", async () => {
    const open = await newClient(app, { allowed_scopes: ["profile"] });
    const { access_token: profile } = await newTokens(app, open);
    const { access_token: admin } = await newTokens(app, client);
    expect(await challengeOf("/v2/oauth/clients", bearer(profile))).toEqual([
      403,
      `${realm()}, error="insufficient_scope", scope="admin"`,
    ]);
    expect(await challengeOf("/v2/oauth/consent/x", bearer(admin))).toEqual([
      403,
      `${realm()}, error="insufficient_scope"`,
    ]);
  });

  it("R95, R98: come with introspection's 401 and 403", async () => {
    const open = await newClient(app, { allowed_scopes: ["profile"] });
    const { access_token: token } = await newTokens(app, open);
    const ask = (authorization: string | null) => introspect(app, { ...form({ token }), authorization });
    expect(await ask(`Bearer ${token}`)).toMatchObject({
      error: "insufficient_scope",
      challenge: expect.stringContaining('error="insufficient_scope", scope="admin"'),
    });
    expect(await ask(null)).toMatchObject({
      error: "invalid_client",
      challenge: expect.stringMatching(/^Basic realm="oauth", charset="UTF-8", Bearer realm="oauth"/),
    });
    // A wrong bearer does not stand in the way of a client that proves itself in the body.
    const inBody = form({ token, client_id: client.id, client_secret: client.secret });
    expect(await introspect(app, { ...inBody, authorization: "Bearer wrong" })).toMatchObject({ ok: true });
  });
});

describe("a JSON body", () => {
  const grant_type = "client_credentials";
  const credentials = () => ({ client_id: client.id, client_secret: client.secret });

  it("may have members of any type that the endpoint does not know", async () => {
    const sent = { grant_type, ...credentials(), extra: { nested: [1, null] }, audience: 5, list: ["a"] };
    expect(await exchangeToken(app, { ...form({}), ...json(sent) })).toMatchObject({ ok: true });
    const token = { token: "x", ...credentials(), extra: false };
    expect(await introspect(app, { ...form({}), ...json(token) })).toMatchObject({ ok: true });
  });

  it.each([[{ scope: 5 }], [{ code: null }], [{ client_secret: {} }], [{ resource: ["a"] }]])(
    "may not have a known one of another type: %j",
    async (members) => {
      const sent = { grant_type, ...credentials(), ...members };
      expect(await exchangeToken(app, { ...form({}), ...json(sent) })).toMatchObject({ error: "invalid_request" });
    },
  );

  it("may not be a registration that names a member twice", async () => {
    const body = Buffer.from(`{"redirect_uris":["${REDIRECT_URI}"],"client_name":"a","client_name":"b"}`);
    const sent = { ...form({}), contentType: "application/json", body };
    expect(await registerClient(app, sent)).toMatchObject({ error: "invalid_client_metadata" });
  });
});

describe("an odd path", () => {
  it.each(["//[", "//x:99999/", "/\\", "/%", "//readyz"])("%s is nothing here, and no failure", async (path) => {
    expect(await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 404 /);
    expect(app.failures).toEqual([]);
  });
});

describe("redirect_uri at the token endpoint", () => {
  it("R66: may be left out with PKCE, unless the operator wants it", async () => {
    must(await redeem(app, client, await newCode(app, client), { redirect_uri: undefined }));
    app = await openTestApplication({ REDIRECT_URI_REQUIRED: "on" });
    client = await newClient(app);
    const code = await newCode(app, client);
    expect(await redeem(app, client, code, { redirect_uri: undefined })).toMatchObject({ error: "invalid_grant" });
    must(await redeem(app, client, code));
  });
});

describe("a slow connection", () => {
  it("R13: is looked at more often than its time is long", () => {
    expect(HTTP_LIMITS.connectionsCheckingInterval).toBeLessThanOrEqual(HTTP_LIMITS.headersTimeout / 4);
  });
});

describe("a client that finds its way by itself", () => {
  it("gets to a token with what it is told", async () => {
    const metadata = JSON.parse(await (await call("/.well-known/oauth-protected-resource")).text());
    const [scope] = metadata.scopes_supported;
    const { response } = must(
      await registerClient(app, { ...form({}), ...json({ redirect_uris: [REDIRECT_URI], scope }) }),
    );
    const page = await call(`/v2/oauth/authorize?${authorizeQuery({ id: response.client_id, secret: "" }, { scope })}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('name="consent_token"');
  });
});
