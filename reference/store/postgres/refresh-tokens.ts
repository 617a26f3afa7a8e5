/** Refresh tokens in PostgreSQL. The token and its grant are locked while it is decided what becomes of them. */
import { decideRotation } from "../decisions.ts";
import { refreshTokenFrom } from "../from-row.ts";
import {
  type NewRefreshToken,
  type RefreshRotation,
  type RefreshRotationResult,
  USE_RESOLUTION_MS,
} from "../protocol.ts";
import type { RefreshTokenRecord } from "../records.ts";
import type { Row } from "../row.ts";
import { findAndHoldClient } from "./clients.ts";
import type { Session } from "./session.ts";

const FIND = `SELECT r.grant_id, r.issued_at, r.expires_at, r.absolute_expires_at, r.consumed_at, r.request,
    r.successor_hash, r.successor_sealed, g.client_id, g.user_id, g.scopes, g.resource, g.revoked_at
  FROM refresh_tokens r JOIN grants g ON g.id = r.grant_id WHERE r.token_hash = $1`;

export async function rotateRefresh<Terms, Refusal>(
  session: Session,
  rotation: RefreshRotation<Terms, Refusal>,
): Promise<RefreshRotationResult<Terms, Refusal>> {
  const { tokenHash, clientId, now, accessExpiresAt } = rotation;
  const row = await session.get(`${FIND} FOR UPDATE OF r, g`, tokenHash);
  const successorConsumedAt = await useOfSuccessor(session, row);
  const client = row && (await findAndHoldClient(session, clientId));
  const decided = decideRotation(row, client, successorConsumedAt, rotation);
  switch (decided.outcome) {
    case "invalid":
    case "refused":
      break;
    case "reused":
      await session.run(
        "UPDATE grants SET revoked_at = $1 WHERE id = (SELECT grant_id FROM refresh_tokens WHERE token_hash = $2)",
        now,
        tokenHash,
      );
      break;
    case "repeated":
      await extendGrant(session, decided.token.grantId, now, accessExpiresAt);
      break;
    case "rotated": {
      const { grantId, absoluteExpiresAt } = decided.token;
      const expiresAt = Math.min(now + rotation.idleMs, absoluteExpiresAt);
      await session.run(
        `UPDATE refresh_tokens SET consumed_at = $1, request = $2, successor_hash = $3, successor_sealed = $4
         WHERE token_hash = $5`,
        now,
        rotation.request,
        rotation.successorHash,
        // Without a grace nobody will ever be given the successor again, so it is not kept at all.
        rotation.graceMs > 0 ? rotation.successorSealed : null,
        tokenHash,
      );
      const successor = { tokenHash: rotation.successorHash, grantId, issuedAt: now, expiresAt, absoluteExpiresAt };
      await insertRefreshToken(session, successor);
      await extendGrant(session, grantId, now, Math.max(accessExpiresAt, expiresAt));
    }
  }
  return decided;
}

/**
 * Asked after the locks are held, in a statement of its own: a statement that has waited for a lock sees of the rows
 * that it has not locked what stood there before.
 */
async function useOfSuccessor(session: Session, row: Row | undefined): Promise<number | null> {
  const hash = row?.bytesOrNull("successor_hash") ?? null;
  if (hash === null) return null;
  const successor = await session.get("SELECT consumed_at FROM refresh_tokens WHERE token_hash = $1", hash);
  return successor?.integerOrNull("consumed_at") ?? null;
}

/** Inserts a token, unless the same step has inserted it before. */
export async function insertRefreshToken(
  session: Session,
  token: NewRefreshToken & { readonly grantId: string; readonly issuedAt: number },
): Promise<void> {
  await session.run(
    `INSERT INTO refresh_tokens (token_hash, grant_id, issued_at, expires_at, absolute_expires_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    token.tokenHash,
    token.grantId,
    token.issuedAt,
    token.expiresAt,
    token.absoluteExpiresAt,
  );
}

async function extendGrant(session: Session, grantId: string, now: number, expiresAt: number): Promise<void> {
  await session.run(
    `UPDATE grants SET expires_at = greatest(expires_at, $1),
       last_used_at = CASE WHEN last_used_at IS NULL OR last_used_at <= $2 THEN $3 ELSE last_used_at END WHERE id = $4`,
    expiresAt,
    now - USE_RESOLUTION_MS,
    now,
    grantId,
  );
}

export async function findLiveRefreshToken(
  session: Session,
  tokenHash: Uint8Array,
  now: number,
): Promise<RefreshTokenRecord | undefined> {
  const row = await session.get(
    `${FIND} AND g.revoked_at IS NULL AND r.consumed_at IS NULL AND r.expires_at > $2
     AND EXISTS (SELECT FROM clients c WHERE c.id = g.client_id AND c.deleted_at IS NULL)`,
    tokenHash,
    now,
  );
  return row && refreshTokenFrom(row);
}
