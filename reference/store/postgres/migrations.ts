/**
 * The PostgreSQL schema, as numbered steps that are applied once, all in one transaction under an advisory lock: of
 * several servers that start at once, one migrates, and the others wait and find the work done. A released step is
 * never edited: a change is a new step at the end.
 *
 * Ids are compared byte by byte, so that the database's language changes neither order nor equality. Statements name
 * their columns: a prepared `SELECT *` would fail in older servers as soon as a newer one has added a column.
 */
import { StoreUnusableError } from "../store.ts";
import type { Session } from "./session.ts";

/** Any number, but the same in all versions of this program. */
const MIGRATION_LOCK = 6_749_007;

const ID = 'text COLLATE "C"';

const STEPS: readonly string[] = [
  `
  CREATE TABLE organisations (
    id ${ID} PRIMARY KEY, name text NOT NULL, created_at bigint NOT NULL
  );
  CREATE TABLE users (
    id ${ID} PRIMARY KEY, org_id ${ID} NOT NULL REFERENCES organisations (id), name text NOT NULL, created_at bigint NOT NULL
  );
  CREATE TABLE api_keys (
    key_hash bytea PRIMARY KEY, user_id ${ID} NOT NULL REFERENCES users (id), created_at bigint NOT NULL,
    revoked_at bigint, configured boolean NOT NULL DEFAULT false
  );
  CREATE TABLE sessions (
    session_hash bytea PRIMARY KEY, key_hash bytea NOT NULL REFERENCES api_keys (key_hash) ON DELETE CASCADE,
    created_at bigint NOT NULL, expires_at bigint NOT NULL
  );
  CREATE INDEX sessions_by_expiry ON sessions (expires_at);
  CREATE INDEX sessions_by_key ON sessions (key_hash);

  CREATE TABLE clients (
    id ${ID} PRIMARY KEY, secret_hash bytea, secret_expires_at bigint,
    client_type text NOT NULL CHECK (client_type IN ('confidential', 'public')),
    name text NOT NULL, redirect_uris text[] NOT NULL, grant_types text[] NOT NULL, scopes text[] NOT NULL,
    require_pkce boolean NOT NULL, verified boolean NOT NULL,
    origin text NOT NULL CHECK (origin IN ('api', 'registration')),
    org_id ${ID} NOT NULL REFERENCES organisations (id), user_id ${ID} NOT NULL REFERENCES users (id),
    logo_uri text, tos_uri text, policy_uri text,
    created_at bigint NOT NULL, updated_at bigint NOT NULL, last_used_at bigint, deleted_at bigint,
    CHECK ((client_type = 'public') = (secret_hash IS NULL))
  );
  CREATE INDEX clients_of_organisation ON clients (org_id, created_at DESC, id) WHERE deleted_at IS NULL;
  CREATE INDEX unused_clients ON clients (created_at) WHERE origin = 'registration' AND last_used_at IS NULL;
  CREATE INDEX idle_clients ON clients (last_used_at) WHERE origin = 'registration' AND last_used_at IS NOT NULL;
  CREATE INDEX deleted_clients ON clients (deleted_at) WHERE deleted_at IS NOT NULL;

  -- How many clients of open registration there are: counting them under a lock would take longer with each.
  CREATE TABLE registered_clients (only_row integer PRIMARY KEY CHECK (only_row = 1), total bigint NOT NULL);
  INSERT INTO registered_clients VALUES (1, 0);
  CREATE FUNCTION count_registered_clients() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE registered_clients SET total = total + CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
      RETURN NULL;
    END
  $$;
  CREATE TRIGGER count_registered_client AFTER INSERT ON clients
    FOR EACH ROW WHEN (NEW.origin = 'registration') EXECUTE FUNCTION count_registered_clients();
  CREATE TRIGGER uncount_registered_client AFTER DELETE ON clients
    FOR EACH ROW WHEN (OLD.origin = 'registration') EXECUTE FUNCTION count_registered_clients();

  CREATE TABLE authorizations (
    consent_hash bytea PRIMARY KEY, client_id ${ID} NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    redirect_uri text NOT NULL, scopes text[] NOT NULL, resource text NOT NULL, state text,
    code_challenge text, code_challenge_method text,
    user_id ${ID}, expires_at bigint NOT NULL, decided_by text
  );
  CREATE INDEX authorizations_by_expiry ON authorizations (expires_at);
  CREATE INDEX authorizations_of_client ON authorizations (client_id);

  CREATE TABLE grants (
    id ${ID} PRIMARY KEY, client_id ${ID} NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    user_id ${ID} NOT NULL REFERENCES users (id), scopes text[] NOT NULL, resource text NOT NULL,
    created_at bigint NOT NULL, last_used_at bigint, expires_at bigint NOT NULL, revoked_at bigint,
    look_again_at bigint NOT NULL DEFAULT 0
  ) WITH (fillfactor = 80);
  CREATE INDEX grants_of_user ON grants (user_id, created_at DESC, id);
  CREATE INDEX grants_of_client ON grants (client_id);
  CREATE INDEX grants_to_look_at ON grants (look_again_at);
  CREATE INDEX revoked_grants ON grants (revoked_at) WHERE revoked_at IS NOT NULL;

  CREATE TABLE codes (
    code_hash bytea PRIMARY KEY, grant_id ${ID} NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
    redirect_uri text NOT NULL, code_challenge text, code_challenge_method text,
    expires_at bigint NOT NULL, failed_attempts integer NOT NULL DEFAULT 0, redeemed_by text,
    look_again_at bigint NOT NULL DEFAULT 0
  ) WITH (fillfactor = 80);
  CREATE INDEX codes_to_look_at ON codes (look_again_at);
  CREATE INDEX codes_of_grant ON codes (grant_id);

  CREATE TABLE refresh_tokens (
    token_hash bytea PRIMARY KEY, grant_id ${ID} NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
    issued_at bigint NOT NULL, expires_at bigint NOT NULL, absolute_expires_at bigint NOT NULL,
    request text, sealed bytea, consumed_at bigint, successor_hash bytea
  ) WITH (fillfactor = 80);
  CREATE INDEX refresh_tokens_of_grant ON refresh_tokens (grant_id);
  CREATE INDEX sealed_refresh_tokens ON refresh_tokens (issued_at) WHERE sealed IS NOT NULL;

  CREATE TABLE keys (
    kid ${ID} PRIMARY KEY, alg text NOT NULL, private_sealed bytea NOT NULL, sealed_by text NOT NULL,
    public_jwk text NOT NULL,
    state text NOT NULL CHECK (state IN ('next', 'active', 'retired')),
    created_at bigint NOT NULL, not_before bigint NOT NULL, retired_at bigint
  );
  CREATE UNIQUE INDEX one_active_key ON keys (state) WHERE state = 'active';
  CREATE UNIQUE INDEX one_next_key ON keys (state) WHERE state = 'next';

  -- What all servers have counted for rate limits. Nothing is lost that matters when a crash empties it.
  CREATE UNLOGGED TABLE event_counts (
    key_hash bytea, ends_at bigint, total bigint NOT NULL, PRIMARY KEY (key_hash, ends_at)
  );
  CREATE INDEX event_counts_by_end ON event_counts (ends_at);

  -- What a readiness probe writes to.
  CREATE TABLE probe (only_row integer PRIMARY KEY CHECK (only_row = 1), at bigint NOT NULL);
  INSERT INTO probe VALUES (1, 0);
  `,
];

/**
 * Brings the schema to the newest step, inside the transaction that the session is in.
 * @throws StoreUnusableError when the database is another program's, newer than this program, or empty and must not be.
 */
export async function migrate(session: Session, { create }: { readonly create: boolean }): Promise<void> {
  await session.run("SELECT pg_advisory_xact_lock($1)", MIGRATION_LOCK);
  const tables = await session.all(
    "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = current_schema()",
  );
  if (tables.length === 0) {
    if (!create) throw new StoreUnusableError("is empty; the server fills it when it starts");
    await session.script(
      "CREATE TABLE schema_version (version integer NOT NULL); INSERT INTO schema_version VALUES (0)",
    );
  } else if (!tables.some((row) => row.text("name") === "registered_clients")) {
    throw new StoreUnusableError("is a database of another program");
  }
  const version = (await session.get("SELECT version FROM schema_version"))?.integer("version") ?? 0;
  if (version > STEPS.length) {
    throw new StoreUnusableError(
      `has schema version ${version}, and this program knows ${STEPS.length}: update the program`,
    );
  }
  for (const step of STEPS.slice(version)) await session.script(step);
  await session.run("UPDATE schema_version SET version = $1", STEPS.length);
}
