/** The generated client against the reference server, each a real program, over real HTTP. */
import * as jose from "jose";
import Telnyx, { AuthenticationError, NotFoundError } from "telnyx-oauth-client";
import { createClient, exchangeOAuthToken, getOAuthJWKS } from "telnyx-oauth-client/functions";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser, proofKey } from "./code-flow.ts";
import { type ReferenceServer, startReferenceServer } from "./reference-server.ts";

let server: ReferenceServer;
let telnyx: Telnyx;

const redirectUri = "http://127.0.0.1:9/callback";

beforeAll(async () => {
  server = await startReferenceServer();
  telnyx = new Telnyx({ apiKey: server.apiKey, baseURL: server.baseURL, maxRetries: 0 });
});

afterAll(() => server.stop());

async function newClient(changes: Partial<Parameters<Telnyx["oauthClients"]["create"]>[0]> = {}) {
  const { data } = await telnyx.oauthClients.create({
    name: "Photo printer",
    client_type: "confidential",
    allowed_scopes: ["admin"],
    allowed_grant_types: ["authorization_code", "refresh_token", "client_credentials"],
    redirect_uris: [redirectUri],
    ...changes,
  });
  if (!data) throw new Error("the answer has no client");
  return data;
}

describe("the whole code flow", () => {
  test("with PKCE, sign-in, consent, refresh and revocation", async () => {
    const { verifier, challenge } = proofKey();
    const client = await newClient({
      client_type: "public",
      allowed_grant_types: ["authorization_code", "refresh_token"],
    });
    const request = {
      response_type: "code",
      client_id: client.client_id,
      redirect_uri: redirectUri,
      scope: "admin",
      state: "a state + of/its own",
      code_challenge: challenge,
      code_challenge_method: "S256",
    } as const;

    const page = await telnyx.oauth.retrieveAuthorize(request);
    expect(page).toMatchObject({ status: 200, contentType: "text/html" });

    const browser = new Browser(server.origin);
    const signIn = await browser.open(`/v2/oauth/authorize?${new URLSearchParams(request)}`);
    expect(signIn.html).toContain("Sign in to continue to");
    const refused = await browser.submit(signIn, { api_key: "not the key" });
    expect(refused.html).toContain("Sign in to continue to");
    const consent = await browser.submit(refused, { api_key: server.apiKey });
    expect(consent.html).toContain("asks for access to your account");
    expect(consent.html).toContain("Photo printer");
    const back = new URL((await browser.submit(consent, { decision: "allow" })).url);
    expect(back.origin + back.pathname).toBe(redirectUri);
    expect(back.searchParams.get("state")).toBe(request.state);
    expect(back.searchParams.get("iss")).toBe(server.origin);
    const code = back.searchParams.get("code") ?? "";

    const anonymous = createClient({ baseURL: server.baseURL, apiKey: null });
    const exchange = {
      grant_type: "authorization_code",
      code,
      redirect_uri: redirectUri,
      client_id: client.client_id,
    } as const;
    const wrong = await exchangeOAuthToken(anonymous, { body: { ...exchange, code_verifier: proofKey().verifier } });
    expect(wrong).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    const tokens = await exchangeOAuthToken(anonymous, { body: { ...exchange, code_verifier: verifier } });
    if (tokens.status !== 200) throw new Error(`${tokens.status}`);
    expect(tokens.headers["cache-control"]).toBe("no-store");
    expect(tokens.body).toMatchObject({ token_type: "Bearer", scope: "admin", refresh_token: expect.any(String) });

    // Another party verifies the token by what the server publishes.
    const keys = await getOAuthJWKS(anonymous);
    if (keys.status !== 200) throw new Error(`${keys.status}`);
    const { payload, protectedHeader } = await jose.jwtVerify(
      tokens.body.access_token,
      jose.createLocalJWKSet({ keys: (keys.body.keys ?? []).map((key) => ({ ...key, kty: key.kty ?? "" })) }),
      { issuer: server.origin, audience: server.baseURL, typ: "at+jwt" },
    );
    expect(protectedHeader.alg).toBe("ES256");
    expect(payload).toMatchObject({ client_id: client.client_id, scope: "admin" });

    const refreshed = await exchangeOAuthToken(anonymous, {
      body: {
        grant_type: "refresh_token",
        refresh_token: tokens.body.refresh_token ?? "",
        client_id: client.client_id,
      },
    });
    if (refreshed.status !== 200) throw new Error(`${refreshed.status}`);
    expect(refreshed.body.refresh_token).not.toBe(tokens.body.refresh_token);

    const grants = [];
    for await (const grant of telnyx.oauthGrants.list()) if (grant.client_id === client.client_id) grants.push(grant);
    expect(grants).toHaveLength(1);
    const [grant] = grants;
    if (!grant) throw new Error("no grant");
    expect((await telnyx.oauth.introspect({ token: refreshed.body.access_token })).active).toBe(true);
    expect((await telnyx.oauthGrants.delete(grant.id)).data?.id).toBe(grant.id);
    expect(await telnyx.oauth.introspect({ token: refreshed.body.access_token })).toEqual({ active: false });
    const dead = await exchangeOAuthToken(anonymous, {
      body: {
        grant_type: "refresh_token",
        refresh_token: refreshed.body.refresh_token ?? "",
        client_id: client.client_id,
      },
    });
    expect(dead).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    await expect(telnyx.oauthGrants.retrieve(grant.id)).rejects.toBeInstanceOf(NotFoundError);
  });

  test("the user may refuse", async () => {
    const client = await newClient();
    const browser = new Browser(server.origin);
    const query = new URLSearchParams({
      response_type: "code",
      client_id: client.client_id,
      redirect_uri: redirectUri,
    });
    const signIn = await browser.open(`/v2/oauth/authorize?${query}`);
    const consent = await browser.submit(signIn, { api_key: server.apiKey });
    const back = new URL((await browser.submit(consent, { decision: "deny" })).url);
    expect(back.searchParams.get("error")).toBe("access_denied");
    expect(back.searchParams.has("code")).toBe(false);
  });
});

