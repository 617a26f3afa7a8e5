/** Clients in PostgreSQL. */
import { clientFrom } from "../from-row.ts";
import type { ClientRecord } from "../records.ts";
import type { ClientFilter, ClientUpdate, ClientUpdateResult, Page, PageRequest } from "../store.ts";
import type { Parameter, Session } from "./session.ts";
import type { Locking, Step } from "./step-queue.ts";

export const CLIENT_COLUMNS = [
  "id",
  "secret_hash",
  "secret_expires_at",
  "client_type",
  "name",
  "redirect_uris",
  "grant_types",
  "scopes",
  "require_pkce",
  "verified",
  "origin",
  "org_id",
  "user_id",
  "logo_uri",
  "tos_uri",
  "policy_uri",
  "created_at",
  "updated_at",
  "last_used_at",
];

const COLUMNS = CLIENT_COLUMNS.join(", ");
const FIND = `SELECT ${COLUMNS} FROM clients WHERE id = $1 AND deleted_at IS NULL`;

export async function findClient(session: Session, id: string): Promise<ClientRecord | undefined> {
  const row = await session.get(FIND, id);
  return row && clientFrom(row);
}

export interface ClientRead extends Step {
  readonly id: string;
  readonly tell: (client: ClientRecord | undefined) => void;
}

export async function findClients(session: Session, reads: readonly ClientRead[]): Promise<ReadonlySet<ClientRead>> {
  const found = await clientsById(
    session,
    reads.map(({ id }) => id),
    "",
  );
  for (const { id, tell } of reads) tell(found.get(id));
  return new Set(reads);
}

async function clientsById(session: Session, ids: readonly string[], lock: string) {
  const wanted = [...new Set(ids)];
  const find = `SELECT ${COLUMNS} FROM clients WHERE id = ANY ($1) AND deleted_at IS NULL ${lock}`;
  const rows = wanted.length === 0 ? [] : await session.all(find, wanted);
  return new Map(rows.map((row) => [row.text("id"), clientFrom(row)]));
}

/**
 * The clients, whose rows from now to the commit nobody deletes. They may be changed: a busy client has a step under way
 * at every moment, and who wants to change it must not wait for all of them. Who locks several kinds of rows locks
 * clients last, so that no two wait for each other.
 */
export async function findAndHoldClients(
  session: Session,
  ids: readonly string[],
  locking: Locking = "",
): Promise<ReadonlyMap<string, ClientRecord>> {
  return clientsById(session, ids, `FOR KEY SHARE ${locking}`);
}

export async function findAndHoldClient(session: Session, id: string): Promise<ClientRecord | undefined> {
  return (await findAndHoldClients(session, [id])).get(id);
}

export async function listClients(
  session: Session,
  orgId: string | undefined,
  filter: ClientFilter,
  page: PageRequest,
): Promise<Page<ClientRecord>> {
  // PostgreSQL cannot keep this character, and does not even let it be asked for.
  if (Object.values(filter).some((value) => typeof value === "string" && value.includes("\0"))) {
    return { items: [], total: 0 };
  }
  const values: Parameter[] = [];
  const placeholder = (value: Parameter) => `$${values.push(value)}`;
  const conditions = ["deleted_at IS NULL"];
  const where = (condition: (placed: string) => string, value: Parameter | undefined) => {
    if (value !== undefined) conditions.push(condition(placeholder(value)));
  };
  where((id) => `org_id = ${id}`, orgId);
  where((id) => `id = ${id}`, filter.id);
  where((name) => `name = ${name}`, filter.name);
  // strpos, not LIKE: a percent sign in a name is a percent sign.
  where((part) => `strpos(name, ${part}) > 0`, filter.nameContains);
  where((type) => `client_type = ${type}`, filter.clientType);
  where((verified) => `verified = ${verified}`, filter.verified);
  where((type) => `${type} = ANY (grant_types)`, filter.grantType);
  const condition = conditions.join(" AND ");
  const count = await session.get(`SELECT count(*) AS total FROM clients WHERE ${condition}`, ...values);
  const rows = await session.all(
    `SELECT ${COLUMNS} FROM clients WHERE ${condition} ORDER BY created_at DESC, id
     LIMIT ${placeholder(page.limit)} OFFSET ${placeholder(page.offset)}`,
    ...values,
  );
  return { items: rows.map(clientFrom), total: count?.integer("total") ?? 0 };
}

export async function insertClient(session: Session, client: ClientRecord): Promise<void> {
  await session.run(
    `INSERT INTO clients (${COLUMNS}) VALUES (${CLIENT_COLUMNS.map((_, index) => `$${index + 1}`).join(", ")})`,
    client.id,
    client.secretHash,
    client.secretExpiresAt,
    client.clientType,
    client.name,
    client.redirectUris,
    client.grantTypes,
    client.scopes,
    client.requirePkce,
    client.verified,
    client.origin,
    client.orgId,
    client.userId,
    client.logoUri,
    client.tosUri,
    client.policyUri,
    client.createdAt,
    client.updatedAt,
    client.lastUsedAt,
  );
}

export async function registerClient(
  session: Session,
  client: ClientRecord,
  cap: number,
): Promise<"registered" | "full"> {
  const registered = await session.get("SELECT total FROM registered_clients FOR UPDATE");
  if ((registered?.integer("total") ?? 0) >= cap) return "full";
  await insertClient(session, client);
  return "registered";
}

export async function updateClient<Refusal>(
  session: Session,
  update: ClientUpdate<Refusal>,
): Promise<ClientUpdateResult<Refusal>> {
  // A weaker lock than FOR UPDATE, for which the steps under way, one after the other, would never leave room.
  const row = await session.get(`${FIND} FOR NO KEY UPDATE`, update.id);
  const current = row && clientFrom(row);
  if (current?.orgId !== update.orgId) return { outcome: "absent" };
  const revised = update.revise(current);
  if ("refusal" in revised) return { outcome: "refused", refusal: revised.refusal };
  const { client } = revised;
  await session.run(
    `UPDATE clients SET name = $1, redirect_uris = $2, grant_types = $3, scopes = $4, require_pkce = $5,
       logo_uri = $6, tos_uri = $7, policy_uri = $8, verified = $9, updated_at = $10 WHERE id = $11`,
    client.name,
    client.redirectUris,
    client.grantTypes,
    client.scopes,
    client.requirePkce,
    client.logoUri,
    client.tosUri,
    client.policyUri,
    client.verified,
    client.updatedAt,
    update.id,
  );
  return { outcome: "updated", client };
}

export async function deleteClient(session: Session, id: string, orgId: string, now: number): Promise<boolean> {
  const remove = "UPDATE clients SET deleted_at = $1 WHERE id = $2 AND org_id = $3 AND deleted_at IS NULL";
  return (await session.run(remove, now, id, orgId)) > 0;
}

export async function setClientVerified(
  session: Session,
  id: string,
  verified: boolean,
  now: number,
): Promise<ClientRecord | undefined> {
  const update = "UPDATE clients SET verified = $1, updated_at = $2 WHERE id = $3 AND deleted_at IS NULL";
  const row = await session.get(`${update} RETURNING ${COLUMNS}`, verified, now, id);
  return row && clientFrom(row);
}

export async function setClientSecret(session: Session, id: string, secretHash: Uint8Array, now: number) {
  const update = `UPDATE clients SET secret_hash = $1, updated_at = $2
    WHERE id = $3 AND deleted_at IS NULL AND secret_hash IS NOT NULL`;
  return (await session.run(update, secretHash, now, id)) > 0;
}
