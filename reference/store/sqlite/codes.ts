/** Authorization codes in SQLite. */
import { decideRedemption } from "../decisions.ts";
import type { CodeRedemption, CodeRedemptionResult } from "../protocol.ts";
import { findClient } from "./clients.ts";
import type { Connection } from "./connection.ts";
import { insertRefreshToken } from "./refresh-tokens.ts";

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
  const decided = decideRedemption(row, findClient(connection, clientId), redemption);
  switch (decided.outcome) {
    case "invalid":
      break;
    case "refused":
      connection.run(
        "UPDATE codes SET failed_attempts = failed_attempts + 1 WHERE code_hash = ? AND redeemed_by IS NULL",
        codeHash,
      );
      break;
    case "replayed":
      connection.run(
        `UPDATE grants SET revoked_at = coalesce(revoked_at, ?)
         WHERE id = (SELECT grant_id FROM codes WHERE code_hash = ?)`,
        now,
        codeHash,
      );
      break;
    case "redeemed": {
      const { grantId } = decided.code;
      const { refresh } = decided.terms;
      // This attempt may have come this far before, unheard: then the rows stand there already.
      const spend = "UPDATE codes SET redeemed_by = ?, expires_at = ? WHERE code_hash = ?";
      connection.run(spend, attempt, redemption.accessExpiresAt, codeHash);
      connection.run(
        "UPDATE grants SET last_used_at = ?, expires_at = ? WHERE id = ?",
        now,
        Math.max(redemption.accessExpiresAt, refresh?.expiresAt ?? 0),
        grantId,
      );
      if (refresh) insertRefreshToken(connection, { ...refresh, grantId, issuedAt: now });
    }
  }
  return decided;
}
