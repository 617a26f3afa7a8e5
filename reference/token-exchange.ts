/**
 * The token endpoint (RFC 6749 §3.2). The order of the checks is fixed: the body as a whole and repeated parameters,
 * which the handler has seen to, the client if credentials are presented, then the grant type, then the rules of the
 * grant.
 */
import type { Application } from "./application.ts";
import { authenticationRequired, type BackChannelRequest, identifyClient } from "./client-authentication.ts";
import { exchangeAuthorizationCode } from "./grant-authorization-code.ts";
import { exchangeClientCredentials } from "./grant-client-credentials.ts";
import { exchangeRefreshToken } from "./grant-refresh-token.ts";
import { isRefusal, refuse } from "./refusal.ts";
import type { GrantExchange, TokenResult } from "./token-response.ts";

const GRANTS: ReadonlyMap<string, GrantExchange> = new Map([
  ["authorization_code", exchangeAuthorizationCode],
  ["client_credentials", exchangeClientCredentials],
  ["refresh_token", exchangeRefreshToken],
]);

export async function exchangeToken(app: Application, request: BackChannelRequest): Promise<TokenResult> {
  const now = app.clock();
  const { parameters } = request;
  const client = await identifyClient(app, request, now);
  if (client && isRefusal(client)) return client;
  const grantType = parameters.get("grant_type");
  if (grantType === undefined) return refuse("invalid_request", "grant_type is missing");
  const exchange = GRANTS.get(grantType);
  if (!exchange) return refuse("unsupported_grant_type", "grant_type is not one that this server supports");
  if (!client) return authenticationRequired();
  if (!client.grantTypes.some((allowed) => allowed === grantType)) {
    return refuse("unauthorized_client", "the client may not use this grant type");
  }
  const result = await exchange(app, client, request, now);
  if (result.ok) app.usage.client(client.id, now);
  return result;
}
