/** The life of signing keys, and what protects them at rest. */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalJWKSet, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { signJwt } from "../../reference/jwt.ts";
import { decodeKeyEncryptionKey, keyEncryptionKey } from "../../reference/key-encryption-key.ts";
import { openPrivateKey, sealPrivateKey } from "../../reference/key-sealing.ts";
import { KeyRing, PUBLISH_AHEAD_MS } from "../../reference/keys.ts";
import { newSuccessor, openSuccessor } from "../../reference/sealed-successor.ts";
import { SealedKeyError } from "../../reference/signing-key.ts";
import { openSqliteStore } from "../../reference/store/sqlite.ts";
import { StoreUnavailableError } from "../../reference/store/store.ts";

const KEK = new Uint8Array(32).fill(1);
const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const DAY = 86_400_000;
const POLICY = { alg: "ES256", signFor: 90 * DAY, tokenLifetime: 60 * MINUTE } as const;

describe("the key ring", () => {
  it("R91: gives all processes that start at once one key", async () => {
    const store = openSqliteStore(":memory:");
    const rings = await Promise.all(Array.from({ length: 5 }, () => KeyRing.open(store, KEK, POLICY, NOW)));
    expect(new Set(await Promise.all(rings.map(async (ring) => (await ring.signing(NOW)).kid))).size).toBe(1);
    expect((await rings[0]?.published(NOW))?.keys).toHaveLength(1);
    await store.close();
  });

  it("R90: publishes a key before it signs and after it retires, so that a verifier behind caches never fails", async () => {
    const store = openSqliteStore(":memory:");
    const signer = await KeyRing.open(store, KEK, POLICY, NOW);
    // Another process, in which no janitor runs, serves the key set.
    const publisher = await KeyRing.open(store, KEK, POLICY, NOW);
    const first = (await signer.signing(NOW)).kid;
    const keySets = [await publisher.published(NOW)];
    const kids = new Set<string>();
    const sizes = new Set<number>();
    for (let now = NOW + 89 * DAY + 23 * 60 * MINUTE; now < NOW + 90 * DAY + 4 * 60 * MINUTE; now += MINUTE) {
      await signer.maintain(now);
      keySets.push(await publisher.published(now));
      // The oldest one in use: a cache on the way had it for five minutes, and then the verifier for ten.
      const { keys } = keySets.at(-16) ?? { keys: keySets[0]?.keys ?? [] };
      const key = await signer.signing(now);
      const token = signJwt(key, "JWT", { exp: Math.floor(now / 1_000) + 3_600 });
      await jwtVerify(token, createLocalJWKSet({ keys: [...keys] }), { currentDate: new Date(now) });
      kids.add(key.kid);
      sizes.add(keySets.at(-1)?.keys.length ?? 0);
    }
    expect(kids.size).toBe(2);
    expect(sizes).toEqual(new Set([1, 2]));
    const last = await publisher.published(NOW + 91 * DAY);
    expect(last.keys.map(({ kid }) => kid)).not.toContain(first);
    await store.close();
  });

  it("publishes a key longer than caches on the way and verifiers may keep the key set, everywhere", async () => {
    const store = openSqliteStore(":memory:");
    const ring = await KeyRing.open(store, KEK, POLICY, NOW);
    const other = await KeyRing.open(store, KEK, POLICY, NOW);
    await ring.rotate(NOW);
    expect((await other.published(NOW + 999)).keys).toHaveLength(1);
    expect((await other.published(NOW + 1_000)).keys).toHaveLength(2);
    const { kid } = await ring.signing(NOW);
    await ring.maintain(NOW + 15 * MINUTE + 1_000);
    expect((await ring.signing(NOW + 15 * MINUTE + 1_000)).kid).toBe(kid);
    await store.close();
  });

  it("R90: keeps a retired key until the last token it signed has expired", async () => {
    const store = openSqliteStore(":memory:");
    const ring = await KeyRing.open(store, KEK, POLICY, NOW);
    const { kid } = await ring.signing(NOW);
    expect(await ring.rotate(NOW)).toBe(true);
    expect(await ring.rotate(NOW)).toBe(false);
    const retired = NOW + PUBLISH_AHEAD_MS;
    await ring.maintain(retired - 1);
    expect((await ring.signing(retired - 1)).kid).toBe(kid);
    await ring.maintain(retired);
    expect((await ring.signing(retired)).kid).not.toBe(kid);
    await ring.maintain(retired + 61 * MINUTE);
    expect(await ring.verifying(kid, retired + 61 * MINUTE)).toBeDefined();
    await ring.maintain(retired + 65 * MINUTE);
    expect(await ring.verifying(kid, retired + 65 * MINUTE)).toBeUndefined();
    await store.close();
  });

  it("R92: lets a removal count within a second in every process, for all that a key is used for", async () => {
    const store = openSqliteStore(":memory:");
    const ring = await KeyRing.open(store, KEK, POLICY, NOW);
    const other = await KeyRing.open(store, KEK, POLICY, NOW);
    const third = await KeyRing.open(store, KEK, POLICY, NOW);
    const { kid } = await ring.signing(NOW);
    expect(await ring.remove(kid, NOW)).toBe(true);
    const heir = (await ring.signing(NOW)).kid;
    expect(heir).not.toBe(kid);
    expect(await ring.verifying(kid, NOW)).toBeUndefined();
    expect((await other.signing(NOW + 1_000)).kid).toBe(heir);
    expect(await other.verifying(kid, NOW + 1_000)).toBeUndefined();
    expect((await third.published(NOW + 1_000)).keys.map((key) => key.kid)).toEqual([heir]);
    await store.close();
  });

  it("does not lose what it has read to an older answer that comes later", async () => {
    const store = openSqliteStore(":memory:");
    const ring = await KeyRing.open(store, KEK, POLICY, NOW);
    const { listKeys } = store;
    const late = Promise.withResolvers<void>();
    store.listKeys = async () => {
      const keys = await listKeys();
      await late.promise;
      return keys;
    };
    const overtaken = ring.signing(NOW + 1_000);
    store.listKeys = listKeys;
    await ring.rotate(NOW + 1_000);
    late.resolve();
    await overtaken;
    expect((await ring.published(NOW + 1_000)).keys).toHaveLength(2);
    await store.close();
  });

  it("asks the store once for all requests of a moment, and again after it failed", async () => {
    const store = openSqliteStore(":memory:");
    const ring = await KeyRing.open(store, KEK, POLICY, NOW);
    const { listKeys } = store;
    let asked = 0;
    store.listKeys = () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new StoreUnavailableError("down")) : listKeys();
    };
    await expect(ring.signing(NOW + 1_000)).rejects.toThrow(StoreUnavailableError);
    await Promise.all(Array.from({ length: 10 }, () => ring.signing(NOW + 1_000)));
    expect(asked).toBe(2);
    await store.close();
  });

  it("R86: moves to another algorithm by rotation", async () => {
    const store = openSqliteStore(":memory:");
    await KeyRing.open(store, KEK, POLICY, NOW);
    const ring = await KeyRing.open(store, KEK, { ...POLICY, alg: "RS256" }, NOW);
    expect((await ring.signing(NOW)).alg).toBe("ES256");
    await ring.maintain(NOW);
    await ring.maintain(NOW + PUBLISH_AHEAD_MS);
    expect((await ring.signing(NOW + PUBLISH_AHEAD_MS)).alg).toBe("RS256");
    await store.close();
  });

  it("makes no key that the others could not open, in a process that has missed a reseal", async () => {
    const store = openSqliteStore(":memory:");
    const missed = await KeyRing.open(store, KEK, POLICY, NOW);
    const other = new Uint8Array(32).fill(2);
    const operator = await KeyRing.open(store, KEK, POLICY, NOW);
    expect(await operator.reseal(other)).toBe(true);
    await expect(missed.rotate(NOW)).rejects.toThrow(SealedKeyError);
    // What it has opened goes on to sign until it is started again.
    expect(await missed.signing(NOW + MINUTE)).toBeDefined();
    const ring = await KeyRing.open(store, other, POLICY, NOW);
    expect((await ring.published(NOW)).keys).toHaveLength(1);
    await store.close();
  });

  it("does not start with another key-encryption key", async () => {
    const store = openSqliteStore(":memory:");
    await KeyRing.open(store, KEK, POLICY, NOW);
    await expect(KeyRing.open(store, new Uint8Array(32), POLICY, NOW)).rejects.toThrow(SealedKeyError);
    await store.close();
  });
});

