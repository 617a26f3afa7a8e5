import { failure } from "./connection.ts";
import { APIConnectionTimeoutError } from "./errors.ts";

/** The time that one attempt has, from its start to the last octet of its body, and the caller's wish to stop it. */
export interface Deadline {
  /** Aborted when the time is over or the caller aborts. */
  readonly signal: AbortSignal;
  /** Does a part of the attempt, as long as there is time. An early end is the error that says why. */
  run<Value>(work: () => Promise<Value>): Promise<Value>;
  /** The time is no longer counted: the attempt is over, or its body is the caller's, who can still abort it. */
  end(): void;
}

/** The longest time that a timer can be set to; beyond it, it would fire at once. */
const longestTimeout = 2 ** 31 - 1;

/** What every platform has, and the DOM's types in compilers before 5.5 do not. */
type Combining = typeof AbortSignal & { any(signals: AbortSignal[]): AbortSignal };

/**
 * @param limit Milliseconds from now on; infinity for no limit.
 * @param named The limit as the caller gave it, who learns by its name what is over.
 */
export function startDeadline(limit: number, caller: AbortSignal, named: number): Deadline {
  const controller = new AbortController();
  const expire = () => controller.abort(new APIConnectionTimeoutError(`The request timed out after ${named} ms.`));
  const timer = limit < longestTimeout ? setTimeout(expire, limit) : undefined;
  // The platform lets go of what depends on a signal; a listener would stay as long as the caller's signal does.
  const signal = (AbortSignal as Combining).any([caller, controller.signal]);
  return {
    signal,
    run: (work) => unlessAborted(signal, work),
    end: () => clearTimeout(timer),
  };
}

/** Not all that is waited for listens to the signal: a function that gives credentials and a caller's own `fetch` may not. */
async function unlessAborted<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
  if (signal.aborted) throw failure(signal);
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(failure(signal));
  });
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
