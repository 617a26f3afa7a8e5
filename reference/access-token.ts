/**
 * Access tokens: JWTs after RFC 9068 with one claim of our own, `gid`, the grant that the token lives by. No row is
 * kept for a token; that its grant is gone is what makes it dead.
 */
import { randomUUID } from "node:crypto";
import { parseJwt, type SigningKey, signatureMatches, signJwt, type VerificationKey } from "./jwt.ts";
import { formatScope, parseScope } from "./scope.ts";
import type { VerifiedTokens } from "./verified-tokens.ts";

const ACCESS_TOKEN_TYPE = "at+jwt";
/** How far another clock may be ahead of ours, in seconds. */
const SKEW_SECONDS = 60;

export interface AccessTokenClaims {
  readonly iss: string;
  readonly aud: string;
  readonly sub: string;
  readonly client_id: string;
  /** Absent where there is none: a scope has at least one value (RFC 6749 §3.3). */
  readonly scope?: string;
  readonly jti: string;
  /** Seconds since the epoch. */
  readonly iat: number;
  readonly exp: number;
  /** Absent for client_credentials, which has no grant. */
  readonly gid?: string;
}

export interface AccessTokenRequest {
  readonly issuer: string;
  readonly resource: string;
  readonly subject: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly grantId?: string;
  /** Milliseconds. */
  readonly lifetime: number;
  readonly now: number;
}

/**
 * The subject of a user's token. A client acting for itself has its own `client_id` as subject (RFC 9068 §2.2), so
 * users get a prefix, and no client can ever be taken for a user (RFC 9700 §4.15).
 */
export function userSubject(userId: string): string {
  return `user:${userId}`;
}

/** A signed token and `expires_in` in seconds, which is exactly its `exp` minus its `iat`. */
export function issueAccessToken(key: SigningKey, request: AccessTokenRequest): { token: string; expiresIn: number } {
  const iat = Math.floor(request.now / 1_000);
  const expiresIn = Math.max(1, Math.floor(request.lifetime / 1_000));
  const claims: AccessTokenClaims = {
    iss: request.issuer,
    aud: request.resource,
    sub: request.subject,
    client_id: request.clientId,
    ...(request.scopes.length > 0 && { scope: formatScope(request.scopes) }),
    jti: randomUUID(),
    iat,
    exp: iat + expiresIn,
    ...(request.grantId !== undefined && { gid: request.grantId }),
  };
  return { token: signJwt(key, ACCESS_TOKEN_TYPE, { ...claims }), expiresIn };
}

export interface Expectations {
  readonly issuer: string;
  readonly resource: string;
  readonly now: number;
  readonly findKey: (kid: string) => Promise<VerificationKey | undefined>;
  readonly verified: VerifiedTokens;
}

/**
 * The claims of a token that is ours, for this resource, signed by a published key, and not expired; undefined for
 * everything else (RFC 9068 §4, RFC 8725 §3). Whether its grant and client still live is for the caller to ask.
 */
export async function verifyAccessToken(token: string, expected: Expectations): Promise<AccessTokenClaims | undefined> {
  const claims = await signedClaims(token, expected);
  return claims && checkClaims(claims, expected);
}

/** What a published key has signed as an access token. */
async function signedClaims(
  token: string,
  { findKey, verified }: Expectations,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const jwt = parseJwt(token);
  if (!jwt) return undefined;
  const { typ, kid } = jwt.header;
  if (typeof typ !== "string" || typ.toLowerCase().replace(/^application\//, "") !== ACCESS_TOKEN_TYPE)
    return undefined;
  if (typeof kid !== "string") return undefined;
  const key = await findKey(kid);
  return key && verified.isSigned(token, key.publicKey, () => signatureMatches(jwt, key)) ? jwt.claims : undefined;
}

function checkClaims(claims: Readonly<Record<string, unknown>>, expected: Expectations): AccessTokenClaims | undefined {
  const { iss, aud, sub, client_id, scope, jti, iat, exp, nbf, gid } = claims;
  const seconds = expected.now / 1_000;
  if (iss !== expected.issuer || aud !== expected.resource) return undefined;
  if (typeof exp !== "number" || exp <= seconds) return undefined;
  if (typeof iat !== "number" || iat > seconds + SKEW_SECONDS) return undefined;
  if (nbf !== undefined && !(typeof nbf === "number" && nbf <= seconds + SKEW_SECONDS)) return undefined;
  if (typeof sub !== "string" || typeof client_id !== "string" || typeof jti !== "string") return undefined;
  if (scope !== undefined && !(typeof scope === "string" && parseScope(scope))) return undefined;
  if (gid !== undefined && typeof gid !== "string") return undefined;
  const verified = { iss, aud, sub, client_id, jti, iat, exp };
  return { ...verified, ...(scope !== undefined && { scope }), ...(gid !== undefined && { gid }) };
}
