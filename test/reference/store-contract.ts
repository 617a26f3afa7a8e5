/** What every store must do, as one suite over a way to open it. Other databases join by calling this. */
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashSecret } from "../../reference/secrets.ts";
import type { ClientRecord } from "../../reference/store/records.ts";
import { type Store, StoreUnavailableError } from "../../reference/store/store.ts";
import { codesContract } from "./store-contract-codes.ts";
import { aClient, addAccounts, addRefreshToken, NOW, ORG, OTHER_USER, USER } from "./store-contract-data.ts";
import { refreshContract } from "./store-contract-refresh.ts";
import { upkeepContract } from "./store-contract-upkeep.ts";

export function storeContract(name: string, open: () => Promise<{ store: Store; discard: () => Promise<void> }>): void {
  describe(name, () => {
    let store: Store;
    let discard: () => Promise<void>;
    let client: ClientRecord;
    beforeEach(async () => {
      ({ store, discard } = await open());
      await addAccounts(store);
      client = aClient();
      await store.insertClient(client);
    });
    afterEach(() => discard());

    describe("clients", () => {
      it("keeps every member", async () => {
        const full = aClient({
          logoUri: "https://l",
          tosUri: "https://t",
          policyUri: "https://p",
          secretExpiresAt: NOW,
          lastUsedAt: NOW,
        });
        await store.insertClient(full);
        expect(await store.findClient(full.id)).toEqual(full);
      });

      it("R122, R123: lists an organisation's clients, newest first, with all filters joined by and", async () => {
        const other = aClient({
          name: "100% _real_",
          createdAt: NOW + 5,
          verified: true,
          grantTypes: ["client_credentials"],
        });
        await store.insertClient(other);
        const list = async (filter: Parameters<Store["listClients"]>[1]) =>
          (await store.listClients(ORG, filter, { offset: 0, limit: 10 })).items.map(({ id }) => id);
        expect(await list({})).toEqual([other.id, client.id]);
        expect(await list({ nameContains: "0% _" })).toEqual([other.id]);
        expect(await list({ nameContains: "%" })).toEqual([other.id]);
        expect(await list({ nameContains: "1__%" })).toEqual([]);
        expect(await list({ grantType: "client_credentials" })).toEqual([other.id]);
        expect(await list({ grantType: "client_credentials", verified: false })).toEqual([]);
        expect(await list({ id: client.id, name: "A client", clientType: "confidential" })).toEqual([client.id]);
        expect(await store.listClients(ORG, {}, { offset: 1, limit: 1 })).toEqual({ items: [client], total: 2 });
        expect(await store.listClients(ORG, {}, { offset: 9, limit: 1 })).toEqual({ items: [], total: 2 });
        expect((await store.listClients(randomUUID(), {}, { offset: 0, limit: 1 })).total).toBe(0);
        expect((await store.listClients(undefined, {}, { offset: 0, limit: 1 })).total).toBe(2);
      });

      it("gives a confidential client another secret, and nobody else one", async () => {
        const [open, gone] = [aClient({ clientType: "public", secretHash: null }), aClient()];
        for (const each of [open, gone]) await store.insertClient(each);
        await store.deleteClient(gone.id, ORG, NOW);
        const secretHash = hashSecret("another");
        expect(await store.setClientSecret(client.id, secretHash, NOW + 1)).toBe(true);
        const { secretHash: kept, updatedAt } = (await store.findClient(client.id)) ?? {};
        expect([Buffer.from(kept ?? []), updatedAt]).toEqual([Buffer.from(secretHash), NOW + 1]);
        for (const id of [open.id, gone.id, "nobody"])
          expect(await store.setClientSecret(id, secretHash, NOW)).toBe(false);
        expect((await store.findClient(open.id))?.secretHash).toBeNull();
      });

      it("updates only a client of the organisation, and nothing when the revision is refused", async () => {
        const rename = (orgId: string) =>
          store.updateClient({ id: client.id, orgId, revise: (current) => ({ client: { ...current, name: "New" } }) });
        expect(await rename(randomUUID())).toEqual({ outcome: "absent" });
        const refused = await store.updateClient({ id: client.id, orgId: ORG, revise: () => ({ refusal: "no" }) });
        expect(refused).toEqual({ outcome: "refused", refusal: "no" });
        expect((await store.findClient(client.id))?.name).toBe("A client");
        expect(await rename(ORG)).toMatchObject({ outcome: "updated" });
        expect((await store.findClient(client.id))?.name).toBe("New");
      });

      it("verifies a client as it is, and takes that back with the change that asks for it", async () => {
        const verified = { ...client, verified: true, updatedAt: NOW + 1 };
        expect(await store.setClientVerified(client.id, true, NOW + 1)).toEqual(verified);
        expect(await store.findClient(client.id)).toEqual(verified);
        const revise = (current: ClientRecord) => ({ client: { ...current, verified: false } });
        await store.updateClient({ id: client.id, orgId: ORG, revise });
        expect((await store.findClient(client.id))?.verified).toBe(false);
        expect(await store.setClientVerified("nobody", true, NOW)).toBeUndefined();
      });

      it("R121: deletes a client with its grants and tokens", async () => {
        const { grantId, tokenHash } = await addRefreshToken(store, client);
        expect(await store.deleteClient(client.id, randomUUID(), NOW)).toBe(false);
        expect(await store.deleteClient(client.id, ORG, NOW)).toBe(true);
        expect(await store.deleteClient(client.id, ORG, NOW)).toBe(false);
        expect(await store.findClient(client.id)).toBeUndefined();
        expect((await store.listClients(ORG, {}, { offset: 0, limit: 1 })).total).toBe(0);
        expect(await store.setClientVerified(client.id, true, NOW)).toBeUndefined();
        const revise = (current: ClientRecord) => ({ client: current });
        expect(await store.updateClient({ id: client.id, orgId: ORG, revise })).toEqual({ outcome: "absent" });
        expect((await store.listLiveGrants(USER, NOW, { offset: 0, limit: 1 })).total).toBe(0);
        expect(await store.revokeGrant(grantId, USER, NOW)).toBeUndefined();
        expect(await store.findLiveGrant(grantId, NOW)).toBeUndefined();
        expect(await store.findLiveRefreshToken(tokenHash, NOW)).toBeUndefined();
      });

      it("revokes the grants of a client, or of a user, so many at a time", async () => {
        const other = aClient();
        await store.insertClient(other);
        for (const each of [client, client, client, other]) await addRefreshToken(store, each);
        const left = async () => (await store.listLiveGrants(USER, NOW + 2, { offset: 0, limit: 1 })).total;
        expect(await store.revokeGrantsOf({ clientId: client.id }, NOW + 2, 2)).toBe(2);
        expect(await store.revokeGrantsOf({ clientId: client.id }, NOW + 2, 2)).toBe(1);
        expect([await left(), await store.revokeGrantsOf({ userId: OTHER_USER }, NOW + 2, 9)]).toEqual([1, 0]);
        expect([await store.revokeGrantsOf({ userId: USER }, NOW + 2, 9), await left()]).toEqual([1, 0]);
      });

      it("registers up to the cap, also when asked all at once", async () => {
        const results = await Promise.all(
          Array.from({ length: 5 }, () => store.registerClient(aClient({ origin: "registration" }), 3)),
        );
        expect(results.filter((result) => result === "registered")).toHaveLength(3);
      });
    });

    describe("accounts", () => {
      it("makes an account with its first API key, which is the first of all once", async () => {
        const org = { id: randomUUID(), name: "Acme" };
        const user = { id: randomUUID(), name: "Jo" };
        const keyHash = hashSecret("the key of Jo");
        await store.ensureAccount({ org, user, keyHash, now: NOW + 1 });
        const made = { ...user, orgId: org.id, orgName: "Acme" };
        expect(await store.findUserByApiKey(keyHash)).toEqual(made);
        expect((await store.listUsers()).at(-1)).toEqual(made);
        for (const key of await store.listApiKeys()) await store.revokeApiKey(key.keyHash, NOW);
        expect(await store.ensureFirstApiKey({ keyHash: hashSecret("new"), userId: USER, now: NOW })).toBe(false);
      });

      it("finds a user by API key and by session until the key is revoked", async () => {
        const keyHash = hashSecret(`key of ${USER}`);
        const sessionHash = hashSecret("session");
        expect(await store.findUserByApiKey(keyHash)).toEqual({ id: USER, name: "User", orgId: ORG, orgName: "Org" });
        await store.insertSession({ sessionHash, keyHash, now: NOW, expiresAt: NOW + 10 });
        expect((await store.findSessionUser(sessionHash, NOW))?.id).toBe(USER);
        expect(await store.findSessionUser(sessionHash, NOW + 10)).toBeUndefined();
        expect(await store.revokeApiKey(keyHash, NOW)).toBe(true);
        expect(await store.findUserByApiKey(keyHash)).toBeUndefined();
        expect(await store.findSessionUser(sessionHash, NOW)).toBeUndefined();
      });
    });

    codesContract(() => ({ store, client }));
    refreshContract(() => ({ store, client }));
    upkeepContract(() => ({ store, client }));

    it("counts the transactions that wrote", async () => {
      const before = store.commits;
      await store.findClient(client.id);
      expect(store.commits).toBe(before);
      await store.insertClient(aClient());
      expect(store.commits).toBe(before + 1);
    });

    it("can be probed", async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });

    it("R127: answers what it accepted and refuses what comes after it is closed", async () => {
      const last = store.insertClient(aClient()).catch((error: unknown) => error);
      await store.close();
      const error = await last;
      if (error !== undefined) expect(error).toBeInstanceOf(StoreUnavailableError);
      await expect(store.ping()).rejects.toThrow(StoreUnavailableError);
      await expect(store.findClient(client.id)).rejects.toThrow(StoreUnavailableError);
    });
  });
}
