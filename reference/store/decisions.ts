/**
 * What becomes of a code and of a refresh token that are presented, decided on the rows that a store has locked. The
 * store then writes what the outcome says. The rules stand here once, for all databases.
 */
import { hashesEqual } from "../secrets.ts";
import { codeFrom, refreshTokenFrom } from "./from-row.ts";
import type { CodeRedemption, CodeRedemptionResult, RefreshRotation, RefreshRotationResult } from "./protocol.ts";
import type { ClientRecord } from "./records.ts";
import type { Row } from "./row.ts";

/**
 * The one redemption of a code (RFC 6749 §4.1.2, RFC 9700 §2.1.1).
 *
 * The order decides who can harm whom. Everything is checked before the code is spent, or anybody who sees a code could
 * spend it; and a replay revokes the grant only when it is valid in all else, or anybody could revoke it.
 */
export function decideRedemption<Refusal>(
  row: Row | undefined,
  client: ClientRecord | undefined,
  { clientId, attempt, now, attemptLimit, judge, isAbandoned }: CodeRedemption<Refusal>,
): CodeRedemptionResult<Refusal> {
  if (isAbandoned?.()) return { outcome: "invalid" };
  const code = row && codeFrom(row);
  if (!row || !code || !client || code.clientId !== clientId || code.expiresAt <= now) return { outcome: "invalid" };
  const redeemedBy = row.textOrNull("redeemed_by");
  const replay = redeemedBy !== null && redeemedBy !== attempt;
  if (row.integerOrNull("revoked_at") !== null) return { outcome: "invalid" };
  if (row.integer("failed_attempts") >= attemptLimit && !replay) return { outcome: "invalid" };
  const verdict = judge(code, client);
  if ("refusal" in verdict) return { outcome: "refused", refusal: verdict.refusal };
  return replay ? { outcome: "replayed", grantId: code.grantId } : { outcome: "redeemed", code, terms: verdict.terms };
}

/**
 * The one rotation of a refresh token, the grace for a lost response, and detection of reuse (RFC 9700 §4.14.2).
 * `successor` is the row of the token that it was exchanged for, if it was.
 */
export function decideRotation<Terms, Refusal>(
  row: Row | undefined,
  client: ClientRecord | undefined,
  successor: Row | undefined,
  rotation: RefreshRotation<Terms, Refusal>,
): RefreshRotationResult<Terms, Refusal> {
  const { clientId, now } = rotation;
  if (rotation.isAbandoned?.()) return { outcome: "invalid" };
  const token = row && refreshTokenFrom(row);
  if (!row || !token || !client || token.clientId !== clientId || row.integerOrNull("revoked_at") !== null) {
    return { outcome: "invalid" };
  }
  const successorHash = row.bytesOrNull("successor_hash");
  const used = successorHash !== null && !hashesEqual(successorHash, rotation.successorHash);
  const repeatable = used && successor?.integerOrNull("consumed_at") === null && isSameRequest(successor, rotation);
  const successorSealed = repeatable ? successor.bytesOrNull("sealed") : null;
  if (used && !successorSealed) return { outcome: "reused", grantId: token.grantId };
  if (!used && token.expiresAt <= now) return { outcome: "invalid" };
  const verdict = rotation.judge(token, client);
  if ("refusal" in verdict) return { outcome: "refused", refusal: verdict.refusal };
  const { terms } = verdict;
  return successorSealed
    ? { outcome: "repeated", token, terms, successorSealed }
    : { outcome: "rotated", token, terms };
}

/** Whether this may be the request that was answered with the successor, come again since the answer was lost. */
function isSameRequest(
  successor: Row,
  { now, graceMs, request }: Pick<RefreshRotation<never, never>, "now" | "graceMs" | "request">,
): boolean {
  return graceMs > 0 && now - successor.integer("issued_at") <= graceMs && successor.text("request") === request;
}
