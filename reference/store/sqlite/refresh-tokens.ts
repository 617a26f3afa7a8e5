/** Refresh tokens in SQLite: rotation, the grace for a lost response, and detection of reuse (RFC 9700 §4.14.2). */
import { hashesEqual } from "../../secrets.ts";
import type { NewRefreshToken, RefreshRotation, RefreshRotationResult } from "../protocol.ts";
import type { RefreshTokenRecord } from "../records.ts";
import { findClient } from "./clients.ts";
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
  const used = successorHash !== null && !hashesEqual(successorHash, rotation.successorHash);
  const successorSealed = used ? successorToRepeat(row, rotation) : rotation.successorSealed;
  if (!successorSealed) {
    connection.run("UPDATE grants SET revoked_at = ? WHERE id = ?", now, token.grantId);
    return { outcome: "reused" };
  }
  if (!used && token.expiresAt <= now) return { outcome: "invalid" };
  const verdict = rotation.judge(token, client);
  if ("refusal" in verdict) return { outcome: "refused", refusal: verdict.refusal };
  const { terms } = verdict;
  if (used) {
    extendGrant(connection, token.grantId, now, rotation.accessExpiresAt);
    return { outcome: "repeated", token, terms, successorSealed };
  }

  const expiresAt = Math.min(now + rotation.idleMs, token.absoluteExpiresAt);
  connection.run(
    `UPDATE refresh_tokens SET consumed_at = ?, request = ?, successor_hash = ?, successor_sealed = ? WHERE token_hash = ?`,
    now,
    rotation.request,
    rotation.successorHash,
    // Without a grace nobody will ever be given the successor again, so it is not kept at all.
    rotation.graceMs > 0 ? successorSealed : null,
    tokenHash,
  );
  insertRefreshToken(connection, {
    tokenHash: rotation.successorHash,
    grantId: token.grantId,
    issuedAt: now,
    expiresAt,
    absoluteExpiresAt: token.absoluteExpiresAt,
  });
  extendGrant(connection, token.grantId, now, Math.max(rotation.accessExpiresAt, expiresAt));
  return { outcome: "rotated", token, terms };
}

/** The successor of a used token, if this may be the same request again, its answer having been lost. */
function successorToRepeat(
  row: Row,
  { now, graceMs, request }: Pick<RefreshRotation<never, never>, "now" | "graceMs" | "request">,
): Uint8Array | null {
  const inTime = graceMs > 0 && now - row.integer("consumed_at") <= graceMs;
  const unused = row.integerOrNull("successor_consumed_at") === null;
  return inTime && unused && row.text("request") === request ? row.bytesOrNull("successor_sealed") : null;
}

/** Inserts a token, unless the same step has inserted it before. */
export function insertRefreshToken(
  connection: Connection,
  token: NewRefreshToken & { readonly grantId: string; readonly issuedAt: number },
): void {
  connection.run(
    `INSERT INTO refresh_tokens (token_hash, grant_id, issued_at, expires_at, absolute_expires_at)
     VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    token.tokenHash,
    token.grantId,
    token.issuedAt,
    token.expiresAt,
    token.absoluteExpiresAt,
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
  const token = tokenFrom(row);
  const live = token.consumedAt === null && token.expiresAt > now && findClient(connection, token.clientId);
  return live ? token : undefined;
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
