/** Organisations, users, API keys and sessions in SQLite. */
import { apiKeyFrom, userFrom } from "../from-row.ts";
import type { ApiKeyRecord, UserRecord } from "../records.ts";
import type { Account, NewApiKey, NewSession } from "../store.ts";
import type { Connection } from "./connection.ts";

const USER =
  "SELECT u.id, u.name, o.id AS org_id, o.name AS org_name FROM users u JOIN organisations o ON o.id = u.org_id";

export function ensureAccount(connection: Connection, { org, user, keyHash, now }: Account): void {
  connection.run("INSERT INTO organisations VALUES (?, ?, ?) ON CONFLICT DO NOTHING", org.id, org.name, now);
  connection.run("INSERT INTO users VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", user.id, org.id, user.name, now);
  if (keyHash) insertApiKey(connection, { keyHash, userId: user.id, now });
}

export function insertApiKey(connection: Connection, { keyHash, userId, now }: NewApiKey): boolean {
  const insert = "INSERT INTO api_keys (key_hash, user_id, created_at) SELECT ?, id, ? FROM users WHERE id = ?";
  return connection.run(insert, keyHash, now, userId) > 0;
}

export function ensureFirstApiKey(connection: Connection, key: NewApiKey): boolean {
  const any = connection.get("SELECT 1 FROM api_keys LIMIT 1");
  return any === undefined && insertApiKey(connection, key);
}

export function configureApiKey(connection: Connection, key: NewApiKey): boolean {
  const { keyHash, userId, now } = key;
  connection.run(
    `INSERT INTO api_keys (key_hash, user_id, created_at, configured) VALUES (?, ?, ?, 1)
     ON CONFLICT (key_hash) DO UPDATE SET configured = 1`,
    keyHash,
    userId,
    now,
  );
  const before = "SELECT key_hash FROM api_keys WHERE configured = 1 AND revoked_at IS NULL AND key_hash != ?";
  for (const row of connection.all(before, keyHash)) revokeApiKey(connection, row.bytes("key_hash"), now);
  return connection.get("SELECT 1 FROM api_keys WHERE key_hash = ? AND revoked_at IS NULL", keyHash) !== undefined;
}

export function listApiKeys(connection: Connection): ApiKeyRecord[] {
  const rows = connection.all(
    `SELECT k.*, u.name, o.id AS org_id, o.name AS org_name, u.id FROM api_keys k
     JOIN users u ON u.id = k.user_id JOIN organisations o ON o.id = u.org_id ORDER BY k.created_at, k.key_hash`,
  );
  return rows.map(apiKeyFrom);
}

export function findUserByApiKey(connection: Connection, keyHash: Uint8Array): UserRecord | undefined {
  const row = connection.get(
    `${USER} JOIN api_keys k ON k.user_id = u.id WHERE k.key_hash = ? AND k.revoked_at IS NULL`,
    keyHash,
  );
  return row && userFrom(row);
}

/** Whether the user has a live API key, without which nobody acts as the user. */
export function isLetIn(connection: Connection, userId: string): boolean {
  return (
    connection.get("SELECT 1 FROM api_keys WHERE user_id = ? AND revoked_at IS NULL LIMIT 1", userId) !== undefined
  );
}

export function findUser(connection: Connection, id: string): UserRecord | undefined {
  const row = connection.get(`${USER} WHERE u.id = ?`, id);
  return row && userFrom(row);
}

export function listUsers(connection: Connection): UserRecord[] {
  return connection.all(`${USER} ORDER BY u.created_at, u.id`).map(userFrom);
}

export function revokeApiKey(connection: Connection, keyHash: Uint8Array, now: number): boolean {
  connection.run("DELETE FROM sessions WHERE key_hash = ?", keyHash);
  return (
    connection.run("UPDATE api_keys SET revoked_at = ? WHERE key_hash = ? AND revoked_at IS NULL", now, keyHash) > 0
  );
}

export function insertSession(connection: Connection, { sessionHash, keyHash, now, expiresAt }: NewSession): void {
  connection.run("INSERT INTO sessions VALUES (?, ?, ?, ?)", sessionHash, keyHash, now, expiresAt);
}

export function findSessionUser(connection: Connection, sessionHash: Uint8Array, now: number): UserRecord | undefined {
  const row = connection.get(
    `${USER} JOIN api_keys k ON k.user_id = u.id JOIN sessions s ON s.key_hash = k.key_hash
     WHERE s.session_hash = ? AND s.expires_at > ? AND k.revoked_at IS NULL`,
    sessionHash,
    now,
  );
  return row && userFrom(row);
}

export function deleteSession(connection: Connection, sessionHash: Uint8Array): void {
  connection.run("DELETE FROM sessions WHERE session_hash = ?", sessionHash);
}
