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
import type { ClientRecord } from "../../reference/store/records.ts";
import { openSqliteStore } from "../../reference/store/sqlite.ts";
import { type Store, StoreUnavailableError } from "../../reference/store/store.ts";
import {
  API_KEY,
  newClient,
  OWNER,
  openTestApplication,
  REDIRECT_URI,
  type TestApplication,
} from "./support/application.ts";
import { exchangeToken, form, newTokens } from "./support/endpoints.ts";

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

  it("is not made anew where all have been revoked: whoever did that meant it", async () => {
    const store = openSqliteStore(":memory:");
    await prepareAccounts(store, 0);
    const first = (await firstApiKey(store, 0)) ?? "";
    await store.revokeApiKey(hashSecret(first), 1);
    expect(await firstApiKey(store, 2)).toBeUndefined();
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
    const verified = await operate(app, ["clients", "verify", id]);
    expect(verified).toMatchObject({ done: true, message: expect.stringMatching(/name +Test application\n/) });
    expect(verified.message).toMatch(new RegExp(`redirect_uri +${REDIRECT_URI}\n`));
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

  it("takes no account with a name that nobody sees, and makes none of half of one", async () => {
    for (const [org, user] of [
      ["", "Jo"],
      ["Acme", " "],
      ["Acme\u001b[2J", "Jo"],
    ] as const) {
      expect(await operate(app, ["accounts", "create", org, user])).toMatchObject({ done: false });
    }
    const { ensureAccount } = app.store;
    app.store.ensureAccount = () => Promise.reject(new StoreUnavailableError("down"));
    await expect(operate(app, ["accounts", "create", "Acme", "Jo"])).rejects.toThrow(StoreUnavailableError);
    app.store.ensureAccount = ensureAccount;
    expect((await operate(app, ["users", "list"])).message).not.toContain("Acme");
    expect((await operate(app, ["accounts", "create", "Acme", "Jo"])).done).toBe(true);
    expect((await operate(app, ["users", "list"])).message).toMatch(/ {2}Jo {2}.* {2}Acme$/);
  });

  it("sees the clients of all, with nothing raw that would move its cursor, and deletes one", async () => {
    const { id } = await newClient(app, { name: "Bad" });
    const revise = (client: ClientRecord) => ({ client: { ...client, name: "Bad\u001b[2J" } });
    await app.store.updateClient({ id, orgId: OWNER.orgId, revise });
    await newClient(app, { name: "Other" });
    const listed = await operate(app, ["clients", "list"]);
    expect(listed.message.split("\n")).toHaveLength(2);
    expect((await operate(app, ["clients", "list", "ad"])).message).toBe(
      [id, "2026-01-01T00:00:00.250Z", "api         ", "unverified", "Bad\\u{1b}[2J"].join("  "),
    );
    expect((await operate(app, ["clients", "show", id])).message).toContain("Bad\\u{1b}[2J");
    expect(await operate(app, ["clients", "delete", id])).toMatchObject({ done: true });
    for (const verb of ["show", "delete", "verify"]) {
      expect(await operate(app, ["clients", verb, id])).toEqual({ done: false, message: "there is no such client" });
    }
  });

  it("ends the grants of a client, and all that a user holds", async () => {
    const client = await newClient(app);
    const isAlive = async (token: string | undefined) =>
      (await authenticateBearer(app, token ?? "", app.clock())) !== undefined;
    const first = await newTokens(app, client);
    expect(await isAlive(first.access_token)).toBe(true);
    expect(await operate(app, ["grants", "revoke", "--client", client.id])).toEqual({
      done: true,
      message: "revoked grants: 1",
    });
    expect(await isAlive(first.access_token)).toBe(false);
    const second = await newTokens(app, client);
    const { message } = await operate(app, ["users", "revoke", FIRST_USER_ID]);
    expect(message).toMatch(/^revoked API keys, with their sessions: 1; revoked grants: 1\n/);
    expect(await isAlive(second.access_token)).toBe(false);
    expect(await isAlive(API_KEY)).toBe(false);
    expect((await operate(app, ["grants", "revoke", "--user", FIRST_USER_ID])).message).toBe("revoked grants: 0");
    for (const words of [
      ["grants", "revoke", "--client", "x"],
      ["grants", "revoke", "--user", "x"],
      ["grants", "revoke", "--all", "x"],
      ["users", "revoke", "x"],
    ]) {
      expect(await operate(app, words)).toMatchObject({ done: false });
    }
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
