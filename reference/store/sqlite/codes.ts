/** Authorization codes in SQLite: the one redemption of each (RFC 6749 §4.1.2, RFC 9700 §2.1.1). */
import type { CodeRedemption, CodeRedemptionResult } from "../protocol.ts";
import type { CodeRecord } from "../records.ts";
import { codeChallengeMethod } from "./authorizations.ts";
import { findClient } from "./clients.ts";
import type { Connection } from "./connection.ts";
import { insertRefreshToken } from "./refresh-tokens.ts";
import type { Row } from "./row.ts";

/**
 * The order decides who can harm whom. Everything is checked before the code is spent, or anybody who sees a code could
 * spend it; and a replay revokes the grant only when it is valid in all else, or anybody could revoke it.
 */
export function redeemCode<Refusal>(
  connection: Connection,
  redemption: CodeRedemption<Refusal>,
): CodeRedemptionResult<Refusal> {
  const { codeHash, clientId, attempt, now } = redemption;
  const row = connection.get(
    `SELECT c.*, g.client_id, g.user_id, g.scopes, g.resource, g.revoked_at
     FROM codes c JOIN grants g ON g.id = c.grant_id WHERE c.code_hash = ?`,
    codeHash,
  );
  const client = findClient(connection, clientId);
  const code = row && codeFrom(row);
  if (!row || !code || !client || code.clientId !== clientId || code.expiresAt <= now) return { outcome: "invalid" };
  const redeemedBy = row.textOrNull("redeemed_by");
  const replay = redeemedBy !== null && redeemedBy !== attempt;
  const ended = row.integerOrNull("revoked_at") !== null || row.integer("failed_attempts") >= redemption.attemptLimit;
  if (ended && !replay) return { outcome: "invalid" };

  const verdict = redemption.judge(code, client);
  if ("refusal" in verdict) {
    connection.run(
      "UPDATE codes SET failed_attempts = failed_attempts + 1 WHERE code_hash = ? AND redeemed_by IS NULL",
      codeHash,
    );
    return { outcome: "refused", refusal: verdict.refusal };
  }
  if (replay) {
    connection.run("UPDATE grants SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?", now, code.grantId);
    return { outcome: "replayed" };
  }
  const { terms } = verdict;
  // This attempt may have come this far before, unheard: then the rows stand there already.
  connection.run("UPDATE codes SET redeemed_by = ? WHERE code_hash = ?", attempt, codeHash);
  connection.run(
    "UPDATE grants SET last_used_at = ?, expires_at = ? WHERE id = ?",
    now,
    Math.max(redemption.accessExpiresAt, terms.refresh?.expiresAt ?? 0),
    code.grantId,
  );
  if (terms.refresh) insertRefreshToken(connection, { ...terms.refresh, grantId: code.grantId, issuedAt: now });
  return { outcome: "redeemed", code, terms };
}

function codeFrom(row: Row): CodeRecord {
  return {
    grantId: row.text("grant_id"),
    clientId: row.text("client_id"),
    userId: row.text("user_id"),
    redirectUri: row.text("redirect_uri"),
    scopes: row.texts("scopes"),
    resource: row.text("resource"),
    codeChallenge: row.textOrNull("code_challenge"),
    codeChallengeMethod: codeChallengeMethod(row),
    expiresAt: row.integer("expires_at"),
  };
}
