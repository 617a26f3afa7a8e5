/** What is demanded of all endpoints alike, and what the server must not do at all. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { authorizationServerMetadata } from "../../reference/discovery.ts";
import { repository } from "../support/command.ts";
import {
  must,
  newClient,
  openTestApplication,
  REDIRECT_URI,
  type TestApplication,
  type TestClient,
} from "./support/application.ts";
import { authorize, authorizeQuery, newCode, pendingConsent, s256, VERIFIER } from "./support/authorization.ts";
import { exchangeToken, form, introspect, newTokens, redeem, refresh, refused, serverOf } from "./support/endpoints.ts";
import { answerOf, asOwner, basicHeader, formRequest, jsonRequest } from "./support/http.ts";
import { rawAnswer } from "./support/raw-answer.ts";

let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app);
});
const answer = (path: string, init?: RequestInit) => answerOf(app, path, init);

const raw = (request: string) => rawAnswer(app, request);

describe("an answer about tokens or secrets", () => {
  it("R5, R6: is JSON in UTF-8 that no cache keeps, be it a success or an error", async () => {
    const consent = await pendingConsent(app, client);
    const { access_token: token } = await newTokens(app, client);
    const registration = jsonRequest({ redirect_uris: [REDIRECT_URI], client_name: "Café" });
    const input = {
      name: "é",
      client_type: "confidential",
      allowed_scopes: [],
      allowed_grant_types: ["client_credentials"],
    };
    const answers = [
      await answer("/v2/oauth/introspect", formRequest({ token }, basicHeader(client.id, client.secret))),
      await answer("/v2/oauth/introspect", formRequest({ token })),
      await answer("/v2/oauth/register", registration),
      await answer("/v2/oauth/register", jsonRequest({})),
      await answer(`/v2/oauth/consent/${consent}`, { headers: asOwner }),
      await answer("/v2/oauth/consent/x", { headers: asOwner }),
      await answer("/v2/oauth/grants", jsonRequest({ allowed: true, consent_token: consent })),
      await answer("/v2/oauth/grants", jsonRequest({ allowed: true, consent_token: consent })),
      await answer("/v2/oauth/clients", jsonRequest(input)),
      await answer("/v2/oauth/clients", jsonRequest({})),
      await answer("/v2/oauth/clients", { headers: asOwner }),
      await answer(`/v2/oauth/clients/${client.id}`, { headers: asOwner }),
      await answer("/v2/oauth/token", formRequest({})),
    ];
    expect(answers.map(({ status }) => status)).toEqual([
      200, 401, 201, 400, 200, 422, 200, 422, 201, 422, 200, 200, 400,
    ]);
    for (const { headers } of answers) {
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("content-type")).toMatch(/^application\/json(; *charset=utf-8)?$/i);
    }
    const bytes = await (
      await serverOf(app).fetch(new Request(`${app.settings.issuer}/v2/oauth/register`, registration))
    ).bytes();
    expect(bytes[0]).toBe("{".charCodeAt(0));
    expect(new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toContain("Café");
  });
});

describe("parameters", () => {
  it("R1: are absent when they are empty", async () => {
    const code = await newCode(app, client, { scope: "", state: "", resource: "" });
    const sent = { client_secret: "", scope: "", resource: "", refresh_token: "" };
    expect(await redeem(app, client, code, sent)).toMatchObject({ ok: true });
    const bare = await newCode(app, client, { code_challenge: "", code_challenge_method: "" });
    expect(await redeem(app, client, bare, { code_verifier: "" })).toMatchObject({ ok: true });
    const empty = await newCode(app, client);
    expect(await redeem(app, client, empty, { code_verifier: "" })).toMatchObject(refused("invalid_grant"));
  });

  it("R4: are never repeated in the description of an error", async () => {
    const odd = `"\\\u0001é漢<x>`;
    for (const changes of [{ scope: odd }, { response_type: odd }, { code_challenge_method: odd }, { resource: odd }]) {
      await app.store.setClientVerified(client.id, true, 0);
      const outcome = await authorize(app, authorizeQuery(client, changes));
      if (outcome.kind !== "redirect") throw new Error(`no redirect: ${JSON.stringify(outcome)}`);
      const { searchParams } = new URL(outcome.location);
      for (const name of ["error", "error_description"]) {
        expect(searchParams.get(name)).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/);
        expect(searchParams.get(name)).not.toContain("<x>");
      }
    }
    for (const parameters of [{ grant_type: odd }, { grant_type: "client_credentials", scope: odd }]) {
      const { description } = Object.assign({ description: "" }, await exchangeToken(app, form(parameters, client)));
      expect(description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/);
      expect(description).not.toContain("<x>");
    }
  });

  it("R41: name one resource, and not two", async () => {
    await app.store.setClientVerified(client.id, true, 0);
    const two = `&resource=${encodeURIComponent(app.settings.resource)}&resource=https%3A%2F%2Fother.example`;
    const outcome = await authorize(app, authorizeQuery(client) + two);
    expect(outcome).toMatchObject({ kind: "redirect", location: expect.stringContaining("error=invalid_target") });
    const fragment = await authorize(app, authorizeQuery(client, { resource: `${app.settings.resource}#x` }));
    expect(fragment).toMatchObject({ kind: "redirect", location: expect.stringContaining("error=invalid_target") });
    const { access_token: token } = await newTokens(app, client);
    expect(must(await introspect(app, form({ token }, client))).response).toMatchObject({ aud: app.settings.resource });
  });
});

describe("the connection", () => {
  it("R13: is usable after a body that was too large", async () => {
    const type = "Content-Type: application/x-www-form-urlencoded";
    const large = `POST /v2/oauth/token HTTP/1.1\r\nHost: x\r\n${type}\r\nContent-Length: 70000\r\n\r\n${"x".repeat(70_000)}`;
    const received = await raw(`${large}GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(received).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*"error":"invalid_request"[\s\S]*HTTP\/1\.1 200 [\s\S]*"status":"ok"/,
    );
  });

  it("R12: does not say who we are: the issuer is the configured one for every Host", async () => {
    const head =
      "GET /.well-known/oauth-authorization-server HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example";
    const received = await raw(`${head}\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n`);
    expect(received).toContain(`"issuer":"${app.settings.issuer}"`);
    expect(received).not.toContain("evil.example");
  });

  it("R14, R104: is answered for the methods there are, and told which those are", async () => {
    for (const path of ["token", "introspect", "register"]) {
      for (const method of ["GET", "PUT", "DELETE"]) {
        const wrong = await answer(`/v2/oauth/${path}`, { method });
        expect(wrong).toMatchObject({ status: 405, body: { error: "invalid_request" } });
        expect(wrong.headers.get("allow")).toContain("POST");
      }
    }
    const head = await answer("/v2/oauth/jwks", { method: "HEAD" });
    expect([head.status, head.body]).toEqual([200, ""]);
    const { insertAuthorization } = app.store;
    app.store.insertAuthorization = () => Promise.reject(new Error("HEAD is safe (RFC 9110 §9.2.1)"));
    const looked = await answer(`/v2/oauth/authorize?${authorizeQuery(client)}`, {
      method: "HEAD",
      redirect: "manual",
    });
    app.store.insertAuthorization = insertAuthorization;
    expect([looked.status, looked.body]).toEqual([200, ""]);
    const { access_token: token } = await newTokens(app, client);
    const inQuery = `/v2/oauth/introspect?client_id=${client.id}&client_secret=${client.secret}&token=${token}`;
    expect(await answer(inQuery, formRequest({ token }))).toMatchObject({ status: 401 });
  });

  it("R11: may come from other origins, without credentials, where no cookie counts", async () => {
    const headers = { origin: "https://a.example", "access-control-request-method": "POST" };
    const open = async (path: string, method: string) => {
      const { headers: sent } = await answer(path, { method, headers });
      expect(sent.has("access-control-allow-credentials")).toBe(false);
      return sent.get("access-control-allow-origin");
    };
    for (const path of ["token", "register", "jwks"]) {
      for (const method of ["OPTIONS", "GET", "POST"]) expect(await open(`/v2/oauth/${path}`, method)).toBe("*");
    }
    for (const path of ["authorize", "introspect", "grants", "clients"]) {
      for (const method of ["OPTIONS", "GET"]) expect(await open(`/v2/oauth/${path}`, method)).toBeNull();
    }
  });
});

describe("what is advertised", () => {
  /** A client that authenticates by the method, and what it sends beside its other parameters. */
  async function authenticated(method: string) {
    const known = await newClient(app, { client_type: method === "none" ? "public" : "confidential" });
    const secret = { client_id: known.id, client_secret: known.secret };
    return method === "client_secret_post" ? { known, by: undefined, more: secret } : { known, by: known, more: {} };
  }

  it("R21: works: every method of authentication with every grant", async () => {
    const { token_endpoint_auth_methods_supported: methods, grant_types_supported: grants } =
      authorizationServerMetadata(app.settings);
    for (const method of methods) {
      const { known, by, more } = await authenticated(method);
      const ask = (parameters: Record<string, string | undefined>) =>
        exchangeToken(app, form({ ...more, ...parameters }, by));
      const code = await newCode(app, known);
      const redeemed = must(await ask({ grant_type: "authorization_code", code, code_verifier: VERIFIER })).response;
      must(await ask({ grant_type: "refresh_token", refresh_token: redeemed.refresh_token }));
      const own = await ask({ grant_type: "client_credentials" });
      expect(own).toMatchObject(method === "none" ? refused("unauthorized_client") : { ok: true });
    }
    expect([...methods].sort()).toEqual(["client_secret_basic", "client_secret_post", "none"]);
    expect([...grants].sort()).toEqual(["authorization_code", "client_credentials", "refresh_token"]);
  });

  it("R21: is all there is: other grants, response types, challenges and authentication are refused", async () => {
    await app.store.setClientVerified(client.id, true, 0);
    for (const grant_type of ["password", "implicit", "urn:ietf:params:oauth:grant-type:device_code"]) {
      expect(await exchangeToken(app, form({ grant_type }, client))).toMatchObject(refused("unsupported_grant_type"));
    }
    for (const [changes, error] of [
      [{ response_type: "token" }, "unsupported_response_type"],
      [{ code_challenge_method: "plain", code_challenge: VERIFIER }, "invalid_request"],
      [{ code_challenge_method: "S512", code_challenge: s256(VERIFIER) }, "invalid_request"],
    ] as const) {
      const outcome = await authorize(app, authorizeQuery(client, changes));
      expect(outcome).toMatchObject({ kind: "redirect", location: expect.stringContaining(`error=${error}&`) });
    }
    const assertion = {
      grant_type: "client_credentials",
      client_id: client.id,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: "a.b.c",
    };
    expect(await exchangeToken(app, form(assertion))).toMatchObject(refused("invalid_client"));
    const registration = { redirect_uris: [REDIRECT_URI], token_endpoint_auth_method: "private_key_jwt" };
    expect(await answer("/v2/oauth/register", jsonRequest(registration))).toMatchObject({
      status: 400,
      body: { error: "invalid_client_metadata" },
    });
  });

  it("R126: has no revocation endpoint, and there is none", async () => {
    expect(authorizationServerMetadata(app.settings)).not.toHaveProperty("revocation_endpoint");
    const token = { token: "x" };
    expect(await answer("/v2/oauth/revoke", formRequest(token, basicHeader(client.id, client.secret)))).toMatchObject({
      status: 404,
    });
  });

  it("R17: is where it is said to be", async () => {
    const metadata: Record<string, unknown> = { ...authorizationServerMetadata(app.settings) };
    const endpoints = ["authorization", "token", "registration", "introspection"].map((name) => `${name}_endpoint`);
    for (const name of [...endpoints, "jwks_uri"]) {
      const { pathname } = new URL(String(metadata[name]));
      expect((await serverOf(app).fetch(new Request(app.settings.issuer + pathname))).status).not.toBe(404);
    }
  });

  it("R23: may be kept for five minutes, the key set too", async () => {
    const first = await answer("/v2/oauth/jwks");
    expect(first.headers.get("cache-control")).toBe("public, max-age=300");
    const etag = first.headers.get("etag") ?? "";
    expect(await answer("/v2/oauth/jwks", { headers: { "if-none-match": etag } })).toMatchObject({
      status: 304,
      body: "",
    });
  });
});

