/**
 * Several servers on one store limit as one: a few times a second each adds to the store what it has counted, and hears
 * what all have. Requests never wait for that. What it costs is a quarter of a second, in which each server may let
 * through as much as the limit allows one.
 */
import { createHash } from "node:crypto";
import type { Application } from "./application.ts";
import type { Counted, RateLimiter } from "./rate-limit.ts";

const INTERVAL_MS = 250;
/** After a store that fails there is more to do than to count. */
const RECOVERY_MS = 5_000;
const BATCH = 500;

export class SharedLimits {
  readonly #app: Pick<Application, "limits" | "store" | "report">;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(app: Pick<Application, "limits" | "store" | "report">) {
    this.#app = app;
  }

  start(wait = INTERVAL_MS): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#round();
    }, wait);
    this.#timer.unref();
  }

  /** Ends after the round that is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** One round, as the timer runs it. */
  async share(): Promise<void> {
    for (const [name, limiter] of Object.entries<RateLimiter>({ ...this.#app.limits })) {
      for (;;) {
        const counted = limiter.takeUntold(BATCH);
        if (counted.length > 0) await this.#tell(name, limiter, counted);
        if (counted.length < BATCH) break;
      }
    }
  }

  async #round(): Promise<void> {
    try {
      await this.share();
      this.start();
    } catch (error) {
      this.#app.report(error);
      this.start(RECOVERY_MS);
    }
  }

  async #tell(name: string, limiter: RateLimiter, counted: readonly Counted[]): Promise<void> {
    try {
      const events = counted.map(({ key, endsAt, count }) => ({ keyHash: hashKey(name, key), endsAt, count }));
      const totals = await this.#app.store.addEvents(events);
      for (const [index, each] of counted.entries()) {
        const count = totals[index];
        if (count !== undefined) limiter.hear({ ...each, count });
      }
    } catch (error) {
      limiter.giveBack(counted);
      throw error;
    }
  }
}

/** A key may be long, or hold what a database does not take, and an address need not stand there to be read. */
function hashKey(name: string, key: string): Uint8Array {
  return createHash("sha256").update(`${name} ${key}`, "utf8").digest();
}
