/**
 * Signatures that were found right before. A resource server asks about the same token with every call of its API, and
 * to verify a signature takes longer than all else that introspection does.
 *
 * Only what can never become wrong is remembered: that a token, known by its SHA-256, was signed by a key. What it says is
 * read each time, and that the key is still published, the token not expired, and its grant and client alive, is asked
 * each time as if for the first, so that nothing here can make a dead token look alive. The token itself is not kept.
 */
import { hash, type KeyObject } from "node:crypto";
import { RecentMap } from "./recent-map.ts";

/** About two megabytes. */
const LIMIT = 10_000;

export class VerifiedTokens {
  readonly #keys = new RecentMap<KeyObject>(LIMIT);

  /** Whether the key has signed the token; `verify` is asked unless it has said so before. */
  isSigned(token: string, key: KeyObject, verify: () => boolean): boolean {
    const name = hash("sha256", token, "base64url");
    if (this.#keys.get(name) === key) return true;
    if (!verify()) return false;
    this.#keys.set(name, key);
    return true;
  }
}
