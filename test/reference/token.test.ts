/** The token endpoint: client authentication, the three grants, and what introspection then says. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { FIRST_USER_ID } from "../../reference/accounts.ts";
import { deleteClient, updateClient } from "../../reference/client-management.ts";
import { revokeGrant } from "../../reference/grant-management.ts";
import { openSqliteStore } from "../../reference/store/sqlite.ts";
import {
  API_KEY,
  exchangeToken,
  form,
  introspect,
  must,
  newClient,
  newCode,
  newTokens,
  OWNER,
  openTestApplication,
  pendingConsent,
  query,
  REDIRECT_URI,
  redeem,
  refresh,
  s256,
  type TestApplication,
  type TestClient,
  VERIFIER,
  type WireRequest,
} from "./support.ts";

let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app);
});

const refused = (error: string) => ({ ok: false, error });
const basic = (user: string) => `Basic ${Buffer.from(user).toString("base64")}`;
const CREDENTIALS_GRANT = "grant_type=client_credentials";

/** A client_credentials request with any header, type and body. */
function ask(request: Partial<Omit<WireRequest, "body">> & { body?: string | Uint8Array }) {
  const { body = CREDENTIALS_GRANT, ...rest } = request;
  const contentType = "application/x-www-form-urlencoded";
  return exchangeToken(app, {
    authorization: null,
    contentType,
    source: "192.0.2.1",
    ...rest,
    body: Buffer.from(body),
  });
}

async function isActive(token: string): Promise<boolean> {
  const response = must(await introspect(app, form({ token }, client))).response;
  if (!response.active) expect(response).toEqual({ active: false });
  return response.active;
}

describe("client authentication", () => {
  it("takes Basic, raw or form-urlencoded, in any case, and the body", async () => {
    const { id, secret = "" } = client;
    const encode = (text: string) => text.replaceAll("-", "%2D").replaceAll("_", "%5F");
    for (const authorization of [
      basic(`${id}:${secret}`),
      basic(`${encode(id)}:${encode(secret)}`),
      basic(`${id}:${secret}`).replace("Basic", "bASIC  "),
    ]) {
      expect(await ask({ authorization })).toMatchObject({ ok: true });
    }
    const body = query({ grant_type: "client_credentials", client_id: id, client_secret: secret });
    expect(await ask({ body })).toMatchObject({ ok: true });
    expect(await ask({ body, authorization: "Bearer some-api-key" })).toMatchObject({ ok: true });
    const same = `${CREDENTIALS_GRANT}&client_id=${id}`;
    expect(await ask({ authorization: basic(`${id}:${secret}`), body: same })).toMatchObject({ ok: true });
  });

  it.each([
    ["base64 that is none", "Basic !!!"],
    ["nothing after the scheme", "Basic"],
    ["no colon", basic("user")],
    ["a bad escape", basic("%zz:secret")],
    ["no user", basic(":secret")],
    ["an unknown client", basic("00000000-0000-4000-8000-000000000000:secret")],
    ["a client that is no UUID", basic("client:secret")],
  ])("refuses Basic with %s, and asks for Basic", async (_, authorization) => {
    expect(await ask({ authorization })).toMatchObject({
      ...refused("invalid_client"),
      challenge: expect.stringMatching(/^Basic /),
    });
  });

  it("does not tell an unknown client from a wrong secret", async () => {
    const wrong = await ask({ authorization: basic(`${client.id}:wrong`) });
    expect(wrong).toEqual(await ask({ authorization: basic("00000000-0000-4000-8000-000000000000:wrong") }));
    const inBody = await ask({ body: `${CREDENTIALS_GRANT}&client_id=${client.id}&client_secret=wrong` });
    expect(inBody).toEqual(refusedClient());
    expect(inBody).toEqual(await ask({ body: `${CREDENTIALS_GRANT}&client_id=x&client_secret=wrong` }));
  });

  function refusedClient() {
    return { ok: false, error: "invalid_client", description: "client authentication failed" };
  }

  it("refuses two mechanisms, and two names", async () => {
    const authorization = basic(`${client.id}:${client.secret}`);
    const twice = `${CREDENTIALS_GRANT}&client_secret=${client.secret}`;
    expect(await ask({ authorization, body: twice })).toMatchObject(refused("invalid_request"));
    expect(await ask({ authorization, body: `${CREDENTIALS_GRANT}&client_id=x` })).toMatchObject(
      refused("invalid_request"),
    );
  });

  it("takes no secret from a public client and no bare name from a confidential one", async () => {
    const open = await newClient(app, { client_type: "public" });
    const body = `${CREDENTIALS_GRANT}&client_id=${open.id}`;
    expect(await ask({ body })).toMatchObject(refused("unauthorized_client"));
    expect(await ask({ body: `${body}&client_secret=x` })).toMatchObject(refused("invalid_client"));
    expect(await ask({ authorization: basic(`${open.id}:`) })).toMatchObject(refused("invalid_client"));
    expect(await ask({ body: `${CREDENTIALS_GRANT}&client_id=${client.id}` })).toMatchObject(refused("invalid_client"));
    expect(await ask({ body: `${CREDENTIALS_GRANT}&client_secret=x` })).toMatchObject(refused("invalid_client"));
  });

  it("stops guessing at one place and leaves the client its other places", async () => {
    const guess = () => ask({ authorization: basic(`${client.id}:wrong`) });
    for (let count = 0; count < 20; count += 1) expect(await guess()).toMatchObject(refused("invalid_client"));
    expect(await guess()).toMatchObject({ ...refused("temporarily_unavailable"), retryAfter: 60 });
    const right = { authorization: basic(`${client.id}:${client.secret}`) };
    expect(await ask(right)).toMatchObject(refused("temporarily_unavailable"));
    expect(await ask({ ...right, source: "192.0.2.2" })).toMatchObject({ ok: true });
    app.advance(60_000);
    expect(await ask(right)).toMatchObject({ ok: true });
  });

  it("is dead with the client", async () => {
    const { response } = must(await exchangeToken(app, form({ grant_type: "client_credentials" }, client)));
    const other = client;
    client = await newClient(app);
    await deleteClient(app, OWNER, other.id);
    expect(await exchangeToken(app, form({ grant_type: "client_credentials" }, other))).toMatchObject(
      refused("invalid_client"),
    );
    expect(await isActive(response.access_token)).toBe(false);
  });
});

