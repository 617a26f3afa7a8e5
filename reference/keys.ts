/**
 * The signing keys of the server, their rotation, and the published key set (RFC 7517 §5, RFC 8725 §3).
 *
 * A key goes from next to active to retired and is then deleted. It is published before it signs, longer than verifiers
 * may cache the key set, and stays published after it retires until the last token it signed has expired. All processes
 * on one store see the same keys; who is a poll behind signs with a key that the others still publish.
 */
import type { SigningKey, VerificationKey } from "./jwt.ts";
import { createKey, openKey, type PublicJwk } from "./signing-key.ts";
import type { KeyState } from "./store/records.ts";
import type { KeyStore } from "./store/store.ts";

/** How long a key is published before its first signature: the key set's max-age is 5 minutes, jose's own is 10. */
const PUBLISH_AHEAD_MS = 10 * 60_000;
/** Beyond a token's lifetime a retired key is published this much longer, for clock skew and for processes that lag. */
const PUBLISH_AFTER_MS = 5 * 60_000;
/** How stale the view of the store may be when a token is verified. */
const FRESH_MS = 1_000;

export interface KeyPolicy {
  readonly alg: "ES256" | "RS256";
  /** How long a key signs, in milliseconds. */
  readonly signFor: number;
  /** The longest life of a token, in milliseconds. */
  readonly tokenLifetime: number;
}

interface HeldKey extends SigningKey, VerificationKey {
  readonly jwk: PublicJwk;
  readonly state: KeyState;
  readonly notBefore: number;
}

export class KeyRing {
  readonly #store: KeyStore;
  readonly #kek: Uint8Array;
  readonly #policy: KeyPolicy;
  #keys: readonly HeldKey[] = [];
  #loadedAt = Number.NEGATIVE_INFINITY;

  private constructor(store: KeyStore, kek: Uint8Array, policy: KeyPolicy) {
    this.#store = store;
    this.#kek = kek;
    this.#policy = policy;
  }

  /** Opens the ring; when there is no active key, one is made, and of several processes exactly one makes it. */
  static async open(store: KeyStore, kek: Uint8Array, policy: KeyPolicy, now: number): Promise<KeyRing> {
    const ring = new KeyRing(store, kek, policy);
    await ring.#ensureActive(now);
    return ring;
  }

  /** The key that signs now, from memory: issuing a token reads nothing from the store. */
  signing(): SigningKey {
    return this.#active();
  }

  /** The published key with this `kid`, as the store has it within the last second. */
  async verifying(kid: string, now: number): Promise<VerificationKey | undefined> {
    if (Math.abs(now - this.#loadedAt) >= FRESH_MS) await this.#load(now);
    return this.#keys.find((key) => key.kid === kid);
  }

  /** The key set to publish: public members of the next, the active and the retired keys. */
  published(): { readonly keys: readonly PublicJwk[] } {
    return { keys: this.#keys.map(({ jwk }) => jwk) };
  }

  /** Publishes a key that will sign in ten minutes. False when one is waiting already. */
  async rotate(now: number): Promise<boolean> {
    const times = { now, notBefore: now + PUBLISH_AHEAD_MS };
    const inserted = await this.#store.insertKey(await createKey(this.#policy.alg, this.#kek, "next", times));
    await this.#load(now);
    return inserted;
  }

  /** What is due: starts a rotation, lets the next key sign, drops retired keys. Any process may call it at any time. */
  async maintain(now: number): Promise<void> {
    await this.#ensureActive(now);
    const active = this.#active();
    const due = active.notBefore + this.#policy.signFor <= now || active.alg !== this.#policy.alg;
    if (due && !this.#keys.some(({ state }) => state === "next")) await this.rotate(now);
    await this.#store.promoteNextKey(now);
    await this.#store.deleteRetiredKeys(now - this.#policy.tokenLifetime - PUBLISH_AFTER_MS);
    await this.#load(now);
  }

  /**
   * Removes a compromised key at once: tokens that it signed are dead. If it was the active one, another takes over
   * without having been published before, and verifiers meet an unknown `kid` once.
   */
  async remove(kid: string, now: number): Promise<boolean> {
    const removed = await this.#store.deleteKey(kid);
    await this.#ensureActive(now);
    return removed;
  }

  async #ensureActive(now: number): Promise<void> {
    await this.#load(now);
    if (this.#keys.some(({ state }) => state === "active")) return;
    await this.#store.insertKey(await createKey(this.#policy.alg, this.#kek, "active", { now, notBefore: now }));
    await this.#load(now);
  }

  async #load(now: number): Promise<void> {
    const records = await this.#store.listKeys();
    this.#keys = records.map((record) => {
      const held = this.#keys.find(({ kid }) => kid === record.kid);
      const { state, notBefore } = record;
      return { ...(held ?? openKey(record, this.#kek)), state, notBefore };
    });
    this.#loadedAt = now;
  }

  #active(): HeldKey {
    const active = this.#keys.find(({ state }) => state === "active");
    if (!active) throw new Error("the store has no active signing key");
    return active;
  }
}
