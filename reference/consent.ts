/**
 * The user's decision (RFC 6749 §4.1.1 to §4.1.2): what is asked, and the code or the refusal that the client gets.
 *
 * A consent token can be read any number of times by one user, and decided once. An approval makes the grant and the
 * code in the same step that spends the token.
 */
import { randomUUID } from "node:crypto";
import type { Application } from "./application.ts";
import { requiresPkce } from "./authorization.ts";
import { appendParameters, matchesRegistered } from "./redirect-uri.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { existingScopes, type ScopeDescription } from "./scope-catalogue.ts";
import { hashSecret, newSecret } from "./secrets.ts";
import type { Settings } from "./settings.ts";
import type { ConsentDecision } from "./store/protocol.ts";
import type { AuthorizationTerms, ClientRecord } from "./store/records.ts";
import { untilKnown } from "./store/until-known.ts";

export interface ConsentDetails {
  readonly client_id: string;
  readonly name: string;
  readonly requested_scopes: readonly ScopeDescription[];
  readonly logo_uri: string | null;
  readonly tos_uri: string | null;
  readonly policy_uri: string | null;
  readonly redirect_uri: string;
  readonly verified: boolean;
}

/** Unknown, expired, decided, forged or another user's: the caller learns no more than that. */
function invalidConsentToken(): Refusal {
  return refuse("invalid_request", "the consent token is not valid");
}

/** What the user is asked. The first user who opens a consent token is from then on the only one it works for. */
export async function consentDetails(
  app: Application,
  consentToken: string,
  userId: string,
): Promise<{ readonly ok: true; readonly details: ConsentDetails } | Refusal> {
  const opening = { consentHash: hashSecret(consentToken), userId, now: app.clock() };
  const opened = await app.store.openAuthorization(opening);
  if (!opened || !stillAllowed(app.settings, opened.authorization, opened.client)) return invalidConsentToken();
  const { authorization, client } = opened;
  return {
    ok: true,
    details: {
      client_id: client.id,
      name: client.name,
      requested_scopes: authorization.scopes.map((id) => describe(app, id)),
      logo_uri: client.logoUri,
      tos_uri: client.tosUri,
      policy_uri: client.policyUri,
      redirect_uri: authorization.redirectUri,
      verified: client.verified,
    },
  };
}

/** Decides once, and says where the browser goes with the code or with `access_denied`. A denial leaves no grant. */
export async function decideConsent(
  app: Application,
  consentToken: string,
  userId: string,
  allowed: boolean,
): Promise<{ readonly ok: true; readonly redirectUri: string } | Refusal> {
  const now = app.clock();
  const code = newSecret();
  const decision: ConsentDecision = {
    consentHash: hashSecret(consentToken),
    userId,
    attempt: randomUUID(),
    now,
    ...(allowed && {
      approve: { grantId: randomUUID(), codeHash: hashSecret(code), codeExpiresAt: now + app.settings.lifetimes.code },
    }),
    judge: (terms, client) => stillAllowed(app.settings, terms, client),
  };
  const authorization = await untilKnown(() => app.store.consumeConsent(decision));
  if (!authorization) return invalidConsentToken();
  const { clientId: client_id } = authorization;
  app.tell({ event: "consent", reason: allowed ? "allowed" : "denied", client_id, user_id: userId });
  const answer = allowed
    ? { code }
    : { error: "access_denied", error_description: "the user did not allow the access" };
  const state = authorization.state ?? undefined;
  const redirectUri = appendParameters(authorization.redirectUri, { ...answer, state, iss: app.settings.issuer });
  return { ok: true, redirectUri };
}

/**
 * A client may have lost a redirect URI, a scope or a grant type while the user was thinking, or since; and an operator
 * may have given the server another name, or taken a scope out of the catalogue.
 */
export function stillAllowed(settings: Settings, terms: AuthorizationTerms, client: ClientRecord): boolean {
  const scopes = existingScopes(settings.scopes, client.scopes);
  return (
    terms.resource === settings.resource &&
    matchesRegistered(terms.redirectUri, client.redirectUris) &&
    client.grantTypes.includes("authorization_code") &&
    terms.scopes.every((scope) => scopes.includes(scope)) &&
    (terms.codeChallenge !== null || !requiresPkce(client))
  );
}

function describe(app: Application, id: string): ScopeDescription {
  return app.settings.scopes.scopes.find((scope) => scope.id === id) ?? { id, name: id, description: id };
}
