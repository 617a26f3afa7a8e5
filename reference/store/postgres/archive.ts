/** A whole installation out of PostgreSQL, and into it, each in one transaction. */
import {
  ARCHIVE_BATCH,
  ARCHIVED_TABLES,
  type ArchivedRow,
  type ArchivedTable,
  archivedRow,
  beforeFirst,
  inBatches,
  keptValues,
  keyOf,
} from "../archive.ts";
import type { Session } from "./session.ts";

/** Everything as it stood when the first row was read, whatever servers write in the meantime. */
export async function* exportRows(session: Session): AsyncIterable<ArchivedRow> {
  await session.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    for (const table of ARCHIVED_TABLES) yield* rowsOf(session, table);
  } finally {
    if (!session.lost) await session.run("ROLLBACK");
  }
}

async function* rowsOf(session: Session, table: ArchivedTable): AsyncIterable<ArchivedRow> {
  const { name, key, columns } = table;
  const page = `SELECT ${[...columns.keys()].join(", ")} FROM ${name} WHERE ${key} > $1 ORDER BY ${key} LIMIT $2`;
  for (let after = beforeFirst(table); ; ) {
    const rows = await session.all(page, after, ARCHIVE_BATCH);
    for (const row of rows) yield archivedRow(table, row);
    const last = rows.at(-1);
    if (!last || rows.length < ARCHIVE_BATCH) return;
    after = keyOf(table, last);
  }
}

/** Inside a transaction. No server can start on the database before it ends. */
export async function importRows(
  session: Session,
  read: () => AsyncIterable<ArchivedRow>,
): Promise<"imported" | "occupied"> {
  await session.run("LOCK TABLE organisations, keys IN ACCESS EXCLUSIVE MODE");
  const occupied = await session.get("SELECT id FROM organisations UNION ALL SELECT kid FROM keys LIMIT 1");
  if (occupied) return "occupied";
  for await (const { table, rows } of inBatches(read())) await insert(session, table, rows);
  return "imported";
}

async function insert(session: Session, table: ArchivedTable, rows: readonly ArchivedRow[]): Promise<void> {
  const columns = [...table.columns.keys()];
  const tuple = (row: number) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join(", ")})`;
  const tuples = rows.map((_, row) => tuple(row)).join(", ");
  const values = rows.flatMap((row) => keptValues(table, row));
  await session.run(`INSERT INTO ${table.name} (${columns.join(", ")}) VALUES ${tuples}`, ...values);
}
