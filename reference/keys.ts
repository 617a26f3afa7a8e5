/**
 * The signing keys of the server, their rotation, and the published key set (RFC 7517 §5, RFC 8725 §3).
 *
 * A key goes from next to active to retired and is then deleted. It is published before it signs, longer than anybody
 * may cache the key set, and stays published after it retires until the last token it signed has expired. The store is
 * what counts: whatever a process does with keys, it does with what stood there within the last second, so that the
 * removal of a compromised key reaches all processes.
 */
import type { SigningKey, VerificationKey } from "./jwt.ts";
import { kekId } from "./key-sealing.ts";
import { createKey, openKey, type PublicJwk, resealed, SealedKeyError } from "./signing-key.ts";
import type { KeyRecord, KeyState } from "./store/records.ts";
import type { KeyStore } from "./store/store.ts";

/** How long the key set may be cached on its way: the `max-age` of the document (RFC 9111 §5.2.2.1). */
export const KEY_SET_MAX_AGE_MS = 5 * 60_000;
/** How long a verifier then keeps what it was given, by its own choice; ten minutes is common. */
const VERIFIER_CACHE_MS = 10 * 60_000;
/** For clock skew, requests under way, and processes that lag by FRESH_MS. */
const SLACK_MS = 60_000;
/** How old the view of the store may be. */
const FRESH_MS = 1_000;

/** How long a key is published before its first signature. */
export const PUBLISH_AHEAD_MS = KEY_SET_MAX_AGE_MS + VERIFIER_CACHE_MS + SLACK_MS;
/** Beyond a token's lifetime a retired key is published this much longer. */
const PUBLISH_AFTER_MS = 5 * SLACK_MS;

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
  #refreshing: Promise<unknown> | undefined;
  /** Counts the loads that were begun; an answer that comes after a later one's is thrown away. */
  #begun = 0;
  #shown = 0;

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

  /** The key that signs now. Fetch it before anything is spent that a failure could not give back. */
  async signing(now: number): Promise<SigningKey> {
    await this.#refresh(now);
    return this.#active();
  }

  /** The published key with this `kid`. */
  async verifying(kid: string, now: number): Promise<VerificationKey | undefined> {
    await this.#refresh(now);
    return this.#keys.find((key) => key.kid === kid);
  }

  /** The key set to publish: public members of the next, the active and the retired keys. */
  async published(now: number): Promise<{ readonly keys: readonly PublicJwk[] }> {
    await this.#refresh(now);
    return { keys: this.#keys.map(({ jwk }) => jwk) };
  }

  /** Publishes a key that will sign after PUBLISH_AHEAD_MS. False when one is waiting already. */
  async rotate(now: number): Promise<boolean> {
    const times = { now, notBefore: now + PUBLISH_AHEAD_MS };
    return this.#insert(await createKey(this.#policy.alg, this.#kek, "next", times), now);
  }

  /**
   * What is due: starts a rotation, lets the next key sign, drops retired keys. Any process may call it at any time.
   */
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
   * Removes a compromised key at once: within a second, what it signed is dead in all processes. If it was the active
   * one, another takes over in the same step without having been published before, and verifiers meet an unknown `kid`
   * once.
   */
  async remove(kid: string, now: number): Promise<boolean> {
    const heir = await createKey(this.#policy.alg, this.#kek, "active", { now, notBefore: now });
    const removed = await this.#store.replaceKey(kid, heir);
    await this.#load(now);
    return removed;
  }

  /**
   * Seals all keys under another key-encryption key, with which every process has to be started from then on. False when
   * another process has made or removed a key meanwhile: then nothing has changed.
   */
  async reseal(other: Uint8Array): Promise<boolean> {
    const records = await this.#store.listKeys();
    const boxes = new Map(records.map((record) => [record.kid, resealed(record, this.#kek, other)]));
    return this.#store.resealKeys({ sealedBy: kekId(other), boxes });
  }

  async #ensureActive(now: number): Promise<void> {
    await this.#load(now);
    if (this.#keys.some(({ state }) => state === "active")) return;
    await this.#insert(await createKey(this.#policy.alg, this.#kek, "active", { now, notBefore: now }), now);
  }

  /** @throws SealedKeyError when the keys have been resealed since this process has opened them: it can make no more. */
  async #insert(key: KeyRecord, now: number): Promise<boolean> {
    const inserted = await this.#store.insertKey(key);
    const records = await this.#load(now);
    if (records.some(({ sealedBy }) => sealedBy !== key.sealedBy)) {
      throw new SealedKeyError(
        "the signing keys are sealed under another key-encryption key since this process started",
      );
    }
    return inserted;
  }

  /** Loads what is older than FRESH_MS; requests that come together ask the store once. */
  async #refresh(now: number): Promise<void> {
    if (Math.abs(now - this.#loadedAt) < FRESH_MS) return;
    this.#refreshing ??= this.#load(now).finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
  }

  async #load(now: number): Promise<readonly KeyRecord[]> {
    this.#begun += 1;
    const turn = this.#begun;
    const records = await this.#store.listKeys();
    if (turn < this.#shown) return records;
    this.#keys = records.map((record) => {
      const held = this.#keys.find(({ kid }) => kid === record.kid);
      const { state, notBefore } = record;
      return { ...(held ?? openKey(record, this.#kek)), state, notBefore };
    });
    this.#shown = turn;
    this.#loadedAt = now;
    return records;
  }

  #active(): HeldKey {
    const active = this.#keys.find(({ state }) => state === "active");
    if (!active) throw new Error("the store has no active signing key");
    return active;
  }
}
