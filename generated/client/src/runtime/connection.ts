import { APIConnectionError } from "./errors.ts";
import type { Fetch, Send } from "./options.ts";

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

/**
 * Sends requests by `fetch`, whose failures are connection errors, but for those that an abort brings about: who aborted
 * knows why.
 */
export function sendBy(fetch: Fetch): Send {
  return async ({ url, method, headers, body, signal, fetchOptions }) => {
    const init: RequestInit & { duplex?: "half" } = { ...fetchOptions, method, headers, redirect: "manual", signal };
    if (body !== undefined) {
      init.body = body;
      if (body instanceof ReadableStream) init.duplex = "half";
    }
    try {
      return await fetch(url, init);
    } catch (error) {
      throw signal.aborted ? error : new APIConnectionError(undefined, error);
    }
  };
}