describe("consent", () => {
  it("R48: is for an account, and a token that is none is 422", async () => {
    const token = await pendingConsent(app, client);
    const asks = (headers: Record<string, string>, consent_token: string): [string, RequestInit][] => [
      [`/v2/oauth/consent/${consent_token}`, { headers }],
      [
        "/v2/oauth/grants",
        {
          ...jsonRequest({ allowed: true, consent_token }),
          headers: { ...headers, "content-type": "application/json" },
        },
      ],
    ];
    for (const [path, init] of asks({}, token)) {
      const nobody = await answer(path, init);
      expect(nobody).toMatchObject({ status: 401, body: { error: expect.any(String) } });
      expect(nobody.headers.get("www-authenticate")).toMatch(/^Bearer /);
    }
    for (const [path, init] of asks(asOwner, "forged")) {
      expect(await answer(path, init)).toMatchObject({ status: 422, body: { error: "invalid_request" } });
    }
  });

  it("R55: has a token of its own kind", async () => {
    const { access_token } = await newTokens(app, client);
    expect(await answer(`/v2/oauth/consent/${access_token}`, { headers: asOwner })).toMatchObject({ status: 422 });
    const consent = await pendingConsent(app, client);
    const headers = { authorization: `Bearer ${consent}` };
    expect(await answer("/v2/oauth/clients", { headers })).toMatchObject({ status: 401 });
  });
});

