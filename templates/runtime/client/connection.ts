import { APIConnectionError, APIError, APIUserAbortError } from "./errors.ts";
import type { Fetch, Send } from "./options.ts";

/**
 * The error of what did not come about: why the signal was aborted, or a failure of the connection, which may be tried
 * again.
 */
export function failure(signal: AbortSignal | undefined, cause?: unknown): APIError {
  if (!signal?.aborted) return new APIConnectionError(undefined, cause);
  return signal.reason instanceof APIError ? signal.reason : new APIUserAbortError(undefined, signal.reason);
}

/** Does what only the connection and the signal can make fail. What fails anywhere else is a bug, and stays what it is. */
export async function overConnection<Value>(
  signal: AbortSignal | undefined,
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw failure(signal, error);
  }
}

/** Sends requests by `fetch`. */
export function sendBy(own: Fetch | undefined): Send {
  return ({ url, operation, fetchOptions, body = null, ...request }) => {
    // A body that is a stream has to be said to be sent before the answer arrives: no platform knows another way yet.
    const init: RequestInit & { readonly duplex: "half" } = {
      ...fetchOptions,
      ...request,
      body,
      redirect: "manual",
      duplex: "half",
    };
    return overConnection(request.signal, () => (own ?? fetch)(url, init));
  };
}
