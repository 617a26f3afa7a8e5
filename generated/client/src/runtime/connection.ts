import { APIConnectionError } from "./errors.ts";
import type { Fetch } from "./options.ts";

/**
 * Does what only the connection can make fail: its failure is an APIConnectionError, and may be tried again. What fails
 * anywhere else is a bug, and stays what it is.
 */
export async function overConnection<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw new APIConnectionError(undefined, error);
  }
}

/** `fetch` whose failures are connection errors, but for those that an abort brings about: who aborted knows why. */
export function fetchOverConnection(fetch: Fetch): Fetch {
  return async (url, init) => {
    try {
      return await fetch(url, init);
    } catch (error) {
      throw init.signal?.aborted ? error : new APIConnectionError(undefined, error);
    }
  };
}
