import type { createClient } from "telnyx-oauth-client/functions";
import * as oauth from "telnyx-oauth-client/functions";

type Client = ReturnType<typeof createClient>;

interface Answer {
  readonly status: number;
  readonly response: Response;
}

const id = "7f1c9a52-3d0e-4b8a-9c61-2e5d8f40b7aa";
const redirect_uri = "https://app.example.com/callback?from=server&to=%C3%A4";
const consent_token = "a/b c?d=e&f#g%20h";

/** Every operation of the OAuth API, with all that it takes, in both media types where there are two. */
export const calls: readonly (readonly [name: string, (client: Client) => Promise<Answer>])[] = [
  ["the server's metadata", (client) => oauth.getOAuthAuthorizationServerMetadata(client)],
  ["the resource's metadata", (client) => oauth.getOAuthProtectedResourceMetadata(client)],
  ["the key set", (client) => oauth.getOAuthJWKS(client, { headers: { "if-none-match": '"abc"' } })],
  [
    "authorize",
    (client) =>
      oauth.authorizeOAuth(client, {
        query: {
          response_type: "code",
          client_id: id,
          redirect_uri,
          scope: "admin profile",
          state: "ä&=+ ☃",
          code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
          code_challenge_method: "S256",
        },
      }),
  ],
  ["consent", (client) => oauth.getOAuthConsentToken(client, { path: { consent_token } })],
  [
    "list clients",
    (client) =>
      oauth.listOAuthClients(client, {
        query: { "page[number]": 2, "page[size]": 50, "filter[verified]": true, "filter[name]": "my & yours" },
      }),
  ],
  [
    "create a client",
    (client) =>
      oauth.createOAuthClient(client, {
        body: {
          name: "My OAuth client",
          allowed_scopes: ["admin"],
          client_type: "confidential",
          allowed_grant_types: ["authorization_code", "refresh_token"],
          redirect_uris: ["https://app.example.com/callback"],
          require_pkce: true,
        },
      }),
  ],
  ["read a client", (client) => oauth.getOAuthClient(client, { path: { id } })],
  ["change a client", (client) => oauth.updateOAuthClient(client, { path: { id }, body: { name: "Another" } })],
  ["delete a client", (client) => oauth.deleteOAuthClient(client, { path: { id } })],
  ["list grants", (client) => oauth.listOAuthGrants(client, { query: { "page[size]": 1 } })],
  ["create a grant", (client) => oauth.createOAuthGrant(client, { body: { allowed: true, consent_token } })],
  ["read a grant", (client) => oauth.getOAuthGrant(client, { path: { id } })],
  ["revoke a grant", (client) => oauth.revokeOAuthGrant(client, { path: { id } })],
  [
    "register",
    (client) =>
      oauth.registerOAuthClient(client, {
        body: { client_name: "App", redirect_uris: ["https://app.example.com/callback"], scope: "admin" },
      }),
  ],
  ...(["application/x-www-form-urlencoded", "application/json"] as const).flatMap((contentType) => [
    [
      `a token, ${contentType}`,
      (client: Client) =>
        oauth.exchangeOAuthToken(client, {
          contentType,
          body: { grant_type: "authorization_code", code: "a+b/c=", redirect_uri, code_verifier: "v".repeat(43) },
        }),
    ] as const,
    [
      `introspect, ${contentType}`,
      (client: Client) => oauth.introspectOAuthToken(client, { contentType, body: { token: "x y&z=1" } }),
    ] as const,
  ]),
];
