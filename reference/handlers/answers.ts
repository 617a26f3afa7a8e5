/** What the handlers' answers have in common: headers against caches, error bodies, and a request as the domain reads it. */
import { PayloadTooLargeError, type ServerRequest } from "telnyx-oauth-server";
import type { Application } from "../application.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { sourceAddress } from "../source-address.ts";
import type { BackChannelRequest } from "../token-response.ts";

/** Seconds after which a client may try again when the store did not answer. */
export const RETRY_SECONDS = 5;

/** RFC 6749 §5.1. */
export const NO_STORE = { "cache-control": "no-store" };
export const NO_STORE_OR_CACHE = { ...NO_STORE, pragma: "no-cache" };

/** RFC 6749 §5.2. */
export function errorBody(refusal: Refusal): { error: string; error_description: string } {
  return { error: refusal.error, error_description: refusal.description };
}

/** A request to an endpoint that clients authenticate to. The body is read raw, since repeats in it matter. */
export async function backChannelRequest(
  app: Application,
  request: ServerRequest,
): Promise<({ readonly ok: true } & BackChannelRequest) | Refusal> {
  let body: Uint8Array;
  try {
    body = await request.bytes();
  } catch (error) {
    if (!(error instanceof PayloadTooLargeError)) throw error;
    return refuse("invalid_request", "the body is larger than 64 KiB");
  }
  return {
    ok: true,
    authorization: request.headers.get("authorization") ?? null,
    contentType: request.headers.get("content-type"),
    body,
    source: sourceOf(app, request),
  };
}

function sourceOf(app: Application, request: ServerRequest): string {
  const forwarded = request.headers.get("x-forwarded-for") ?? null;
  return sourceAddress(request.remoteAddress, forwarded, app.settings.trustedProxies);
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
