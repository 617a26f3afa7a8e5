/** What every store must do, as one suite over a way to open it. Other databases join by calling this. */
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashSecret, newSecret } from "../../reference/secrets.ts";
import type { ClientRecord, KeyRecord } from "../../reference/store/records.ts";
import type { Store } from "../../reference/store/store.ts";
import {
  aClient,
  addAccounts,
  addAuthorization,
  addCode,
  NOW,
  ORG,
  OTHER_USER,
  redemption,
  rotation,
  USER,
} from "./store-contract-data.ts";

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

    const addRefreshToken = async () => {
      const { grantId, codeHash } = await addCode(store, client);
      const tokenHash = hashSecret(newSecret());
      const refresh = { tokenHash, expiresAt: NOW + 500_000, absoluteExpiresAt: NOW + 2_000_000 };
      await store.redeemCode(redemption(codeHash, client.id, { refresh }));
      return { grantId, tokenHash };
    };

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

      it("lists an organisation's clients, newest first, with all filters joined by and", async () => {
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

      it("deletes a client with its grants and tokens", async () => {
        const { grantId, tokenHash } = await addRefreshToken();
        expect(await store.deleteClient(client.id, randomUUID())).toBe(false);
        expect(await store.deleteClient(client.id, ORG)).toBe(true);
        expect(await store.deleteClient(client.id, ORG)).toBe(false);
        expect(await store.findLiveGrant(grantId, NOW)).toBeUndefined();
        expect(await store.findLiveRefreshToken(tokenHash, NOW)).toBeUndefined();
      });

      it("registers up to the cap, also when asked all at once", async () => {
        const results = await Promise.all(
          Array.from({ length: 5 }, () => store.registerClient(aClient({ origin: "registration" }), 3)),
        );
        expect(results.filter((result) => result === "registered")).toHaveLength(3);
      });
    });

    describe("consent", () => {
      it("belongs to the first user who opens it", async () => {
        const consentHash = await addAuthorization(store, client);
        const opened = await store.openAuthorization({ consentHash, userId: USER, now: NOW });
        expect(opened?.client).toEqual(client);
        expect(opened?.authorization.state).toBe("s");
        expect(await store.openAuthorization({ consentHash, userId: OTHER_USER, now: NOW })).toBeUndefined();
        const decide = { consentHash, now: NOW, judge: () => true };
        expect(await store.consumeConsent({ ...decide, userId: OTHER_USER })).toBeUndefined();
        expect(await store.consumeConsent({ ...decide, userId: USER })).toMatchObject({ state: "s" });
      });

      it("is decided exactly once, however many ask at once", async () => {
        const consentHash = await addAuthorization(store, client);
        const decide = () =>
          store.consumeConsent({
            consentHash,
            userId: USER,
            now: NOW,
            approve: { grantId: randomUUID(), codeHash: hashSecret(newSecret()), codeExpiresAt: NOW + 60_000 },
            judge: () => true,
          });
        const decisions = await Promise.all(Array.from({ length: 20 }, decide));
        expect(decisions.filter(Boolean)).toHaveLength(1);
        expect((await store.listLiveGrants(USER, NOW, { offset: 0, limit: 10 })).total).toBe(1);
        expect(await store.openAuthorization({ consentHash, userId: USER, now: NOW })).toBeUndefined();
      });

      it("expires, and is not spent when the client may no longer have it", async () => {
        const consentHash = await addAuthorization(store, client);
        const decide = { consentHash, userId: USER, now: NOW };
        expect(await store.consumeConsent({ ...decide, now: NOW + 600_000, judge: () => true })).toBeUndefined();
        expect(await store.consumeConsent({ ...decide, judge: () => false })).toBeUndefined();
        expect(await store.consumeConsent({ ...decide, judge: () => true })).toBeDefined();
        expect((await store.listLiveGrants(USER, NOW, { offset: 0, limit: 10 })).total).toBe(0);
      });
    });

    describe("codes", () => {
      it("is redeemed by exactly one of many valid requests, and the others revoke the grant", async () => {
        const { codeHash, grantId } = await addCode(store, client);
        const redeemed = await Promise.all(
          Array.from({ length: 20 }, () => store.redeemCode(redemption(codeHash, client.id))),
        );
        expect(redeemed.filter(({ outcome }) => outcome === "redeemed")).toHaveLength(1);
        expect(redeemed.filter(({ outcome }) => outcome === "replayed")).toHaveLength(19);
        expect(await store.findLiveGrant(grantId, NOW)).toBeUndefined();
      });

      it("is invalid when unknown, another client's, or expired, and is not spent by that", async () => {
        const { codeHash } = await addCode(store, client);
        const invalid = { outcome: "invalid" };
        expect(await store.redeemCode(redemption(hashSecret("other"), client.id))).toEqual(invalid);
        expect(await store.redeemCode(redemption(codeHash, randomUUID()))).toEqual(invalid);
        expect(await store.redeemCode(redemption(codeHash, client.id, { now: NOW + 60_000 }))).toEqual(invalid);
        expect(await store.redeemCode(redemption(codeHash, client.id, { now: NOW + 59_999 }))).toMatchObject({
          outcome: "redeemed",
        });
      });

      it("survives four refusals and is spent by the fifth", async () => {
        for (const [refusals, outcome] of [[4, "redeemed"] as const, [5, "replayed"] as const]) {
          const { codeHash } = await addCode(store, client);
          for (let attempt = 0; attempt < refusals; attempt += 1) {
            expect(await store.redeemCode(redemption(codeHash, client.id, { judge: () => "no" }))).toEqual({
              outcome: "refused",
              refusal: "no",
            });
          }
          expect(await store.redeemCode(redemption(codeHash, client.id))).toMatchObject({ outcome });
        }
      });

      it("revokes nothing when a refused request replays it", async () => {
        const { codeHash, grantId } = await addCode(store, client);
        await store.redeemCode(redemption(codeHash, client.id));
        for (let attempt = 0; attempt < 6; attempt += 1) {
          await store.redeemCode(redemption(codeHash, client.id, { judge: () => "no" }));
        }
        expect(await store.findLiveGrant(grantId, NOW)).toBeDefined();
      });

      it("is invalid once the user has revoked the grant", async () => {
        const { codeHash, grantId } = await addCode(store, client);
        await store.revokeGrant(grantId, USER, NOW);
        expect(await store.redeemCode(redemption(codeHash, client.id))).toEqual({ outcome: "invalid" });
      });
    });

    describe("refresh tokens", () => {
      it("gives one successor to all that ask at once within the grace", async () => {
        const { tokenHash, grantId } = await addRefreshToken();
        const rotations = Array.from({ length: 20 }, () => rotation(tokenHash, client.id));
        const results = await Promise.all(rotations.map((each) => store.rotateRefresh(each)));
        const winner = results.findIndex(({ outcome }) => outcome === "rotated");
        expect(results.filter(({ outcome }) => outcome === "rotated")).toHaveLength(1);
        for (const result of results) {
          if (result.outcome !== "repeated") continue;
          expect(Buffer.from(result.successorSealed)).toEqual(rotations[winner]?.successorSealed);
        }
        expect(results.filter(({ outcome }) => outcome === "repeated")).toHaveLength(19);
        const live = await Promise.all(rotations.map((each) => store.findLiveRefreshToken(each.successorHash, NOW)));
        expect(live.filter(Boolean)).toHaveLength(1);
        expect(await store.findLiveGrant(grantId, NOW)).toBeDefined();
      });

      it("without a grace lets one through and revokes the grant for the second", async () => {
        const { tokenHash, grantId } = await addRefreshToken();
        const results = await Promise.all(
          Array.from({ length: 10 }, () => store.rotateRefresh(rotation(tokenHash, client.id, { graceMs: 0 }))),
        );
        expect(results.map(({ outcome }) => outcome).slice(0, 3)).toEqual(["rotated", "reused", "invalid"]);
        expect(await store.findLiveGrant(grantId, NOW)).toBeUndefined();
      });

      it("counts reuse by the grace of the moment, not by that of the rotation", async () => {
        const { tokenHash } = await addRefreshToken();
        await store.rotateRefresh(rotation(tokenHash, client.id));
        expect(await store.rotateRefresh(rotation(tokenHash, client.id, { graceMs: 0 }))).toEqual({
          outcome: "reused",
        });
      });

      it("treats use after the grace, and of a grandparent within it, as reuse", async () => {
        const late = await addRefreshToken();
        await store.rotateRefresh(rotation(late.tokenHash, client.id));
        const after = rotation(late.tokenHash, client.id, { now: NOW + 10_003 });
        expect(await store.rotateRefresh(after)).toEqual({ outcome: "reused" });

        const grandparent = await addRefreshToken();
        const first = rotation(grandparent.tokenHash, client.id);
        await store.rotateRefresh(first);
        await store.rotateRefresh(rotation(first.successorHash, client.id));
        expect(await store.rotateRefresh(rotation(grandparent.tokenHash, client.id))).toEqual({ outcome: "reused" });
        expect(await store.findLiveGrant(grandparent.grantId, NOW)).toBeUndefined();
      });

      it("does nothing for another client or a refused request", async () => {
        const { tokenHash, grantId } = await addRefreshToken();
        expect(await store.rotateRefresh(rotation(tokenHash, randomUUID()))).toEqual({ outcome: "invalid" });
        const refused = await store.rotateRefresh(rotation(tokenHash, client.id, { judge: () => "no" }));
        expect(refused).toEqual({ outcome: "refused", refusal: "no" });
        expect(await store.findLiveRefreshToken(tokenHash, NOW)).toMatchObject({ grantId, consumedAt: null });
      });

      it("moves the idle expiry with each rotation and never the absolute one", async () => {
        const { tokenHash } = await addRefreshToken();
        expect(await store.rotateRefresh(rotation(tokenHash, client.id, { now: NOW + 500_000 }))).toEqual({
          outcome: "invalid",
        });
        const first = rotation(tokenHash, client.id, { now: NOW + 499_999 });
        await store.rotateRefresh(first);
        const second = rotation(first.successorHash, client.id, { now: NOW + 1_400_000 });
        expect(await store.rotateRefresh(second)).toMatchObject({ outcome: "rotated" });
        expect(await store.findLiveRefreshToken(second.successorHash, NOW)).toMatchObject({
          expiresAt: NOW + 2_000_000,
          absoluteExpiresAt: NOW + 2_000_000,
        });
      });
    });

    describe("grants", () => {
      it("is revoked by its user, once, and shown while it lives", async () => {
        const { grantId } = await addRefreshToken();
        expect(await store.revokeGrant(grantId, OTHER_USER, NOW)).toBeUndefined();
        expect(await store.revokeGrant(grantId, USER, NOW)).toMatchObject({ id: grantId, lastUsedAt: NOW + 1 });
        expect(await store.revokeGrant(grantId, USER, NOW)).toBeUndefined();
        expect(await store.listLiveGrants(USER, NOW, { offset: 0, limit: 5 })).toEqual({ items: [], total: 0 });
      });

      it("lives as long as its last token", async () => {
        const { grantId } = await addRefreshToken();
        expect(await store.findLiveGrant(grantId, NOW + 3_599_999)).toBeDefined();
        expect(await store.findLiveGrant(grantId, NOW + 3_600_000)).toBeUndefined();
      });
    });

    describe("keys", () => {
      const aKey = (kid: string, state: KeyRecord["state"], notBefore = NOW): KeyRecord => ({
        kid,
        alg: "ES256",
        privateSealed: new Uint8Array([1]),
        publicJwk: "{}",
        state,
        createdAt: NOW,
        notBefore,
        retiredAt: null,
      });

      it("has one active and one next key at most, and promotes when the time has come", async () => {
        const inserted = await Promise.all(["a", "b", "c"].map((kid) => store.insertKey(aKey(kid, "active"))));
        expect(inserted).toEqual([true, false, false]);
        expect(await store.insertKey(aKey("d", "next", NOW + 10))).toBe(true);
        expect(await store.insertKey(aKey("e", "next"))).toBe(false);
        expect(await store.promoteNextKey(NOW + 9)).toBe(false);
        expect(await store.promoteNextKey(NOW + 10)).toBe(true);
        expect(await store.promoteNextKey(NOW + 10)).toBe(false);
        const states = (await store.listKeys()).map(({ kid, state, retiredAt }) => [kid, state, retiredAt]);
        expect(states).toEqual([
          ["a", "retired", NOW + 10],
          ["d", "active", null],
        ]);
        expect(await store.deleteRetiredKeys(NOW + 9)).toBe(0);
        expect(await store.deleteRetiredKeys(NOW + 10)).toBe(1);
        expect(await store.deleteKey("d")).toBe(true);
        expect(await store.listKeys()).toEqual([]);
      });
    });

    describe("accounts", () => {
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

    describe("upkeep", () => {
      const DAY = 86_400_000;
      const sweep = (now: number) =>
        store.sweep({ now, limit: 100, graceMs: 10_000, unusedClientMs: DAY, idleClientMs: 90 * DAY });

      it("keeps a used refresh token for as long as its reuse must be noticed", async () => {
        const { tokenHash, grantId } = await addRefreshToken();
        await store.rotateRefresh(rotation(tokenHash, client.id));
        while (await sweep(NOW + 700_000));
        const late = rotation(tokenHash, client.id, { now: NOW + 700_000 });
        expect(await store.rotateRefresh(late)).toEqual({ outcome: "reused" });
        expect(await store.findLiveGrant(grantId, NOW)).toBeUndefined();
      });

      it("leaves nothing of what has expired", async () => {
        await addRefreshToken();
        await addAuthorization(store, client);
        let total = 0;
        for (let changed = await sweep(NOW + 5_000_000); changed > 0; changed = await sweep(NOW + 5_000_000))
          total += changed;
        expect(total).toBeGreaterThanOrEqual(4);
        expect(await store.findClient(client.id)).toBeDefined();
      });

      it("deletes registered clients that nobody uses, and no others", async () => {
        const unused = aClient({ origin: "registration" });
        const idle = aClient({ origin: "registration" });
        const busy = aClient({ origin: "registration" });
        for (const each of [unused, idle, busy]) await store.insertClient(each);
        const use = new Map([
          [idle.id, NOW],
          [busy.id, NOW + 50 * DAY],
        ]);
        await store.recordUse({ clients: use, grants: new Map() });
        await sweep(NOW + DAY - 1);
        expect(await store.findClient(unused.id)).toBeDefined();
        await sweep(NOW + DAY);
        expect(await store.findClient(unused.id)).toBeUndefined();
        await sweep(NOW + 90 * DAY);
        const left = await Promise.all([idle, busy, client].map(({ id }) => store.findClient(id)));
        expect(left.map((each) => each?.id)).toEqual([undefined, busy.id, client.id]);
      });

      it("notes use, and never an earlier one over a later", async () => {
        await store.recordUse({ clients: new Map([[client.id, NOW + 5]]), grants: new Map() });
        await store.recordUse({ clients: new Map([[client.id, NOW + 1]]), grants: new Map() });
        expect((await store.findClient(client.id))?.lastUsedAt).toBe(NOW + 5);
      });
    });

    it("refuses work after it is closed", async () => {
      const last = store.insertClient(aClient());
      await store.close();
      await expect(last).resolves.toBeUndefined();
      await expect(store.ping()).rejects.toThrow("closed");
    });
  });
}
