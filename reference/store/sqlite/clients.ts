/** Clients in SQLite. */
import { clientFrom } from "../from-row.ts";
import type { ClientRecord } from "../records.ts";
import type { ClientFilter, ClientUpdate, ClientUpdateResult, Page, PageRequest } from "../store.ts";
import type { Connection } from "./connection.ts";

const COLUMNS = `id, secret_hash, secret_expires_at, client_type, name, redirect_uris, grant_types, scopes, require_pkce,
  verified, origin, org_id, user_id, logo_uri, tos_uri, policy_uri, created_at, updated_at, last_used_at`;

export function findClient(connection: Connection, id: string): ClientRecord | undefined {
  const row = connection.get(`SELECT ${COLUMNS} FROM clients WHERE id = ? AND deleted_at IS NULL`, id);
  return row && clientFrom(row);
}

export function listClients(
  connection: Connection,
  orgId: string | undefined,
  filter: ClientFilter,
  page: PageRequest,
): Page<ClientRecord> {
  const conditions = ["deleted_at IS NULL"];
  const values: (string | number)[] = [];
  const where = (condition: string, value: string | number | undefined) => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  where("org_id = ?", orgId);
  where("id = ?", filter.id);
  where("name = ?", filter.name);
  // instr, not LIKE: a percent sign in a name is a percent sign.
  where("instr(name, ?) > 0", filter.nameContains);
  where("client_type = ?", filter.clientType);
  where("verified = ?", filter.verified === undefined ? undefined : Number(filter.verified));
  where("EXISTS (SELECT 1 FROM json_each(grant_types) WHERE value = ?)", filter.grantType);
  const condition = conditions.join(" AND ");
  const rows = connection.all(
    `SELECT ${COLUMNS} FROM clients WHERE ${condition} ORDER BY created_at DESC, id LIMIT ? OFFSET ?`,
    ...values,
    page.limit,
    page.offset,
  );
  const count = connection.get(`SELECT count(*) AS total FROM clients WHERE ${condition}`, ...values);
  return { items: rows.map(clientFrom), total: count?.integer("total") ?? 0 };
}

export function insertClient(connection: Connection, client: ClientRecord): void {
  const { length } = COLUMNS.split(",");
  connection.run(
    `INSERT INTO clients (${COLUMNS}) VALUES (${Array(length).fill("?").join(", ")})`,
    client.id,
    client.secretHash,
    client.secretExpiresAt,
    client.clientType,
    client.name,
    JSON.stringify(client.redirectUris),
    JSON.stringify(client.grantTypes),
    JSON.stringify(client.scopes),
    Number(client.requirePkce),
    Number(client.verified),
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

export function registerClient(connection: Connection, client: ClientRecord, cap: number): "registered" | "full" {
  const registered = connection.get("SELECT total FROM registered_clients");
  if ((registered?.integer("total") ?? 0) >= cap) return "full";
  insertClient(connection, client);
  return "registered";
}

export function updateClient<Refusal>(
  connection: Connection,
  update: ClientUpdate<Refusal>,
): ClientUpdateResult<Refusal> {
  const current = findClient(connection, update.id);
  if (current?.orgId !== update.orgId) return { outcome: "absent" };
  const revised = update.revise(current);
  if ("refusal" in revised) return { outcome: "refused", refusal: revised.refusal };
  const { client } = revised;
  connection.run(
    `UPDATE clients SET name = ?, redirect_uris = ?, grant_types = ?, scopes = ?, require_pkce = ?,
       logo_uri = ?, tos_uri = ?, policy_uri = ?, verified = ?, updated_at = ? WHERE id = ?`,
    client.name,
    JSON.stringify(client.redirectUris),
    JSON.stringify(client.grantTypes),
    JSON.stringify(client.scopes),
    Number(client.requirePkce),
    client.logoUri,
    client.tosUri,
    client.policyUri,
    Number(client.verified),
    client.updatedAt,
    update.id,
  );
  return { outcome: "updated", client };
}

export function deleteClient(connection: Connection, id: string, orgId: string, now: number): boolean {
  return (
    connection.run(
      "UPDATE clients SET deleted_at = ? WHERE id = ? AND org_id = ? AND deleted_at IS NULL",
      now,
      id,
      orgId,
    ) > 0
  );
}

export function setClientVerified(
  connection: Connection,
  id: string,
  verified: boolean,
  now: number,
): ClientRecord | undefined {
  const update = "UPDATE clients SET verified = ?, updated_at = ? WHERE id = ? AND deleted_at IS NULL";
  const row = connection.get(`${update} RETURNING ${COLUMNS}`, Number(verified), now, id);
  return row && clientFrom(row);
}

export function setClientSecret(connection: Connection, id: string, secretHash: Uint8Array, now: number): boolean {
  const update = `UPDATE clients SET secret_hash = ?, updated_at = ?
    WHERE id = ? AND deleted_at IS NULL AND secret_hash IS NOT NULL`;
  return connection.run(update, secretHash, now, id) > 0;
}
