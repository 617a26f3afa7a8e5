/**
 * Waiting for another process's transaction without holding up this one. SQLite's own busy timeout sleeps in the middle
 * of the event loop, so it is kept to a few milliseconds, and the long waiting is done here.
 */
import { setTimeout as delay } from "node:timers/promises";
import { isBusy } from "./failure.ts";

const PATIENCE_MS = 5_000;

/**
 * Runs `work` again, a little later each time, for as long as it fails because the database is busy; five seconds at
 * most.
 */
export async function patiently<Result>(work: () => Result): Promise<Result> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
    }
    // At random, so that several who wait do not come back all at once.
    await delay(2 + Math.random() * 8);
  }
}
