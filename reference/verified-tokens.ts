/**
 * Signatures that were found right before. A resource server asks about the same token with every call of its API, and
 * to verify a signature takes longer than all else that introspection does.
 *
 * Only what can never become wrong is remembered: that a token, known by its SHA-256, was signed by a key, and what it
 * says. That the key is still published, the token not expired, and its grant and client alive, is asked each time as if
 * for the first, so that nothing here can make a dead token look alive. The token itself is not kept.
 */
import { hash, type KeyObject } from "node:crypto";

export interface VerifiedToken {
  readonly kid: string;
  readonly publicKey: KeyObject;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** About ten megabytes. */
const LIMIT = 10_000;

export class VerifiedTokens {
  readonly #tokens = new Map<string, VerifiedToken>();

  find(token: string): VerifiedToken | undefined {
    return this.#tokens.get(nameOf(token));
  }

  /** When there are too many, the oldest is forgotten. */
  add(token: string, verified: VerifiedToken): void {
    this.#tokens.set(nameOf(token), verified);
    if (this.#tokens.size <= LIMIT) return;
    for (const oldest of this.#tokens.keys()) {
      this.#tokens.delete(oldest);
      break;
    }
  }
}

function nameOf(token: string): string {
  return hash("sha256", token, "base64url");
}