describe("tokens", () => {
  it("R88: have ids that never come again, and the life that is configured", async () => {
    app = await openTestApplication({ ACCESS_TOKEN_SECONDS: "86400" });
    client = await newClient(app);
    const ids = new Set<unknown>();
    for (let count = 0; count < 20; count += 1) {
      const { response } = must(await exchangeToken(app, form({ grant_type: "client_credentials" }, client)));
      const active = must(await introspect(app, form({ token: response.access_token }, client))).response;
      if (!active.active) throw new Error("the token is not active");
      expect([response.expires_in, active.exp - active.iat]).toEqual([86_400, 86_400]);
      ids.add(active.jti);
    }
    expect(ids.size).toBe(20);
  });

  it("R77: of a grant whose old token came back are dead, and the grant is nowhere", async () => {
    const { refresh_token, access_token } = await newTokens(app, client);
    const listed = await answer("/v2/oauth/grants", { headers: asOwner });
    const path = `/v2/oauth/grants/${listed.body.data[0].id}`;
    expect(await answer(path, { headers: asOwner })).toMatchObject({ status: 200 });
    must(await refresh(app, client, refresh_token));
    app.advance(10_001);
    expect(await refresh(app, client, refresh_token)).toMatchObject(refused("invalid_grant"));
    expect(await answer(path, { headers: asOwner })).toMatchObject({ status: 404 });
    expect(must(await introspect(app, form({ token: access_token }, client))).response).toEqual({ active: false });
  });

  it("R129: are judged by one look at the clock", async () => {
    const code = await newCode(app, client);
    const { clock } = app;
    let looks = 0;
    // Each look is a minute after the one before, in which a code expires.
    Object.assign(app, { clock: () => clock() + 60_000 * looks++ });
    const inBody = { client_id: client.id, client_secret: client.secret, code, code_verifier: VERIFIER };
    expect(await exchangeToken(app, form({ grant_type: "authorization_code", ...inBody }))).toMatchObject({ ok: true });
    expect(looks).toBe(1);
  });
});

