/** Accounts and API keys: the first one, the configured one, and those that an operator makes and ends. */
import { beforeEach, describe, expect, it } from "vitest";
import {
  apiKeyId,
  configureApiKey,
  FIRST_ORG_ID,
  FIRST_USER_ID,
  firstApiKey,
  newApiKey,
  prepareAccounts,
} from "../../reference/accounts.ts";
import { authenticateBearer } from "../../reference/bearer.ts";
import { operate } from "../../reference/operator.ts";
import { hashSecret } from "../../reference/secrets.ts";
import { openSqliteStore } from "../../reference/store/sqlite.ts";
import type { Store } from "../../reference/store/store.ts";
import { API_KEY, newClient, openTestApplication, type TestApplication } from "./support/application.ts";
import { exchangeToken, form } from "./support/endpoints.ts";

const userOf = async (store: Store, key: string) => (await store.findUserByApiKey(hashSecret(key)))?.id;

describe("the first API key", () => {
  it("is made once, however many processes start at a time", async () => {
    const store = openSqliteStore(":memory:");
    await prepareAccounts(store, 0);
    const keys = await Promise.all(Array.from({ length: 5 }, () => firstApiKey(store, 0)));
    const made = keys.filter((key) => key !== undefined);
    expect(made).toHaveLength(1);
    expect(await userOf(store, made[0] ?? "")).toBe(FIRST_USER_ID);
    expect(await store.listApiKeys()).toHaveLength(1);
    expect(await firstApiKey(store, 0)).toBeUndefined();
  });

  it("is made anew where all have been revoked", async () => {
    const store = openSqliteStore(":memory:");
    await prepareAccounts(store, 0);
    const first = (await firstApiKey(store, 0)) ?? "";
    await store.revokeApiKey(hashSecret(first), 1);
    expect(await firstApiKey(store, 2)).toBeDefined();
    expect(await userOf(store, first)).toBeUndefined();
  });
});

describe("the configured API key", () => {
  const OLD = "old-key-0123456789abcdef";
  const NEW = "new-key-0123456789abcdef";
  let store: Store;
  beforeEach(async () => {
    store = openSqliteStore(":memory:");
    await prepareAccounts(store, 0);
  });

  it("takes the place of the one before, and of no other", async () => {
    const made = (await newApiKey(store, FIRST_USER_ID, 0)) ?? "";
    expect(await configureApiKey(store, OLD, 1)).toBe(true);
    expect(await configureApiKey(store, OLD, 2)).toBe(true);
    expect(await configureApiKey(store, NEW, 3)).toBe(true);
    expect(await userOf(store, OLD)).toBeUndefined();
    expect(await userOf(store, NEW)).toBe(FIRST_USER_ID);
    expect(await userOf(store, made)).toBe(FIRST_USER_ID);
  });

  it("stays revoked when it was revoked", async () => {
    await configureApiKey(store, OLD, 1);
    await store.revokeApiKey(hashSecret(OLD), 2);
    expect(await configureApiKey(store, OLD, 3)).toBe(false);
    expect(await userOf(store, OLD)).toBeUndefined();
  });

  it("ends its sessions with it", async () => {
    await configureApiKey(store, OLD, 1);
    const sessionHash = hashSecret("session");
    await store.insertSession({ sessionHash, keyHash: hashSecret(OLD), now: 1, expiresAt: 100 });
    expect((await store.findSessionUser(sessionHash, 2))?.id).toBe(FIRST_USER_ID);
    await configureApiKey(store, NEW, 2);
    expect(await store.findSessionUser(sessionHash, 2)).toBeUndefined();
  });
});

describe("the operator", () => {
  let app: TestApplication;
  beforeEach(async () => {
    app = await openTestApplication();
  });
  const shown = (message: string) => /shown only now, is (\S+)/.exec(message)?.[1] ?? "";

  it("verifies clients, and rotates and removes signing keys", async () => {
    const { id } = await newClient(app);
    expect(await operate(app, ["clients", "verify", id])).toMatchObject({ done: true });
    expect((await app.store.findClient(id))?.verified).toBe(true);
    expect(await operate(app, ["clients", "unverify", id])).toMatchObject({ done: true });
    expect((await app.store.findClient(id))?.verified).toBe(false);
    expect(await operate(app, ["clients", "verify", "other"])).toMatchObject({ done: false });
    expect(await operate(app, ["keys", "rotate"])).toMatchObject({ done: true });
    expect((await operate(app, ["keys", "list"])).message.split("\n")).toHaveLength(2);
    const { kid } = await app.keys.signing(app.clock());
    expect(await operate(app, ["keys", "remove", kid])).toMatchObject({ done: true });
    expect(await operate(app, ["keys", "remove", kid])).toMatchObject({ done: false });
  });

  it("gives a client another secret, which takes the place of the old one at once", async () => {
    const client = await newClient(app);
    const open = await newClient(app, { client_type: "public" });
    const rotated = await operate(app, ["clients", "rotate-secret", client.id]);
    const token = (secret: string | undefined) =>
      exchangeToken(app, form({ grant_type: "client_credentials" }, { id: client.id, secret }));
    expect(await token(shown(rotated.message))).toMatchObject({ ok: true });
    expect(await token(client.secret)).toMatchObject({ ok: false, error: "invalid_client" });
    for (const id of [open.id, "other"]) {
      expect(await operate(app, ["clients", "rotate-secret", id])).toMatchObject({ done: false });
    }
  });

  it("lists API keys without showing them, and revokes one by its id", async () => {
    const id = apiKeyId({ keyHash: hashSecret(API_KEY) });
    const { message } = await operate(app, ["api-keys", "list"]);
    expect(message).toMatch(new RegExp(`^${id}  from API_KEY .* ${FIRST_USER_ID}  Owner, My organisation$`));
    expect(message).not.toContain(API_KEY);
    expect(await operate(app, ["api-keys", "revoke", API_KEY])).toMatchObject({ done: false });
    expect(await operate(app, ["api-keys", "revoke", id])).toMatchObject({ done: true });
    expect(await authenticateBearer(app, API_KEY, app.clock())).toBeUndefined();
    expect((await operate(app, ["api-keys", "list"])).message).toContain("revoked");
    expect(await operate(app, ["api-keys", "revoke", id])).toMatchObject({ done: false });
  });

  it("makes API keys and accounts, and shows each key once", async () => {
    const again = await operate(app, ["api-keys", "create"]);
    expect(await userOf(app.store, shown(again.message))).toBe(FIRST_USER_ID);
    const made = await operate(app, ["accounts", "create", "Acme", "Jo"]);
    const principal = await authenticateBearer(app, shown(made.message), app.clock());
    expect(principal?.orgId).not.toBe(FIRST_ORG_ID);
    expect(made.message).toContain(principal?.orgId);
    const second = await operate(app, ["api-keys", "create", principal?.userId ?? ""]);
    expect(await userOf(app.store, shown(second.message))).toBe(principal?.userId);
    expect(await operate(app, ["api-keys", "create", "nobody"])).toMatchObject({ done: false });
    const listed = (await operate(app, ["api-keys", "list"])).message;
    expect(listed).toContain("Jo, Acme");
    expect(listed.split("\n")).toHaveLength(4);
  });

  it("is told what there is where the words fit nothing", async () => {
    for (const words of [
      [],
      ["clients"],
      ["clients", "verify"],
      ["keys", "x"],
      ["clients", "verify", "a", "b"],
      ["accounts", "create", "a"],
      ["other"],
    ]) {
      expect(await operate(app, words)).toMatchObject({ done: false, message: expect.stringContaining("usage") });
    }
  });
});
