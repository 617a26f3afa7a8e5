/** The life of signing keys, and what protects them at rest. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalJWKSet, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { signJwt } from "../../reference/jwt.ts";
import {
  decodeKeyEncryptionKey,
  keyEncryptionKeyFile,
  openPrivateKey,
  sealPrivateKey,
} from "../../reference/key-sealing.ts";
import { KeyRing } from "../../reference/keys.ts";
import { openSuccessor, sealSuccessor } from "../../reference/sealed-successor.ts";
import { openSqliteStore } from "../../reference/store/sqlite.ts";

const KEK = new Uint8Array(32).fill(1);
const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const DAY = 86_400_000;
const POLICY = { alg: "ES256", signFor: 90 * DAY, tokenLifetime: 60 * MINUTE } as const;

describe("the key ring", () => {
  it("gives all processes that start at once one key", async () => {
    const store = openSqliteStore(":memory:");
    const rings = await Promise.all(Array.from({ length: 5 }, () => KeyRing.open(store, KEK, POLICY, NOW)));
    expect(new Set(rings.map((ring) => ring.signing().kid)).size).toBe(1);
    expect(rings[0]?.published().keys).toHaveLength(1);
    await store.close();
  });

  it("publishes a key before it signs and after it retires, so that a verifier with a cache never fails", async () => {
    const store = openSqliteStore(":memory:");
    const ring = await KeyRing.open(store, KEK, POLICY, NOW);
    const first = ring.signing().kid;
    let cached = { at: NOW, keys: ring.published().keys };
    const kids = new Set<string>();
    const sizes = new Set<number>();
    for (let now = NOW + 89 * DAY + 23 * 60 * MINUTE; now < NOW + 90 * DAY + 4 * 60 * MINUTE; now += MINUTE) {
      await ring.maintain(now);
      // A verifier that fetches the key set every ten minutes, and a token of each minute.
      if (now - cached.at >= 10 * MINUTE) cached = { at: now, keys: ring.published().keys };
      const token = signJwt(ring.signing(), "JWT", { exp: Math.floor(now / 1_000) + 3_600 });
      await jwtVerify(token, createLocalJWKSet({ keys: [...cached.keys] }), { currentDate: new Date(now) });
      kids.add(ring.signing().kid);
      sizes.add(ring.published().keys.length);
    }
    expect(kids.size).toBe(2);
    expect(sizes).toEqual(new Set([1, 2]));
    expect(ring.published().keys.map(({ kid }) => kid)).not.toContain(first);
    await store.close();
  });

  it("keeps a retired key until the last token it signed has expired", async () => {
    const store = openSqliteStore(":memory:");
    const ring = await KeyRing.open(store, KEK, POLICY, NOW);
    const { kid } = ring.signing();
    expect(await ring.rotate(NOW)).toBe(true);
    expect(await ring.rotate(NOW)).toBe(false);
    const retired = NOW + 10 * MINUTE;
    await ring.maintain(retired - 1);
    expect(ring.signing().kid).toBe(kid);
    await ring.maintain(retired);
    expect(ring.signing().kid).not.toBe(kid);
    await ring.maintain(retired + 61 * MINUTE);
    expect(await ring.verifying(kid, retired + 61 * MINUTE)).toBeDefined();
    await ring.maintain(retired + 65 * MINUTE);
    expect(await ring.verifying(kid, retired + 65 * MINUTE)).toBeUndefined();
    await store.close();
  });

  it("lets another process's removal count within a second, and signs on with a new key", async () => {
    const store = openSqliteStore(":memory:");
    const ring = await KeyRing.open(store, KEK, POLICY, NOW);
    const other = await KeyRing.open(store, KEK, POLICY, NOW);
    const { kid } = ring.signing();
    expect(await ring.remove(kid, NOW)).toBe(true);
    expect(await ring.verifying(kid, NOW)).toBeUndefined();
    expect(await other.verifying(kid, NOW + 1_000)).toBeUndefined();
    expect(ring.signing().kid).not.toBe(kid);
    await store.close();
  });

  it("moves to another algorithm by rotation", async () => {
    const store = openSqliteStore(":memory:");
    await KeyRing.open(store, KEK, POLICY, NOW);
    const ring = await KeyRing.open(store, KEK, { ...POLICY, alg: "RS256" }, NOW);
    expect(ring.signing().alg).toBe("ES256");
    await ring.maintain(NOW);
    await ring.maintain(NOW + 10 * MINUTE);
    expect(ring.signing().alg).toBe("RS256");
    await store.close();
  });

  it("does not start with another key-encryption key", async () => {
    const store = openSqliteStore(":memory:");
    await KeyRing.open(store, KEK, POLICY, NOW);
    await expect(KeyRing.open(store, new Uint8Array(32), POLICY, NOW)).rejects.toThrow("KEY_ENCRYPTION_KEY");
    await store.close();
  });
});

describe("sealing", () => {
  it("opens only with the right key, for the right kid, and whole", () => {
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
    const box = sealSuccessor("old", "new");
    expect(openSuccessor("old", box)).toBe("new");
    expect(openSuccessor("other", box)).toBeUndefined();
  });

  it("makes a key file that only its owner reads, once", () => {
    const folder = mkdtempSync(join(tmpdir(), "oauth-kek-"));
    const path = join(folder, "sub", "oauth.db.key");
    const key = keyEncryptionKeyFile(path);
    expect(key).toHaveLength(32);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(keyEncryptionKeyFile(path)).toEqual(key);
    expect(readdirSync(join(folder, "sub"))).toEqual(["oauth.db.key"]);
    writeFileSync(path, "short");
    expect(() => keyEncryptionKeyFile(path)).toThrow("does not hold a key");
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
