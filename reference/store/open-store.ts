/**
 * Which database keeps the state, as DATABASE_URL names it, and how it is opened. A further kind is a further member of
 * `Database`: the compiler then names every place that has to decide something about it, such as where its key file is.
 */
import { resolve } from "node:path";
import { openSqliteStore } from "./sqlite.ts";
import { type Store, StoreUnusableError } from "./store.ts";

export type Database =
  | { readonly kind: "sqlite-file"; readonly path: string }
  /** Private to the process, and gone with it. */
  | { readonly kind: "sqlite-memory" }
  /** For any number of servers. The URL may hold a password. */
  | { readonly kind: "postgres"; readonly url: string };

/**
 * `sqlite:` and a path, relative or absolute, `sqlite::memory:`, or the URL of a PostgreSQL; undefined for everything
 * else.
 */
export function parseDatabaseUrl(url: string): Database | undefined {
  // A fragment, or an @ after the host, means a `#`, `/` or `?` in the password that is not escaped: what comes before it
  // would be taken for a host, and what comes after it be shown as the name of the database.
  if (/^postgres(?:ql)?:\/\/[^/?#]*(?:[/?][^#@]*)?$/.test(url))
    return URL.canParse(url) ? { kind: "postgres", url } : undefined;
  const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1];
  if (path === undefined) return undefined;
  return path === ":memory:" ? { kind: "sqlite-memory" } : { kind: "sqlite-file", path };
}

/**
 * What the database is called towards the operator: the whole path, since a relative one depends on the working
 * directory, and of a URL what is no secret.
 */
export function databaseName(database: Database): string {
  switch (database.kind) {
    case "sqlite-file":
      return resolve(database.path);
    case "sqlite-memory":
      return "sqlite::memory:";
    case "postgres": {
      const { username, host, pathname } = new URL(database.url);
      return `postgres://${username && `${username}@`}${host}${pathname}`;
    }
  }
}

export interface OpeningOptions {
  /** Whether an absent database is made, and an empty one filled. */
  readonly create: boolean;
  /** How many connections to a PostgreSQL this process may have. */
  readonly connections: number;
}

/**
 * Opens the database and brings it to the newest schema.
 * @throws StoreUnusableError if it cannot be opened.
 */
export async function openStore(database: Database, { create, connections }: OpeningOptions): Promise<Store> {
  switch (database.kind) {
    case "sqlite-file":
      return openSqliteStore(database.path, { create });
    case "sqlite-memory":
      if (!create) throw new StoreUnusableError("is private to one process");
      return openSqliteStore(":memory:");
    case "postgres": {
      // The driver is loaded by those who use it.
      const { openPostgresStore } = await import("./postgres.ts");
      return openPostgresStore(database.url, { create, connections });
    }
  }
}
