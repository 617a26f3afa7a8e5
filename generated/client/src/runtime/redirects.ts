import { APIError } from "./errors.ts";
import type { Send } from "./options.ts";

/**
 * Follows redirects, within the origin only: one to another origin is handed back as the answer, because the request
 * carries credentials, and often secrets in its body. Where the document declares redirects, they are the answer.
 * @param left How many are still followed.
 * @throws APIError where a browser hides a redirect from the page.
 */
export function followingRedirects(send: Send, left = 5): Send {
  return async (request, context) => {
    const response = await send(request, context);
    // Sent again, the request would be redirected again.
    if (response.type === "opaqueredirect") {
      throw new APIError(undefined, undefined, "The server redirects, and browsers do not say where to.");
    }
    const url = redirectTarget(request.url, response);
    if (!url || !left || context.operation.redirects || request.body instanceof ReadableStream) return response;
    await discard(response);
    const { status } = response;
    // RFC 9110 sections 15.4.2 to 15.4.4, as `fetch` does it: 303 asks for a GET, and so do 301 and 302 after a POST.
    const asGet = status === 303 ? request.method !== "HEAD" : status < 303 && request.method === "POST";
    const changed = asGet && { method: "GET", headers: withoutContent(request.headers), body: undefined };
    return followingRedirects(send, left - 1)({ ...request, url, ...changed }, context);
  };
}

/** The headers but for those that say something of a body, which is not there any more (RFC 9110 section 15.4). */
function withoutContent(headers: Headers): Headers {
  return new Headers([...headers].filter(([name]) => !name.startsWith("content-")));
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