describe("the program's text", () => {
  const sources = readdirSync(join(repository, "reference"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("node_modules"))
    .map((name) => ({ name, text: readFileSync(join(repository, "reference", name), "utf8") }));

  it("R113: has nothing that could fetch an address which a client gives", () => {
    const asks =
      /\bfetch\(|\bglobalThis\b|node:(?:https|dns|tls|http2|dgram)|\bundici\b|\bhttp\.(?:get|request)\b|\bconnect\(/;
    const asking = sources.filter(({ name, text }) => asks.test(text) && name !== "store/postgres/database.ts");
    expect(asking.map(({ name }) => name)).toEqual([]);
    expect(sources.length).toBeGreaterThan(50);
  });

  it("R9: compares hashes in one place, in constant time", () => {
    const compares =
      /(?:[sS]ecret|[hH]ash|[vV]erifier|[cC]hallenge|csrf)\w*(?:\(\w+\))? (?:===|!==) (?!undefined|null|"|length)/;
    const naive = sources.filter(({ name, text }) => name !== "secrets.ts" && compares.test(text));
    expect(naive.map(({ name }) => name)).toEqual([]);
    expect(sources.filter(({ text }) => text.includes("timingSafeEqual(")).map(({ name }) => name)).toEqual([
      "secrets.ts",
    ]);
  });
});