describe("the order of the checks", () => {
  it("is body, repeats, client, grant type, grant", async () => {
    const authorization = basic(`${client.id}:wrong`);
    expect(await ask({ authorization, body: "grant_type=a&grant_type=b" })).toMatchObject(refused("invalid_request"));
    expect(await ask({ authorization, body: "grant_type=password" })).toMatchObject(refused("invalid_client"));
    expect(await ask({ authorization, body: "" })).toMatchObject(refused("invalid_client"));
    expect(await ask({ body: "" })).toMatchObject(refused("invalid_request"));
    expect(await ask({ body: "grant_type=" })).toMatchObject(refused("invalid_request"));
    expect(await ask({ body: "grant_type=password" })).toMatchObject(refused("unsupported_grant_type"));
    expect(await ask({ body: "grant_type=authorization_code" })).toMatchObject(refused("invalid_client"));
    const web = await newClient(app, { allowed_grant_types: ["authorization_code"] });
    expect(await exchangeToken(app, form({ grant_type: "client_credentials" }, web))).toMatchObject(
      refused("unauthorized_client"),
    );
  });
});

describe("the body", () => {
  it("may be a form or JSON, with any parameters on the type", async () => {
    const members = { grant_type: "client_credentials", client_id: client.id, client_secret: client.secret };
    for (const contentType of [
      "application/x-www-form-urlencoded;charset=UTF-8",
      "Application/X-WWW-Form-Urlencoded",
    ]) {
      expect(await ask({ contentType, body: query(members) })).toMatchObject({ ok: true });
    }
    expect(await ask({ contentType: "application/json; charset=utf-8", body: JSON.stringify(members) })).toMatchObject({
      ok: true,
    });
  });

  const json = (body: string) => ({ contentType: "application/json", body });
  it.each([
    ["another type", { contentType: "text/plain" }],
    ["no type", { contentType: "" }],
    ["multipart", { contentType: "multipart/form-data; boundary=x" }],
    ["JSON that is none", json("{")],
    ["an array", json("[]")],
    ["a member that is no text", json('{"grant_type":["client_credentials"]}')],
    ["a member that is null", json('{"grant_type":null}')],
    ["a member twice", json('{"grant_type":"client_credentials","scope":"a","scope":"b"}')],
    ["a member twice, spelled differently", json('{"grant_type":"a","gr\\u0061nt_type":"client_credentials"}')],
    ["bytes that are not UTF-8", { body: Buffer.from([0x67, 0xff]) }],
    ["a broken escape", { body: "grant_type=%zz" }],
    ["escapes that are not UTF-8", { body: "grant_type=%ff" }],
    ["too many parameters", { body: "a=1&".repeat(101) }],
    ["too many bytes", { body: `a=${"x".repeat(65_536)}` }],
  ])("is refused with %s", async (_, request) => {
    expect(await ask(request)).toMatchObject(refused("invalid_request"));
  });

  it("may have what we do not know, also twice", async () => {
    const authorization = basic(`${client.id}:${client.secret}`);
    expect(await ask({ authorization, body: `${CREDENTIALS_GRANT}&audience=x&audience=y` })).toMatchObject({
      ok: true,
    });
    const nested = JSON.stringify({ grant_type: "client_credentials", scope: 'a":{' });
    expect(await ask({ authorization, ...json(nested) })).toMatchObject(refused("invalid_scope"));
  });
});

