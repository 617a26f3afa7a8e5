/** A whole installation out of SQLite, and into it. It is for a process that does nothing else on its connection. */
import type { SQLInputValue } from "node:sqlite";
import {
  ARCHIVE_BATCH,
  ARCHIVED_TABLES,
  type ArchivedRow,
  type ArchivedTable,
  archivedRow,
  beforeFirst,
  inBatches,
  type KeptValue,
  keptValues,
  keyOf,
} from "../archive.ts";
import type { Connection } from "./connection.ts";

/** Everything as it stood when the first row was read, whatever a server writes in the meantime. */
export async function* exportRows(connection: Connection): AsyncIterable<ArchivedRow> {
  connection.database.exec("BEGIN");
  try {
    for (const table of ARCHIVED_TABLES) yield* rowsOf(connection, table);
  } finally {
    connection.database.exec("ROLLBACK");
  }
}

function* rowsOf(connection: Connection, table: ArchivedTable): Iterable<ArchivedRow> {
  const { name, key, columns } = table;
  const page = `SELECT ${[...columns.keys()].join(", ")} FROM ${name} WHERE ${key} > ? ORDER BY ${key} LIMIT ?`;
  for (let after = beforeFirst(table); ; ) {
    const rows = connection.all(page, after, ARCHIVE_BATCH);
    yield* rows.map((row) => archivedRow(table, row));
    const last = rows.at(-1);
    if (!last || rows.length < ARCHIVE_BATCH) return;
    after = keyOf(table, last);
  }
}

/** All or nothing. */
export async function importRows(
  connection: Connection,
  read: () => AsyncIterable<ArchivedRow>,
): Promise<"imported" | "occupied"> {
  const { database } = connection;
  database.exec("BEGIN IMMEDIATE");
  try {
    const occupied = connection.get("SELECT 1 FROM organisations UNION ALL SELECT 1 FROM keys LIMIT 1");
    if (!occupied) for await (const { table, rows } of inBatches(read())) insert(connection, table, rows);
    database.exec("COMMIT");
    await connection.synced();
    return occupied ? "occupied" : "imported";
  } finally {
    if (database.isTransaction) database.exec("ROLLBACK");
  }
}

function insert(connection: Connection, table: ArchivedTable, rows: readonly ArchivedRow[]): void {
  const columns = [...table.columns.keys()];
  const sql = `INSERT INTO ${table.name} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
  for (const row of rows) connection.run(sql, ...keptValues(table, row).map(bound));
}

/** SQLite has neither booleans nor lists. */
function bound(value: KeptValue): SQLInputValue {
  if (typeof value === "boolean") return Number(value);
  return typeof value === "object" && value !== null && !(value instanceof Uint8Array) ? JSON.stringify(value) : value;
}
