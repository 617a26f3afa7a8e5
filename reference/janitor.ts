/**
 * Upkeep once a minute: writes down what was used, looks after the signing keys, and deletes what has expired, in
 * batches small enough that requests pass between them. Any number of processes may do this on one store.
 */
import type { Application } from "./application.ts";

const INTERVAL_MS = 60_000;
const BATCH = 100;
const DAY_MS = 86_400_000;
/** A registered client has a day to be used, and then ninety days between uses. */
const UNUSED_CLIENT_MS = DAY_MS;
const IDLE_CLIENT_MS = 90 * DAY_MS;

export class Janitor {
  readonly #app: Application;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(app: Application) {
    this.#app = app;
  }

  start(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#round().then(() => this.start());
    }, INTERVAL_MS);
    this.#timer.unref();
  }

  /** Ends after the round that is under way, and writes down what was used since. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
    await this.#flush().catch(this.#app.report);
  }

  /** One round, as the timer runs it. Returns how many rows were deleted or cleared. */
  async tidy(): Promise<number> {
    const { store, clock, keys, settings } = this.#app;
    await this.#flush();
    await keys.maintain(clock());
    let total = 0;
    for (;;) {
      const changed = await store.sweep({
        now: clock(),
        limit: BATCH,
        graceMs: settings.lifetimes.refreshGrace,
        unusedClientMs: UNUSED_CLIENT_MS,
        idleClientMs: IDLE_CLIENT_MS,
      });
      total += changed;
      if (changed === 0 || this.#stopped) return total;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async #round(): Promise<void> {
    try {
      await this.tidy();
    } catch (error) {
      // The next round tries again.
      this.#app.report(error);
    }
  }

  async #flush(): Promise<void> {
    const { usage, store } = this.#app;
    for (let left = usage.size; left > 0; left -= BATCH) {
      const use = usage.take(BATCH);
      try {
        await store.recordUse(use);
      } catch (error) {
        usage.giveBack(use);
        throw error;
      }
    }
  }
}
