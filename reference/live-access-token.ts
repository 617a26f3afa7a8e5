/**
 * An access token that is not only well signed but alive: its client exists, and the grant it lives by has not ended
 * (RFC 7662 §2.2). The store is asked each time, so that a revocation counts from the next request on, and so does what
 * is taken from the client: a token of which no scope is left is dead.
 */
import { type AccessTokenClaims, verifyAccessToken } from "./access-token.ts";
import type { Application } from "./application.ts";
import { parseScope } from "./scope.ts";
import { existingScopes } from "./scope-catalogue.ts";
import type { ClientRecord, GrantRecord } from "./store/records.ts";

export interface LiveAccessToken {
  readonly claims: AccessTokenClaims;
  readonly client: ClientRecord;
  /** Absent for a client that acts for itself. */
  readonly grant: GrantRecord | undefined;
  /** What the token allows: what stands in it, less what the client has lost since. */
  readonly scopes: readonly string[];
}

export async function findLiveAccessToken(
  app: Application,
  token: string,
  now: number,
): Promise<LiveAccessToken | undefined> {
  const claims = await verifyAccessToken(token, {
    issuer: app.settings.issuer,
    resource: app.settings.resource,
    now,
    findKey: (kid) => app.keys.verifying(kid, now),
    verified: app.verifiedTokens,
  });
  if (!claims) return undefined;
  const parties = await app.store.findLiveParties(claims.client_id, claims.gid, now);
  if (!parties) return undefined;
  const issued = parseScope(claims.scope ?? "") ?? [];
  const scopes = existingScopes(app.settings.scopes, parties.client.scopes).filter((id) => issued.includes(id));
  return scopes.length === 0 && issued.length > 0 ? undefined : { claims, ...parties, scopes };
}
