/** What every store must do with refresh tokens. */
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { ClientRecord, RefreshTokenRecord } from "../../reference/store/records.ts";
import type { Store } from "../../reference/store/store.ts";
import { addRefreshToken, type Fixture, NOW, ORG, rotation } from "./store-contract-data.ts";

export function refreshContract(fixture: () => Fixture): void {
  let store: Store;
  let client: ClientRecord;
  beforeEach(() => {
    ({ store, client } = fixture());
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

    it("R79: without a grace lets one through and revokes the grant for the second", async () => {
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
      const { grantId, tokenHash } = await addRefreshToken(store, client);
      await store.rotateRefresh(rotation(tokenHash, client.id));
      expect(await store.rotateRefresh(rotation(tokenHash, client.id, { graceMs: 0 }))).toEqual({
        outcome: "reused",
        grantId,
      });
    });

    it("R77, R78: treats use after the grace, and of a grandparent within it, as reuse", async () => {
      const late = await addRefreshToken(store, client);
      await store.rotateRefresh(rotation(late.tokenHash, client.id));
      const after = rotation(late.tokenHash, client.id, { now: NOW + 10_003 });
      expect(await store.rotateRefresh(after)).toMatchObject({ outcome: "reused" });

      const grandparent = await addRefreshToken(store, client);
      const first = rotation(grandparent.tokenHash, client.id);
      await store.rotateRefresh(first);
      await store.rotateRefresh(rotation(first.successorHash, client.id));
      expect(await store.rotateRefresh(rotation(grandparent.tokenHash, client.id))).toMatchObject({
        outcome: "reused",
        grantId: grandparent.grantId,
      });
      expect(await store.findLiveGrant(grandparent.grantId, NOW)).toBeUndefined();
    });

    it("keeps no nonce of a token that was used", async () => {
      const { tokenHash } = await addRefreshToken(store, client);
      const first = rotation(tokenHash, client.id);
      await store.rotateRefresh(first);
      const sealed = async () => {
        const boxes: unknown[] = [];
        for await (const { table, values } of store.exportRows())
          if (table === "refresh_tokens" && values.sealed !== null) boxes.push(values.sealed);
        return boxes;
      };
      expect(await sealed()).toHaveLength(1);
      const second = rotation(first.successorHash, client.id);
      await store.rotateRefresh(second);
      expect(await sealed()).toEqual([Buffer.from(second.successorSealed).toString("base64url")]);
    });

    it("gives the successor again only to the same request", async () => {
      const { tokenHash, grantId } = await addRefreshToken(store, client);
      await store.rotateRefresh(rotation(tokenHash, client.id, { request: "a b" }));
      const same = rotation(tokenHash, client.id, { request: "a b" });
      expect(await store.rotateRefresh(same)).toMatchObject({ outcome: "repeated" });
      const other = rotation(tokenHash, client.id, { request: "a" });
      expect(await store.rotateRefresh(other)).toMatchObject({ outcome: "reused" });
      expect(await store.findLiveGrant(grantId, NOW)).toBeUndefined();
    });

    it("is rotated again by the attempt that rotated it, also without a grace", async () => {
      const { tokenHash, grantId } = await addRefreshToken(store, client);
      const same = rotation(tokenHash, client.id, { graceMs: 0 });
      expect(await store.rotateRefresh(same)).toMatchObject({ outcome: "rotated" });
      expect(await store.rotateRefresh(same)).toMatchObject({ outcome: "rotated" });
      expect(await store.findLiveRefreshToken(same.successorHash, NOW)).toMatchObject({ grantId });
      expect(await store.rotateRefresh(rotation(tokenHash, client.id, { graceMs: 0 }))).toMatchObject({
        outcome: "reused",
        grantId,
      });
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

    it("R80: moves the idle expiry with each rotation and never the absolute one", async () => {
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
