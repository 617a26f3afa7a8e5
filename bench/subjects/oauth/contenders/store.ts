import { randomBytes, randomUUID } from "node:crypto";
import { hashSecret, newSecret } from "../../../../reference/secrets.ts";
import { openStore, parseDatabaseUrl } from "../../../../reference/store/open-store.ts";
import type { Store } from "../../../../reference/store/store.ts";
import type { Contender } from "../contender-process.ts";

/** What the store alone is asked for: so many steps of the protocol, so many of them at once. */
export interface StoreWork {
  readonly step: "redeem" | "rotate";
  /** Codes, or refresh tokens, each with its client. */
  readonly presented: readonly { readonly clientId: string; readonly secret: string }[];
  readonly atOnce: number;
}

/** Times are in milliseconds. */
export interface StoreResult {
  readonly milliseconds: number;
  readonly latencies: readonly number[];
  /** The refresh tokens that the steps have made, in the order of the work. */
  readonly refreshTokens: readonly string[];
}

/** The store without a server before it: the same transactions, durable as ever, and nothing else. */
export async function start({
  databaseUrl,
  connections,
}: {
  databaseUrl: string;
  connections: number;
}): Promise<Contender> {
  const database = parseDatabaseUrl(databaseUrl);
  if (!database) throw new TypeError(`${databaseUrl} is no database`);
  const store = await openStore(database, { create: false, connections });
  return { ask: (work) => run(store, workOf(work)) };
}

const accessLifetime = 3_600_000;
const idleLifetime = 30 * 86_400_000;

async function run(store: Store, { step, presented, atOnce }: StoreWork): Promise<StoreResult> {
  const refreshTokens = presented.map(() => newSecret());
  const take = step === "redeem" ? redeem : rotate;
  const steps = presented.map(({ clientId, secret }, index) =>
    take(store, clientId, secret, refreshTokens[index] ?? ""),
  );
  const latencies: number[] = new Array(steps.length).fill(0);
  const start = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let index = next++; index < steps.length; index = next++) {
        const begun = performance.now();
        await steps[index]?.();
        latencies[index] = performance.now() - begun;
      }
    }),
  );
  return { milliseconds: performance.now() - start, latencies, refreshTokens };
}

function redeem(store: Store, clientId: string, code: string, refreshToken: string): () => Promise<void> {
  const now = Date.now();
  const tokenHash = hashSecret(refreshToken);
  const refresh = { tokenHash, expiresAt: now + idleLifetime, absoluteExpiresAt: now + idleLifetime };
  const redemption = {
    codeHash: hashSecret(code),
    clientId,
    attempt: randomUUID(),
    now,
    attemptLimit: 5,
    accessExpiresAt: now + accessLifetime,
    judge: () => ({ terms: { refresh } }),
  };
  return async () => expectOutcome("redeemed", (await store.redeemCode(redemption)).outcome);
}

function rotate(store: Store, clientId: string, presented: string, successor: string): () => Promise<void> {
  const now = Date.now();
  const rotation = {
    tokenHash: hashSecret(presented),
    clientId,
    now,
    graceMs: 10_000,
    idleMs: idleLifetime,
    accessExpiresAt: now + accessLifetime,
    request: "",
    successorHash: hashSecret(successor),
    // As long as a sealed successor is.
    successorSealed: randomBytes(33),
    judge: () => ({ terms: undefined }),
  };
  return async () => expectOutcome("rotated", (await store.rotateRefresh(rotation)).outcome);
}

function expectOutcome(expected: string, outcome: string): void {
  if (outcome !== expected) throw new Error(`the store answered ${outcome} in place of ${expected}`);
}

function workOf(value: unknown): StoreWork {
  if (!isWork(value)) throw new TypeError("no work for the store");
  return value;
}

function isWork(value: unknown): value is StoreWork {
  return typeof value === "object" && value !== null && "step" in value && "presented" in value && "atOnce" in value;
}
