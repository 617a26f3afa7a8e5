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

export function rotateRefresh<Terms, Refusal>(
  connection: Connection,
  rotation: RefreshRotation<Terms, Refusal>,
): RefreshRotationResult<Terms, Refusal> {
  const { tokenHash, clientId, now } = rotation;
  const row = connection.get(SELECT, tokenHash);
  const client = findClient(connection, clientId);
  const token = row && tokenFrom(row);
  if (!row || !token || !client || token.clientId !== clientId || row.integerOrNull("revoked_at") !== null) {
    return { outcome: "invalid" };
  }
  const successorHash = row.bytesOrNull("successor_hash");
  const sameAttempt = successorHash !== null && hashesEqual(successorHash, rotation.successorHash);
  const second = token.consumedAt !== null && !sameAttempt;
  if (second && !mayRepeat(row, rotation, token.consumedAt)) {
    connection.run("UPDATE grants SET revoked_at = ? WHERE id = ?", now, token.grantId);
    return { outcome: "reused" };
  }
  if (token.consumedAt === null && token.expiresAt <= now) return { outcome: "invalid" };
  const verdict = rotation.judge(token, client);
  if ("refusal" in verdict) return { outcome: "refused", refusal: verdict.refusal };
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
