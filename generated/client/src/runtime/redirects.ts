import { APIError } from "./errors.ts";
import type { Send } from "./options.ts";

/**
 * Follows redirects, within the origin only, because the request carries credentials, and often secrets in its body. A key
 * in the query goes along, as all other credentials do.
 * @param limit How many are followed; with none, each is the answer.
 * @throws APIError for one more than that or to another origin, and where a browser hides a redirect from the page.
 */
export function followingRedirects(send: Send, limit: number, followed = 0): Send {
  return async (request, context) => {
    const response = await send(request, context);
    const { headers, status } = response;
    // Sent again, the request would be redirected again.
    if (response.type === "opaqueredirect") {
      throw new APIError(undefined, undefined, "Browsers hide redirects.");
    }
    // Others with a Location say where something else is (RFC 9110 section 10.2.2).
    const location = limit && /30[12378]/.test(`${status}`) && headers.get("location");
    if (!location || !URL.canParse(location, request.url)) return response;
    const from = new URL(request.url);
    const to = new URL(location, from);
    // `fetch` takes no address with user information, and the request has credentials of its own.
    to.username = to.password = "";
    await discard(response);
    if (to.origin !== from.origin || followed === limit) {
      // The query may have a key in it.
      const told = `Redirect ${followed + 1} to ${to.origin}${to.pathname} is not followed.`;
      throw new APIError(status, undefined, told, headers);
    }
    for (const scheme of context.operation.security?.flat() ?? []) {
      if (scheme.type === "apiKey") scheme.keep?.(scheme.name, from, to);
    }
    // RFC 9110 sections 15.4.2 to 15.4.4, as `fetch` does it: 303 asks for a GET, and so do 301 and 302 after a POST.
    const asGet = status === 303 ? request.method !== "HEAD" : status < 303 && request.method === "POST";
    // What says something of a body, which is not there any more (RFC 9110 section 15.4).
    const kept = [...request.headers].filter(([name]) => !/^content-/.test(name));
    const changed = asGet && { method: "GET", headers: new Headers(kept), body: undefined };
    return followingRedirects(send, limit, followed + 1)({ ...request, url: to.href, ...changed }, context);
  };
}

/** Lets go of an answer that nobody reads, so that its connection is free again. */
export async function discard({ body }: Response): Promise<void> {
  // Where this fails, the connection is gone already, which is as good.
  await body?.cancel().catch(() => {});
}