describe("every other operation", () => {
  test("clients are created, listed page by page, changed and deleted", async () => {
    const created = await newClient({ name: "One of many" });
    expect(created.client_secret).toEqual(expect.any(String));
    const names = [];
    let pages = 0;
    let page = await telnyx.oauthClients.list({ "page[size]": 1, "filter[name][contains]": "of many" });
    for (;;) {
      pages += 1;
      names.push(...(page.data ?? []).map(({ name }) => name));
      if (!page.hasNextPage()) break;
      page = await page.getNextPage();
    }
    expect(names).toContain("One of many");
    expect(pages).toBe(names.length);
    expect((await telnyx.oauthClients.retrieve(created.client_id)).data?.client_secret ?? null).toBeNull();
    expect((await telnyx.oauthClients.update(created.client_id, { name: "Renamed" })).data?.name).toBe("Renamed");
    expect((await telnyx.oauthClients.update(created.client_id)).data?.name).toBe("Renamed");
    expect(await telnyx.oauthClients.delete(created.client_id)).toBeUndefined();
    await expect(telnyx.oauthClients.delete(created.client_id)).rejects.toMatchObject({
      status: 404,
      error: { error: "not_found" },
    });
  });

  test("client credentials go as Basic, in a form and in JSON alike", async () => {
    const { client_id: clientID, client_secret } = await newClient();
    const clientSecret = client_secret ?? "";
    const own = new Telnyx({ apiKey: null, clientID, clientSecret, baseURL: server.baseURL });
    const token = await own.oauth.token({ grant_type: "client_credentials", scope: "admin" });
    expect(await own.oauth.introspect({ token: token.access_token })).toMatchObject({
      active: true,
      client_id: clientID,
    });
    const json = await exchangeOAuthToken(createClient({ apiKey: null, baseURL: server.baseURL }), {
      contentType: "application/json",
      body: { grant_type: "client_credentials", client_id: clientID, client_secret: clientSecret },
    });
    expect(json.status).toBe(200);
  });

  test("a client registers itself and reads the metadata, which is not sent again where it has not changed", async () => {
    const registered = await telnyx.oauth.register({ redirect_uris: [redirectUri], client_name: "Registered" });
    expect(registered).toMatchObject({ client_name: "Registered", client_secret_expires_at: 0 });
    const { data, response } = await telnyx.wellKnown.retrieveAuthorizationServerMetadata().withResponse();
    expect(data).toMatchObject({ issuer: server.origin, code_challenge_methods_supported: ["S256"] });
    const etag = response.headers.get("etag") ?? "";
    await expect(
      telnyx.wellKnown.retrieveAuthorizationServerMetadata({ headers: { "if-none-match": etag } }),
    ).rejects.toMatchObject({ status: 304 });
    expect((await telnyx.wellKnown.retrieveProtectedResourceMetadata()).authorization_servers).toEqual([server.origin]);
  });

  test("a wrong key is a typed error with status, headers and the parsed body", async () => {
    const stranger = new Telnyx({ apiKey: "wrong", baseURL: server.baseURL });
    const error = await stranger.oauthClients.list().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(AuthenticationError);
    if (!(error instanceof AuthenticationError)) throw error;
    expect(error.status).toBe(401);
    expect(error.headers?.get("www-authenticate")).toContain("Bearer");
    expect(error.error).toMatchObject({ error: "invalid_token" });
  });
});
