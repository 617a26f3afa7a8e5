/** What every part of the running server shares: its settings, store, keys, clock and counters. */
import { randomBytes } from "node:crypto";
import { ensureAccounts } from "./accounts.ts";
import { keyEncryptionKeyFile } from "./key-sealing.ts";
import { KeyRing } from "./keys.ts";
import { createRateLimits, type RateLimits } from "./rate-limit.ts";
import type { Settings } from "./settings.ts";
import { openSqliteStore } from "./store/sqlite.ts";
import type { Store } from "./store/store.ts";
import { Usage } from "./usage.ts";

export interface Application {
  readonly settings: Settings;
  readonly store: Store;
  readonly keys: KeyRing;
  /** Milliseconds since the epoch. A request reads it once, so that all its decisions see one time. */
  readonly clock: () => number;
  readonly limits: RateLimits;
  readonly usage: Usage;
  /** An API key that was made at this start, to be shown once. */
  readonly newApiKey: string | undefined;
}

/** Opens the store and the keys, and makes the first account. The caller closes `store`. */
export async function openApplication(
  settings: Settings,
  parts: { readonly clock?: () => number; readonly store?: Store } = {},
): Promise<Application> {
  const clock = parts.clock ?? Date.now;
  const store = parts.store ?? openSqliteStore(settings.databasePath);
  try {
    const policy = {
      alg: settings.signingAlgorithm,
      signFor: settings.lifetimes.signingKey,
      tokenLifetime: settings.lifetimes.accessToken,
    };
    const keys = await KeyRing.open(store, keyEncryptionKey(settings), policy, clock());
    const { newApiKey } = await ensureAccounts(store, settings.apiKey, clock());
    return { settings, store, keys, clock, limits: createRateLimits(), usage: new Usage(), newApiKey };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** A database in memory has no place for a key file, and its keys end with it. */
function keyEncryptionKey(settings: Settings): Uint8Array {
  if (settings.keyEncryptionKey) return settings.keyEncryptionKey;
  if (settings.databasePath === ":memory:") return new Uint8Array(randomBytes(32));
  return keyEncryptionKeyFile(`${settings.databasePath}.key`);
}
