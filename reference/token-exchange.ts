/**
 * The token endpoint (RFC 6749 §3.2). The order of the checks is fixed: the body as a whole, repeated parameters, the client if
 * credentials are presented, then the grant type, then the rules of the grant.
 */
import type { Application } from "./application.ts";
import { authenticateClient, authenticationRequired, readCredentials } from "./client-authentication.ts";
import { exchangeAuthorizationCode } from "./grant-authorization-code.ts";
import { exchangeClientCredentials } from "./grant-client-credentials.ts";
import { exchangeRefreshToken } from "./grant-refresh-token.ts";
import { refuse } from "./refusal.ts";
import { readBodyParameters } from "./request-parameters.ts";
import type { BackChannelRequest, GrantExchange, TokenResult } from "./token-response.ts";

const GRANTS: ReadonlyMap<string, GrantExchange> = new Map([
  ["authorization_code", exchangeAuthorizationCode],
  ["client_credentials", exchangeClientCredentials],
  ["refresh_token", exchangeRefreshToken],
]);

const PARAMETERS = [
  "grant_type",
  "scope",
  "code",
  "redirect_uri",
  "code_verifier",
  "refresh_token",
  "client_id",
  "client_secret",
];

export async function exchangeToken(app: Application, request: BackChannelRequest): Promise<TokenResult> {
  const now = app.clock();
  const parameters = readBodyParameters(request.contentType, request.body, PARAMETERS);
  if (!parameters.ok) return parameters;
  const credentials = readCredentials(request.authorization, parameters);
  if (credentials && !credentials.ok) return credentials;
  const authentication = credentials && (await authenticateClient(app, credentials, request.source, now));
  if (authentication && !authentication.ok) return authentication;
  const grantType = parameters.get("grant_type");
  if (grantType === undefined) return refuse("invalid_request", "grant_type is missing");
  const exchange = GRANTS.get(grantType);
  if (!exchange) return refuse("unsupported_grant_type", "grant_type is not one that this server supports");
  if (!authentication) return authenticationRequired();
  const { client } = authentication;
  if (!client.grantTypes.some((allowed) => allowed === grantType)) {
    return refuse("unauthorized_client", "the client may not use this grant type");
  }
  const result = await exchange(app, client, parameters, now);
  if (result.ok) app.usage.client(client.id, now);
  return result;
}
