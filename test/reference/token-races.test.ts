/** What happens to a token request when something else happens while it is under way. */
import { beforeEach, describe, expect, it } from "vitest";
import { FIRST_USER_ID } from "../../reference/accounts.ts";
import { deleteClient, updateClient } from "../../reference/client-management.ts";
import { decideConsent } from "../../reference/consent.ts";
import { openSqliteStore } from "../../reference/store/sqlite.ts";
import { type Store, StoreOutcomeUnknownError, StoreUnavailableError } from "../../reference/store/store.ts";
import {
  must,
  newClient,
  OWNER,
  openTestApplication,
  type TestApplication,
  type TestClient,
} from "./support/application.ts";
import { authorize, authorizeQuery, newCode, pendingConsent } from "./support/authorization.ts";
import { isActive, newTokens, redeem, refresh, refused } from "./support/endpoints.ts";

let store: Store;
let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  store = openSqliteStore(":memory:");
  app = await openTestApplication({}, { store });
  client = await newClient(app);
});

/** Lets something happen after the request was authenticated and before the step of the store begins. */
function meanwhile(event: () => Promise<unknown>): void {
  const { redeemCode, rotateRefresh, insertAuthorization } = store;
  store.redeemCode = async (redemption) => {
    await event();
    return redeemCode(redemption);
  };
  store.rotateRefresh = async (rotation) => {
    await event();
    return rotateRefresh(rotation);
  };
  store.insertAuthorization = async (authorization) => {
    await event();
    return insertAuthorization(authorization);
  };
}

describe("a client that changes meanwhile", () => {
  it.each([
    ["the redirect URI", { redirect_uris: ["https://app.example/other"] }],
    ["a scope", { allowed_scopes: [] }],
    ["the grant type", { allowed_grant_types: ["client_credentials"] as const }],
  ])("R120: gets nothing for a code once it has lost %s", async (_, change) => {
    const code = await newCode(app, client);
    meanwhile(() => updateClient(app, OWNER, client.id, change));
    expect(await redeem(app, client, code)).toMatchObject(refused("invalid_grant"));
  });

  it("gets no refresh token once it may not refresh", async () => {
    const code = await newCode(app, client);
    meanwhile(() => updateClient(app, OWNER, client.id, { allowed_grant_types: ["authorization_code"] }));
    const { response } = must(await redeem(app, client, code));
    expect(response).not.toHaveProperty("refresh_token");
  });

  it("gets a refresh token that works once it may refresh", async () => {
    const plain = await newClient(app, { allowed_grant_types: ["authorization_code"] });
    const code = await newCode(app, plain);
    meanwhile(() =>
      updateClient(app, OWNER, plain.id, { allowed_grant_types: ["authorization_code", "refresh_token"] }),
    );
    const { response } = must(await redeem(app, plain, code));
    expect(await refresh(app, plain, response.refresh_token ?? "")).toMatchObject({ ok: true });
  });

  it.each([
    ["scope", { allowed_scopes: [] }, "invalid_scope"],
    ["grant type", { allowed_grant_types: ["authorization_code"] as const }, "unauthorized_client"],
  ])("refreshes nothing once it has lost the %s", async (_, change, error) => {
    const { refresh_token } = await newTokens(app, client);
    meanwhile(() => updateClient(app, OWNER, client.id, change));
    expect(await refresh(app, client, refresh_token)).toMatchObject(refused(error));
    expect(await isActive(app, client, refresh_token)).toBe(true);
  });

  it("gets nothing once it is deleted", async () => {
    const other = await newClient(app);
    const [code, { refresh_token }] = [await newCode(app, client), await newTokens(app, other)];
    let next = client;
    meanwhile(() => deleteClient(app, OWNER, next.id));
    expect(await redeem(app, client, code)).toMatchObject(refused("invalid_grant"));
    next = other;
    expect(await refresh(app, other, refresh_token)).toMatchObject(refused("invalid_grant"));
  });

  it("is as unknown as one that never was when it is deleted while it asks for access", async () => {
    meanwhile(() => deleteClient(app, OWNER, client.id));
    expect(await authorize(app, authorizeQuery(client))).toMatchObject({ kind: "page", status: 404 });
  });
});