describe("client_credentials", () => {
  const credentials = (parameters: Record<string, string> = {}) =>
    exchangeToken(app, form({ grant_type: "client_credentials", ...parameters }, client));

  it("answers for the client itself, without a refresh token", async () => {
    const { response } = must(await credentials({ scope: "admin admin", resource: app.settings.resource }));
    expect(response).toEqual({
      access_token: expect.any(String),
      token_type: "Bearer",
      expires_in: 3_600,
      scope: "admin",
    });
    expect(must(await introspect(app, form({ token: response.access_token }, client))).response).toEqual({
      active: true,
      scope: "admin",
      client_id: client.id,
      sub: client.id,
      iss: app.settings.issuer,
      aud: app.settings.resource,
      iat: Math.floor(app.clock() / 1_000),
      nbf: Math.floor(app.clock() / 1_000),
      exp: Math.floor(app.clock() / 1_000) + 3_600,
      jti: expect.any(String),
      token_type: "Bearer",
    });
  });

  it.each([
    [{ scope: "ADMIN" }, "invalid_scope"],
    [{ scope: " admin" }, "invalid_scope"],
    [{ scope: "admin other" }, "invalid_scope"],
    [{ resource: "https://other.example" }, "invalid_target"],
  ])("refuses %o", async (parameters, error) => {
    expect(await credentials(parameters)).toMatchObject(refused(error));
  });

  it("writes nothing", async () => {
    const store = openSqliteStore(":memory:");
    app = await openTestApplication({}, { store });
    client = await newClient(app);
    const before = store.commits;
    for (let count = 0; count < 20; count += 1) must(await credentials());
    expect(store.commits).toBe(before);
  });
});

