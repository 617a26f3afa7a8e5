/** The vendor's own SDK against the reference server: every OAuth method that it has. */
import Telnyx, { APIError } from "telnyx";
import { afterAll, beforeAll, expect, test } from "vitest";
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

test("well-known documents and keys", async () => {
  const metadata = await telnyx.wellKnown.retrieveAuthorizationServerMetadata();
  expect(metadata).toMatchObject({ issuer: server.origin, token_endpoint: `${server.baseURL}/oauth/token` });
  const resource = await telnyx.wellKnown.retrieveProtectedResourceMetadata();
  expect(resource).toMatchObject({ resource: server.baseURL, authorization_servers: [server.origin] });
  const { keys } = await telnyx.oauth.retrieveJwks();
  expect(keys?.[0]).toMatchObject({ kty: "EC", alg: "ES256", use: "sig", kid: expect.any(String) });
});

test("clients: create, retrieve, update, list with pages, delete", async () => {
  const created: string[] = [];
  for (const name of ["sdk one", "sdk two", "sdk three"]) {
    const { data } = await telnyx.oauthClients.create({
      name,
      client_type: "confidential",
      allowed_scopes: ["admin"],
      allowed_grant_types: ["client_credentials"],
    });
    expect(data).toMatchObject({
      record_type: "oauth_client",
      name,
      client_secret: expect.any(String),
      require_pkce: false,
    });
    created.push(data?.client_id ?? "");
  }
  const [first = ""] = created;
  expect((await telnyx.oauthClients.retrieve(first)).data?.name).toBe("sdk one");
  expect((await telnyx.oauthClients.update(first, { name: "sdk renamed" })).data?.name).toBe("sdk renamed");
  const listed: string[] = [];
  for await (const client of telnyx.oauthClients.list({ "page[size]": 2, "filter[name][contains]": "sdk" } as object)) {
    listed.push(client.client_id);
  }
  expect([...listed].sort()).toEqual([...created].sort());
  for (const id of created) expect(await telnyx.oauthClients.delete(id)).toBeNull();
  await expect(telnyx.oauthClients.retrieve(first)).rejects.toMatchObject({
    status: 404,
    error: { error: "not_found" },
  });
});

test("registration, client credentials and introspection", async () => {
  const registered = await telnyx.oauth.register({
    client_name: "Registered by SDK",
    redirect_uris: [redirectUri],
    grant_types: ["authorization_code"],
  });
  expect(registered).toMatchObject({ client_id: expect.any(String), client_secret: expect.any(String) });
  await expect(telnyx.oauth.register({})).rejects.toMatchObject({ status: 400 });

  const { data } = await telnyx.oauthClients.create({
    name: "machine",
    client_type: "confidential",
    allowed_scopes: ["admin"],
    allowed_grant_types: ["client_credentials"],
  });
  const token = await telnyx.oauth.token({
    grant_type: "client_credentials",
    client_id: data?.client_id ?? "",
    client_secret: data?.client_secret ?? "",
  });
  expect(token).toMatchObject({ token_type: "Bearer", expires_in: expect.any(Number) });
  expect(await telnyx.oauth.introspect({ token: token.access_token })).toMatchObject({
    active: true,
    client_id: data?.client_id,
  });
  expect(await telnyx.oauth.introspect({ token: "unknown" })).toEqual({ active: false });
});

test("the code flow: consent by API, code, refresh, grants", async () => {
  const { verifier, challenge } = proofKey();
  const { data: client } = await telnyx.oauthClients.create({
    name: "SDK application",
    client_type: "public",
    allowed_scopes: ["admin"],
    allowed_grant_types: ["authorization_code", "refresh_token"],
    redirect_uris: [redirectUri],
  });
  const clientId = client?.client_id ?? "";
  const query = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: "admin",
    state: "state",
    code_challenge: challenge,
    code_challenge_method: "S256",
  } as const;
  await telnyx.oauth.retrieveAuthorize(query);
  const page = await new Browser(server.origin).open(`/v2/oauth/authorize?${new URLSearchParams(query)}`);
  const consentToken = /name="consent_token" value="([^"]+)"/.exec(page.html)?.[1] ?? "";

  const consent = await telnyx.oauth.retrieve(consentToken);
  expect(consent.data).toMatchObject({
    client_id: clientId,
    name: "SDK application",
    redirect_uri: redirectUri,
    verified: false,
  });
  const granted = await telnyx.oauth.grants({ allowed: true, consent_token: consentToken });
  const back = new URL(granted.redirect_uri);
  expect(back.searchParams.get("state")).toBe("state");
  await expect(telnyx.oauth.grants({ allowed: true, consent_token: consentToken })).rejects.toMatchObject({
    status: 422,
  });

  const tokens = await telnyx.oauth.token({
    grant_type: "authorization_code",
    code: back.searchParams.get("code") ?? "",
    redirect_uri: redirectUri,
    client_id: clientId,
    code_verifier: verifier,
  });
  const refreshed = await telnyx.oauth.token({
    grant_type: "refresh_token",
    refresh_token: tokens.refresh_token ?? "",
    client_id: clientId,
  });
  expect(await telnyx.oauth.introspect({ token: refreshed.access_token })).toMatchObject({ active: true });

  const grants = [];
  for await (const grant of telnyx.oauthGrants.list()) grants.push(grant);
  expect(grants).toMatchObject([{ client_id: clientId, scopes: ["admin"], record_type: "oauth_grant" }]);
  const id = grants[0]?.id ?? "";
  expect((await telnyx.oauthGrants.retrieve(id)).data?.id).toBe(id);
  expect((await telnyx.oauthGrants.delete(id)).data?.id).toBe(id);
  await expect(telnyx.oauthGrants.delete(id)).rejects.toBeInstanceOf(APIError);
  expect(await telnyx.oauth.introspect({ token: refreshed.access_token })).toEqual({ active: false });
});

test("the SDK's own client credentials: it fetches a token and calls with it", async () => {
  const { data } = await telnyx.oauthClients.create({
    name: "SDK machine",
    client_type: "confidential",
    allowed_scopes: ["admin"],
    allowed_grant_types: ["client_credentials"],
  });
  const machine = new Telnyx({
    apiKey: null as unknown as string,
    clientID: data?.client_id ?? "",
    clientSecret: data?.client_secret ?? "",
    baseURL: server.baseURL,
    maxRetries: 0,
    // The SDK's token address is fixed; only its origin is moved here.
    fetch: (input: string | URL | Request, init?: RequestInit) =>
      fetch(
        String(input instanceof Request ? input.url : input).replace("https://api.telnyx.com", server.origin),
        init,
      ),
  });
  const listed = await machine.oauthClients.list();
  expect(listed.data?.length).toBeGreaterThan(0);
});

test("the server ends cleanly on SIGTERM", async () => {
  const own = await startReferenceServer({ API_KEY: "a-key-of-the-operator-0123456789" });
  expect(own.output()).not.toContain("a-key-of-the-operator");
  const client = new Telnyx({ apiKey: own.apiKey, baseURL: own.baseURL, maxRetries: 0 });
  await client.oauthClients.list();
  expect(await own.stop()).toBe(0);
});
