/*
 * The paths of Telnyx OAuth API, from the origin.
 */
import { byPath, matched, route, type RouteMatch, segmentEnd } from "./runtime/index.ts";

/** Paths without parameters. They come before those with parameters. */
const exact = byPath([
  route("/.well-known/oauth-authorization-server", { GET: "getOAuthAuthorizationServerMetadata" }),
  route("/.well-known/oauth-authorization-server/v2", { GET: "getOAuthAuthorizationServerMetadata" }),
  route("/v2/.well-known/oauth-authorization-server", { GET: "getOAuthAuthorizationServerMetadata" }),
  route("/.well-known/oauth-protected-resource", { GET: "getOAuthProtectedResourceMetadata" }),
  route("/.well-known/oauth-protected-resource/v2", { GET: "getOAuthProtectedResourceMetadata" }),
  route("/v2/.well-known/oauth-protected-resource", { GET: "getOAuthProtectedResourceMetadata" }),
  route("/v2/oauth/authorize", { GET: "authorizeOAuth" }),
  route("/v2/oauth/clients", { GET: "listOAuthClients", POST: "createOAuthClient" }),
  route("/v2/oauth_clients", { GET: "listOAuthClients", POST: "createOAuthClient" }),
  route("/v2/oauth/grants", { GET: "listOAuthGrants", POST: "createOAuthGrant" }),
  route("/v2/oauth_grants", { GET: "listOAuthGrants" }),
  route("/v2/oauth/introspect", { POST: "introspectOAuthToken" }),
  route("/v2/oauth/jwks", { GET: "getOAuthJWKS" }),
  route("/v2/oauth/register", { POST: "registerOAuthClient" }),
  route("/v2/oauth/token", { POST: "exchangeOAuthToken" }),
]);

/** Paths with parameters. */
const templated = {
  "/v2/oauth/clients/{id}": route("/v2/oauth/clients/{id}", {
    GET: "getOAuthClient",
    PUT: "updateOAuthClient",
    DELETE: "deleteOAuthClient",
  }),
  "/v2/oauth_clients/{id}": route("/v2/oauth_clients/{id}", {
    GET: "getOAuthClient",
    PUT: "updateOAuthClient",
    DELETE: "deleteOAuthClient",
  }),
  "/v2/oauth/consent/{consent_token}": route("/v2/oauth/consent/{consent_token}", {
    GET: "getOAuthConsentToken",
  }),
  "/v2/oauth/grants/{id}": route("/v2/oauth/grants/{id}", { GET: "getOAuthGrant", DELETE: "revokeOAuthGrant" }),
  "/v2/oauth_grants/{id}": route("/v2/oauth_grants/{id}", { GET: "getOAuthGrant", DELETE: "revokeOAuthGrant" }),
};

/** The route of a path, with its parameters as they were sent; undefined where the API has nothing. */
export function matchPath(path: string): RouteMatch | undefined {
  const found = exact.get(path);
  return found === undefined ? matchTemplated(path) : matched(found);
}

function matchTemplated(path: string): RouteMatch | undefined {
  if (path.startsWith("/v2/")) {
    if (path.startsWith("/oauth/", 3)) {
      if (path.startsWith("/clients/", 9)) {
        const end1 = segmentEnd(path, 18);
        if (end1 === path.length) {
          return matched(templated["/v2/oauth/clients/{id}"], path.slice(18, end1));
        }
      }
      if (path.startsWith("/consent/", 9)) {
        const end1 = segmentEnd(path, 18);
        if (end1 === path.length) {
          return matched(templated["/v2/oauth/consent/{consent_token}"], path.slice(18, end1));
        }
      }
      if (path.startsWith("/grants/", 9)) {
        const end1 = segmentEnd(path, 17);
        if (end1 === path.length) {
          return matched(templated["/v2/oauth/grants/{id}"], path.slice(17, end1));
        }
      }
    }
    if (path.startsWith("/oauth_clients/", 3)) {
      const end1 = segmentEnd(path, 18);
      if (end1 === path.length) {
        return matched(templated["/v2/oauth_clients/{id}"], path.slice(18, end1));
      }
    }
    if (path.startsWith("/oauth_grants/", 3)) {
      const end1 = segmentEnd(path, 17);
      if (end1 === path.length) {
        return matched(templated["/v2/oauth_grants/{id}"], path.slice(17, end1));
      }
    }
  }
  return undefined;
}
