import { APIError } from "./errors.ts";
import type { Send } from "./options.ts";

const mostRedirects = 5;
/** What says something of a body that is not there any more (WHATWG Fetch, request-body-header names). */
const bodyHeaders = ["content-encoding", "content-language", "content-location", "content-type"];

/**
 * Follows redirects, within the origin only: one to another origin is handed back as the answer, because the request
 * carries credentials, and often secrets in its body. Where the document declares redirects, they are the answer.
 * @throws APIError where a browser hides a redirect from the page.
 */
export function followingRedirects(send: Send): Send {
  return async (first, context) => {
    let request = first;
    for (let followed = 0; ; followed++) {
      const response = await send(request, context);
      // Sent again, the request would be redirected again.
      if (response.type === "opaqueredirect") {
        throw new APIError(undefined, undefined, "The server redirects, and browsers do not say where to.");
      }
      const { status } = response;
      const url = redirectTarget(request.url, response);
      if (!url || followed === mostRedirects || context.operation.redirects || request.body instanceof ReadableStream) {
        return response;
      }
      await discard(response);
      request = { ...request, url };
      // RFC 9110 sections 15.4.2 to 15.4.4, as `fetch` does it: 303 asks for a GET, and so do 301 and 302 after a POST.
      if (status === 303 ? request.method !== "HEAD" : status < 303 && request.method === "POST") {
        const headers = new Headers(request.headers);
        for (const name of bodyHeaders) headers.delete(name);
        request = { ...request, method: "GET", headers, body: undefined };
      }
    }
  };
}

/** The address of a redirect if it is of the same origin. */
function redirectTarget(url: string, { status, headers }: Response): string | undefined {
  const location = [301, 302, 303, 307, 308].includes(status) && headers.get("location");
  if (!location || !URL.canParse(location, url)) return undefined;
  const target = new URL(location, url);
  return target.origin === new URL(url).origin ? target.href : undefined;
}

/** Lets go of an answer that nobody reads, so that its connection is free again. */
export async function discard({ body }: Response): Promise<void> {
  // Where this fails, the connection is gone already, which is as good.
  await body?.cancel().catch(() => {});
}
