/** Authorization codes in SQLite: the one redemption of each (RFC 6749 §4.1.2, RFC 9700 §2.1.1). */
import type { CodeRecord } from "../records.ts";
import type { CodeRedemption, CodeRedemptionResult } from "../store.ts";
import { codeChallengeMethod } from "./authorizations.ts";
import type { Connection } from "./connection.ts";
import type { Row } from "./row.ts";

/**
 * The order decides who can harm whom. Everything is checked before the code is consumed, or anybody who sees a code
 * could spend it; and a replay revokes the grant only when it is valid in all else, or anybody could revoke it.
 */
export function redeemCode<Refusal>(
  connection: Connection,
  redemption: CodeRedemption<Refusal>,
): CodeRedemptionResult<Refusal> {
  const { codeHash, clientId, now, refresh } = redemption;
  const row = connection.get(
    `SELECT c.*, g.client_id, g.user_id, g.scopes, g.resource, g.revoked_at
     FROM codes c JOIN grants g ON g.id = c.grant_id WHERE c.code_hash = ?`,
    codeHash,
  );
  const code = row && codeFrom(row);
  if (!row || !code || code.clientId !== clientId || code.expiresAt <= now) return { outcome: "invalid" };
  const revoked = row.integerOrNull("revoked_at") !== null;
  if (revoked && code.consumedAt === null) return { outcome: "invalid" };

  const refusal = redemption.judge(code);
  if (refusal !== undefined) {
    if (code.consumedAt === null) {
      connection.run(
        `UPDATE codes SET failed_attempts = failed_attempts + 1,
           consumed_at = CASE WHEN failed_attempts + 1 >= ? THEN ? END WHERE code_hash = ?`,
        redemption.attemptLimit,
        now,
        codeHash,
      );
    }
    return { outcome: "refused", refusal };
  }

  const consumed = connection.run(
    "UPDATE codes SET consumed_at = ? WHERE code_hash = ? AND consumed_at IS NULL",
    now,
    codeHash,
  );
  if (consumed !== 1) {
    connection.run("UPDATE grants SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?", now, code.grantId);
    return { outcome: "replayed" };
  }
  connection.run(
    "UPDATE grants SET last_used_at = ?, expires_at = ? WHERE id = ?",
    now,
    Math.max(redemption.accessExpiresAt, refresh?.expiresAt ?? 0),
    code.grantId,
  );
  if (refresh) {
    connection.run(
      `INSERT INTO refresh_tokens (token_hash, grant_id, issued_at, expires_at, absolute_expires_at)
       VALUES (?, ?, ?, ?, ?)`,
      refresh.tokenHash,
      code.grantId,
      now,
      refresh.expiresAt,
      refresh.absoluteExpiresAt,
    );
  }
  return { outcome: "redeemed", code };
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
    consumedAt: row.integerOrNull("consumed_at"),
  };
}
