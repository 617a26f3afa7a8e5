import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "./errors.ts";

/** The time that one attempt has, from its start to the last octet of its body, and the caller's wish to stop it. */
export interface Deadline {
  /** Aborted when the time is over or the caller aborts. */
  readonly signal: AbortSignal;
  /** Does a part of the attempt. Whatever ends it early becomes the error that says why. */
  run<Value>(work: () => Promise<Value>): Promise<Value>;
  /** The body is the caller's to read: there is no time limit for it, but the caller can still abort. */
  handOver(): void;
  /** The attempt is over. */
  end(): void;
}

/** The longest time that a timer can be set to; beyond it, it would fire at once. */
const longestTimeout = 2 ** 31 - 1;

/** @param timeout Milliseconds; 0 for no limit. */
export function startDeadline(timeout: number, caller: AbortSignal | null | undefined): Deadline {
  const controller = new AbortController();
  let timedOut = false;
  let handedOver = false;
  const abort = () => controller.abort(caller?.reason);
  if (caller?.aborted) abort();
  caller?.addEventListener("abort", abort, { once: true });
  const timer =
    timeout > 0
      ? setTimeout(
          () => {
            timedOut = true;
            controller.abort();
          },
          Math.min(timeout, longestTimeout),
        )
      : undefined;
  return {
    signal: controller.signal,
    async run(work) {
      try {
        return await work();
      } catch (error) {
        if (caller?.aborted) throw new APIUserAbortError(undefined, caller.reason);
        if (timedOut) throw new APIConnectionTimeoutError(`The request timed out after ${timeout} ms.`, error);
        if (error instanceof APIError) throw error;
        throw new APIConnectionError(undefined, error);
      }
    },
    handOver() {
      handedOver = true;
    },
    end() {
      clearTimeout(timer);
      if (!handedOver) caller?.removeEventListener("abort", abort);
    },
  };
}
