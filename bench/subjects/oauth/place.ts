import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Client } from "pg";
import { prepareAccounts } from "../../../reference/accounts.ts";
import { openStore, parseDatabaseUrl } from "../../../reference/store/open-store.ts";
import { PostgresServer } from "../../../test/support/postgres-server.ts";
import { isOwnServer, newDatabase } from "../../../test/support/shared-postgres.ts";
import { BenchError } from "../../harness/bench-error.ts";
import { addCodes, addPopulation, type Dialect, type Filling, postgres, sqlite } from "./filling.ts";
import type { IssuedCode, Population } from "./population.ts";

/** A store that was filled, and the place where its codes are made. */
export interface Place {
  readonly databaseUrl: string;
  readonly population: Population;
  /** New codes, spread over all grants. */
  codes(count: number): Promise<readonly IssuedCode[]>;
  close(): Promise<void>;
}

/** A SQLite file in a folder. */
export async function sqlitePlace(folder: string, population: Population, resource: string): Promise<Place> {
  const path = join(folder, `oauth-${population.grants}.db`);
  const databaseUrl = `sqlite:${path}`;
  await makeTables(databaseUrl);
  const database = new DatabaseSync(path, { timeout: 5_000, enableForeignKeyConstraints: false });
  // A million random ids go to pages all over the file, which must not be read and written again for each.
  database.exec("PRAGMA cache_size = -1000000; PRAGMA synchronous = OFF");
  const filling: Filling = {
    run: async (sql, rows) => {
      database.prepare(sql).run(JSON.stringify(rows));
    },
  };
  const place = await filled(databaseUrl, filling, sqlite, population, resource);
  database.exec("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous = FULL; PRAGMA cache_size = -2000");
  return { ...place, close: async () => database.close() };
}

/** A schema of its own in a PostgreSQL, which commits as durably as it does by default. */
export async function postgresPlace(
  server: PostgresServer | undefined,
  population: Population,
  resource: string,
): Promise<Place> {
  const { url, query, drop } = await newDatabase(server);
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"]) {
    const [row] = await query(`SHOW ${setting}`);
    if (row?.[setting] !== "on") throw new BenchError(`PostgreSQL has ${setting} ${row?.[setting]}: nothing durable.`);
  }
  await makeTables(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  const filling: Filling = {
    run: async (sql, rows) => {
      await client.query(sql, [JSON.stringify(rows)]);
    },
  };
  const place = await filled(url, filling, postgres, population, resource);
  // What was loaded at once is known to the planner, and to nobody's background work, before anything is measured.
  await client.query("VACUUM (ANALYZE)");
  await client.query("CHECKPOINT");
  return {
    ...place,
    async close() {
      await client.end();
      await drop();
    },
  };
}

/** One PostgreSQL for the run, from the programs that the tests use; undefined where DATABASE_URL names another. */
export async function startPostgres(folder: string): Promise<PostgresServer | undefined> {
  if (isOwnServer) return undefined;
  const server = await PostgresServer.start(join(folder, "postgres"));
  // What PostgreSQL has by default. The tests' log is in small files, so that it would have 64 and 5 MB.
  await server.stop();
  await server.restart("max_wal_size=1GB", "min_wal_size=80MB");
  // Where the run is interrupted it must go too; whoever stops it first has stopped it.
  process.once("exit", () => void server.kill());
  return server;
}

/** As the server itself makes them at its first start. */
async function makeTables(databaseUrl: string): Promise<void> {
  const database = parseDatabaseUrl(databaseUrl);
  if (!database) throw new TypeError(`${databaseUrl} is no database`);
  const store = await openStore(database, { create: true, connections: 1 });
  await prepareAccounts(store, Date.now());
  await store.close();
}

async function filled(
  databaseUrl: string,
  filling: Filling,
  dialect: Dialect,
  population: Population,
  resource: string,
): Promise<Omit<Place, "close">> {
  await addPopulation(filling, dialect, population, { resource, now: Date.now() });
  let next = 0;
  return {
    databaseUrl,
    population,
    codes(count) {
      const grants = Array.from({ length: count }, (_, index) => spread(next + index, population.grants));
      next += count;
      return addCodes(filling, dialect, { grants, clients: population.clients, now: Date.now() });
    },
  };
}

/** The numbers below `size` in an order that jumps about, each once before any comes again. */
export function spread(index: number, size: number): number {
  // Prime, and so without a common divisor with any size that is not a multiple of it.
  return (index * 7_919) % size;
}
