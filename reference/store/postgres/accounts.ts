/** Organisations, users, API keys and sessions in PostgreSQL. */
import { apiKeyFrom, userFrom } from "../from-row.ts";
import type { ApiKeyRecord, UserRecord } from "../records.ts";
import type { Account, NewApiKey, NewSession } from "../store.ts";
import type { Session } from "./session.ts";

const USER =
  "SELECT u.id, u.name, o.id AS org_id, o.name AS org_name FROM users u JOIN organisations o ON o.id = u.org_id";

/** Which key is the first, or the configured one, is decided by one server after the other. */
const LOCK = "LOCK TABLE api_keys IN SHARE ROW EXCLUSIVE MODE";

export async function ensureAccount(session: Session, { org, user, keyHash, now }: Account): Promise<void> {
  const organisation = "INSERT INTO organisations (id, name, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
  await session.run(organisation, org.id, org.name, now);
  const member = "INSERT INTO users (id, org_id, name, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
  await session.run(member, user.id, org.id, user.name, now);
  if (keyHash) await insertApiKey(session, { keyHash, userId: user.id, now });
}

export async function insertApiKey(session: Session, { keyHash, userId, now }: NewApiKey): Promise<boolean> {
  const insert = "INSERT INTO api_keys (key_hash, user_id, created_at) SELECT $1, id, $2 FROM users WHERE id = $3";
  return (await session.run(insert, keyHash, now, userId)) > 0;
}

export async function ensureFirstApiKey(session: Session, key: NewApiKey): Promise<boolean> {
  await session.run(LOCK);
  const any = await session.get("SELECT user_id FROM api_keys LIMIT 1");
  return any === undefined && insertApiKey(session, key);
}

export async function configureApiKey(session: Session, key: NewApiKey): Promise<boolean> {
  const { keyHash, userId, now } = key;
  await session.run(LOCK);
  await session.run(
    `INSERT INTO api_keys (key_hash, user_id, created_at, configured) VALUES ($1, $2, $3, true)
     ON CONFLICT (key_hash) DO UPDATE SET configured = true`,
    keyHash,
    userId,
    now,
  );
  const before = "SELECT key_hash FROM api_keys WHERE configured AND revoked_at IS NULL AND key_hash <> $1";
  for (const row of await session.all(before, keyHash)) await revokeApiKey(session, row.bytes("key_hash"), now);
  const live = "SELECT user_id FROM api_keys WHERE key_hash = $1 AND revoked_at IS NULL";
  return (await session.get(live, keyHash)) !== undefined;
}

export async function listApiKeys(session: Session): Promise<ApiKeyRecord[]> {
  const rows = await session.all(
    `SELECT k.key_hash, k.configured, k.created_at, k.revoked_at, u.id, u.name, o.id AS org_id, o.name AS org_name
     FROM api_keys k JOIN users u ON u.id = k.user_id JOIN organisations o ON o.id = u.org_id
     ORDER BY k.created_at, k.key_hash`,
  );
  return rows.map(apiKeyFrom);
}

export async function findUserByApiKey(session: Session, keyHash: Uint8Array): Promise<UserRecord | undefined> {
  const row = await session.get(
    `${USER} JOIN api_keys k ON k.user_id = u.id WHERE k.key_hash = $1 AND k.revoked_at IS NULL`,
    keyHash,
  );
  return row && userFrom(row);
}

/** Whether the user has a live API key, without which nobody acts as the user: it stays live until the transaction ends. */
export async function isLetIn(session: Session, userId: string): Promise<boolean> {
  const live = "SELECT key_hash FROM api_keys WHERE user_id = $1 AND revoked_at IS NULL LIMIT 1 FOR SHARE";
  return (await session.get(live, userId)) !== undefined;
}

export async function findUser(session: Session, id: string): Promise<UserRecord | undefined> {
  const row = await session.get(`${USER} WHERE u.id = $1`, id);
  return row && userFrom(row);
}

export async function listUsers(session: Session): Promise<UserRecord[]> {
  return (await session.all(`${USER} ORDER BY u.created_at, u.id`)).map(userFrom);
}

export async function revokeApiKey(session: Session, keyHash: Uint8Array, now: number): Promise<boolean> {
  await session.run("DELETE FROM sessions WHERE key_hash = $1", keyHash);
  const revoke = "UPDATE api_keys SET revoked_at = $1 WHERE key_hash = $2 AND revoked_at IS NULL";
  return (await session.run(revoke, now, keyHash)) > 0;
}

export async function insertSession(session: Session, opened: NewSession): Promise<void> {
  const { sessionHash, keyHash, now, expiresAt } = opened;
  const insert = "INSERT INTO sessions (session_hash, key_hash, created_at, expires_at) VALUES ($1, $2, $3, $4)";
  await session.run(insert, sessionHash, keyHash, now, expiresAt);
}

export async function findSessionUser(
  session: Session,
  sessionHash: Uint8Array,
  now: number,
): Promise<UserRecord | undefined> {
  const row = await session.get(
    `${USER} JOIN api_keys k ON k.user_id = u.id JOIN sessions s ON s.key_hash = k.key_hash
     WHERE s.session_hash = $1 AND s.expires_at > $2 AND k.revoked_at IS NULL`,
    sessionHash,
    now,
  );
  return row && userFrom(row);
}

export async function deleteSession(session: Session, sessionHash: Uint8Array): Promise<void> {
  await session.run("DELETE FROM sessions WHERE session_hash = $1", sessionHash);
}
