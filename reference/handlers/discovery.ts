/** The discovery documents (RFC 8414 §3, RFC 9728 §3). */
import type { OAuthDiscoveryHandlers } from "telnyx-oauth-server";
import type { Application } from "../application.ts";
import { authorizationServerMetadata, cacheHeaders, isNotModified, protectedResourceMetadata } from "../discovery.ts";

export const discoveryHandlers: OAuthDiscoveryHandlers<Application> = {
  getOAuthAuthorizationServerMetadata({ headers }, { settings }) {
    return cacheable(authorizationServerMetadata(settings), headers["if-none-match"]);
  },

  getOAuthProtectedResourceMetadata({ headers }, { settings }) {
    return cacheable(protectedResourceMetadata(settings), headers["if-none-match"]);
  },
};

/** The document, or 304 for a caller who has it (RFC 9110 §15.4.5). */
export function cacheable<Body extends object>(body: Body, ifNoneMatch: string | undefined) {
  const headers = cacheHeaders(body);
  if (isNotModified(ifNoneMatch, headers.etag)) return { status: 304, headers } as const;
  return { status: 200, headers, body } as const;
}
