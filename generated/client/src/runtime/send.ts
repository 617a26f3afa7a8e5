import { type Client, parsedURL } from "./client.ts";
import { APIError } from "./errors.ts";
import type { ClientRequest, RequestContext } from "./options.ts";

const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;
/** What says something of a body that is not there any more (WHATWG Fetch, request-body-header names). */
const bodyHeaders = ["content-encoding", "content-language", "content-location", "content-type"];

/**
 * Sends a request once. Redirects are followed within the origin only, by ourselves: a redirect to another origin is
 * handed back as the answer, because the request carries credentials, and often secrets in its body.
 * @throws APIError where a browser hides a redirect from the page: sent again, the request would be redirected again.
 */
export async function send(client: Client, first: ClientRequest, context: RequestContext): Promise<Response> {
  let request = first;
  for (let followed = 0; ; followed++) {
    const response = await client.send(request, context);
    if (response.type === "opaqueredirect") {
      throw new APIError(undefined, undefined, "The server redirects, and browsers do not say where to.");
    }
    if (!redirects.has(response.status) || declaresRedirect(context)) return response;
    const url = redirectTarget(request.url, response);
    if (url === undefined || followed === mostRedirects || request.body instanceof ReadableStream) return response;
    await discard(response);
    request = { ...request, url };
    if (dropsBody(response.status, request.method)) {
      const headers = new Headers(request.headers);
      for (const name of bodyHeaders) headers.delete(name);
      request = { ...request, method: "GET", headers, body: undefined };
    }
  }
}

/** Whether an answer of the document sends the caller elsewhere: then a redirect is the answer. */
function declaresRedirect({ operation }: RequestContext): boolean {
  return Object.keys(operation.responses).some((status) => /^3(?:0[12378]|XX)$/.test(status));
}

/** The address of a redirect if it is of the same origin. */
function redirectTarget(url: string, response: Response): string | undefined {
  const location = response.headers.get("location");
  const target = location === null ? undefined : parsedURL(location, url);
  return target?.origin === new URL(url).origin ? target.href : undefined;
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
