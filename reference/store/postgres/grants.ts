/** Grants in PostgreSQL. A grant that is revoked, expired, or of a deleted client is as good as absent everywhere. */
import { clientFrom, grantFrom } from "../from-row.ts";
import type { GrantRecord } from "../records.ts";
import type { GrantOwner, LiveParties, Page, PageRequest } from "../store.ts";
import { CLIENT_COLUMNS, findClient } from "./clients.ts";
import type { Session } from "./session.ts";

const GRANT_COLUMNS = [
  "id",
  "client_id",
  "user_id",
  "scopes",
  "resource",
  "created_at",
  "last_used_at",
  "expires_at",
  "revoked_at",
];

const COLUMNS = GRANT_COLUMNS.join(", ");

/** `$1` is the time. */
const LIVE = `revoked_at IS NULL AND expires_at > $1
  AND EXISTS (SELECT FROM clients c WHERE c.id = grants.client_id AND c.deleted_at IS NULL)`;

export async function findLiveGrant(session: Session, id: string, now: number): Promise<GrantRecord | undefined> {
  const row = await session.get(`SELECT ${COLUMNS} FROM grants WHERE ${LIVE} AND id = $2`, now, id);
  return row && grantFrom(row);
}

const PARTIES = `SELECT ${CLIENT_COLUMNS.map((column) => `c.${column}`).join(", ")},
    ${GRANT_COLUMNS.map((column) => `g.${column} AS grant_${column}`).join(", ")}
  FROM grants g JOIN clients c ON c.id = g.client_id
  WHERE g.id = $1 AND c.id = $2 AND g.revoked_at IS NULL AND g.expires_at > $3 AND c.deleted_at IS NULL`;

export async function findLiveParties(
  session: Session,
  clientId: string,
  grantId: string | undefined,
  now: number,
): Promise<LiveParties | undefined> {
  if (grantId === undefined) {
    const client = await findClient(session, clientId);
    return client && { client, grant: undefined };
  }
  const row = await session.get(PARTIES, grantId, clientId, now);
  return row && { client: clientFrom(row), grant: grantFrom(row, "grant_") };
}

export async function listLiveGrants(
  session: Session,
  userId: string,
  now: number,
  page: PageRequest,
): Promise<Page<GrantRecord>> {
  const count = await session.get(`SELECT count(*) AS total FROM grants WHERE ${LIVE} AND user_id = $2`, now, userId);
  const rows = await session.all(
    `SELECT ${COLUMNS} FROM grants WHERE ${LIVE} AND user_id = $2 ORDER BY created_at DESC, id LIMIT $3 OFFSET $4`,
    now,
    userId,
    page.limit,
    page.offset,
  );
  return { items: rows.map((row) => grantFrom(row)), total: count?.integer("total") ?? 0 };
}

export async function revokeGrant(
  session: Session,
  id: string,
  userId: string,
  now: number,
): Promise<GrantRecord | undefined> {
  const row = await session.get(
    `UPDATE grants SET revoked_at = $1 WHERE ${LIVE} AND id = $2 AND user_id = $3 RETURNING ${COLUMNS}`,
    now,
    id,
    userId,
  );
  return row && grantFrom(row);
}

export async function revokeGrantsOf(session: Session, owner: GrantOwner, now: number, limit: number): Promise<number> {
  const [column, id] = "clientId" in owner ? ["client_id", owner.clientId] : ["user_id", owner.userId];
  const some = `SELECT id FROM grants WHERE ${LIVE} AND ${column} = $2 ORDER BY id LIMIT $3 FOR NO KEY UPDATE`;
  return session.run(`UPDATE grants SET revoked_at = $1 WHERE id IN (${some})`, now, id, limit);
}
