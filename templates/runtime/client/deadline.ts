import { APIConnectionTimeoutError, APIUserAbortError } from "./errors.ts";

/** The time that one attempt has, from its start to the last octet of its body, and the caller's wish to stop it. */
export interface Deadline {
  /** Aborted when the time is over or the caller aborts. */
  readonly signal: AbortSignal;
  /** Does a part of the attempt, as long as there is time. An early end becomes the error that says why. */
  run<Value>(work: () => Promise<Value>): Promise<Value>;
  /** The time is no longer counted: the attempt is over, or its body is the caller's, who can still abort it. */
  end(): void;
}

/** The longest time that a timer can be set to; beyond it, it would fire at once. */
const longestTimeout = 2 ** 31 - 1;

/**
 * @param limit Milliseconds from now on; infinity for no limit.
 * @param named The limit as the caller gave it, who learns by its name what is over.
 */
export function startDeadline(limit: number, caller: AbortSignal | null | undefined, named = limit): Deadline {
  const controller = new AbortController();
  let timedOut = false;
  const timer =
    limit < Number.POSITIVE_INFINITY
      ? setTimeout(
          () => {
            timedOut = true;
            controller.abort();
          },
          Math.min(limit, longestTimeout),
        )
      : undefined;
  // The platform lets go of what depends on a signal; a listener would stay as long as the caller's signal does.
  const signal = caller ? AbortSignal.any([caller, controller.signal]) : controller.signal;
  return {
    signal,
    async run(work) {
      try {
        return await unlessAborted(signal, work);
      } catch (error) {
        if (caller?.aborted) throw new APIUserAbortError(undefined, caller.reason);
        if (timedOut) throw new APIConnectionTimeoutError(`The request timed out after ${named} ms.`, error);
        throw error;
      }
    },
    end() {
      clearTimeout(timer);
    },
  };
}

/** Not all that is waited for listens to the signal: a function that gives credentials and a caller's own `fetch` may not. */
async function unlessAborted<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
  signal.throwIfAborted();
  let abort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
  });
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
