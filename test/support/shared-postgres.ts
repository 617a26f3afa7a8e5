/**
 * One PostgreSQL for all test files of a run, or the one that DATABASE_URL names. The first file that asks starts it,
 * whichever process that file runs in; it ends with the run. Each test gets a schema of its own.
 */
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { PostgresServer } from "./postgres-server.ts";

const START_MS = 60_000;

const given = process.env.DATABASE_URL;
/** Whether tests use somebody's own server, which is not theirs to end. */
export const isOwnServer = given !== undefined && /^postgres(ql)?:/.test(given);

/** The URL of a server with an empty schema in front, and how to be rid of the schema. */
export interface TestDatabase {
  readonly url: string;
  readonly schema: string;
  /** Runs statements in the schema, past the store. */
  query(sql: string): Promise<readonly Record<string, unknown>[]>;
  drop(): Promise<void>;
}

export async function newDatabase(server?: PostgresServer): Promise<TestDatabase> {
  const base = server?.url ?? (await serverUrl());
  const schema = `test_${randomUUID().replaceAll("-", "")}`;
  const url = new URL(base);
  url.searchParams.set("options", `-c search_path=${schema}`);
  // A space in the query is %20 for PostgreSQL's drivers; they do not know the plus sign.
  const inSchema = url.href.replaceAll("+", "%20");
  const client = new Client({ connectionString: inSchema });
  // Whoever ends the server under it means to.
  client.on("error", () => {});
  await client.connect();
  await client.query(`CREATE SCHEMA ${schema}`);
  return {
    url: inSchema,
    schema,
    query: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    async drop() {
      await client.query(`DROP SCHEMA ${schema} CASCADE`);
      await client.end();
    },
  };
}

async function serverUrl(): Promise<string> {
  if (isOwnServer && given !== undefined) return given;
  const folder = sharedFolder(tmpdir());
  const note = join(folder, "url");
  if (isFirst(folder)) {
    const { url } = await PostgresServer.start(join(folder, "server"));
    writeFileSync(`${note}.new`, url);
    renameSync(`${note}.new`, note);
  }
  for (const deadline = Date.now() + START_MS; !existsSync(note); await delay(20)) {
    if (Date.now() > deadline) throw new Error("the PostgreSQL that another process was to start did not");
  }
  return readFileSync(note, "utf8");
}

function sharedFolder(parent: string): string {
  return join(parent, "shared-postgres");
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Ends the server that was started in a folder for temporary ones, if one was. */
export async function endSharedPostgres(parent: string): Promise<void> {
  const file = join(sharedFolder(parent), "server/data/postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  process.kill(pid, "SIGINT");
  for (const deadline = Date.now() + 5_000; existsSync(file) && Date.now() < deadline; ) await delay(20);
}