describe("authorization_code", () => {
  it("gives tokens for the user, and a refresh token if the client may have one", async () => {
    const tokens = await newTokens(app, client);
    expect(tokens).toMatchObject({ token_type: "Bearer", scope: "admin", expires_in: 3_600 });
    const { response } = must(await introspect(app, form({ token: tokens.access_token }, client)));
    expect(response).toMatchObject({ active: true, sub: `user:${FIRST_USER_ID}` });
    const plain = await newClient(app, { allowed_grant_types: ["authorization_code"] });
    expect(must(await redeem(app, plain, await newCode(app, plain))).response).not.toHaveProperty("refresh_token");
  });

  it("works for a public client on any loopback port, which the code then holds", async () => {
    const open = await newClient(app, { client_type: "public", redirect_uris: ["http://127.0.0.1/cb"] });
    const redirect_uri = "http://127.0.0.1:51004/cb";
    const code = await newCode(app, open, { redirect_uri });
    const other = await redeem(app, open, code, { redirect_uri: "http://127.0.0.1:51005/cb" });
    expect(other).toMatchObject(refused("invalid_grant"));
    expect(await redeem(app, open, code, { redirect_uri })).toMatchObject({ ok: true });
  });

  it.each([
    ["no code", { code: "" }, "invalid_request"],
    ["an unknown code", { code: "unknown" }, "invalid_grant"],
    ["another redirect URI", { redirect_uri: `${REDIRECT_URI}/` }, "invalid_grant"],
    ["no verifier", { code_verifier: undefined }, "invalid_grant"],
    ["another verifier", { code_verifier: `${VERIFIER}x` }, "invalid_grant"],
    ["the challenge as verifier", { code_verifier: s256(VERIFIER) }, "invalid_grant"],
    ["a short verifier", { code_verifier: "x".repeat(42) }, "invalid_request"],
    ["a long verifier", { code_verifier: "x".repeat(129) }, "invalid_request"],
    ["a verifier of other characters", { code_verifier: `${VERIFIER}+` }, "invalid_request"],
    ["another resource", { resource: "https://other.example" }, "invalid_target"],
  ])("refuses %s, and still takes the right request", async (_, changes, error) => {
    const code = await newCode(app, client);
    expect(await redeem(app, client, code, changes)).toMatchObject(refused(error));
    expect(await redeem(app, client, code)).toMatchObject({ ok: true });
  });

  it("refuses another client, and looks the same as an unknown code", async () => {
    const code = await newCode(app, client);
    const other = await newClient(app);
    expect(await redeem(app, other, code)).toEqual(await redeem(app, client, "unknown"));
    expect(await redeem(app, client, code)).toMatchObject({ ok: true });
  });

  it("expires to the millisecond", async () => {
    const [early, late] = [await newCode(app, client), await newCode(app, client)];
    app.advance(59_999);
    expect(await redeem(app, client, early)).toMatchObject({ ok: true });
    app.advance(1);
    expect(await redeem(app, client, late)).toMatchObject(refused("invalid_grant"));
  });

  it("lets the redirect URI be left out only under PKCE", async () => {
    expect(await redeem(app, client, await newCode(app, client), { redirect_uri: undefined })).toMatchObject({
      ok: true,
    });
    const code = await newCode(app, client, { code_challenge: undefined, code_challenge_method: undefined });
    const bare = { code_verifier: undefined };
    expect(await redeem(app, client, code, { ...bare, redirect_uri: undefined })).toMatchObject(
      refused("invalid_grant"),
    );
    expect(await redeem(app, client, code)).toMatchObject(refused("invalid_request"));
    expect(await redeem(app, client, code, bare)).toMatchObject({ ok: true });
  });

  it("takes plain only where it is on", async () => {
    app = await openTestApplication({ PKCE_PLAIN: "on" });
    client = await newClient(app);
    for (const code_challenge_method of ["plain", undefined]) {
      const code = await newCode(app, client, { code_challenge: VERIFIER, code_challenge_method });
      expect(await redeem(app, client, code, { code_verifier: s256(VERIFIER) })).toMatchObject(
        refused("invalid_grant"),
      );
      expect(await redeem(app, client, code)).toMatchObject({ ok: true });
    }
  });

  it("revokes the grant when a code comes twice, and not when the second is wrong", async () => {
    const code = await newCode(app, client);
    const { response } = must(await redeem(app, client, code));
    expect(await redeem(app, client, code, { code_verifier: `${VERIFIER}x` })).toMatchObject(refused("invalid_grant"));
    expect(await isActive(response.access_token)).toBe(true);
    expect(await redeem(app, client, code)).toMatchObject(refused("invalid_grant"));
    expect(await isActive(response.access_token)).toBe(false);
    expect(await refresh(app, client, response.refresh_token ?? "")).toMatchObject(refused("invalid_grant"));
  });
});

