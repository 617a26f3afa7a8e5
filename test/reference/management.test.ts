/** Clients and grants as their owners manage them, and who may. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { FIRST_ORG_ID, FIRST_USER_ID } from "../../reference/accounts.ts";
import { authenticateBearer, bearerChallenge, isAllowed, type Principal } from "../../reference/bearer.ts";
import { createClient, deleteClient, getClient, listClients, updateClient } from "../../reference/client-management.ts";
import { getGrant, listGrants, revokeGrant } from "../../reference/grant-management.ts";
import {
  API_KEY,
  must,
  newClient,
  OWNER,
  openTestApplication,
  REDIRECT_URI,
  type TestApplication,
} from "./support/application.ts";
import { exchangeToken, form, newTokens, registerClient } from "./support/endpoints.ts";

const STRANGER: Principal = { userId: randomUUID(), orgId: randomUUID(), kind: "api_key", scopes: "all" };
const INPUT = {
  name: "App",
  client_type: "confidential",
  allowed_scopes: ["admin"],
  allowed_grant_types: ["client_credentials"],
} as const;

let app: TestApplication;
beforeEach(async () => {
  app = await openTestApplication();
});

describe("clients", () => {
  it("R118: show their secret once, and a public one has none", async () => {
    const { client } = must(await createClient(app, OWNER, INPUT));
    expect(client).toMatchObject({
      client_secret: expect.stringMatching(/^[\w-]{43}$/),
      org_id: FIRST_ORG_ID,
      require_pkce: false,
    });
    expect(must(await getClient(app, OWNER, client.client_id)).client).toEqual({ ...client, client_secret: null });
    const open = { ...INPUT, client_type: "public", allowed_grant_types: [], redirect_uris: [] } as const;
    expect(await createClient(app, OWNER, open)).toMatchObject({ error: "invalid_client_metadata" });
    const { id } = await newClient(app, { client_type: "public" });
    expect(must(await getClient(app, OWNER, id)).client.client_secret).toBeNull();
  });

  it.each([
    [{ name: " " }, "invalid_client_metadata"],
    [{ name: "a\u202eb" }, "invalid_client_metadata"],
    ...["\u200b", "\u3164", "\u2800", "\u00ad", "\u{e0041}", "\u2060", "\ue000"].flatMap((unseen) => [
      [{ name: unseen }, "invalid_client_metadata"] as const,
      [{ name: `Acme${unseen}` }, "invalid_client_metadata"] as const,
    ]),
    // Joiners where no spelling has them.
    [{ name: "Ac\u200dme" }, "invalid_client_metadata"],
    [{ name: "\u200c\u0645" }, "invalid_client_metadata"],
    [{ name: "\u0645\u200c\u200c\u0645" }, "invalid_client_metadata"],
    [{ name: "\u0301" }, "invalid_client_metadata"],
    [{ tos_uri: "https://bank.example@evil.example/" }, "invalid_client_metadata"],
    [{ policy_uri: "https://bank.example:x@evil.example" }, "invalid_client_metadata"],
    [{ allowed_scopes: ["other"] }, "invalid_client_metadata"],
    [{ allowed_grant_types: ["authorization_code"] }, "invalid_redirect_uri"],
    [{ redirect_uris: ["http://a.example/"] }, "invalid_redirect_uri"],
    [{ client_type: "public" }, "invalid_client_metadata"],
    [{ logo_uri: "http://a.example/" }, "invalid_client_metadata"],
  ] as const)("R4, R119: refuse %o, with a sentence that a header could carry", async (change, error) => {
    const refusal = await createClient(app, OWNER, { ...INPUT, ...change });
    expect(refusal).toMatchObject({
      ok: false,
      error,
      description: expect.stringMatching(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/),
    });
  });

  it.each([
    "\u2764\ufe0f App",
    // Persian "I want", and Sri Lanka in Sinhala.
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "\u0dc1\u0dca\u200d\u0dbb\u0dd3 \u0dbd\u0d82\u0d9a\u0dcf",
    "\u{1f469}\u200d\u{1f680}",
    "\u65e5\u672c\u8a9e",
    "Z\u00fcrich",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
  ])("may be called %s", async (name) => {
    expect(must(await createClient(app, OWNER, { ...INPUT, name })).client.name).toBe(name);
  });

  it("R120: are changed in part, under the rules of the whole", async () => {
    const { id } = await newClient(app);
    app.advance(1_000);
    const { client } = must(await updateClient(app, OWNER, id, { name: "New", require_pkce: true }));
    expect(client).toMatchObject({ name: "New", require_pkce: true, allowed_scopes: ["admin"], client_secret: null });
    expect(Date.parse(client.updated_at) - Date.parse(client.created_at)).toBe(1_000);
    expect(await updateClient(app, OWNER, id, { redirect_uris: [] })).toMatchObject({ error: "invalid_redirect_uri" });
    expect(must(await getClient(app, OWNER, id)).client.redirect_uris).toHaveLength(1);
  });

  it.each([
    [{ name: "Another" }],
    [{ redirect_uris: ["https://elsewhere.example/cb"] }],
    [{ logo_uri: "https://elsewhere.example/" }],
    [{ tos_uri: "https://elsewhere.example/" }],
    [{ policy_uri: "https://elsewhere.example/" }],
  ])("are no longer verified after %o, which the operator has not seen", async (change) => {
    const { id } = await newClient(app);
    const isVerified = async () => (await app.store.findClient(id))?.verified;
    await app.store.setClientVerified(id, true, app.clock());
    must(await updateClient(app, OWNER, id, { require_pkce: true, redirect_uris: [REDIRECT_URI] }));
    expect(await isVerified()).toBe(true);
    must(await updateClient(app, OWNER, id, change));
    expect(await isVerified()).toBe(false);
    await app.store.setClientVerified(id, true, app.clock());
    must(await updateClient(app, OWNER, id, change));
    expect(await isVerified()).toBe(true);
  });

  it("R97, R125, C11: do not exist for another organisation, nor under an id that is no UUID", async () => {
    const { id } = await newClient(app);
    const absent = { ok: false, error: "not_found" };
    expect(await getClient(app, STRANGER, id)).toMatchObject(absent);
    expect(await updateClient(app, STRANGER, id, { name: "x" })).toMatchObject(absent);
    expect(await deleteClient(app, STRANGER, id)).toMatchObject(absent);
    expect((await listClients(app, STRANGER, {}, { number: 1, size: 20 })).total).toBe(0);
    expect(await getClient(app, OWNER, "abc")).toMatchObject(absent);
    expect(await deleteClient(app, OWNER, id)).toEqual({ ok: true });
    expect(await deleteClient(app, OWNER, id)).toMatchObject(absent);
  });

  it("R122: come in pages", async () => {
    for (let count = 0; count < 5; count += 1) {
      await newClient(app, { name: `App ${count}` });
      app.advance(1);
    }
    const page = async (number: number) =>
      (await listClients(app, OWNER, {}, { number, size: 2 })).items.map(({ name }) => name);
    expect([await page(1), await page(2), await page(3), await page(4)]).toEqual([
      ["App 4", "App 3"],
      ["App 2", "App 1"],
      ["App 0"],
      [],
    ]);
  });
});

describe("grants", () => {
  it("R97, R124, C15: are the user's, until revoked", async () => {
    const client = await newClient(app);
    await newTokens(app, client);
    const { items, total } = await listGrants(app, OWNER, { number: 1, size: 20 });
    expect(total).toBe(1);
    const [grant] = items;
    const now = new Date(app.clock()).toISOString();
    expect(grant).toMatchObject({
      record_type: "oauth_grant",
      client_id: client.id,
      scopes: ["admin"],
      last_used_at: now,
    });
    const id = grant?.id ?? "";
    expect(await getGrant(app, STRANGER, id)).toMatchObject({ error: "not_found" });
    expect(await revokeGrant(app, STRANGER, id)).toMatchObject({ error: "not_found" });
    expect(must(await getGrant(app, OWNER, id)).grant).toEqual(grant);
    expect(must(await revokeGrant(app, OWNER, id)).grant).toEqual(grant);
    expect(await revokeGrant(app, OWNER, id)).toMatchObject({ error: "not_found" });
    expect(await getGrant(app, OWNER, id)).toMatchObject({ error: "not_found" });
    expect(await getGrant(app, OWNER, "abc")).toMatchObject({ error: "not_found" });
  });
});

describe("the bearer", () => {
  it("R94, R96: is an account by its API key, or by a token for this resource", async () => {
    const client = await newClient(app);
    const now = app.clock();
    const account = { userId: FIRST_USER_ID, orgId: FIRST_ORG_ID };
    expect(await authenticateBearer(app, API_KEY, now)).toEqual({ ...account, kind: "api_key", scopes: "all" });
    const own = must(await exchangeToken(app, form({ grant_type: "client_credentials" }, client))).response;
    const users = await newTokens(app, client);
    for (const token of [own.access_token, users.access_token]) {
      expect(await authenticateBearer(app, token, now)).toEqual({
        ...account,
        kind: "access_token",
        scopes: ["admin"],
      });
    }
    for (const token of ["", "wrong", "a b", users.refresh_token, `${own.access_token}x`]) {
      expect(await authenticateBearer(app, token, now)).toBeUndefined();
    }
    expect(await authenticateBearer(app, own.access_token, now + 3_600_000)).toBeUndefined();
  });

  it("R96: needs the scope to manage, and the account for what no scope is named for", () => {
    const token: Principal = { ...OWNER, kind: "access_token", scopes: ["read"] };
    expect([isAllowed(OWNER, ["admin"]), isAllowed(OWNER, [])]).toEqual([true, true]);
    expect(isAllowed({ ...token, scopes: ["read", "admin"] }, ["admin"])).toBe(true);
    expect(isAllowed(token, ["admin"])).toBe(false);
    expect(isAllowed(token, ["read", "admin"])).toBe(false);
    expect(isAllowed({ ...token, scopes: ["admin"] }, [])).toBe(false);
  });

  it("is nobody with the token of an openly registered client that acts for itself", async () => {
    const folder = mkdtempSync(join(tmpdir(), "oauth-bearer-"));
    const file = join(folder, "scopes.json");
    const scopes = ["admin", "read"].map((id) => ({ id, name: id, description: id }));
    writeFileSync(file, JSON.stringify({ scopes, registration: ["admin", "read"] }));
    const open = await openTestApplication({ SCOPES_FILE: file });
    rmSync(folder, { recursive: true });
    const register = async (metadata: Record<string, unknown>) =>
      registerClient(open, {
        ...form({}),
        contentType: "application/json",
        body: Buffer.from(JSON.stringify(metadata)),
      });
    const grant_types = ["client_credentials"];
    const asked = await register({ grant_types, scope: "admin" });
    expect(asked).toMatchObject({ error: "invalid_client_metadata", invalidFields: { scope: [expect.any(String)] } });
    const { response } = must(await register({ grant_types }));
    expect(response.scope).toBe("read");
    // Even a client that got it in another way speaks for nobody.
    const registered = await open.store.findClient(response.client_id);
    if (!registered) throw new Error("not registered");
    const id = randomUUID();
    await open.store.insertClient({ ...registered, id, scopes: ["admin"] });
    const own = must(
      await exchangeToken(open, form({ grant_type: "client_credentials" }, { id, secret: response.client_secret })),
    ).response;
    expect(own.scope).toBe("admin");
    expect(await authenticateBearer(open, own.access_token, open.clock())).toBeUndefined();
  });

  it("is pointed to scopes that it can get", () => {
    const resource_metadata = `${app.settings.issuer}/.well-known/oauth-protected-resource`;
    expect(bearerChallenge(app.settings)).toEqual({ realm: "oauth", resource_metadata, scope: "profile" });
  });
});
