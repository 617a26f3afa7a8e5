/** What every store must do with grants and signing keys, and in its upkeep. */
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { hashSecret } from "../../reference/secrets.ts";
import type { ClientRecord, KeyRecord } from "../../reference/store/records.ts";
import type { Store } from "../../reference/store/store.ts";
import {
  aClient,
  addAuthorization,
  addRefreshToken,
  type Fixture,
  NOW,
  ORG,
  OTHER_USER,
  rotation,
  USER,
} from "./store-contract-data.ts";

export function upkeepContract(fixture: () => Fixture): void {
  let store: Store;
  let client: ClientRecord;
  beforeEach(() => {
    ({ store, client } = fixture());
  });

  describe("grants", () => {
    it("is revoked by its user, once, and shown while it lives", async () => {
      const { grantId } = await addRefreshToken(store, client);
      expect(await store.revokeGrant(grantId, OTHER_USER, NOW)).toBeUndefined();
      expect(await store.revokeGrant(grantId, USER, NOW)).toMatchObject({ id: grantId, lastUsedAt: NOW + 1 });
      expect(await store.revokeGrant(grantId, USER, NOW)).toBeUndefined();
      expect(await store.listLiveGrants(USER, NOW, { offset: 0, limit: 5 })).toEqual({ items: [], total: 0 });
    });

    it("is found with its client, and not without", async () => {
      const { grantId } = await addRefreshToken(store, client);
      const other = aClient();
      await store.insertClient(other);
      expect(await store.findLiveParties(client.id, undefined, NOW)).toEqual({ client, grant: undefined });
      const { grant } = (await store.findLiveParties(client.id, grantId, NOW)) ?? {};
      expect(grant).toEqual(await store.findLiveGrant(grantId, NOW));
      expect(await store.findLiveParties(client.id, randomUUID(), NOW)).toBeUndefined();
      expect(await store.findLiveParties(client.id, grantId, NOW + 3_600_000)).toBeUndefined();
      expect(await store.findLiveParties(other.id, grantId, NOW)).toBeUndefined();
      await store.deleteClient(client.id, ORG, NOW);
      expect(await store.findLiveParties(client.id, undefined, NOW)).toBeUndefined();
      expect(await store.findLiveParties(client.id, grantId, NOW)).toBeUndefined();
    });

    it("lives as long as its last token", async () => {
      const { grantId } = await addRefreshToken(store, client);
      expect(await store.findLiveGrant(grantId, NOW + 3_599_999)).toBeDefined();
      expect(await store.findLiveGrant(grantId, NOW + 3_600_000)).toBeUndefined();
    });
  });

  describe("keys", () => {
    const aKey = (kid: string, state: KeyRecord["state"], notBefore = NOW): KeyRecord => ({
      kid,
      alg: "ES256",
      privateSealed: new Uint8Array([1]),
      sealedBy: "first",
      publicJwk: "{}",
      state,
      createdAt: NOW,
      notBefore,
      retiredAt: null,
    });

    it("has one active and one next key at most, and promotes when the time has come", async () => {
      const inserted = await Promise.all(["a", "b", "c"].map((kid) => store.insertKey(aKey(kid, "active"))));
      expect(inserted.filter(Boolean)).toHaveLength(1);
      const first = ["a", "b", "c"][inserted.indexOf(true)];
      expect(await store.insertKey(aKey("d", "next", NOW + 10))).toBe(true);
      expect(await store.insertKey(aKey("e", "next"))).toBe(false);
      expect(await store.promoteNextKey(NOW + 9)).toBe(false);
      expect(await store.promoteNextKey(NOW + 10)).toBe(true);
      expect(await store.promoteNextKey(NOW + 10)).toBe(false);
      const states = (await store.listKeys()).map(({ kid, state, retiredAt }) => [kid, state, retiredAt]);
      expect(states).toEqual([
        [first, "retired", NOW + 10],
        ["d", "active", null],
      ]);
      expect(await store.deleteRetiredKeys(NOW + 9)).toBe(0);
      expect(await store.deleteRetiredKeys(NOW + 10)).toBe(1);
      expect((await store.listKeys()).map(({ kid }) => kid)).toEqual(["d"]);
    });

    it("is never without an active key when one is removed", async () => {
      await store.insertKey(aKey("a", "active"));
      await store.insertKey(aKey("b", "next", NOW + 10));
      const states = async () => (await store.listKeys()).map(({ kid, state }) => `${kid} ${state}`).sort();
      const sealOf = async (kid: string) =>
        Buffer.from((await store.listKeys()).find((key) => key.kid === kid)?.privateSealed ?? []).toString();
      const kids = (await store.listKeys()).map(({ kid }) => kid);
      const seals = kids.map((kid) => [kid, Buffer.from(`sealed ${kid}`)] as const);
      const reseal = (boxes: Iterable<readonly [string, Uint8Array]>) =>
        store.resealKeys({ sealedBy: "second", boxes: new Map(boxes) });
      expect(await reseal([...seals, ["unknown", Buffer.from("x")]])).toBe(false);
      expect(await reseal(seals.slice(1))).toBe(false);
      expect(await sealOf("a")).not.toBe("sealed a");
      expect(await reseal(seals)).toBe(true);
      for (const kid of kids) expect(await sealOf(kid)).toBe(`sealed ${kid}`);
      const heir = { ...aKey("c", "active"), sealedBy: "second" };
      expect(await store.replaceKey("unknown", heir)).toBe(false);
      expect(await store.replaceKey("b", heir)).toBe(true);
      expect(await states()).toEqual(["a active"]);
      // A process that knows the first key-encryption key alone must leave no key that the others cannot open.
      expect(await store.insertKey(aKey("d", "next"))).toBe(false);
      expect(await store.replaceKey("a", aKey("d", "active"))).toBe(false);
      expect(await states()).toEqual(["a active"]);
      expect(await store.replaceKey("a", heir)).toBe(true);
      expect(await states()).toEqual(["c active"]);
    });
  });

  describe("upkeep", () => {
    const DAY = 86_400_000;
    const sweep = (now: number) =>
      store.sweep({ now, limit: 100, graceMs: 10_000, unusedClientMs: DAY, idleClientMs: 90 * DAY });

    it("R128: keeps a used refresh token for as long as its reuse must be noticed", async () => {
      const { tokenHash, grantId } = await addRefreshToken(store, client);
      await store.rotateRefresh(rotation(tokenHash, client.id));
      while (await sweep(NOW + 700_000));
      const late = rotation(tokenHash, client.id, { now: NOW + 700_000 });
      expect(await store.rotateRefresh(late)).toMatchObject({ outcome: "reused" });
      expect(await store.findLiveGrant(grantId, NOW)).toBeUndefined();
    });

    it("leaves nothing of what has expired", async () => {
      await addRefreshToken(store, client);
      await addAuthorization(store, client);
      let total = 0;
      for (let changed = await sweep(NOW + 5_000_000); changed > 0; changed = await sweep(NOW + 5_000_000))
        total += changed;
      expect(total).toBeGreaterThanOrEqual(4);
      expect(await store.findClient(client.id)).toBeDefined();
    });

    it("keeps a grant that was used until the end that this gave it", async () => {
      const { tokenHash, grantId } = await addRefreshToken(store, client);
      // The end that it had at first, with the code.
      while (await sweep(NOW + 700_000));
      expect(await store.findLiveRefreshToken(tokenHash, NOW)).toBeDefined();
      while (await sweep(NOW + 5_000_000));
      expect(await store.findLiveGrant(grantId, NOW)).toBeUndefined();
    });

    it("clears away what a deleted client had, and counts it as registered until then", async () => {
      const registered = aClient({ origin: "registration" });
      expect(await store.registerClient(registered, 1)).toBe("registered");
      await addRefreshToken(store, registered);
      await addAuthorization(store, registered);
      await store.deleteClient(registered.id, ORG, NOW);
      expect(await store.registerClient(aClient({ origin: "registration" }), 1)).toBe("full");
      let total = 0;
      for (let changed = await sweep(NOW); changed > 0; changed = await sweep(NOW)) total += changed;
      // The client, two authorizations (one decided), the grant and the refresh token.
      expect(total).toBe(5);
      expect(await store.registerClient(aClient({ origin: "registration" }), 1)).toBe("registered");
    });

    it("deletes little at a time, however much there is", async () => {
      for (let count = 0; count < 7; count += 1) await addRefreshToken(store, client);
      await store.deleteClient(client.id, ORG, NOW);
      const small = { now: NOW, limit: 2, graceMs: 10_000, unusedClientMs: DAY, idleClientMs: 90 * DAY };
      let rounds = 0;
      for (let changed = await store.sweep(small); changed > 0; changed = await store.sweep(small)) {
        rounds += 1;
        // Two of each kind: tokens, grants, authorizations; and the client in the end.
        expect(changed).toBeLessThanOrEqual(7);
      }
      expect(rounds).toBeGreaterThanOrEqual(4);
      expect(await store.findClient(client.id)).toBeUndefined();
    });

    it("R115: deletes registered clients that nobody uses, and no others", async () => {
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

    it("adds up what several have counted, window by window, until it ends", async () => {
      const key = (text: string) => hashSecret(text);
      const add = (text: string, count: number, endsAt = NOW + 10) =>
        store.addEvents([
          { keyHash: key("other"), endsAt, count: 1 },
          { keyHash: key(text), endsAt, count },
        ]);
      await Promise.all(Array.from({ length: 10 }, (_, index) => add("a", index)));
      expect(await add("a", 5)).toEqual([11, 50]);
      expect(await add("a", 1, NOW + 20)).toEqual([1, 1]);
      expect(await store.addEvents([])).toEqual([]);
      expect(await sweep(NOW + 9)).toBe(0);
      expect(await sweep(NOW + 10)).toBe(2);
      expect(await add("a", 2, NOW + 20)).toEqual([2, 3]);
    });

    it("notes use, and never an earlier one over a later", async () => {
      await store.recordUse({ clients: new Map([[client.id, NOW + 5]]), grants: new Map() });
      await store.recordUse({ clients: new Map([[client.id, NOW + 1]]), grants: new Map() });
      expect((await store.findClient(client.id))?.lastUsedAt).toBe(NOW + 5);
    });
  });
}
