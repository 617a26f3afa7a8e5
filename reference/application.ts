/** What every part of the running server shares: its settings, store, keys, clock and counters. */
import { eventTeller, type Tell } from "./events.ts";
import { keyEncryptionKey, keyFilePath } from "./key-encryption-key.ts";
import { KeyRing } from "./keys.ts";
import type { Log } from "./log.ts";
import { Metrics } from "./metrics.ts";
import { createRateLimits, type RateLimits } from "./rate-limit.ts";
import { LONGEST_ACCESS_TOKEN_MS, type Settings } from "./settings.ts";
import { SealedKeyError } from "./signing-key.ts";
import { StartupError } from "./startup-error.ts";
import { databaseName, openStore } from "./store/open-store.ts";
import { type Store, StoreUnavailableError, StoreUnusableError } from "./store/store.ts";
import { Usage } from "./usage.ts";
import { VerifiedTokens } from "./verified-tokens.ts";

export interface Application {
  readonly settings: Settings;
  readonly store: Store;
  readonly keys: KeyRing;
  /** Milliseconds since the epoch. A request reads it once, so that all its decisions see one time. */
  readonly clock: () => number;
  readonly limits: RateLimits;
  readonly usage: Usage;
  readonly verifiedTokens: VerifiedTokens;
  readonly metrics: Metrics;
  /** Is told of every request; undefined where the operator does not want that. */
  readonly log: Log | undefined;
  /** Hears of what an operator watches for (see events.ts). */
  readonly tell: Tell;
  /** Hears of what failed beside a request's answer. Nothing of a request's headers or body is in it. */
  readonly report: (error: unknown) => void;
}

export interface ApplicationParts {
  readonly clock?: () => number;
  readonly store?: Store;
  readonly report?: (error: unknown) => void;
  /** Where requests and events go, as far as the settings want them. */
  readonly log?: Log;
  /** Whether an absent database is made. Default true. */
  readonly create?: boolean;
}

/**
 * Opens the store and the keys. Accounts are made by whoever starts a server (see accounts.ts). The caller closes
 * `store`.
 * @throws StartupError if a setting, or what it names, is in the way.
 */
export async function openApplication(settings: Settings, parts: ApplicationParts = {}): Promise<Application> {
  const { clock = Date.now, report: hear = console.error, create = true } = parts;
  const metrics = new Metrics();
  const report = (error: unknown) => {
    metrics.failures += 1;
    hear(error);
  };
  const log = settings.log === "requests" ? parts.log : undefined;
  const tell = eventTeller(metrics, parts.log, { all: settings.log !== "failures" });
  let store: Store | undefined;
  try {
    store = parts.store ?? (await openStore(settings.database, { create, connections: settings.databaseConnections }));
    const policy = {
      alg: settings.signingAlgorithm,
      signFor: settings.lifetimes.signingKey,
      // Tokens of before a change of ACCESS_TOKEN_SECONDS still want their key.
      tokenLifetime: LONGEST_ACCESS_TOKEN_MS,
    };
    const keys = await KeyRing.open(store, await keyEncryptionKey(settings, store), policy, clock());
    const counts = { metrics, limits: createRateLimits(), usage: new Usage() };
    return { settings, store, keys, clock, log, tell, report, ...counts, verifiedTokens: new VerifiedTokens() };
  } catch (error) {
    await store?.close();
    throw forOperator(error, settings);
  }
}

/**
 * What went wrong as the operator can mend it: with the setting and the file. A fault of the program stays what it is.
 */
function forOperator(error: unknown, { database, keyEncryptionKey: key }: Settings): unknown {
  const name = databaseName(database);
  if (error instanceof StoreUnusableError) {
    return new StartupError(`DATABASE_URL: ${name} ${error.message}.`, { cause: error });
  }
  if (error instanceof StoreUnavailableError) {
    return new StartupError(`DATABASE_URL: ${name} cannot be read or written at the moment.`, { cause: error });
  }
  if (error instanceof SealedKeyError) {
    const held = key ? "it is not" : `${keyFilePath(name)} does not hold`;
    const message = `KEY_ENCRYPTION_KEY: ${held} the key that the signing keys in ${name} were sealed with.`;
    return new StartupError(message, { cause: error });
  }
  return error;
}
