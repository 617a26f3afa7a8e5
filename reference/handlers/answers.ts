/** What the handlers' answers have in common: headers against caches, error bodies, and where a request comes from. */
import type { ServerRequest } from "telnyx-oauth-server";
import type { Application } from "../application.ts";
import type { Refusal } from "../refusal.ts";
import { sourceAddress } from "../source-address.ts";

/** Seconds after which a client may try again when the store did not answer. */
export const RETRY_SECONDS = 5;
/** The window of most rate limits, so that after it there is room again. */
export const MINUTE_SECONDS = 60;

/** RFC 6749 §5.1. */
export const NO_STORE = { "cache-control": "no-store" };
export const NO_STORE_OR_CACHE = { ...NO_STORE, pragma: "no-cache" };

/** RFC 6749 §5.2. */
export function errorBody(refusal: Refusal): { error: string; error_description: string } {
  return { error: refusal.error, error_description: refusal.description };
}

/** Where a request comes from, for rate limits. */
export function sourceOf(app: Application, request: Pick<ServerRequest, "headers" | "remoteAddress">): string {
  const forwardedFor = request.headers.get("x-forwarded-for");
  return sourceAddress(request.remoteAddress, forwardedFor, app.settings.trustedProxies);
}

/** One page of a list, as the API frames it. */
export function pageBody<Item>(
  page: { readonly items: readonly Item[]; readonly total: number },
  request: { readonly number: number; readonly size: number },
) {
  return {
    data: [...page.items],
    meta: {
      page_number: request.number,
      page_size: request.size,
      total_pages: Math.ceil(page.total / request.size),
      total_results: page.total,
    },
  };
}
