/** An installation that moves to another database, with everything that was handed out. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decodeKeyEncryptionKey } from "../../reference/key-encryption-key.ts";
import { importInstallation } from "../../reference/moving.ts";
import { operate } from "../../reference/operator.ts";
import { readSettings, type Settings } from "../../reference/settings.ts";
import { ARCHIVED_TABLES } from "../../reference/store/archive.ts";
import { newDatabase, type TestDatabase } from "../support/shared-postgres.ts";
import { must, newClient, openTestApplication, type TestApplication } from "./support/application.ts";
import { newCode, pendingConsent } from "./support/authorization.ts";
import { exchangeToken, form, isActive, newTokens, redeem, refresh, refused } from "./support/endpoints.ts";
import { asOwner, jsonRequest, send } from "./support/http.ts";

let folder: string;
let file: string;
let target: TestDatabase;
let app: TestApplication;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "oauth-moving-"));
  file = join(folder, "export.ndjson");
  target = await newDatabase();
  app = await openTestApplication({ DATABASE_URL: `sqlite:${folder}/oauth.db` });
});
afterEach(async () => {
  await app.store.close();
  await target.drop();
  rmSync(folder, { recursive: true });
});

function sealedWith(key: string) {
  return { DATABASE_URL: target.url, KEY_ENCRYPTION_KEY: key };
}

/** The key in the file beside the SQLite file. */
function keyInFile(): string {
  return readFileSync(join(folder, "oauth.db.key"), "utf8").trim();
}

function settings(variables: Record<string, string>): Settings {
  const read = readSettings(variables);
  if (!("settings" in read)) throw new Error(read.problems.join("\n"));
  return read.settings;
}

