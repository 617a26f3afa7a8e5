/** What every store must do with consents and codes. */
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { hashSecret, newSecret } from "../../reference/secrets.ts";
import type { ClientRecord, CodeRecord } from "../../reference/store/records.ts";
import type { Store } from "../../reference/store/store.ts";
import {
  addAuthorization,
  addCode,
  approval,
  aRefreshToken,
  authorizationOf,
  decision,
  type Fixture,
  NOW,
  ORG,
  OTHER_USER,
  redemption,
  USER,
} from "./store-contract-data.ts";

export function codesContract(fixture: () => Fixture): void {
  let store: Store;
  let client: ClientRecord;
  beforeEach(() => {
    ({ store, client } = fixture());
  });

  describe("consent", () => {
    it("belongs to the first user who opens it", async () => {
      const consentHash = await addAuthorization(store, client);
      const opened = await store.openAuthorization({ consentHash, userId: USER, now: NOW });
      expect(opened?.client).toEqual(client);
      expect(opened?.authorization.state).toBe("s");
      expect(await store.openAuthorization({ consentHash, userId: OTHER_USER, now: NOW })).toBeUndefined();
      expect(await store.consumeConsent(decision(consentHash, { userId: OTHER_USER }))).toBeUndefined();
      expect(await store.consumeConsent(decision(consentHash))).toMatchObject({ state: "s" });
    });

    it("R51: is decided exactly once, however many ask at once", async () => {
      const consentHash = await addAuthorization(store, client);
      const decide = () => store.consumeConsent(decision(consentHash, { approve: approval() }));
      const decisions = await Promise.all(Array.from({ length: 20 }, decide));
      expect(decisions.filter(Boolean)).toHaveLength(1);
      expect((await store.listLiveGrants(USER, NOW, { offset: 0, limit: 10 })).total).toBe(1);
      expect(await store.openAuthorization({ consentHash, userId: USER, now: NOW })).toBeUndefined();
    });

    it("expires, and is not spent when the client may no longer have it", async () => {
      const consentHash = await addAuthorization(store, client);
      expect(await store.consumeConsent(decision(consentHash, { now: NOW + 600_000 }))).toBeUndefined();
      expect(await store.consumeConsent(decision(consentHash, { judge: () => false }))).toBeUndefined();
      expect(await store.consumeConsent(decision(consentHash))).toBeDefined();
      expect((await store.listLiveGrants(USER, NOW, { offset: 0, limit: 10 })).total).toBe(0);
    });

    it("cannot be given by a user who is let in no more, so that the end of the grants leaves none behind", async () => {
      for (const { keyHash, user } of await store.listApiKeys())
        if (user.id === USER) await store.revokeApiKey(keyHash, NOW);
      const consentHash = await addAuthorization(store, client);
      expect(await store.consumeConsent(decision(consentHash, { approve: approval() }))).toBeUndefined();
      expect((await store.listLiveGrants(USER, NOW, { offset: 0, limit: 10 })).total).toBe(0);
    });

    it("is decided the same way when the same attempt comes again", async () => {
      for (const changes of [{ approve: approval() }, {}]) {
        const consentHash = await addAuthorization(store, client);
        const same = decision(consentHash, changes);
        const first = await store.consumeConsent(same);
        expect(first).toMatchObject({ state: "s", userId: USER });
        expect(await store.consumeConsent(same)).toEqual(first);
        expect(await store.consumeConsent(decision(consentHash, changes))).toBeUndefined();
      }
      expect((await store.listLiveGrants(USER, NOW, { offset: 0, limit: 10 })).total).toBe(1);
    });

    it("cannot be asked for by a client that is not there", async () => {
      const terms = authorizationOf(client);
      expect(await store.insertAuthorization({ ...terms, clientId: randomUUID() })).toBe("absent");
      expect(await store.insertAuthorization(terms)).toBe("inserted");
      await store.deleteClient(client.id, ORG, NOW);
      expect(await store.insertAuthorization({ ...terms, consentHash: hashSecret(newSecret()) })).toBe("absent");
      expect(await store.openAuthorization({ consentHash: terms.consentHash, userId: USER, now: NOW })).toBeUndefined();
    });
  });

  describe("codes", () => {
    it("R72: is redeemed by exactly one of many valid requests, and another revokes the grant", async () => {
      const { codeHash, grantId } = await addCode(store, client);
      const redeemed = await Promise.all(
        Array.from({ length: 20 }, () => store.redeemCode(redemption(codeHash, client.id))),
      );
      expect(redeemed.filter(({ outcome }) => outcome === "redeemed")).toHaveLength(1);
      // One theft is told, however often it is tried.
      expect(redeemed.filter(({ outcome }) => outcome === "replayed")).toHaveLength(1);
      expect(redeemed.filter(({ outcome }) => outcome === "invalid")).toHaveLength(18);
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

    it("R69: survives four refusals and is ended by the fifth, which is no redemption", async () => {
      for (const [refusals, outcome] of [[4, "redeemed"] as const, [5, "invalid"] as const]) {
        const { codeHash, grantId } = await addCode(store, client);
        for (let attempt = 0; attempt < refusals; attempt += 1) {
          expect(await store.redeemCode(redemption(codeHash, client.id, { judge: () => ({ refusal: "no" }) }))).toEqual(
            {
              outcome: "refused",
              refusal: "no",
            },
          );
        }
        expect(await store.redeemCode(redemption(codeHash, client.id))).toMatchObject({ outcome });
        expect(await store.findLiveGrant(grantId, NOW)).toBeDefined();
      }
    });

    it("revokes nothing when a refused request replays it", async () => {
      const { codeHash, grantId } = await addCode(store, client);
      await store.redeemCode(redemption(codeHash, client.id));
      for (let attempt = 0; attempt < 6; attempt += 1) {
        await store.redeemCode(redemption(codeHash, client.id, { judge: () => ({ refusal: "no" }) }));
      }
      expect(await store.findLiveGrant(grantId, NOW)).toBeDefined();
    });

    it("is redeemed again by the attempt that redeemed it, and by no other", async () => {
      const { codeHash, grantId } = await addCode(store, client);
      const refresh = aRefreshToken();
      const same = redemption(codeHash, client.id, { judge: () => ({ terms: { refresh } }) });
      const first = await store.redeemCode(same);
      expect(first).toMatchObject({ outcome: "redeemed", terms: { refresh }, code: { grantId } });
      // But for how long the code is kept, which nobody asks any more.
      const kept = { expiresAt: same.accessExpiresAt };
      expect(await store.redeemCode(same)).toMatchObject({ ...first, code: kept });
      expect(await store.findLiveRefreshToken(refresh.tokenHash, NOW)).toMatchObject({ grantId });
      expect(await store.redeemCode(redemption(codeHash, client.id))).toMatchObject({ outcome: "replayed" });
      expect(await store.redeemCode(same)).toEqual({ outcome: "invalid" });
    });

    it("is not spent, and no replay, for a client that has gone", async () => {
      const { codeHash } = await addCode(store, client);
      const gone = () => redemption(codeHash, client.id, { isAbandoned: () => true });
      expect(await store.redeemCode(gone())).toEqual({ outcome: "invalid" });
      expect(await store.redeemCode(redemption(codeHash, client.id))).toMatchObject({ outcome: "redeemed" });
      expect(await store.redeemCode(gone())).toEqual({ outcome: "invalid" });
      expect(await store.redeemCode(redemption(codeHash, client.id))).toMatchObject({ outcome: "replayed" });
    });

    it("is judged with the client as it stands then", async () => {
      const { codeHash } = await addCode(store, client);
      const revise = (current: ClientRecord) => ({ client: { ...current, name: "Renamed", redirectUris: [] } });
      await store.updateClient({ id: client.id, orgId: ORG, revise });
      const judged: (readonly string[])[] = [];
      const judge = (_: CodeRecord, { name, redirectUris }: ClientRecord) => {
        judged.push([name, ...redirectUris]);
        return { terms: {} };
      };
      expect(await store.redeemCode(redemption(codeHash, client.id, { judge }))).toMatchObject({ outcome: "redeemed" });
      expect(judged).toEqual([["Renamed"]]);
    });

    it("is invalid once the client is deleted", async () => {
      const { codeHash } = await addCode(store, client);
      await store.deleteClient(client.id, ORG, NOW);
      expect(await store.redeemCode(redemption(codeHash, client.id))).toEqual({ outcome: "invalid" });
    });

    it("R70: notices a replay as long as the first access token may live, also after a sweep", async () => {
      const { codeHash, grantId } = await addCode(store, client);
      const accessExpiresAt = NOW + 3_600_000;
      expect(await store.redeemCode(redemption(codeHash, client.id, { accessExpiresAt }))).toMatchObject({
        outcome: "redeemed",
      });
      const late = NOW + 60_001;
      await store.sweep({ now: late, limit: 9, graceMs: 0, unusedClientMs: NOW, idleClientMs: NOW });
      const replay = redemption(codeHash, client.id, { now: late });
      expect(await store.redeemCode(replay)).toEqual({ outcome: "replayed", grantId });
      expect(await store.findLiveGrant(grantId, late)).toBeUndefined();
      const tooLate = redemption(codeHash, client.id, { now: accessExpiresAt });
      expect(await store.redeemCode(tooLate)).toEqual({ outcome: "invalid" });
    });

    it("is invalid once the user has revoked the grant", async () => {
      const { codeHash, grantId } = await addCode(store, client);
      await store.revokeGrant(grantId, USER, NOW);
      expect(await store.redeemCode(redemption(codeHash, client.id))).toEqual({ outcome: "invalid" });
    });
  });
}
