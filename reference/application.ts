/** What every part of the running server shares: its settings, store, keys, clock and counters. */
import { randomBytes } from "node:crypto";
import { keyEncryptionKeyFile } from "./key-sealing.ts";
import { KeyRing } from "./keys.ts";
import { createRateLimits, type RateLimits } from "./rate-limit.ts";
import type { Settings } from "./settings.ts";
import { openStore } from "./store/open-store.ts";
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
  /** Hears of what failed beside a request's answer. Nothing of a request's headers or body is in it. */
  readonly report: (error: unknown) => void;
}

/** Opens the store and the keys. Accounts are made by whoever starts a server (see accounts.ts). The caller closes `store`. */
export async function openApplication(
  settings: Settings,
  parts: { readonly clock?: () => number; readonly store?: Store; readonly report?: (error: unknown) => void } = {},
): Promise<Application> {
  const clock = parts.clock ?? Date.now;
  const store = parts.store ?? openStore(settings.database);
  try {
    const policy = {
      alg: settings.signingAlgorithm,
      signFor: settings.lifetimes.signingKey,
      tokenLifetime: settings.lifetimes.accessToken,
    };
    const keys = await KeyRing.open(store, keyEncryptionKey(settings), policy, clock());
    const { report = console.error } = parts;
    return { settings, store, keys, clock, report, limits: createRateLimits(), usage: new Usage() };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Where it is not set, the key is kept where the database is: in a file beside a file, and in memory for one in memory. */
function keyEncryptionKey({ keyEncryptionKey: key, database }: Settings): Uint8Array {
  if (key) return key;
  switch (database.kind) {
    case "sqlite-file":
      return keyEncryptionKeyFile(`${database.path}.key`);
    case "sqlite-memory":
      return new Uint8Array(randomBytes(32));
  }
}
