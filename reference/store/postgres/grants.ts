/** Grants in PostgreSQL. A grant that is revoked, expired, or of a deleted client is as good as absent everywhere. */
import { clientFrom, grantFrom } from "../from-row.ts";
import type { GrantRecord } from "../records.ts";
import type { GrantOwner, LiveParties, Page, PageRequest } from "../store.ts";
import { CLIENT_COLUMNS } from "./clients.ts";
import type { Session } from "./session.ts";
import type { Step } from "./step-queue.ts";

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

export interface PartiesRead extends Step {
  readonly clientId: string;
  readonly grantId: string;
  readonly now: number;
  readonly tell: (parties: LiveParties | undefined) => void;
}

const PARTIES = `SELECT asked.place, ${CLIENT_COLUMNS.map((column) => `c.${column}`).join(", ")},
    ${GRANT_COLUMNS.map((column) => `g.${column} AS grant_${column}`).join(", ")}
  FROM unnest($1::text[], $2::text[], $3::bigint[]) WITH ORDINALITY AS asked (grant_id, client_id, at, place)
  JOIN grants g ON g.id = asked.grant_id COLLATE "C" JOIN clients c ON c.id = g.client_id
  WHERE c.id = asked.client_id COLLATE "C" AND g.revoked_at IS NULL AND g.expires_at > asked.at AND c.deleted_at IS NULL`;

export async function findLiveParties(
  session: Session,
  reads: readonly PartiesRead[],
): Promise<ReadonlySet<PartiesRead>> {
  const rows = await session.all(
    PARTIES,
    reads.map(({ grantId }) => grantId),
    reads.map(({ clientId }) => clientId),
    reads.map(({ now }) => now),
  );
  const rowOf = new Map(rows.map((row) => [row.integer("place") - 1, row]));
  for (const [place, { tell }] of reads.entries()) {
    const row = rowOf.get(place);
    tell(row && { client: clientFrom(row), grant: grantFrom(row, "grant_") });
  }
  return new Set(reads);
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

/** Ends grants whose rows are locked, whoever's they are; one that had ended before ended then. */
export function revokeGrants(
  session: Session,
  grants: readonly { readonly grantId: string; readonly now: number }[],
): void {
  session.send(
    `UPDATE grants SET revoked_at = coalesce(revoked_at, ended.at) FROM unnest($1::text[], $2::bigint[]) AS ended (id, at)
     WHERE grants.id = ended.id COLLATE "C"`,
    grants.map(({ grantId }) => grantId),
    grants.map(({ now }) => now),
  );
}