describe("refresh_token", () => {
  it("gives a new token each time; the old one gives it again within the grace, and ends the grant after", async () => {
    const tokens = await newTokens(app, client);
    const first = must(await refresh(app, client, tokens.refresh_token)).response;
    expect(first.refresh_token).not.toBe(tokens.refresh_token);
    app.advance(10_000);
    const again = must(await refresh(app, client, tokens.refresh_token)).response;
    expect(again.refresh_token).toBe(first.refresh_token);
    expect(again.access_token).not.toBe(first.access_token);
    app.advance(1);
    expect(await refresh(app, client, tokens.refresh_token)).toMatchObject(refused("invalid_grant"));
    expect(await isActive(again.access_token)).toBe(false);
    expect(await refresh(app, client, first.refresh_token ?? "")).toMatchObject(refused("invalid_grant"));
  });

  it("gives a token again only for the same scope; another request is another use", async () => {
    const scopes = ["a", "b"].map((id) => ({ id, name: id, description: id }));
    Object.assign(app, { settings: { ...app.settings, scopes: { scopes, registration: [] } } });
    client = await newClient(app, { allowed_scopes: ["a", "b"] });
    const { refresh_token } = await newTokens(app, client);
    const first = must(await refresh(app, client, refresh_token, { scope: "a b" })).response;
    const again = must(await refresh(app, client, refresh_token, { scope: "b a" })).response;
    expect(again.refresh_token).toBe(first.refresh_token);
    expect(await refresh(app, client, refresh_token, { scope: "a" })).toMatchObject(refused("invalid_grant"));
    expect(await isActive(first.access_token)).toBe(false);
  });

  it("gives all that ask at once the same token", async () => {
    const { refresh_token } = await newTokens(app, client);
    const results = await Promise.all(Array.from({ length: 10 }, () => refresh(app, client, refresh_token)));
    expect(new Set(results.map((result) => must(result).response.refresh_token)).size).toBe(1);
  });

  it("narrows the access token and never the refresh token", async () => {
    const catalogue = mkdtempSync(join(tmpdir(), "oauth-scopes-"));
    const file = join(catalogue, "scopes.json");
    const scopes = ["read", "write"].map((id) => ({ id, name: id, description: id }));
    writeFileSync(file, JSON.stringify({ scopes }));
    app = await openTestApplication({ SCOPES_FILE: file });
    rmSync(catalogue, { recursive: true });
    client = await newClient(app, { allowed_scopes: ["read", "write"] });
    const tokens = await newTokens(app, client);
    const narrow = must(await refresh(app, client, tokens.refresh_token, { scope: "read" })).response;
    expect(narrow.scope).toBe("read");
    const token = narrow.refresh_token ?? "";
    expect(await refresh(app, client, token, { scope: "read admin" })).toMatchObject(refused("invalid_scope"));
    const full = must(await refresh(app, client, token)).response;
    expect(full.scope).toBe("read write");

    must(await updateClient(app, OWNER, client.id, { allowed_scopes: ["write"] }));
    const less = must(await refresh(app, client, full.refresh_token ?? "")).response;
    expect(less.scope).toBe("write");
    must(await updateClient(app, OWNER, client.id, { allowed_scopes: [] }));
    expect(await refresh(app, client, less.refresh_token ?? "")).toMatchObject(refused("invalid_scope"));
  });

  it("refuses nothing, the unknown, another client and another resource, and revokes nothing for it", async () => {
    const { refresh_token } = await newTokens(app, client);
    const other = await newClient(app);
    expect(await refresh(app, client, "")).toMatchObject(refused("invalid_request"));
    expect(await refresh(app, client, "unknown")).toEqual(await refresh(app, other, refresh_token));
    const elsewhere = { resource: "https://other.example" };
    expect(await refresh(app, client, refresh_token, elsewhere)).toMatchObject(refused("invalid_target"));
    expect(await refresh(app, client, refresh_token)).toMatchObject({ ok: true });
  });

  it("expires when idle, and at its end however busy", async () => {
    app = await openTestApplication({ REFRESH_IDLE_SECONDS: "100", REFRESH_ABSOLUTE_SECONDS: "150" });
    client = await newClient(app);
    const idle = await newTokens(app, client);
    const busy = await newTokens(app, client);
    app.advance(99_999);
    const { response } = must(await refresh(app, client, busy.refresh_token));
    app.advance(1);
    expect(await refresh(app, client, idle.refresh_token)).toMatchObject(refused("invalid_grant"));
    app.advance(50_000);
    expect(await refresh(app, client, response.refresh_token ?? "")).toMatchObject(refused("invalid_grant"));
  });

  it("ends with the grant", async () => {
    const tokens = await newTokens(app, client);
    const { items } = await app.store.listLiveGrants(FIRST_USER_ID, app.clock(), { offset: 0, limit: 1 });
    must(await revokeGrant(app, OWNER, items[0]?.id ?? ""));
    expect(await isActive(tokens.access_token)).toBe(false);
    expect(await isActive(tokens.refresh_token)).toBe(false);
    expect(await refresh(app, client, tokens.refresh_token)).toMatchObject(refused("invalid_grant"));
  });
});

