/**
 * An installation as rows that no database owns, to move it from one to another. What is secret in them is hashed or
 * sealed, as it is in the database.
 */
import type { Row } from "./row.ts";

type Kind = "text" | "integer" | "boolean" | "bytes" | "texts";

/** A value of a row in JSON: bytes are base64url, and a list is an array, whatever the database makes of them. */
export type ArchivedValue = string | number | boolean | null | readonly string[];

export interface ArchivedRow {
  readonly table: string;
  readonly values: Readonly<Record<string, ArchivedValue>>;
}

export interface ArchivedTable {
  readonly name: string;
  /** By which its rows are told apart. */
  readonly key: string;
  readonly columns: ReadonlyMap<string, Kind>;
}

/** How many rows are read, or written, in one go. */
export const ARCHIVE_BATCH = 500;

/** A table whose key is the first of its columns. */
function table(name: string, columns: Readonly<Record<string, Kind>>): ArchivedTable {
  return { name, key: Object.keys(columns)[0] ?? "", columns: new Map(Object.entries(columns)) };
}

/** Each after those that it refers to. What the database counts for itself is not among them. */
export const ARCHIVED_TABLES: readonly ArchivedTable[] = [
  table("organisations", { id: "text", name: "text", created_at: "integer" }),
  table("users", { id: "text", org_id: "text", name: "text", created_at: "integer" }),
  table("api_keys", {
    key_hash: "bytes",
    user_id: "text",
    created_at: "integer",
    revoked_at: "integer",
    configured: "boolean",
  }),
  table("sessions", { session_hash: "bytes", key_hash: "bytes", created_at: "integer", expires_at: "integer" }),
  table("clients", {
    id: "text",
    secret_hash: "bytes",
    secret_expires_at: "integer",
    client_type: "text",
    name: "text",
    redirect_uris: "texts",
    grant_types: "texts",
    scopes: "texts",
    require_pkce: "boolean",
    verified: "boolean",
    origin: "text",
    org_id: "text",
    user_id: "text",
    logo_uri: "text",
    tos_uri: "text",
    policy_uri: "text",
    created_at: "integer",
    updated_at: "integer",
    last_used_at: "integer",
    deleted_at: "integer",
  }),
  table("authorizations", {
    consent_hash: "bytes",
    client_id: "text",
    redirect_uri: "text",
    scopes: "texts",
    resource: "text",
    state: "text",
    code_challenge: "text",
    code_challenge_method: "text",
    user_id: "text",
    expires_at: "integer",
    decided_by: "text",
  }),
  table("grants", {
    id: "text",
    client_id: "text",
    user_id: "text",
    scopes: "texts",
    resource: "text",
    created_at: "integer",
    last_used_at: "integer",
    expires_at: "integer",
    revoked_at: "integer",
    look_again_at: "integer",
  }),
  table("codes", {
    code_hash: "bytes",
    grant_id: "text",
    redirect_uri: "text",
    code_challenge: "text",
    code_challenge_method: "text",
    expires_at: "integer",
    failed_attempts: "integer",
    redeemed_by: "text",
    look_again_at: "integer",
  }),
  table("refresh_tokens", {
    token_hash: "bytes",
    grant_id: "text",
    issued_at: "integer",
    expires_at: "integer",
    absolute_expires_at: "integer",
    request: "text",
    sealed: "bytes",
    consumed_at: "integer",
    successor_hash: "bytes",
  }),
  table("keys", {
    kid: "text",
    alg: "text",
    private_sealed: "bytes",
    sealed_by: "text",
    public_jwk: "text",
    state: "text",
    created_at: "integer",
    not_before: "integer",
    retired_at: "integer",
  }),
];

/** What comes before the first row, in the order of the table's key. */
export function beforeFirst({ key, columns }: ArchivedTable): string | Uint8Array {
  return columns.get(key) === "bytes" ? new Uint8Array() : "";
}

/** The key of a row, by which the next rows are found. */
export function keyOf({ key, columns }: ArchivedTable, row: Row): string | Uint8Array {
  return columns.get(key) === "bytes" ? row.bytes(key) : row.text(key);
}

export function archivedRow({ name, columns }: ArchivedTable, row: Row): ArchivedRow {
  const values = [...columns].map(([column, kind]) => [column, archivedValue(row, column, kind)]);
  return { table: name, values: Object.fromEntries(values) };
}

function archivedValue(row: Row, column: string, kind: Kind): ArchivedValue {
  switch (kind) {
    case "text":
      return row.textOrNull(column);
    case "integer":
      return row.integerOrNull(column);
    case "boolean":
      return row.boolean(column);
    case "texts":
      return row.texts(column);
    case "bytes": {
      const bytes = row.bytesOrNull(column);
      return bytes && Buffer.from(bytes).toString("base64url");
    }
  }
}

/** A value as it is to be kept: bytes as bytes, everything else as it is in the archive. */
export type KeptValue = ArchivedValue | Uint8Array;

/**
 * The values of an archived row, in the order of the columns.
 * @throws TypeError for a value that is not of its column's kind.
 */
export function keptValues({ name, columns }: ArchivedTable, { values }: ArchivedRow): KeptValue[] {
  return [...columns].map(([column, kind]) => {
    const value = values[column];
    if (value === undefined || !isOfKind(value, kind)) {
      throw new TypeError(`the archive has no right value for ${name}.${column}`);
    }
    return kind === "bytes" && typeof value === "string" ? Buffer.from(value, "base64url") : value;
  });
}

function isOfKind(value: ArchivedValue, kind: Kind): boolean {
  switch (kind) {
    case "text":
    case "bytes":
      return value === null || typeof value === "string";
    case "integer":
      return value === null || Number.isSafeInteger(value);
    case "boolean":
      return typeof value === "boolean";
    case "texts":
      return Array.isArray(value) && value.every((item) => typeof item === "string");
  }
}

/** Rows of one table, one after the other. */
export interface ArchivedBatch {
  readonly table: ArchivedTable;
  readonly rows: readonly ArchivedRow[];
}

/**
 * Collects rows that follow each other in one table.
 * @throws TypeError for a table that is not one of ours.
 */
export async function* inBatches(rows: AsyncIterable<ArchivedRow>): AsyncIterable<ArchivedBatch> {
  let batch: { table: ArchivedTable; rows: ArchivedRow[] } | undefined;
  for await (const row of rows) {
    if (batch && (batch.table.name !== row.table || batch.rows.length === ARCHIVE_BATCH)) {
      yield batch;
      batch = undefined;
    }
    batch ??= { table: tableCalled(row.table), rows: [] };
    batch.rows.push(row);
  }
  if (batch) yield batch;
}

function tableCalled(name: string): ArchivedTable {
  const table = ARCHIVED_TABLES.find((each) => each.name === name);
  if (!table) throw new TypeError(`the archive has rows of ${name}, which is no table of this program`);
  return table;
}
