/** Authorization codes in PostgreSQL. The code and its grant are locked while it is decided what becomes of them. */
import { decideRedemption } from "../decisions.ts";
import type { CodeRedemption, CodeRedemptionResult } from "../protocol.ts";
import { findAndHoldClient } from "./clients.ts";
import { insertRefreshToken } from "./refresh-tokens.ts";
import type { Session } from "./session.ts";

const LOCK = `SELECT c.grant_id, c.redirect_uri, c.code_challenge, c.code_challenge_method, c.expires_at,
    c.failed_attempts, c.redeemed_by, g.client_id, g.user_id, g.scopes, g.resource, g.revoked_at
  FROM codes c JOIN grants g ON g.id = c.grant_id WHERE c.code_hash = $1 FOR UPDATE OF c, g`;

export async function redeemCode<Refusal>(
  session: Session,
  redemption: CodeRedemption<Refusal>,
): Promise<CodeRedemptionResult<Refusal>> {
  const { codeHash, clientId, attempt, now } = redemption;
  const row = await session.get(LOCK, codeHash);
  const client = row && (await findAndHoldClient(session, clientId));
  const decided = decideRedemption(row, client, redemption);
  switch (decided.outcome) {
    case "invalid":
      break;
    case "refused":
      await session.run(
        "UPDATE codes SET failed_attempts = failed_attempts + 1 WHERE code_hash = $1 AND redeemed_by IS NULL",
        codeHash,
      );
      break;
    case "replayed":
      await session.run(
        `UPDATE grants SET revoked_at = coalesce(revoked_at, $1)
         WHERE id = (SELECT grant_id FROM codes WHERE code_hash = $2)`,
        now,
        codeHash,
      );
      break;
    case "redeemed": {
      const { grantId } = decided.code;
      const { refresh } = decided.terms;
      // This attempt may have come this far before, unheard: then the rows stand there already.
      const spend = "UPDATE codes SET redeemed_by = $1, expires_at = $2 WHERE code_hash = $3";
      await session.run(spend, attempt, redemption.accessExpiresAt, codeHash);
      await session.run(
        "UPDATE grants SET last_used_at = $1, expires_at = $2 WHERE id = $3",
        now,
        Math.max(redemption.accessExpiresAt, refresh?.expiresAt ?? 0),
        grantId,
      );
      if (refresh) await insertRefreshToken(session, { ...refresh, grantId, issuedAt: now });
    }
  }
  return decided;
}
