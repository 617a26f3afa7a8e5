import { APIConnectionError } from "./errors.ts";
import type { Fetch } from "./options.ts";

/** A request as `fetch` takes it. */
export interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: NonNullable<RequestInit["body"]> | undefined;
  readonly signal: AbortSignal;
  readonly options: RequestInit;
  /** Whether a redirect is the answer: the document declares it. */
  readonly redirectIsAnswer: boolean;
}

const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;
/** What says something of a body that is not there any more (WHATWG Fetch, request-body-header names). */
const bodyHeaders = ["content-encoding", "content-language", "content-location", "content-type"];

/**
 * Sends a request once. Redirects are followed within the origin only, by ourselves: a redirect to another origin is
 * handed back as the answer, because the request carries credentials, and often secrets in its body.
 */
export async function send(fetch: Fetch, request: Outgoing): Promise<Response> {
  let { url, method, body } = request;
  const headers = new Headers(request.headers);
  for (let followed = 0; ; followed++) {
    const init: RequestInit & { duplex?: "half" } = {
      ...request.options,
      method,
      headers,
      redirect: "manual",
      signal: request.signal,
    };
    if (body !== undefined) {
      init.body = body;
      if (body instanceof ReadableStream) init.duplex = "half";
    }
    const response = await fetch(url, init);
    if (response.type === "opaqueredirect") {
      throw new APIConnectionError("The server redirected the request, and browsers do not say where to.");
    }
    if (request.redirectIsAnswer || !redirects.has(response.status)) return response;
    const target = redirectTarget(url, response);
    if (target === undefined || followed === mostRedirects || body instanceof ReadableStream) return response;
    await discard(response);
    url = target;
    if (dropsBody(response.status, method)) {
      method = "GET";
      body = undefined;
      for (const name of bodyHeaders) headers.delete(name);
    }
  }
}

/** The address of a redirect if it is of the same origin. */
function redirectTarget(url: string, response: Response): string | undefined {
  const location = response.headers.get("location");
  if (location === null || !URL.canParse(location, url)) return undefined;
  const target = new URL(location, url);
  return target.origin === new URL(url).origin ? target.href : undefined;
}

/** RFC 9110 sections 15.4.2 to 15.4.4, as `fetch` does it: 303 asks for a GET, and so do 301 and 302 after a POST. */
function dropsBody(status: number, method: string): boolean {
  if (status === 303) return method !== "GET" && method !== "HEAD";
  return (status === 301 || status === 302) && method === "POST";
}

/** Lets go of an answer that nobody reads, so that its connection is free again. */
export async function discard(response: Response): Promise<void> {
  try {
    await response.body?.cancel();
  } catch {
    // The connection is gone already, which is as good.
  }
}
