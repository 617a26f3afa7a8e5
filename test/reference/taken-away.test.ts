/** What was handed out before a client lost a scope, the operator took one out of the catalogue, or the issuer moved. */
import { beforeEach, describe, expect, it } from "vitest";
import { authenticateBearer } from "../../reference/bearer.ts";
import { updateClient } from "../../reference/client-management.ts";
import { consentDetails } from "../../reference/consent.ts";
import { parseJwt } from "../../reference/jwt.ts";
import {
  must,
  newClient,
  OWNER,
  openTestApplication,
  type TestApplication,
  type TestClient,
} from "./support/application.ts";
import { authorize, authorizeQuery, newCode, pendingConsent } from "./support/authorization.ts";
import { exchangeToken, form, introspect, isActive, newTokens, redeem, refresh, refused } from "./support/endpoints.ts";

let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  setCatalogue("admin", "read");
  client = await newClient(app, { allowed_scopes: ["admin", "read"] });
});

/** The server as it is started anew with other settings. */
function setCatalogue(...ids: string[]): void {
  const scopes = ids.map((id) => ({ id, name: id, description: id }));
  Object.assign(app, { settings: { ...app.settings, scopes: { scopes, registration: [] } } });
}
const forItself = (scope?: string) => exchangeToken(app, form({ grant_type: "client_credentials", scope }, client));
const introspected = async (token: string) => must(await introspect(app, form({ token }, client))).response;
const principal = (token: string) => authenticateBearer(app, token, app.clock());

describe("a scope that is no longer in the catalogue", () => {
  it("is not given to a client that has it, whatever the way", async () => {
    const code = await newCode(app, client);
    const consent = await pendingConsent(app, client);
    const { refresh_token } = await newTokens(app, client);
    setCatalogue("read");
    expect(await forItself("admin")).toMatchObject(refused("invalid_scope"));
    expect(must(await forItself()).response.scope).toBe("read");
    expect(await authorize(app, authorizeQuery(client, { scope: "admin" }))).toMatchObject({ kind: "interstitial" });
    expect(await redeem(app, client, code)).toMatchObject(refused("invalid_grant"));
    expect(await consentDetails(app, consent, OWNER.userId)).toMatchObject({ ok: false });
    expect(must(await refresh(app, client, refresh_token)).response.scope).toBe("read");
  });

  it("is gone from the tokens that carry it", async () => {
    const [own, users] = [must(await forItself()).response, await newTokens(app, client)];
    setCatalogue("read");
    for (const { access_token } of [own, users]) {
      expect(await principal(access_token)).toMatchObject({ scopes: ["read"] });
      expect(await introspected(access_token)).toMatchObject({ active: true, scope: "read" });
    }
  });
});

describe("a scope that a client has lost", () => {
  it("is gone from its live access tokens, and a token of which nothing is left is dead", async () => {
    const { access_token } = must(await forItself()).response;
    must(await updateClient(app, OWNER, client.id, { allowed_scopes: ["read"] }));
    expect(await principal(access_token)).toMatchObject({ scopes: ["read"] });
    expect(await introspected(access_token)).toMatchObject({ active: true, scope: "read" });
    must(await updateClient(app, OWNER, client.id, { allowed_scopes: [] }));
    expect(await principal(access_token)).toBeUndefined();
    expect(await introspected(access_token)).toEqual({ active: false });
  });

  it("is no member at all where there is none, neither of a token nor of what is told of it", async () => {
    client = await newClient(app, { allowed_scopes: [] });
    const { access_token } = must(await forItself()).response;
    expect(parseJwt(access_token)?.claims).not.toHaveProperty("scope");
    expect(await introspected(access_token)).toMatchObject({ active: true });
    expect(await introspected(access_token)).not.toHaveProperty("scope");
    expect(await principal(access_token)).toMatchObject({ scopes: [] });
  });
});

describe("another issuer", () => {
  it("has none of what the one before has handed out, and spends nothing of it", async () => {
    const code = await newCode(app, client);
    const consent = await pendingConsent(app, client);
    const { access_token, refresh_token } = await newTokens(app, client);
    const { settings } = app;
    const issuer = "https://new.example";
    Object.assign(app, { settings: { ...settings, issuer, resource: `${issuer}/v2` } });
    expect(await refresh(app, client, refresh_token)).toMatchObject(refused("invalid_grant"));
    expect(await redeem(app, client, code)).toMatchObject(refused("invalid_grant"));
    expect(await consentDetails(app, consent, OWNER.userId)).toMatchObject({ ok: false });
    for (const token of [access_token, refresh_token]) expect(await isActive(app, client, token)).toBe(false);
    Object.assign(app, { settings });
    expect(await redeem(app, client, code)).toMatchObject({ ok: true });
    expect(await refresh(app, client, refresh_token)).toMatchObject({ ok: true });
  });
});