describe("an installation that moves from SQLite to PostgreSQL", () => {
  it("loses nothing that was handed out, and nothing that was taken back", async () => {
    const client = await newClient(app);
    const open = await newClient(app, { client_type: "public", name: "Ünïcode 'quoted' \\ {1,2}" });
    const consent = await pendingConsent(app, client);
    const code = await newCode(app, client);
    const spent = await newCode(app, client);
    const first = must(await redeem(app, client, spent)).response;
    const { refresh_token: used } = await newTokens(app, client);
    const successor = must(await refresh(app, client, used)).response.refresh_token;
    const tokens = await newTokens(app, open);
    const { kid } = await app.keys.signing(app.clock());
    await Promise.all(Array.from({ length: 600 }, (_, count) => newClient(app, { name: `App ${count}` })));

    expect(await operate(app, ["export", file])).toMatchObject({ done: true });
    // What is done afterwards is not in it.
    expect(await redeem(app, client, code)).toMatchObject({ ok: true });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).not.toContain(client.secret);
    expect(await importInstallation(settings(sealedWith(keyInFile())), file)).toBe(true);

    const moved = await openTestApplication(sealedWith(keyInFile()));
    expect((await moved.keys.signing(moved.clock())).kid).toBe(kid);
    expect(await exchangeToken(moved, form({ grant_type: "client_credentials" }, client))).toMatchObject({ ok: true });
    expect(await moved.store.findClient(open.id)).toEqual(await app.store.findClient(open.id));
    const bearer = { headers: { authorization: `Bearer ${tokens.access_token}` } };
    expect((await send(moved, "/v2/oauth/clients", bearer)).status).toBe(200);
    expect(await refresh(moved, open, tokens.refresh_token)).toMatchObject({ ok: true });
    // The successor of a moment ago is repeated, and a code that was spent stays so.
    expect(must(await refresh(moved, client, used)).response.refresh_token).toBe(successor);
    expect(await isActive(moved, client, first.access_token)).toBe(true);
    expect(await redeem(moved, client, spent)).toMatchObject(refused("invalid_grant"));
    expect(await isActive(moved, client, first.access_token)).toBe(false);
    expect(await redeem(moved, client, code)).toMatchObject({ ok: true });
    const decided = await send(moved, "/v2/oauth/grants", jsonRequest({ allowed: true, consent_token: consent }));
    expect(decided.status).toBe(200);
    const listed = await send(moved, "/v2/oauth/clients", { headers: asOwner });
    expect(JSON.parse(await listed.text()).meta.total_results).toBe(602);

    // And back again, into a file; where there is an installation, nothing is imported.
    const back = join(folder, "back.ndjson");
    await operate(moved, ["export", back]);
    const other = { DATABASE_URL: `sqlite:${folder}/back.db`, KEY_ENCRYPTION_KEY: keyInFile() };
    expect(await importInstallation(settings(other), back)).toBe(true);
    expect(await importInstallation(settings(other), back)).toBe(false);
    expect(await importInstallation(settings(sealedWith(keyInFile())), back)).toBe(false);
    const returned = await openTestApplication(other);
    await operate(returned, ["export", join(folder, "again.ndjson")]);
    expect(readFileSync(join(folder, "again.ndjson"), "utf8")).toBe(readFileSync(back, "utf8"));
    await returned.store.close();
    await moved.store.close();
  });

  it("is not imported with another key, nor from half a file, and then not at all", async () => {
    await newClient(app);
    await operate(app, ["export", file]);
    const key = keyInFile();
    const other = Buffer.alloc(32, 1).toString("base64url");
    expect(decodeKeyEncryptionKey(other)).toBeDefined();
    await expect(importInstallation(settings(sealedWith(other)), file)).rejects.toThrow(
      `KEY_ENCRYPTION_KEY is not the one with which the signing keys in ${file} were sealed.`,
    );
    // Of a failure nothing remains: neither a database, nor a key that is none.
    const absent = { DATABASE_URL: `sqlite:${folder}/new/oauth.db` };
    for (const [variables, problem] of [
      [absent, "KEY_ENCRYPTION_KEY must be set: that of the installation that was exported."],
      [{ ...absent, KEY_ENCRYPTION_KEY: other }, "KEY_ENCRYPTION_KEY is not the one"],
    ] as const) {
      await expect(importInstallation(settings(variables), file)).rejects.toThrow(problem);
      expect(existsSync(join(folder, "new"))).toBe(false);
    }
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    for (const [content, problem] of [
      [lines.slice(0, -1), "ends before its end"],
      [lines.toSpliced(-2, 1), "has lost rows"],
      [lines.slice(1), "is no export"],
      [[...lines, lines[1]], "goes on after its end"],
      [lines.with(1, "{"), "ends before its end"],
      [lines.with(1, "[]"), "has a line that is no row"],
    ] as const) {
      writeFileSync(file, content.join("\n"));
      await expect(importInstallation(settings(sealedWith(key)), file)).rejects.toThrow(`${file} ${problem}`);
    }
    expect(await target.query("SELECT FROM pg_tables WHERE schemaname = current_schema()")).toEqual([]);
    await expect(operate(app, ["export", file])).rejects.toThrow("EEXIST");
    await expect(importInstallation(settings(sealedWith(key)), `${file}.none`)).rejects.toThrow("ENOENT");
  });
});

it("takes all columns of all tables with it, but for what each database counts for itself", async () => {
  const own = ["event_counts", "probe", "registered_clients", "schema_version"];
  const columns = (names: Iterable<string>) => [...names].sort();
  const archived = new Map(ARCHIVED_TABLES.map(({ name, columns: held }) => [name, columns(held.keys())]));
  const sqlite = new DatabaseSync(join(folder, "oauth.db"));
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const inSqlite = tables.flatMap(({ name }): [string, string[]][] => {
    const held = sqlite.prepare(`PRAGMA table_info(${name})`).all();
    return own.includes(String(name)) ? [] : [[String(name), columns(held.map((column) => String(column.name)))]];
  });
  sqlite.close();
  expect(new Map(inSqlite)).toEqual(archived);

  const moved = await openTestApplication(sealedWith(keyInFile()));
  await moved.store.close();
  const rows = await target.query(
    `SELECT table_name, array_agg(column_name::text) AS held FROM information_schema.columns
     WHERE table_schema = current_schema() GROUP BY table_name`,
  );
  const inPostgres = rows.flatMap(({ table_name, held }): [string, string[]][] =>
    own.includes(String(table_name)) || !Array.isArray(held) ? [] : [[String(table_name), columns(held.map(String))]],
  );
  expect(new Map(inPostgres)).toEqual(archived);
});
