/** Refresh tokens in SQLite. */
import { decideRotation } from "../decisions.ts";
import { refreshTokenFrom } from "../from-row.ts";
import {
  type NewRefreshToken,
  type RefreshRotation,
  type RefreshRotationResult,
  USE_RESOLUTION_MS,
} from "../protocol.ts";
import type { RefreshTokenRecord } from "../records.ts";
import { findClient } from "./clients.ts";
import type { Connection } from "./connection.ts";

const SELECT = `SELECT r.*, g.client_id, g.user_id, g.scopes, g.resource, g.revoked_at
  FROM refresh_tokens r JOIN grants g ON g.id = r.grant_id WHERE r.token_hash = ?`;

export function rotateRefresh<Terms, Refusal>(
  connection: Connection,
  rotation: RefreshRotation<Terms, Refusal>,
): RefreshRotationResult<Terms, Refusal> {
  const { tokenHash, clientId, now, accessExpiresAt } = rotation;
  const row = connection.get(SELECT, tokenHash);
  const successorHash = row?.bytesOrNull("successor_hash");
  const successor = successorHash
    ? connection.get("SELECT * FROM refresh_tokens WHERE token_hash = ?", successorHash)
    : undefined;
  const decided = decideRotation(row, findClient(connection, clientId), successor, rotation);
  switch (decided.outcome) {
    case "invalid":
    case "refused":
      break;
    case "reused":
      connection.run(
        "UPDATE grants SET revoked_at = ? WHERE id = (SELECT grant_id FROM refresh_tokens WHERE token_hash = ?)",
        now,
        tokenHash,
      );
      break;
    case "repeated":
      extendGrant(connection, decided.token.grantId, now, accessExpiresAt);
      break;
    case "rotated": {
      const { grantId, absoluteExpiresAt } = decided.token;
      const expiresAt = Math.min(now + rotation.idleMs, absoluteExpiresAt);
      connection.run(
        // What its predecessor would find this token by has had its use.
        "UPDATE refresh_tokens SET consumed_at = ?, successor_hash = ?, sealed = NULL WHERE token_hash = ?",
        now,
        rotation.successorHash,
        tokenHash,
      );
      const next = { tokenHash: rotation.successorHash, grantId, issuedAt: now, expiresAt, absoluteExpiresAt };
      insertRefreshToken(connection, next, rotation);
      extendGrant(connection, grantId, now, Math.max(accessExpiresAt, expiresAt));
    }
  }
  return decided;
}

/** Inserts a token, of a rotation or the first of its family, unless the same step has inserted it before. */
export function insertRefreshToken(
  connection: Connection,
  token: NewRefreshToken & { readonly grantId: string; readonly issuedAt: number },
  rotation?: Pick<RefreshRotation<unknown, unknown>, "request" | "successorSealed" | "graceMs">,
): void {
  connection.run(
    `INSERT INTO refresh_tokens (token_hash, grant_id, issued_at, expires_at, absolute_expires_at, request, sealed)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    token.tokenHash,
    token.grantId,
    token.issuedAt,
    token.expiresAt,
    token.absoluteExpiresAt,
    rotation?.request ?? null,
    // Without a grace nobody will ever be given the token again, so it is not kept at all.
    rotation && rotation.graceMs > 0 ? rotation.successorSealed : null,
  );
}

function extendGrant(connection: Connection, grantId: string, now: number, expiresAt: number): void {
  connection.run(
    `UPDATE grants SET expires_at = max(expires_at, ?),
       last_used_at = CASE WHEN last_used_at IS NULL OR last_used_at <= ? THEN ? ELSE last_used_at END WHERE id = ?`,
    expiresAt,
    now - USE_RESOLUTION_MS,
    now,
    grantId,
  );
}

export function findLiveRefreshToken(
  connection: Connection,
  tokenHash: Uint8Array,
  now: number,
): RefreshTokenRecord | undefined {
  const row = connection.get(SELECT, tokenHash);
  if (!row || row.integerOrNull("revoked_at") !== null) return undefined;
  const token = refreshTokenFrom(row);
  const live = token.consumedAt === null && token.expiresAt > now && findClient(connection, token.clientId);
  return live ? token : undefined;
}
