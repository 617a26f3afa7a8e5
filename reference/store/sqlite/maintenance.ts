/** Upkeep in SQLite: late notes of use, and the deletion of what nothing can need any more. */
import type { EventCount, Sweep, Use } from "../store.ts";
import type { Connection } from "./connection.ts";

const DELETED_CLIENTS = "(SELECT id FROM clients WHERE deleted_at <= ?)";
/** Of codes and grants, whose index has no `expires_at`. */
const EXPIRED = "look_again_at <= ?1 AND expires_at <= ?1";

export function addEvents(connection: Connection, events: readonly EventCount[]): number[] {
  const add = `INSERT INTO event_counts VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET total = total + excluded.total RETURNING total`;
  return events.map(
    ({ keyHash, endsAt, count }) => connection.get(add, keyHash, endsAt, count)?.integer("total") ?? count,
  );
}

export function recordUse(connection: Connection, { clients, grants }: Use): void {
  for (const [table, use] of [["clients", clients] as const, ["grants", grants] as const]) {
    const sql = `UPDATE ${table} SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)`;
    for (const [id, time] of use) connection.run(sql, time, id, time);
  }
}

/** Writes something small, since a transaction that writes nothing commits on a full or read-only disk too. */
export function probe(connection: Connection): void {
  connection.run("UPDATE probe SET at = at + 1");
}

/** Each part deletes at most about `limit` rows, however many there are. Returns how many rows changed. */
export function sweep(connection: Connection, sweep: Sweep): number {
  return sweepExpired(connection, sweep) + sweepDeadGrants(connection, sweep) + sweepClients(connection, sweep);
}

/**
 * A code and a grant are kept for longer each time they are used. An index of that would be written with each use, so
 * the index has when to look at them: what is found to live then is looked at again when it expires.
 *
 * A refresh token stays until its family ends, because its second use must still be noticed; only what its predecessor
 * would find it by is erased early.
 */
function sweepExpired(connection: Connection, { now, limit, graceMs }: Sweep): number {
  return (
    deleteSome(connection, "sessions", "expires_at <= ?", now, limit) +
    deleteSome(connection, "authorizations", "expires_at <= ?", now, limit) +
    deferSome(connection, "codes", now, limit) +
    deleteSome(connection, "codes", EXPIRED, now, limit) +
    deleteSome(connection, "event_counts", "ends_at <= ?", now, limit) +
    connection.run(
      `UPDATE refresh_tokens SET sealed = NULL WHERE rowid IN
         (SELECT rowid FROM refresh_tokens WHERE sealed IS NOT NULL AND issued_at < ? LIMIT ?)`,
      now - graceMs,
      limit,
    )
  );
}

/**
 * A dead grant needs no rows at all: a token of an absent grant is as dead as one of a revoked grant. Its refresh
 * tokens go before it, so that no single statement deletes a long family.
 */
function sweepDeadGrants(connection: Connection, { now, limit }: Sweep): number {
  // One condition at a time, each with an index: joined by OR, they would make SQLite read every grant there is.
  const deferred = deferSome(connection, "grants", now, limit);
  const dead = ["revoked_at <= ?", EXPIRED, `client_id IN ${DELETED_CLIENTS}`].flatMap((condition) =>
    connection.all(`SELECT id FROM grants WHERE ${condition} LIMIT ?`, now, limit),
  );
  const ids = JSON.stringify(dead.map((row) => row.text("id")));
  const listed = "IN (SELECT value FROM json_each(?))";
  return (
    deferred +
    deleteSome(connection, "refresh_tokens", `grant_id ${listed}`, ids, limit) +
    connection.run(
      `DELETE FROM grants WHERE id ${listed} AND NOT EXISTS (SELECT 1 FROM refresh_tokens r WHERE r.grant_id = grants.id)`,
      ids,
    )
  );
}

/** Deleted clients, and registered ones that nobody uses, once nothing of theirs is left. */
function sweepClients(connection: Connection, { now, limit, unusedClientMs, idleClientMs }: Sweep): number {
  const bare = `NOT EXISTS (SELECT 1 FROM grants g WHERE g.client_id = clients.id)
    AND NOT EXISTS (SELECT 1 FROM authorizations a WHERE a.client_id = clients.id)`;
  const registered = "origin = 'registration'";
  const unused = `${registered} AND last_used_at IS NULL AND created_at <= ? AND ${bare}`;
  const idle = `${registered} AND last_used_at IS NOT NULL AND last_used_at <= ? AND ${bare}`;
  return (
    deleteSome(connection, "authorizations", `client_id IN ${DELETED_CLIENTS}`, now, limit) +
    deleteSome(connection, "clients", `deleted_at <= ? AND ${bare}`, now, limit) +
    deleteSome(connection, "clients", unused, now - unusedClientMs, limit) +
    deleteSome(connection, "clients", idle, now - idleClientMs, limit)
  );
}

/** Puts off the codes or grants whose time had come and that were used since. */
function deferSome(connection: Connection, table: "codes" | "grants", now: number, limit: number): number {
  const some = `SELECT rowid FROM ${table} WHERE look_again_at <= ?1 AND expires_at > ?1 LIMIT ?2`;
  return connection.run(`UPDATE ${table} SET look_again_at = expires_at WHERE rowid IN (${some})`, now, limit);
}

function deleteSome(
  connection: Connection,
  table: string,
  condition: string,
  value: string | number,
  limit: number,
): number {
  const some = `SELECT rowid FROM ${table} WHERE ${condition} LIMIT ?`;
  return connection.run(`DELETE FROM ${table} WHERE rowid IN (${some})`, value, limit);
}
