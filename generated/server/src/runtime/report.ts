import { RequestAbortedError } from "./errors.ts";
import type { CommonOptions } from "./serve-options.ts";
import type { BaseRequest } from "./server-request.ts";
import { isAbortion } from "./source.ts";

export type Report = (error: unknown, request: BaseRequest) => void;

/** Tells the application what went wrong. Whatever becomes of that, nothing fails by it. */
export function reporter(options: Pick<CommonOptions<never>, "onError">): Report {
  return (error, request) => {
    try {
      if (options.onError === undefined) return console.error(error);
      const told: unknown = options.onError(error, request);
      // Who tells others by the network gives a promise.
      Promise.resolve(told).catch((second: unknown) => console.error(second));
    } catch (second) {
      console.error(second);
    }
  };
}

/** Tells what a stream or its end fails with, unless that comes of the client's going away: then nothing went wrong here. */
export function tellOf(request: BaseRequest, report: Report): (error: unknown) => void {
  return (error) => {
    if (!comesOfAbort(error, request)) report(error, request);
  };
}

/** Whether an error says no more than that the client has gone away. */
export function comesOfAbort(error: unknown, request: BaseRequest): boolean {
  if (error instanceof RequestAbortedError) return true;
  const { signal } = request;
  return signal.aborted && (error === signal.reason || isAbortion(error));
}
