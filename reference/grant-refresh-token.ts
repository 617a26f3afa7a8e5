/**
 * The refresh token grant (RFC 6749 §6) with rotation (RFC 9700 §4.14.2): every use gives a new refresh token and spends the old.
 *
 * A client whose answer was lost may ask again within the grace, and gets the same successor; it is sealed under the token
 * that it presents. Any later second use means that two hold the token, and ends the grant for both.
 */
import { userSubject } from "./access-token.ts";
import { isRefusal, type Refusal, refuse } from "./refusal.ts";
import type { RequestParameters } from "./request-parameters.ts";
import { resolveResource } from "./resource-indicator.ts";
import { resolveScope } from "./scope.ts";
import { openSuccessor, sealSuccessor } from "./sealed-successor.ts";
import { hashSecret, newSecret } from "./secrets.ts";
import type { ClientRecord, RefreshTokenRecord } from "./store/records.ts";
import { type GrantExchange, tokenResponse } from "./token-response.ts";

/** One sentence for a token that is unknown, expired, spent, revoked or another client's. */
const INVALID_TOKEN = "the refresh token is not valid";

export const exchangeRefreshToken: GrantExchange = async (app, client, parameters, now) => {
  const { lifetimes } = app.settings;
  const presented = parameters.get("refresh_token");
  if (presented === undefined) return refuse("invalid_request", "refresh_token is missing");
  const successor = newSecret();
  const rotation = await app.store.rotateRefresh<Refusal>({
    tokenHash: hashSecret(presented),
    clientId: client.id,
    now,
    graceMs: lifetimes.refreshGrace,
    idleMs: lifetimes.refreshIdle,
    accessExpiresAt: now + lifetimes.accessToken,
    successorHash: hashSecret(successor),
    successorSealed: sealSuccessor(presented, successor),
    judge: (token) => {
      const terms = readTerms(token, client, parameters);
      return isRefusal(terms) ? terms : undefined;
    },
  });
  if (rotation.outcome === "refused") return rotation.refusal;
  if (rotation.outcome === "invalid" || rotation.outcome === "reused") return refuse("invalid_grant", INVALID_TOKEN);
  const terms = readTerms(rotation.token, client, parameters);
  if (isRefusal(terms)) return terms;
  const refreshToken = rotation.outcome === "rotated" ? successor : openSuccessor(presented, rotation.successorSealed);
  if (refreshToken === undefined) return refuse("invalid_grant", INVALID_TOKEN);
  const { grantId, userId } = rotation.token;
  return tokenResponse(app, client, { subject: userSubject(userId), ...terms, now, grantId, refreshToken });
};

/**
 * What this access token gets: at most what was granted, less what the client has lost since. The refresh token itself
 * keeps all that was granted, so that a later refresh may ask for it again.
 */
function readTerms(
  token: RefreshTokenRecord,
  client: ClientRecord,
  parameters: RequestParameters,
): { readonly scopes: readonly string[]; readonly resource: string } | Refusal {
  const requested = resolveScope(parameters.get("scope"), token.scopes);
  if (isRefusal(requested)) return requested;
  const scopes = requested.filter((scope) => client.scopes.includes(scope));
  if (scopes.length === 0 && token.scopes.length > 0) {
    return refuse("invalid_scope", "the client may no longer have any of the granted scopes");
  }
  const target = resolveResource(parameters.resources, token.resource);
  return target.ok ? { scopes, resource: target.resource } : target;
}
