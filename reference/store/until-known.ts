/**
 * A commit whose answer is lost leaves two possibilities, and the client must not pay for that: if its code is spent,
 * its own second request would look like a thief's. So the step is taken again, as it was, until the store says what
 * became of it.
 */
import { setTimeout as delay } from "node:timers/promises";
import { StoreOutcomeUnknownError, StoreUnavailableError } from "./store.ts";

/**
 * How long to wait before each further attempt, in milliseconds: time enough for another connection, or another
 * primary.
 */
const WAITS_MS = [20, 100, 500, 1_000];

/**
 * Takes a step of protocol.ts. A failure that wrote nothing is thrown at once, unless it comes after an unknown
 * outcome; if that stays unknown, it is thrown in the end.
 */
export async function untilKnown<Result>(step: () => Promise<Result>): Promise<Result> {
  let unknown: StoreOutcomeUnknownError | undefined;
  for (const wait of WAITS_MS) {
    try {
      return await step();
    } catch (error) {
      if (error instanceof StoreOutcomeUnknownError) unknown = error;
      else if (!unknown || !(error instanceof StoreUnavailableError)) throw error;
    }
    await delay(wait);
  }
  try {
    return await step();
  } catch (error) {
    throw error instanceof StoreUnavailableError && unknown ? unknown : error;
  }
}
