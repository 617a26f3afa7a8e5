/**
 * The refresh token grant (RFC 6749 §6) with rotation (RFC 9700 §4.14.2): every use gives a new refresh token and
 * spends the old.
 *
 * A client whose answer was lost may ask the same again within the grace, and gets the same successor, which only the
 * token that it presents finds again. Any other second use means that two hold the token, and ends the grant for both.
 */
import { userSubject } from "./access-token.ts";
import { isRefusal, type Refusal, refuse } from "./refusal.ts";
import type { RequestParameters } from "./request-parameters.ts";
import { resolveResource } from "./resource-indicator.ts";
import { formatScope, parseScope, resolveScope } from "./scope.ts";
import { existingScopes } from "./scope-catalogue.ts";
import { newSuccessor, openSuccessor } from "./sealed-successor.ts";
import { hashSecret } from "./secrets.ts";
import type { Settings } from "./settings.ts";
import type { RefreshRotation } from "./store/protocol.ts";
import type { ClientRecord, RefreshTokenRecord } from "./store/records.ts";
import { untilKnown } from "./store/until-known.ts";
import { type GrantExchange, tokenResponse } from "./token-response.ts";

/** One sentence for a token that is unknown, expired, spent, revoked or another client's. */
const INVALID_TOKEN = "the refresh token is not valid";

/** What the new access token is for. */
interface Terms {
  readonly scopes: readonly string[];
  readonly resource: string;
}

export const exchangeRefreshToken: GrantExchange = async (app, client, { parameters, isAbandoned }, now) => {
  const { lifetimes } = app.settings;
  const presented = parameters.get("refresh_token");
  if (presented === undefined) return refuse("invalid_request", "refresh_token is missing");
  const key = await app.keys.signing(now);
  const { successor, sealed } = newSuccessor(presented);
  const rotation: RefreshRotation<Terms, Refusal> = {
    tokenHash: hashSecret(presented),
    clientId: client.id,
    ...(isAbandoned && { isAbandoned }),
    now,
    graceMs: lifetimes.refreshGrace,
    idleMs: lifetimes.refreshIdle,
    accessExpiresAt: now + lifetimes.accessToken,
    request: canonicalScope(parameters.get("scope")),
    successorHash: hashSecret(successor),
    successorSealed: sealed,
    judge: (token, current) => {
      const terms = readTerms(app.settings, token, current, parameters);
      return isRefusal(terms) ? { refusal: terms } : { terms };
    },
  };
  const rotated = await untilKnown(() => app.store.rotateRefresh(rotation));
  if (rotated.outcome === "refused") return rotated.refusal;
  if (rotated.outcome === "reused") {
    const { grantId: grant_id } = rotated;
    app.tell({ event: "grant_revoked", reason: "refresh_token_reused", client_id: client.id, grant_id });
  }
  if (rotated.outcome === "invalid" || rotated.outcome === "reused") return refuse("invalid_grant", INVALID_TOKEN);
  const refreshToken = rotated.outcome === "rotated" ? successor : openSuccessor(presented, rotated.successorSealed);
  if (refreshToken === undefined) return refuse("invalid_grant", INVALID_TOKEN);
  const { grantId, userId } = rotated.token;
  return tokenResponse(app, client, {
    key,
    subject: userSubject(userId),
    ...rotated.terms,
    now,
    grantId,
    refreshToken,
  });
};

/** The scope asked for, the same text for the same set (RFC 6749 §3.3: order has no meaning); empty when none is. */
function canonicalScope(scope: string | undefined): string {
  return formatScope([...(parseScope(scope ?? "") ?? [])].sort());
}

/**
 * What this access token gets: at most what was granted, less what the client has lost since. The refresh token itself
 * keeps all that was granted, so that a later refresh may ask for it again. After a change of ISSUER it is for a resource
 * that this server no longer is, and an access token for that one would be dead.
 */
function readTerms(
  settings: Settings,
  token: RefreshTokenRecord,
  client: ClientRecord,
  parameters: RequestParameters,
): Terms | Refusal {
  if (token.resource !== settings.resource) return refuse("invalid_grant", INVALID_TOKEN);
  if (!client.grantTypes.includes("refresh_token")) {
    return refuse("unauthorized_client", "the client may not use this grant type");
  }
  const requested = resolveScope(parameters.get("scope"), token.scopes);
  if (isRefusal(requested)) return requested;
  const allowed = existingScopes(settings.scopes, client.scopes);
  const scopes = requested.filter((scope) => allowed.includes(scope));
  if (scopes.length === 0 && token.scopes.length > 0) {
    return refuse("invalid_scope", "the client may no longer have any of the granted scopes");
  }
  const target = resolveResource(parameters.resources, token.resource);
  return target.ok ? { scopes, resource: target.resource } : target;
}
