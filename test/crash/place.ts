/** Where the server keeps its state during the run, and how to look at that past the server. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { PostgresServer } from "../support/postgres-server.ts";
import { isOwnServer, newDatabase } from "../support/shared-postgres.ts";

export interface Place {
  readonly variables: Readonly<Record<string, string>>;
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** What the database itself says of its integrity; undefined where it has nothing to say. */
  integrity(): Promise<string | undefined>;
  discard(): Promise<void>;
}

export const stores: Readonly<Record<string, () => Promise<Place>>> = {
  async sqlite() {
    const folder = mkdtempSync(join(tmpdir(), "oauth-crash-"));
    const path = join(folder, "oauth.db");
    const query = async (sql: string) => {
      const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
      try {
        return database.prepare(sql).all();
      } finally {
        database.close();
      }
    };
    return {
      variables: { DATABASE_URL: `sqlite:${path}` },
      query,
      integrity: async () => String((await query("PRAGMA integrity_check"))[0]?.integrity_check),
      discard: async () => rmSync(folder, { recursive: true }),
    };
  },

  async postgres() {
    const folder = mkdtempSync(join(tmpdir(), "oauth-crash-"));
    const server = isOwnServer ? undefined : await PostgresServer.start(join(folder, "server"));
    const { url, query, drop } = await newDatabase(server);
    return {
      variables: { DATABASE_URL: url, KEY_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64") },
      query,
      integrity: async () => undefined,
      async discard() {
        await drop();
        await server?.stop();
        rmSync(folder, { recursive: true });
      },
    };
  },
};