describe("sealing", () => {
  it("R91: opens only with the right key, for the right kid, and whole", () => {
    const box = sealPrivateKey(KEK, "kid", Buffer.from("private"));
    expect(Buffer.from(box).includes("private")).toBe(false);
    expect(Buffer.from(openPrivateKey(KEK, "kid", box) ?? []).toString()).toBe("private");
    expect(openPrivateKey(KEK, "other", box)).toBeUndefined();
    expect(openPrivateKey(new Uint8Array(32), "kid", box)).toBeUndefined();
    for (let at = 0; at < box.length; at += 1) {
      const broken = Uint8Array.from(box, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(openPrivateKey(KEK, "kid", broken)).toBeUndefined();
    }
    expect(openPrivateKey(KEK, "kid", box.subarray(0, 20))).toBeUndefined();
  });

  it("gives a successor to the holder of its predecessor alone", () => {
    const { successor, sealed } = newSuccessor("old");
    expect(successor).toMatch(/^[\w-]{43}$/);
    expect(openSuccessor("old", sealed)).toBe(successor);
    expect(openSuccessor("other", sealed)).not.toBe(successor);
    expect(newSuccessor("old").successor).not.toBe(successor);
    for (const unknown of [sealed.subarray(1), sealed.with(0, 1)])
      expect(openSuccessor("old", unknown)).toBeUndefined();
  });

  it("makes a key file that only its owner reads, once, also for several at a time", async () => {
    const folder = mkdtempSync(join(tmpdir(), "oauth-kek-"));
    const database = { kind: "sqlite-file", path: join(folder, "oauth.db") } as const;
    const store = openSqliteStore(":memory:");
    const read = () => keyEncryptionKey({ keyEncryptionKey: undefined, database }, store);
    const [key, ...others] = await Promise.all([read(), read(), read()]);
    expect(key).toHaveLength(32);
    for (const other of [...others, await read()]) expect(other).toEqual(key);
    expect(statSync(`${database.path}.key`).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["oauth.db.key"]);
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it("reads a key in base64 and base64url and nothing else", () => {
    const bytes = Buffer.alloc(32, 0xff);
    expect(decodeKeyEncryptionKey(bytes.toString("base64"))).toHaveLength(32);
    expect(decodeKeyEncryptionKey(bytes.toString("base64url"))).toHaveLength(32);
    expect(decodeKeyEncryptionKey(bytes.toString("hex"))).toBeUndefined();
    expect(decodeKeyEncryptionKey("")).toBeUndefined();
  });
});
