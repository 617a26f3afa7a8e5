/** Grants in SQLite. A grant that is revoked, expired, or of a deleted client is as good as absent everywhere. */
import { grantFrom } from "../from-row.ts";
import type { GrantRecord } from "../records.ts";
import type { GrantOwner, LiveParties, Page, PageRequest } from "../store.ts";
import { findClient } from "./clients.ts";
import type { Connection } from "./connection.ts";

const LIVE = `revoked_at IS NULL AND expires_at > ?
  AND EXISTS (SELECT 1 FROM clients c WHERE c.id = grants.client_id AND c.deleted_at IS NULL)`;

export function findLiveGrant(connection: Connection, id: string, now: number): GrantRecord | undefined {
  const row = connection.get(`SELECT * FROM grants WHERE id = ? AND ${LIVE}`, id, now);
  return row && grantFrom(row);
}

export function findLiveParties(
  connection: Connection,
  clientId: string,
  grantId: string | undefined,
  now: number,
): LiveParties | undefined {
  const client = findClient(connection, clientId);
  const grant = grantId === undefined ? undefined : findLiveGrant(connection, grantId, now);
  if (!client || (grantId !== undefined && grant?.clientId !== clientId)) return undefined;
  return { client, grant };
}

export function listLiveGrants(
  connection: Connection,
  userId: string,
  now: number,
  page: PageRequest,
): Page<GrantRecord> {
  const rows = connection.all(
    `SELECT * FROM grants WHERE user_id = ? AND ${LIVE} ORDER BY created_at DESC, id LIMIT ? OFFSET ?`,
    userId,
    now,
    page.limit,
    page.offset,
  );
  const count = connection.get(`SELECT count(*) AS total FROM grants WHERE user_id = ? AND ${LIVE}`, userId, now);
  return { items: rows.map((row) => grantFrom(row)), total: count?.integer("total") ?? 0 };
}

export function revokeGrant(connection: Connection, id: string, userId: string, now: number): GrantRecord | undefined {
  const row = connection.get(
    `UPDATE grants SET revoked_at = ? WHERE id = ? AND user_id = ? AND ${LIVE} RETURNING *`,
    now,
    id,
    userId,
    now,
  );
  return row && grantFrom(row);
}

export function revokeGrantsOf(connection: Connection, owner: GrantOwner, now: number, limit: number): number {
  const [column, id] = "clientId" in owner ? ["client_id", owner.clientId] : ["user_id", owner.userId];
  const some = `SELECT id FROM grants WHERE ${LIVE} AND ${column} = ? LIMIT ?`;
  return connection.run(`UPDATE grants SET revoked_at = ? WHERE id IN (${some})`, now, now, id, limit);
}