describe("a server that cannot sign", () => {
  it("spends neither a code nor a refresh token", async () => {
    const [code, tokens] = [await newCode(app, client), await newTokens(app, client)];
    const { listKeys } = store;
    store.listKeys = () => Promise.reject(new StoreUnavailableError("down"));
    app.advance(1_000);
    expect(await redeem(app, client, code)).toMatchObject(refused("temporarily_unavailable"));
    expect(await refresh(app, client, tokens.refresh_token)).toMatchObject(refused("temporarily_unavailable"));
    store.listKeys = listKeys;
    app.advance(app.settings.lifetimes.refreshGrace + 1);
    expect(await redeem(app, client, code)).toMatchObject({ ok: true });
    expect(await refresh(app, client, tokens.refresh_token)).toMatchObject({ ok: true });
  });
});

describe.each([
  ["was written", true],
  ["was not written", false],
])("a commit whose answer is lost, and which %s", (_, written) => {
  /** The next step is or is not taken, and nobody hears of it. */
  function loseNextAnswer(): void {
    const { redeemCode, rotateRefresh, consumeConsent } = store;
    const lose = async (take: () => Promise<unknown>): Promise<never> => {
      Object.assign(store, { redeemCode, rotateRefresh, consumeConsent });
      if (written) await take();
      throw new StoreOutcomeUnknownError("lost");
    };
    store.redeemCode = (redemption) => lose(() => redeemCode(redemption));
    store.rotateRefresh = (rotation) => lose(() => rotateRefresh(rotation));
    store.consumeConsent = (decision) => lose(() => consumeConsent(decision));
  }

  it("costs nobody a code", async () => {
    const code = await newCode(app, client);
    loseNextAnswer();
    const { response } = must(await redeem(app, client, code));
    expect(await isActive(app, client, response.access_token)).toBe(true);
    expect(await isActive(app, client, response.refresh_token)).toBe(true);
    expect(await redeem(app, client, code)).toMatchObject(refused("invalid_grant"));
    expect(await isActive(app, client, response.access_token)).toBe(false);
  });

  it("costs nobody a refresh token, also without a grace", async () => {
    store = openSqliteStore(":memory:");
    app = await openTestApplication({ REFRESH_GRACE_SECONDS: "0" }, { store });
    client = await newClient(app);
    const { refresh_token } = await newTokens(app, client);
    loseNextAnswer();
    const { response } = must(await refresh(app, client, refresh_token));
    expect(await isActive(app, client, response.refresh_token)).toBe(true);
    expect(await refresh(app, client, refresh_token)).toMatchObject(refused("invalid_grant"));
    expect(await isActive(app, client, response.refresh_token)).toBe(false);
  });

  it.each([true, false])("costs nobody a decision (%o)", async (allowed) => {
    const consentToken = await pendingConsent(app, client);
    loseNextAnswer();
    const { redirectUri } = must(await decideConsent(app, consentToken, FIRST_USER_ID, allowed));
    const { searchParams } = new URL(redirectUri);
    if (allowed) expect(await redeem(app, client, searchParams.get("code") ?? "")).toMatchObject({ ok: true });
    else expect(searchParams.get("error")).toBe("access_denied");
    expect(await decideConsent(app, consentToken, FIRST_USER_ID, allowed)).toMatchObject({ ok: false });
  });
});

describe("a store that stays away", () => {
  it("is an outage, and says that the outcome is unknown to whoever reads the reports", async () => {
    const code = await newCode(app, client);
    store.redeemCode = () => {
      store.redeemCode = () => Promise.reject(new StoreUnavailableError("down"));
      return Promise.reject(new StoreOutcomeUnknownError("lost"));
    };
    expect(await redeem(app, client, code)).toMatchObject(refused("temporarily_unavailable"));
    expect(app.failures).toEqual([expect.any(StoreOutcomeUnknownError)]);
  });
});
