import { failure } from "./connection.ts";
import { APIConnectionTimeoutError } from "./errors.ts";

/** What every platform has, and the DOM's types in compilers before 5.5 do not. */
export type Combining = typeof AbortSignal & { any(signals: AbortSignal[]): AbortSignal };

/**
 * Does one attempt, from its start to the last octet of its body, as long as there is time and the caller does not abort it.
 * An early end is the error that says why. A body that is the caller's after that has all the time that it takes.
 * @param limit Milliseconds from now on; infinity for no limit.
 * @param named The limit as the caller gave it, who learns by its name what is over.
 * @param work Gets a signal that is aborted when the time is over or the caller aborts.
 */
export function withinTime<Value>(
  limit: number,
  named: number,
  caller: AbortSignal,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  const expire = () => controller.abort(new APIConnectionTimeoutError(`The request timed out after ${named} ms.`));
  // Beyond the longest time that a timer can be set to, it would fire at once.
  const timer = limit < 2 ** 31 - 1 ? setTimeout(expire, limit) : undefined;
  // The platform lets go of what depends on a signal; a listener would stay as long as the caller's signal does.
  const signal = (AbortSignal as Combining).any([caller, controller.signal]);
  return unlessAborted(signal, () => work(signal)).finally(() => clearTimeout(timer));
}

/** Not all that is waited for listens to the signal: a function that gives credentials and a caller's own `fetch` may not. */
export function unlessAborted<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(failure(signal));
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    work()
      .finally(() => signal.removeEventListener("abort", abort))
      .then(resolve, reject);
  });
}