describe("introspection", () => {
  it("needs a confidential client, or the account", async () => {
    const { access_token: token } = await newTokens(app, client);
    const open = await newClient(app, { client_type: "public" });
    const bearer = (key: string) => introspect(app, { ...form({ token }), authorization: `bearer ${key}` });
    expect(await introspect(app, form({ token }))).toMatchObject(refused("invalid_client"));
    expect(await introspect(app, form({ token }, open))).toMatchObject(refused("invalid_client"));
    expect(await bearer("wrong")).toMatchObject({
      ...refused("invalid_token"),
      challenge: expect.stringContaining('error="invalid_token"'),
    });
    expect(must(await bearer(API_KEY)).response.active).toBe(true);
    expect(await introspect(app, form({}, client))).toMatchObject(refused("invalid_request"));
  });

  it("shows a client its own tokens, and a resource server those for its resource", async () => {
    const tokens = await newTokens(app, client);
    const other = await newClient(app);
    const asOther = async (token: string) => must(await introspect(app, form({ token }, other))).response;
    expect(await asOther(tokens.access_token)).toEqual({ active: false });
    expect(await asOther(tokens.refresh_token)).toEqual({ active: false });
    Object.assign(app, { settings: { ...app.settings, resourceServers: [other.id] } });
    expect(await asOther(tokens.access_token)).toMatchObject({ active: true });
    expect(await asOther(tokens.refresh_token)).toEqual({ active: false });
  });

  it("knows a refresh token whatever the hint, until it is used or expired", async () => {
    const { refresh_token: token, access_token } = await newTokens(app, client);
    const hinted = { token, token_type_hint: "access_token" };
    expect(must(await introspect(app, form(hinted, client))).response).toMatchObject({ active: true, scope: "admin" });
    must(await refresh(app, client, token));
    expect(await isActive(token)).toBe(false);
    app.advance(3_600_000);
    expect(await isActive(access_token)).toBe(false);
  });

  it("calls everything else inactive", async () => {
    const consent = await pendingConsent(app, client);
    for (const token of ["x", "a.b.c", API_KEY, consent, await newCode(app, client)])
      expect(await isActive(token)).toBe(false);
  });

  it("believes no token of a removed key", async () => {
    const { access_token } = await newTokens(app, client);
    await app.keys.remove((await app.keys.signing(app.clock())).kid, app.clock());
    expect(await isActive(access_token)).toBe(false);
  });
});

describe("the database", () => {
  it("holds no secret that was handed out", async () => {
    const folder = mkdtempSync(join(tmpdir(), "oauth-dump-"));
    app = await openTestApplication({ DATABASE_URL: `sqlite:${join(folder, "a.db")}` });
    client = await newClient(app);
    const consent = await pendingConsent(app, client);
    const code = await newCode(app, client);
    const tokens = must(await redeem(app, client, code)).response;
    const rotated = must(await refresh(app, client, tokens.refresh_token ?? "")).response;
    const secrets = [
      consent,
      code,
      client.secret,
      tokens.access_token,
      tokens.refresh_token,
      rotated.refresh_token,
      API_KEY,
    ];
    const files = readdirSync(folder).filter((name) => !name.endsWith(".key"));
    const content = Buffer.concat(files.map((name) => readFileSync(join(folder, name))));
    expect(content.includes(client.id)).toBe(true);
    for (const secret of secrets) {
      expect(secret).toMatch(/^[\w.-]{20,}$/);
      expect(content.includes(secret ?? "")).toBe(false);
    }
    await app.store.close();
    rmSync(folder, { recursive: true });
  });
});
