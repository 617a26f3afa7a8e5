/**
 * The client credentials grant (RFC 6749 §4.4): a confidential client acts for itself. It writes nothing, so that it is
 * as fast as a signature; there is no refresh token (§4.4.3).
 */
import { isRefusal, refuse } from "./refusal.ts";
import { resolveResource } from "./resource-indicator.ts";
import { resolveScope } from "./scope.ts";
import { existingScopes } from "./scope-catalogue.ts";
import { type GrantExchange, tokenResponse } from "./token-response.ts";

export const exchangeClientCredentials: GrantExchange = async (app, client, { parameters }, now) => {
  if (client.clientType === "public") return refuse("unauthorized_client", "a public client cannot act for itself");
  const scopes = resolveScope(parameters.get("scope"), existingScopes(app.settings.scopes, client.scopes));
  if (isRefusal(scopes)) return scopes;
  const target = resolveResource(parameters.resources, app.settings.resource);
  if (!target.ok) return target;
  const key = await app.keys.signing(now);
  return tokenResponse(app, client, { key, subject: client.id, scopes, resource: target.resource, now });
};
