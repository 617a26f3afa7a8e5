/** Upkeep in SQLite: late notes of use, and the deletion of what nothing can need any more. */
import type { Sweep, Use } from "../store.ts";
import type { Connection } from "./connection.ts";

export function recordUse(connection: Connection, { clients, grants }: Use): void {
  for (const [table, use] of [["clients", clients] as const, ["grants", grants] as const]) {
    const sql = `UPDATE ${table} SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)`;
    for (const [id, time] of use) connection.run(sql, time, id, time);
  }
}

/**
 * A used refresh token stays until its family ends, because its second use must still be noticed; only the sealed
 * successor in it is erased early. A dead grant needs no rows at all: a token of an absent grant is as dead as one of a
 * revoked grant. Refresh tokens go before their grants, so that no single statement deletes a long family.
 */
export function sweep(connection: Connection, { now, limit, graceMs, unusedClientMs, idleClientMs }: Sweep): number {
  const dead = "(revoked_at IS NOT NULL AND revoked_at <= ? OR expires_at <= ?)";
  const some = (table: string, condition: string) =>
    `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE ${condition} LIMIT ?)`;
  let changed = 0;
  changed += connection.run(some("sessions", "expires_at <= ?"), now, limit);
  changed += connection.run(some("authorizations", "expires_at <= ?"), now, limit);
  changed += connection.run(some("codes", "expires_at <= ?"), now, limit);
  changed += connection.run(
    `UPDATE refresh_tokens SET successor_sealed = NULL WHERE rowid IN
       (SELECT rowid FROM refresh_tokens WHERE successor_sealed IS NOT NULL AND consumed_at < ? LIMIT ?)`,
    now - graceMs,
    limit,
  );
  changed += connection.run(some("refresh_tokens", "consumed_at IS NULL AND expires_at <= ?"), now, limit);
  changed += connection.run(
    some("refresh_tokens", `grant_id IN (SELECT id FROM grants WHERE ${dead})`),
    now,
    now,
    limit,
  );
  changed += connection.run(
    some("grants", `${dead} AND NOT EXISTS (SELECT 1 FROM refresh_tokens r WHERE r.grant_id = grants.id)`),
    now,
    now,
    limit,
  );
  changed += connection.run(
    some(
      "clients",
      `origin = 'registration' AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.client_id = clients.id)
         AND NOT EXISTS (SELECT 1 FROM authorizations a WHERE a.client_id = clients.id)
         AND (last_used_at IS NULL AND created_at <= ? OR last_used_at <= ?)`,
    ),
    now - unusedClientMs,
    now - idleClientMs,
    limit,
  );
  return changed;
}
