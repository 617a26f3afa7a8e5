/**
 * What this server says of itself: authorization server metadata (RFC 8414), protected resource metadata (RFC 9728) and
 * the key set (RFC 7517 §5). Everything advertised works, and nothing works that is not advertised.
 */
import { createHash } from "node:crypto";
import { KEY_SET_MAX_AGE_MS } from "./keys.ts";
import type { Settings } from "./settings.ts";

/** RFC 8414 §2, RFC 9207 §3. */
export function authorizationServerMetadata(settings: Settings) {
  const { issuer, scopes } = settings;
  return {
    issuer,
    authorization_endpoint: `${issuer}/v2/oauth/authorize`,
    token_endpoint: `${issuer}/v2/oauth/token`,
    introspection_endpoint: `${issuer}/v2/oauth/introspect`,
    jwks_uri: `${issuer}/v2/oauth/jwks`,
    registration_endpoint: `${issuer}/v2/oauth/register`,
    grant_types_supported: ["authorization_code", "client_credentials", "refresh_token"],
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    code_challenge_methods_supported: settings.plainPkce ? ["S256", "plain"] : ["S256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "none"],
    introspection_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    scopes_supported: scopes.scopes.map(({ id }) => id),
    authorization_response_iss_parameter_supported: true,
  };
}

/**
 * RFC 9728 §2. The scopes are those that any client may get: a client that finds its way here by itself asks for all
 * that are listed, and the others are for clients that an account has made.
 */
export function protectedResourceMetadata(settings: Settings) {
  const { issuer, resource, scopes } = settings;
  return {
    resource,
    authorization_servers: [issuer],
    jwks_uri: `${issuer}/v2/oauth/jwks`,
    ...(scopes.registration.length > 0 && { scopes_supported: [...scopes.registration] }),
    bearer_methods_supported: ["header"],
  };
}

/**
 * The headers with which a public document may be cached: five minutes, and its own tag (RFC 9110 §8.8.3,
 * RFC 9111 §5.2).
 */
export function cacheHeaders(document: object): { "cache-control": string; etag: string } {
  const digest = createHash("sha256").update(JSON.stringify(document)).digest("base64url");
  return { "cache-control": `public, max-age=${KEY_SET_MAX_AGE_MS / 1_000}`, etag: `"${digest.slice(0, 22)}"` };
}

/** Whether `If-None-Match` names the tag, by weak comparison (RFC 9110 §13.1.2), so that 304 is the answer. */
export function isNotModified(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(etag);
}
