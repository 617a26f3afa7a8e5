/**
 * The SQLite schema, as numbered steps that are applied once. `PRAGMA user_version` counts the steps that a file has
 * seen; it is read and written inside one BEGIN IMMEDIATE, so that of several processes that start at once one migrates
 * and the others find the work done. A released step is never edited: a change is a new step at the end.
 */
import type { DatabaseSync } from "node:sqlite";
import { StoreUnusableError } from "../store.ts";

const STEPS: readonly string[] = [
  `
  CREATE TABLE organisations (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE users (
    id TEXT PRIMARY KEY, org_id TEXT NOT NULL REFERENCES organisations (id), name TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE api_keys (
    key_hash BLOB PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id), created_at INTEGER NOT NULL,
    revoked_at INTEGER, configured INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE sessions (
    session_hash BLOB PRIMARY KEY, key_hash BLOB NOT NULL REFERENCES api_keys (key_hash) ON DELETE CASCADE,
    created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sessions_by_expiry ON sessions (expires_at);
  CREATE INDEX sessions_by_key ON sessions (key_hash);

  CREATE TABLE clients (
    id TEXT PRIMARY KEY, secret_hash BLOB, secret_expires_at INTEGER,
    client_type TEXT NOT NULL CHECK (client_type IN ('confidential', 'public')),
    name TEXT NOT NULL, redirect_uris TEXT NOT NULL, grant_types TEXT NOT NULL, scopes TEXT NOT NULL,
    require_pkce INTEGER NOT NULL, verified INTEGER NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('api', 'registration')),
    org_id TEXT NOT NULL REFERENCES organisations (id), user_id TEXT NOT NULL REFERENCES users (id),
    logo_uri TEXT, tos_uri TEXT, policy_uri TEXT,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, last_used_at INTEGER, deleted_at INTEGER,
    CHECK ((client_type = 'public') = (secret_hash IS NULL))
  ) STRICT;
  CREATE INDEX clients_of_organisation ON clients (org_id, created_at DESC, id) WHERE deleted_at IS NULL;
  CREATE INDEX unused_clients ON clients (created_at) WHERE origin = 'registration' AND last_used_at IS NULL;
  CREATE INDEX idle_clients ON clients (last_used_at) WHERE origin = 'registration' AND last_used_at IS NOT NULL;
  CREATE INDEX deleted_clients ON clients (deleted_at) WHERE deleted_at IS NOT NULL;

  -- How many clients of open registration there are: counting them under the write lock would take longer with each.
  CREATE TABLE registered_clients (only INTEGER PRIMARY KEY CHECK (only = 1), total INTEGER NOT NULL) STRICT;
  INSERT INTO registered_clients VALUES (1, 0);
  CREATE TRIGGER count_registered_client AFTER INSERT ON clients WHEN NEW.origin = 'registration'
    BEGIN UPDATE registered_clients SET total = total + 1; END;
  CREATE TRIGGER uncount_registered_client AFTER DELETE ON clients WHEN OLD.origin = 'registration'
    BEGIN UPDATE registered_clients SET total = total - 1; END;

  CREATE TABLE authorizations (
    consent_hash BLOB PRIMARY KEY, client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    redirect_uri TEXT NOT NULL, scopes TEXT NOT NULL, resource TEXT NOT NULL, state TEXT,
    code_challenge TEXT, code_challenge_method TEXT,
    user_id TEXT, expires_at INTEGER NOT NULL, decided_by TEXT
  ) STRICT;
  CREATE INDEX authorizations_by_expiry ON authorizations (expires_at);
  CREATE INDEX authorizations_of_client ON authorizations (client_id);

  CREATE TABLE grants (
    id TEXT PRIMARY KEY, client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id), scopes TEXT NOT NULL, resource TEXT NOT NULL,
    created_at INTEGER NOT NULL, last_used_at INTEGER, expires_at INTEGER NOT NULL, revoked_at INTEGER,
    look_again_at INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX grants_of_user ON grants (user_id, created_at DESC, id);
  CREATE INDEX grants_of_client ON grants (client_id);
  CREATE INDEX grants_to_look_at ON grants (look_again_at);
  CREATE INDEX revoked_grants ON grants (revoked_at) WHERE revoked_at IS NOT NULL;

  CREATE TABLE codes (
    code_hash BLOB PRIMARY KEY, grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
    redirect_uri TEXT NOT NULL, code_challenge TEXT, code_challenge_method TEXT,
    expires_at INTEGER NOT NULL, failed_attempts INTEGER NOT NULL DEFAULT 0, redeemed_by TEXT,
    look_again_at INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX codes_to_look_at ON codes (look_again_at);
  CREATE INDEX codes_of_grant ON codes (grant_id);

  CREATE TABLE refresh_tokens (
    token_hash BLOB PRIMARY KEY, grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
    issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, absolute_expires_at INTEGER NOT NULL,
    request TEXT, sealed BLOB, consumed_at INTEGER, successor_hash BLOB
  ) STRICT;
  CREATE INDEX refresh_tokens_of_grant ON refresh_tokens (grant_id);
  CREATE INDEX sealed_refresh_tokens ON refresh_tokens (issued_at) WHERE sealed IS NOT NULL;

  CREATE TABLE keys (
    kid TEXT PRIMARY KEY, alg TEXT NOT NULL, private_sealed BLOB NOT NULL, sealed_by TEXT NOT NULL,
    public_jwk TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('next', 'active', 'retired')),
    created_at INTEGER NOT NULL, not_before INTEGER NOT NULL, retired_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX one_active_key ON keys (state) WHERE state = 'active';
  CREATE UNIQUE INDEX one_next_key ON keys (state) WHERE state = 'next';

  -- What a readiness probe writes to.
  CREATE TABLE probe (only INTEGER PRIMARY KEY CHECK (only = 1), at INTEGER NOT NULL) STRICT;
  INSERT INTO probe VALUES (1, 0);
  `,
  `
  -- What all processes have counted for rate limits.
  CREATE TABLE event_counts (
    key_hash BLOB NOT NULL, ends_at INTEGER NOT NULL, total INTEGER NOT NULL, PRIMARY KEY (key_hash, ends_at)
  ) STRICT;
  CREATE INDEX event_counts_by_end ON event_counts (ends_at);
  `,
];

/**
 * Throws when the file is another program's, or when it is empty and must not be. Asked before anything is written:
 * even the journal mode of somebody else's database is not ours to change.
 */
export function refuseOtherContent(database: DatabaseSync, { emptyAllowed }: { readonly emptyAllowed: boolean }): void {
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  if (names.length === 0) {
    if (emptyAllowed) return;
    throw new StoreUnusableError("is empty; the server fills it when it starts");
  }
  const isOurs = names.some(({ name }) => name === "registered_clients");
  if (!isOurs) throw new StoreUnusableError("is a database of another program");
}

/** Brings the file to the newest schema. Throws, changing nothing, when the file is newer than this program. */
export function migrate(database: DatabaseSync): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    const version = Number(database.prepare("PRAGMA user_version").get()?.user_version);
    if (version > STEPS.length) {
      throw new StoreUnusableError(
        `has schema version ${version}, and this program knows ${STEPS.length}: update the program`,
      );
    }
    for (const step of STEPS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${STEPS.length}`);
    database.exec("COMMIT");
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}
