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
  | { readonly kind: "sqlite-memory" };

/** `sqlite:` and a path, relative or absolute, or `sqlite::memory:`; undefined for everything else. */
export function parseDatabaseUrl(url: string): Database | undefined {
  const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1];
  if (path === undefined) return undefined;
  return path === ":memory:" ? { kind: "sqlite-memory" } : { kind: "sqlite-file", path };
}

/**
 * What the database is called towards the operator: the whole path, since a relative one depends on the working
 * directory.
 */
export function databaseName(database: Database): string {
  switch (database.kind) {
    case "sqlite-file":
      return resolve(database.path);
    case "sqlite-memory":
      return "sqlite::memory:";
  }
}

/**
 * Opens the database and brings it to the newest schema. An absent one is made, if `create` says so.
 * @throws StoreUnusableError if it cannot be opened.
 */
export function openStore(database: Database, { create }: { readonly create: boolean }): Store {
  switch (database.kind) {
    case "sqlite-file":
      return openSqliteStore(database.path, { create });
    case "sqlite-memory":
      if (!create) throw new StoreUnusableError("is private to one process");
      return openSqliteStore(":memory:");
  }
}
