/** The user's decision, and what the client gets by it. */
import { beforeEach, describe, expect, it } from "vitest";
import { FIRST_USER_ID, SYSTEM_USER_ID } from "../../reference/accounts.ts";
import { deleteClient, updateClient } from "../../reference/client-management.ts";
import { consentDetails, decideConsent } from "../../reference/consent.ts";
import {
  must,
  newClient,
  OWNER,
  openTestApplication,
  REDIRECT_URI,
  type TestApplication,
  type TestClient,
} from "./support/application.ts";
import { pendingConsent } from "./support/authorization.ts";

const LOOPBACK_URI = "http://127.0.0.1:4000/cb";
let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app, { redirect_uris: [REDIRECT_URI, LOOPBACK_URI] });
  await app.store.setClientVerified(client.id, true, app.clock());
});

describe("the decision", () => {
  it("R49: shows what is asked, any number of times, and says who asks", async () => {
    const token = await pendingConsent(app, client, { scope: "admin" });
    for (let count = 0; count < 2; count += 1) {
      expect(must(await consentDetails(app, token, FIRST_USER_ID)).details).toEqual({
        client_id: client.id,
        name: "Test application",
        requested_scopes: [
          expect.objectContaining({ id: "admin", name: expect.any(String), description: expect.any(String) }),
        ],
        logo_uri: null,
        tos_uri: null,
        policy_uri: null,
        redirect_uri: REDIRECT_URI,
        verified: true,
      });
    }
  });

  it("R39, R40, R50: gives a code with the state and our issuer, or a denial with them and no grant", async () => {
    const state = `%20 + & = / é ${"x".repeat(2_000)}`;
    for (const allowed of [false, true]) {
      const token = await pendingConsent(app, client, { state });
      const { redirectUri } = must(await decideConsent(app, token, FIRST_USER_ID, allowed));
      const answer = Object.fromEntries(new URL(redirectUri).searchParams);
      expect(redirectUri.startsWith(`${REDIRECT_URI}?`)).toBe(true);
      expect(answer).toMatchObject({ state, iss: app.settings.issuer });
      expect(answer).toMatchObject(
        allowed ? { code: expect.stringMatching(/^[\w-]{43}$/) } : { error: "access_denied" },
      );
      const grants = await app.store.listLiveGrants(FIRST_USER_ID, app.clock(), { offset: 0, limit: 9 });
      expect(grants.total).toBe(allowed ? 1 : 0);
    }
  });

  it("R39: gives no state where none was sent", async () => {
    const token = await pendingConsent(app, client, { state: undefined });
    const { redirectUri } = must(await decideConsent(app, token, FIRST_USER_ID, true));
    expect(new URL(redirectUri).searchParams.has("state")).toBe(false);
  });

  it("R47, R51, R52: is made once, by the user who opened it, in time", async () => {
    const refused = { ok: false, error: "invalid_request" };
    const token = await pendingConsent(app, client);
    await consentDetails(app, token, FIRST_USER_ID);
    expect(await consentDetails(app, token, SYSTEM_USER_ID)).toMatchObject(refused);
    expect(await decideConsent(app, token, SYSTEM_USER_ID, true)).toMatchObject(refused);
    const decisions = await Promise.all(
      Array.from({ length: 8 }, () => decideConsent(app, token, FIRST_USER_ID, true)),
    );
    expect(decisions.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await consentDetails(app, token, FIRST_USER_ID)).toMatchObject(refused);

    const late = await pendingConsent(app, client);
    app.advance(600_000);
    expect(await decideConsent(app, late, FIRST_USER_ID, true)).toMatchObject(refused);
    expect(await decideConsent(app, "forged", FIRST_USER_ID, true)).toMatchObject(refused);
  });

  it.each([
    ["its redirect URI", { redirect_uris: [LOOPBACK_URI] }],
    ["its grant type", { allowed_grant_types: ["client_credentials" as const] }],
    ["its scope", { allowed_scopes: [] }],
  ])("R56, R120: is refused when the client has lost %s since", async (_, change) => {
    const token = await pendingConsent(app, client, { scope: "admin" });
    must(await updateClient(app, OWNER, client.id, change));
    expect(await consentDetails(app, token, FIRST_USER_ID)).toMatchObject({ ok: false });
    expect(await decideConsent(app, token, FIRST_USER_ID, true)).toMatchObject({ ok: false });
  });

  it("R56: is refused when the client is gone", async () => {
    const token = await pendingConsent(app, client);
    await deleteClient(app, OWNER, client.id);
    expect(await decideConsent(app, token, FIRST_USER_ID, true)).toMatchObject({ ok: false });
  });
});
