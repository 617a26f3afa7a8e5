/**
 * Which database keeps the state, as DATABASE_URL names it, and how it is opened. A further kind is a further member of
 * `Database`: the compiler then names every place that has to decide something about it, such as where its key file is.
 */
import { openSqliteStore } from "./sqlite.ts";
import type { Store } from "./store.ts";

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

/** Opens the database, which is created and brought to the newest schema where needed. */
export function openStore(database: Database): Store {
  switch (database.kind) {
    case "sqlite-file":
      return openSqliteStore(database.path);
    case "sqlite-memory":
      return openSqliteStore(":memory:");
  }
}
