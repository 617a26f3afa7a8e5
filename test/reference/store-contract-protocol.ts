/** What every store must do with consents, codes and refresh tokens. */
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { hashSecret, newSecret } from "../../reference/secrets.ts";
import type { ClientRecord, CodeRecord, RefreshTokenRecord } from "../../reference/store/records.ts";
import type { Store } from "../../reference/store/store.ts";
import {
  addAuthorization,
  addCode,
  addRefreshToken,
  approval,
  aRefreshToken,
  authorizationOf,
  decision,
  type Fixture,
  NOW,
  ORG,
  OTHER_USER,
  redemption,
  rotation,
  USER,
} from "./store-contract-data.ts";

export function protocolContract(fixture: () => Fixture): void {
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

    it("is decided exactly once, however many ask at once", async () => {
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

    it("survives four refusals and is ended by the fifth, which is no redemption", async () => {
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
      expect(first).toMatchObject({ outcome: "redeemed", terms: { refresh } });
      expect(await store.redeemCode(same)).toEqual(first);
      expect(await store.findLiveRefreshToken(refresh.tokenHash, NOW)).toMatchObject({ grantId });
      expect(await store.redeemCode(redemption(codeHash, client.id))).toEqual({ outcome: "replayed" });
      expect(await store.redeemCode(same)).toEqual({ outcome: "invalid" });
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

    it("is invalid once the user has revoked the grant", async () => {
      const { codeHash, grantId } = await addCode(store, client);
      await store.revokeGrant(grantId, USER, NOW);
      expect(await store.redeemCode(redemption(codeHash, client.id))).toEqual({ outcome: "invalid" });
    });
  });

  describe("refresh tokens", () => {
    it("gives one successor to all that ask at once within the grace", async () => {
      const { tokenHash, grantId } = await addRefreshToken(store, client);
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
      const { tokenHash, grantId } = await addRefreshToken(store, client);
      const results = await Promise.all(
        Array.from({ length: 10 }, () => store.rotateRefresh(rotation(tokenHash, client.id, { graceMs: 0 }))),
      );
      const counts = ["rotated", "reused", "invalid"].map(
        (outcome) => results.filter((result) => result.outcome === outcome).length,
      );
      expect(counts).toEqual([1, 1, 8]);
      expect(await store.findLiveGrant(grantId, NOW)).toBeUndefined();
    });

    it("counts reuse by the grace of the moment, not by that of the rotation", async () => {
      const { tokenHash } = await addRefreshToken(store, client);
      await store.rotateRefresh(rotation(tokenHash, client.id));
      expect(await store.rotateRefresh(rotation(tokenHash, client.id, { graceMs: 0 }))).toEqual({
        outcome: "reused",
      });
    });

    it("treats use after the grace, and of a grandparent within it, as reuse", async () => {
      const late = await addRefreshToken(store, client);
      await store.rotateRefresh(rotation(late.tokenHash, client.id));
      const after = rotation(late.tokenHash, client.id, { now: NOW + 10_003 });
      expect(await store.rotateRefresh(after)).toEqual({ outcome: "reused" });

      const grandparent = await addRefreshToken(store, client);
      const first = rotation(grandparent.tokenHash, client.id);
      await store.rotateRefresh(first);
      await store.rotateRefresh(rotation(first.successorHash, client.id));
      expect(await store.rotateRefresh(rotation(grandparent.tokenHash, client.id))).toEqual({ outcome: "reused" });
      expect(await store.findLiveGrant(grandparent.grantId, NOW)).toBeUndefined();
    });

    it("gives the successor again only to the same request", async () => {
      const { tokenHash, grantId } = await addRefreshToken(store, client);
      await store.rotateRefresh(rotation(tokenHash, client.id, { request: "a b" }));
      const same = rotation(tokenHash, client.id, { request: "a b" });
      expect(await store.rotateRefresh(same)).toMatchObject({ outcome: "repeated" });
      const other = rotation(tokenHash, client.id, { request: "a" });
      expect(await store.rotateRefresh(other)).toEqual({ outcome: "reused" });
      expect(await store.findLiveGrant(grantId, NOW)).toBeUndefined();
    });

    it("is rotated again by the attempt that rotated it, also without a grace", async () => {
      const { tokenHash, grantId } = await addRefreshToken(store, client);
      const same = rotation(tokenHash, client.id, { graceMs: 0 });
      expect(await store.rotateRefresh(same)).toMatchObject({ outcome: "rotated" });
      expect(await store.rotateRefresh(same)).toMatchObject({ outcome: "rotated" });
      expect(await store.findLiveRefreshToken(same.successorHash, NOW)).toMatchObject({ grantId });
      expect(await store.rotateRefresh(rotation(tokenHash, client.id, { graceMs: 0 }))).toEqual({ outcome: "reused" });
      expect(await store.rotateRefresh(same)).toEqual({ outcome: "invalid" });
    });

    it("is judged with the client as it stands then, whose terms come back", async () => {
      const { tokenHash } = await addRefreshToken(store, client);
      const revise = (current: ClientRecord) => ({ client: { ...current, name: "Renamed" } });
      await store.updateClient({ id: client.id, orgId: ORG, revise });
      const judge = (_: RefreshTokenRecord, { name }: ClientRecord) => ({ terms: name });
      expect(await store.rotateRefresh(rotation(tokenHash, client.id, { judge }))).toMatchObject({ terms: "Renamed" });
      expect(await store.rotateRefresh(rotation(tokenHash, client.id, { judge }))).toMatchObject({ terms: "Renamed" });
      await store.deleteClient(client.id, ORG, NOW);
      expect(await store.rotateRefresh(rotation(tokenHash, client.id))).toEqual({ outcome: "invalid" });
    });

    it("does nothing for another client or a refused request", async () => {
      const { tokenHash, grantId } = await addRefreshToken(store, client);
      expect(await store.rotateRefresh(rotation(tokenHash, randomUUID()))).toEqual({ outcome: "invalid" });
      const refused = await store.rotateRefresh(rotation(tokenHash, client.id, { judge: () => ({ refusal: "no" }) }));
      expect(refused).toEqual({ outcome: "refused", refusal: "no" });
      expect(await store.findLiveRefreshToken(tokenHash, NOW)).toMatchObject({ grantId, consumedAt: null });
    });

    it("moves the idle expiry with each rotation and never the absolute one", async () => {
      const { tokenHash } = await addRefreshToken(store, client);
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
}
