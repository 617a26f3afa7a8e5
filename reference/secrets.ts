/**
 * The secrets this server hands out (codes, refresh tokens, consent tokens, client secrets, sessions) and the form in
 * which it keeps them: 256 random bits, stored as a hash only (RFC 6749 §10.10, RFC 6819 §5.1.4.1.3).
 *
 * A value with 256 bits of entropy cannot be guessed offline, so a single SHA-256 is enough; slow hashes are for
 * passwords, and there are none here. base64url keeps a secret the same whether or not it is form-urlencoded.
 */
import { createHmac, hash, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * The first byte of every stored hash. A change of algorithm gets the next number, and both can then stand in one
 * table.
 */
const SHA256_VERSION = 1;

/** 43 characters of `[A-Za-z0-9_-]` that carry 256 bits. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What the store keeps in place of a secret: one version byte and the SHA-256 of its UTF-8 bytes, 33 bytes in all. */
export function hashSecret(secret: string): Uint8Array {
  const stored = new Uint8Array(33);
  stored[0] = SHA256_VERSION;
  stored.set(hash("sha256", secret, "buffer"), 1);
  return stored;
}

/** Whether two stored hashes are equal, in time that does not depend on where they differ. */
export function hashesEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

const NO_SECRET = hashSecret("no client has this secret");

/**
 * Whether `secret` is the one whose hash is stored. An absent hash is compared with a dummy, so that an unknown
 * client takes the same path, and about the same time, as a wrong secret.
 */
export function secretMatches(secret: string, stored: Uint8Array | null): boolean {
  const equal = hashesEqual(hashSecret(secret), stored ?? NO_SECRET);
  return equal && stored !== null;
}

/** Compares two texts by their digests, so that neither length nor content shows in the time. */
export function textsEqual(left: string, right: string): boolean {
  return hashesEqual(hashSecret(left), hashSecret(right));
}

/** A token that only the holder of `key` can make for `subject`; the pages use it against cross-site requests. */
export function derivedToken(key: string, subject: string): string {
  return createHmac("sha256", key).update(subject, "utf8").digest("base64url");
}
