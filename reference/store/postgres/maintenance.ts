/**
 * Upkeep in PostgreSQL: late notes of use, and the deletion of what nothing can need any more. Several servers may do
 * it at once: what another one holds is passed over, and comes in the next round.
 */
import type { EventCount, Sweep, Use } from "../store.ts";
import type { Parameter, Session } from "./session.ts";

const DELETED_CLIENTS = "(SELECT id FROM clients WHERE deleted_at <= $1)";
/** Of codes and grants, whose index has no `expires_at`. */
const EXPIRED = "look_again_at <= $1 AND expires_at <= $1";

/** One statement, and in the order of the keys, so that no two servers wait for each other. */
export async function addEvents(session: Session, events: readonly EventCount[]): Promise<number[]> {
  const rows = await session.all(
    `INSERT INTO event_counts (key_hash, ends_at, total)
     SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::bigint[]) AS added (key_hash, ends_at, total) ORDER BY 1, 2
     ON CONFLICT (key_hash, ends_at) DO UPDATE SET total = event_counts.total + excluded.total
     RETURNING key_hash, ends_at, total`,
    events.map(({ keyHash }) => keyHash),
    events.map(({ endsAt }) => endsAt),
    events.map(({ count }) => count),
  );
  const name = (keyHash: Uint8Array, endsAt: number) => `${Buffer.from(keyHash).toString("hex")} ${endsAt}`;
  const totals = new Map(
    rows.map((row) => [name(row.bytes("key_hash"), row.integer("ends_at")), row.integer("total")]),
  );
  return events.map(({ keyHash, endsAt, count }) => totals.get(name(keyHash, endsAt)) ?? count);
}

/** Grants before clients, and each by id: in the order in which everybody locks, so that no two wait for each other. */
export async function recordUse(session: Session, { clients, grants }: Use): Promise<void> {
  for (const [table, use] of [["grants", grants] as const, ["clients", clients] as const]) {
    if (use.size === 0) continue;
    await session.run(
      `WITH used AS (
         SELECT kept.id, noted.at FROM ${table} kept
         JOIN unnest($1::text[], $2::bigint[]) AS noted (id, at) ON kept.id = noted.id COLLATE "C"
         WHERE kept.last_used_at IS NULL OR kept.last_used_at < noted.at ORDER BY kept.id FOR NO KEY UPDATE OF kept
       )
       UPDATE ${table} SET last_used_at = used.at FROM used WHERE ${table}.id = used.id`,
      [...use.keys()],
      [...use.values()],
    );
  }
}

/** Writes something small, since a standby, or a full disk, answers to all that only reads. */
export async function probe(session: Session): Promise<void> {
  await session.run("UPDATE probe SET at = at + 1");
}

/** Each part deletes at most about `limit` rows, however many there are. Returns how many rows changed. */
export async function sweep(session: Session, sweep: Sweep): Promise<number> {
  const expired = await sweepExpired(session, sweep);
  const grants = await sweepDeadGrants(session, sweep);
  return expired + grants + (await sweepClients(session, sweep));
}

/**
 * A code and a grant are kept for longer each time they are used. With that in an index, each use would write all the
 * indexes of the row anew, so the index has when to look at them: what is found to live then is looked at again when it
 * expires.
 *
 * A refresh token stays until its family ends, because its second use must still be noticed; only what its predecessor
 * would find it by is erased early.
 */
async function sweepExpired(session: Session, { now, limit, graceMs }: Sweep): Promise<number> {
  let changed = 0;
  for (const table of ["sessions", "authorizations"]) {
    changed += await deleteSome(session, table, "expires_at <= $1", now, limit);
  }
  changed += await deferSome(session, "codes", now, limit);
  changed += await deleteSome(session, "codes", EXPIRED, now, limit);
  changed += await deleteSome(session, "event_counts", "ends_at <= $1", now, limit);
  const sealed = some("refresh_tokens", "sealed IS NOT NULL AND issued_at < $1");
  const erase = `UPDATE refresh_tokens SET sealed = NULL WHERE ${sealed}`;
  return changed + (await session.run(erase, now - graceMs, limit));
}

/**
 * A dead grant needs no rows at all: a token of an absent grant is as dead as one of a revoked grant. Its refresh
 * tokens go before it, so that no single statement deletes a long family.
 */
async function sweepDeadGrants(session: Session, { now, limit }: Sweep): Promise<number> {
  const deferred = await deferSome(session, "grants", now, limit);
  const ids: string[] = [];
  for (const condition of ["revoked_at <= $1", EXPIRED, `client_id IN ${DELETED_CLIENTS}`]) {
    const dead = `SELECT id FROM grants WHERE ${condition} LIMIT $2 FOR UPDATE SKIP LOCKED`;
    ids.push(...(await session.all(dead, now, limit)).map((row) => row.text("id")));
  }
  if (ids.length === 0) return deferred;
  const tokens = await deleteSome(session, "refresh_tokens", "grant_id = ANY ($1)", ids, limit);
  const bare = "NOT EXISTS (SELECT FROM refresh_tokens r WHERE r.grant_id = grants.id)";
  return deferred + tokens + (await session.run(`DELETE FROM grants WHERE id = ANY ($1) AND ${bare}`, ids));
}

/** Deleted clients, and registered ones that nobody uses, once nothing of theirs is left. */
async function sweepClients(session: Session, sweep: Sweep): Promise<number> {
  const { now, limit, unusedClientMs, idleClientMs } = sweep;
  const registered = "origin = 'registration'";
  const unused = `${registered} AND last_used_at IS NULL AND created_at <= $1`;
  const idle = `${registered} AND last_used_at IS NOT NULL AND last_used_at <= $1`;
  const orphans = `client_id IN ${DELETED_CLIENTS}`;
  return (
    (await deleteSome(session, "authorizations", orphans, now, limit)) +
    (await deleteBareClients(session, "deleted_at <= $1", now, limit)) +
    (await deleteBareClients(session, unused, now - unusedClientMs, limit)) +
    (await deleteBareClients(session, idle, now - idleClientMs, limit))
  );
}

/** They are locked before they are looked at again, so that nobody gets anything for a client that goes. */
async function deleteBareClients(session: Session, condition: string, time: number, limit: number): Promise<number> {
  const bare = `NOT EXISTS (SELECT FROM grants g WHERE g.client_id = clients.id)
    AND NOT EXISTS (SELECT FROM authorizations a WHERE a.client_id = clients.id)`;
  const find = `SELECT id FROM clients WHERE ${condition} AND ${bare} LIMIT $2 FOR UPDATE SKIP LOCKED`;
  const ids = (await session.all(find, time, limit)).map((row) => row.text("id"));
  return ids.length === 0 ? 0 : session.run(`DELETE FROM clients WHERE id = ANY ($1) AND ${bare}`, ids);
}

/** Puts off the codes or grants whose time had come and that were used since. */
function deferSome(session: Session, table: "codes" | "grants", now: number, limit: number): Promise<number> {
  const live = some(table, "look_again_at <= $1 AND expires_at > $1");
  return session.run(`UPDATE ${table} SET look_again_at = expires_at WHERE ${live}`, now, limit);
}

function deleteSome(session: Session, table: string, condition: string, value: Parameter, limit: number) {
  return session.run(`DELETE FROM ${table} WHERE ${some(table, condition)}`, value, limit);
}

/** At most `$2` of the rows that nobody else holds. */
function some(table: string, condition: string): string {
  return `ctid = ANY (ARRAY (SELECT ctid FROM ${table} WHERE ${condition} LIMIT $2 FOR UPDATE SKIP LOCKED))`;
}
