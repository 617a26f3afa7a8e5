/**
 * The authorization code grant (RFC 6749 §4.1.3, RFC 7636 §4.5 and §4.6). Everything that can be wrong is judged before
 * the code is spent, so that a wrong attempt by somebody else does not cost the right client its code.
 */
import { randomUUID } from "node:crypto";
import { userSubject } from "./access-token.ts";
import { stillAllowed } from "./consent.ts";
import { isVerifier, verifierMatches } from "./pkce.ts";
import { type Refusal, refuse } from "./refusal.ts";
import type { RequestParameters } from "./request-parameters.ts";
import { resolveResource } from "./resource-indicator.ts";
import { hashSecret, newSecret, textsEqual } from "./secrets.ts";
import type { Settings } from "./settings.ts";
import type { CodeRedemption } from "./store/protocol.ts";
import type { ClientRecord, CodeRecord } from "./store/records.ts";
import { untilKnown } from "./store/until-known.ts";
import { type GrantExchange, tokenResponse } from "./token-response.ts";

/** So many wrong attempts spend a code: somebody is guessing. */
const ATTEMPT_LIMIT = 5;

/** One sentence for a code that is unknown, expired, spent, revoked or another client's: they must look the same. */
const INVALID_CODE = "the authorization code is not valid";

export const exchangeAuthorizationCode: GrantExchange = async (app, client, { parameters, isAbandoned }, now) => {
  const { lifetimes } = app.settings;
  const code = parameters.get("code");
  if (code === undefined) return refuse("invalid_request", "code is missing");
  const verifier = parameters.get("code_verifier");
  if (verifier !== undefined && !isVerifier(verifier)) {
    return refuse("invalid_request", "code_verifier must be 43 to 128 unreserved characters");
  }
  if (app.settings.redirectUriRequired && parameters.get("redirect_uri") === undefined) {
    return refuse("invalid_grant", "redirect_uri is missing");
  }
  const key = await app.keys.signing(now);
  const refreshToken = newSecret();
  const refresh = {
    tokenHash: hashSecret(refreshToken),
    expiresAt: now + Math.min(lifetimes.refreshIdle, lifetimes.refreshAbsolute),
    absoluteExpiresAt: now + lifetimes.refreshAbsolute,
  };
  const redemption: CodeRedemption<Refusal> = {
    codeHash: hashSecret(code),
    clientId: client.id,
    ...(isAbandoned && { isAbandoned }),
    attempt: randomUUID(),
    now,
    attemptLimit: ATTEMPT_LIMIT,
    accessExpiresAt: now + lifetimes.accessToken,
    judge: (record, current) => {
      const refusal = judge(app.settings, record, current, parameters, verifier);
      if (refusal) return { refusal };
      return { terms: current.grantTypes.includes("refresh_token") ? { refresh } : {} };
    },
  };
  const redeemed = await untilKnown(() => app.store.redeemCode(redemption));
  if (redeemed.outcome === "refused") return redeemed.refusal;
  if (redeemed.outcome === "replayed") {
    const { grantId: grant_id } = redeemed;
    app.tell({ event: "grant_revoked", reason: "code_replayed", client_id: client.id, grant_id });
  }
  if (redeemed.outcome !== "redeemed") return refuse("invalid_grant", INVALID_CODE);
  const { grantId, userId, scopes, resource } = redeemed.code;
  return tokenResponse(app, client, {
    key,
    subject: userSubject(userId),
    scopes,
    resource,
    now,
    grantId,
    ...(redeemed.terms.refresh && { refreshToken }),
  });
};

function judge(
  settings: Settings,
  code: CodeRecord,
  client: ClientRecord,
  parameters: RequestParameters,
  verifier: string | undefined,
): Refusal | undefined {
  if (!stillAllowed(settings, code, client)) return refuse("invalid_grant", INVALID_CODE);
  const redirectUri = parameters.get("redirect_uri");
  const { codeChallenge, codeChallengeMethod } = code;
  if (redirectUri === undefined) {
    // PKCE binds the code to the client at least as well; without it the redirect URI is all there is.
    if (codeChallenge === null) return refuse("invalid_grant", "redirect_uri is missing");
  } else if (!textsEqual(redirectUri, code.redirectUri)) {
    return refuse("invalid_grant", "redirect_uri is not the one of the authorization request");
  }
  if (codeChallenge === null || codeChallengeMethod === null) {
    // RFC 9700 §2.1.1: a client that sends a verifier sent a challenge, so somebody has taken it out on the way.
    if (verifier !== undefined) return refuse("invalid_request", "the authorization request had no code_challenge");
  } else if (verifier === undefined) {
    return refuse("invalid_grant", "code_verifier is missing");
  } else if (!verifierMatches(verifier, codeChallenge, codeChallengeMethod)) {
    return refuse("invalid_grant", "code_verifier does not fit the code_challenge");
  }
  const target = resolveResource(parameters.resources, code.resource);
  return target.ok ? undefined : target;
}
