/** Refresh tokens in SQLite: rotation, the grace for a lost response, and detection of reuse (RFC 9700 §4.14.2). */
import type { RefreshTokenRecord } from "../records.ts";
import type { RefreshRotation, RefreshRotationResult } from "../store.ts";
import type { Connection } from "./connection.ts";
import type { Row } from "./row.ts";

/** `last_used_at` moves at most once a minute for each grant. */
const USE_RESOLUTION_MS = 60_000;

const SELECT = `SELECT r.*, g.client_id, g.user_id, g.scopes, g.resource, g.revoked_at, s.consumed_at AS successor_consumed_at
  FROM refresh_tokens r JOIN grants g ON g.id = r.grant_id
  LEFT JOIN refresh_tokens s ON s.token_hash = r.successor_hash WHERE r.token_hash = ?`;

export function rotateRefresh<Refusal>(
  connection: Connection,
  rotation: RefreshRotation<Refusal>,
): RefreshRotationResult<Refusal> {
  const { tokenHash, now } = rotation;
  const row = connection.get(SELECT, tokenHash);
  const token = row && tokenFrom(row);
  if (!row || !token || token.clientId !== rotation.clientId || row.integerOrNull("revoked_at") !== null) {
    return { outcome: "invalid" };
  }
  if (token.consumedAt !== null) return repeat(connection, rotation, row, token, token.consumedAt);
  if (token.expiresAt <= now) return { outcome: "invalid" };
  const refusal = rotation.judge(token);
  if (refusal !== undefined) return { outcome: "refused", refusal };

  const expiresAt = Math.min(now + rotation.idleMs, token.absoluteExpiresAt);
  connection.run(
    "UPDATE refresh_tokens SET consumed_at = ?, successor_hash = ?, successor_sealed = ? WHERE token_hash = ?",
    now,
    rotation.successorHash,
    // Without a grace nobody will ever be given the successor again, so it is not kept at all.
    rotation.graceMs > 0 ? rotation.successorSealed : null,
    tokenHash,
  );
  connection.run(
    `INSERT INTO refresh_tokens (token_hash, grant_id, issued_at, expires_at, absolute_expires_at) VALUES (?, ?, ?, ?, ?)`,
    rotation.successorHash,
    token.grantId,
    now,
    expiresAt,
    token.absoluteExpiresAt,
  );
  extendGrant(connection, token.grantId, now, Math.max(rotation.accessExpiresAt, expiresAt));
  return { outcome: "rotated", token };
}

/** The second use of a token by the right client: a lost response, or a stolen token. */
function repeat<Refusal>(
  connection: Connection,
  rotation: RefreshRotation<Refusal>,
  row: Row,
  token: RefreshTokenRecord,
  consumedAt: number,
): RefreshRotationResult<Refusal> {
  const { now, graceMs } = rotation;
  const successorSealed = row.bytesOrNull("successor_sealed");
  const successorUsed = row.integerOrNull("successor_consumed_at") !== null;
  if (graceMs > 0 && now - consumedAt <= graceMs && successorSealed && !successorUsed) {
    const refusal = rotation.judge(token);
    if (refusal !== undefined) return { outcome: "refused", refusal };
    extendGrant(connection, token.grantId, now, rotation.accessExpiresAt);
    return { outcome: "repeated", token, successorSealed };
  }
  connection.run("UPDATE grants SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?", now, token.grantId);
  return { outcome: "reused" };
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
  const token = tokenFrom(row);
  return token.consumedAt === null && token.expiresAt > now ? token : undefined;
}

function tokenFrom(row: Row): RefreshTokenRecord {
  return {
    grantId: row.text("grant_id"),
    clientId: row.text("client_id"),
    userId: row.text("user_id"),
    scopes: row.texts("scopes"),
    resource: row.text("resource"),
    issuedAt: row.integer("issued_at"),
    expiresAt: row.integer("expires_at"),
    absoluteExpiresAt: row.integer("absolute_expires_at"),
    consumedAt: row.integerOrNull("consumed_at"),
  };
}
