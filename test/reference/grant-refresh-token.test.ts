/** The refresh token grant: rotation, the grace, reuse, and scopes (RFC 6749 §6, RFC 9700 §4.14.2). */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { FIRST_USER_ID } from "../../reference/accounts.ts";
import { updateClient } from "../../reference/client-management.ts";
import { revokeGrant } from "../../reference/grant-management.ts";
import {
  must,
  newClient,
  OWNER,
  openTestApplication,
  type TestApplication,
  type TestClient,
} from "./support/application.ts";
import { isActive, newTokens, refresh, refused } from "./support/endpoints.ts";

let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app);
});

describe("refresh_token", () => {
  it("R76, R77, R78: gives a new token each time; the old one gives it again within the grace, and ends the grant after", async () => {
    const tokens = await newTokens(app, client);
    const first = must(await refresh(app, client, tokens.refresh_token)).response;
    expect(first.refresh_token).not.toBe(tokens.refresh_token);
    app.advance(10_000);
    const again = must(await refresh(app, client, tokens.refresh_token)).response;
    expect(again.refresh_token).toBe(first.refresh_token);
    expect(again.access_token).not.toBe(first.access_token);
    app.advance(1);
    expect(await refresh(app, client, tokens.refresh_token)).toMatchObject(refused("invalid_grant"));
    expect(await isActive(app, client, again.access_token)).toBe(false);
    expect(await refresh(app, client, first.refresh_token ?? "")).toMatchObject(refused("invalid_grant"));
  });

  it("R78: gives a token again only for the same scope; another request is another use", async () => {
    const scopes = ["a", "b"].map((id) => ({ id, name: id, description: id }));
    Object.assign(app, { settings: { ...app.settings, scopes: { scopes, registration: [] } } });
    client = await newClient(app, { allowed_scopes: ["a", "b"] });
    const { refresh_token } = await newTokens(app, client);
    const first = must(await refresh(app, client, refresh_token, { scope: "a b" })).response;
    const again = must(await refresh(app, client, refresh_token, { scope: "b a" })).response;
    expect(again.refresh_token).toBe(first.refresh_token);
    expect(await refresh(app, client, refresh_token, { scope: "a" })).toMatchObject(refused("invalid_grant"));
    expect(await isActive(app, client, first.access_token)).toBe(false);
  });

  it("R79: gives all that ask at once the same token", async () => {
    const { refresh_token } = await newTokens(app, client);
    const results = await Promise.all(Array.from({ length: 10 }, () => refresh(app, client, refresh_token)));
    expect(new Set(results.map((result) => must(result).response.refresh_token)).size).toBe(1);
  });

  it("R75, R120: narrows the access token and never the refresh token", async () => {
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

  it("R62, R74: refuses nothing, the unknown, another client and another resource, and revokes nothing for it", async () => {
    const { refresh_token } = await newTokens(app, client);
    const other = await newClient(app);
    expect(await refresh(app, client, "")).toMatchObject(refused("invalid_request"));
    expect(await refresh(app, client, "unknown")).toEqual(await refresh(app, other, refresh_token));
    const elsewhere = { resource: "https://other.example" };
    expect(await refresh(app, client, refresh_token, elsewhere)).toMatchObject(refused("invalid_target"));
    expect(await refresh(app, client, refresh_token)).toMatchObject({ ok: true });
  });

  it("R80: expires when idle, and at its end however busy", async () => {
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

  it("R103: ends with the grant", async () => {
    const tokens = await newTokens(app, client);
    const { items } = await app.store.listLiveGrants(FIRST_USER_ID, app.clock(), { offset: 0, limit: 1 });
    must(await revokeGrant(app, OWNER, items[0]?.id ?? ""));
    expect(await isActive(app, client, tokens.access_token)).toBe(false);
    expect(await isActive(app, client, tokens.refresh_token)).toBe(false);
    expect(await refresh(app, client, tokens.refresh_token)).toMatchObject(refused("invalid_grant"));
  });
});
