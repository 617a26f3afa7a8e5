/** The SQLite store: the contract, its group commit, and several processes on one file. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Connection } from "../../reference/store/sqlite/connection.ts";
import { WriteQueue } from "../../reference/store/sqlite/write-queue.ts";
import { openSqliteStore } from "../../reference/store/sqlite.ts";
import { StoreUnavailableError } from "../../reference/store/store.ts";
import { storeContract } from "./store-contract.ts";
import { aClient, addAccounts, addCode } from "./store-contract-data.ts";

storeContract("SQLite in memory", async () => {
  const store = openSqliteStore(":memory:");
  return { store, discard: () => store.close() };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "oauth-store-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("group commit", () => {
  it("makes one commit of what is asked at once", async () => {
    const store = openSqliteStore(join(folder, "a.db"));
    await addAccounts(store);
    const before = store.commits;
    await Promise.all(Array.from({ length: 50 }, () => store.insertClient(aClient())));
    expect(store.commits - before).toBe(1);
    await store.close();
  });

  it("keeps a write that fails from spoiling the others", async () => {
    const store = openSqliteStore(join(folder, "a.db"));
    await addAccounts(store);
    const twin = aClient();
    const results = await Promise.allSettled([
      store.insertClient(twin),
      store.insertClient(aClient({ id: twin.id, name: "Twin" })),
      store.insertClient(aClient()),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await store.findClient(twin.id))?.name).toBe("A client");
    await store.close();
  });

  it("undoes half of a write that throws", async () => {
    const connection = new Connection(join(folder, "a.db"));
    connection.database.exec("CREATE TABLE t (n INTEGER)");
    const queue = new WriteQueue(connection);
    const half = queue.write((db) => {
      db.run("INSERT INTO t VALUES (1)");
      throw new Error("half-way");
    });
    const whole = queue.write((db) => db.run("INSERT INTO t VALUES (2)"));
    await expect(half).rejects.toThrow("half-way");
    await expect(whole).resolves.toBe(1);
    expect(connection.all("SELECT n FROM t").map((row) => row.integer("n"))).toEqual([2]);
    connection.close();
  });

  it("tells everybody when the commit fails, and goes on afterwards", async () => {
    const path = join(folder, "a.db");
    const connection = new Connection(path);
    connection.database.exec("CREATE TABLE t (n INTEGER); PRAGMA busy_timeout = 1");
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    const queue = new WriteQueue(connection);
    const insert = () => queue.write((db) => db.run("INSERT INTO t VALUES (1)"));
    const results = await Promise.allSettled([insert(), insert()]);
    for (const result of results) {
      expect(result.status === "rejected" && result.reason).toBeInstanceOf(StoreUnavailableError);
    }
    other.exec("ROLLBACK");
    other.close();
    await expect(insert()).resolves.toBe(1);
    connection.close();
  });
});

describe("the file", () => {
  it("is durable at each commit, and one file after a close", async () => {
    const path = join(folder, "deep", "a.db");
    const store = openSqliteStore(path);
    await addAccounts(store);
    await store.close();
    expect(readdirSync(join(folder, "deep"))).toEqual(["a.db"]);
    const connection = new Connection(path);
    const pragma = (name: string) => connection.get(`PRAGMA ${name}`);
    expect(pragma("journal_mode")?.text("journal_mode")).toBe("wal");
    expect(pragma("synchronous")?.integer("synchronous")).toBe(2);
    expect(pragma("foreign_keys")?.integer("foreign_keys")).toBe(1);
    expect(pragma("busy_timeout")?.integer("timeout")).toBe(5_000);
    connection.close();
  });

  it("is refused, and left as it is, when it is newer than the program", () => {
    const path = join(folder, "a.db");
    const newer = new DatabaseSync(path);
    newer.exec("PRAGMA user_version = 99");
    newer.close();
    expect(() => openSqliteStore(path)).toThrow("schema version 99");
  });
});

describe("several processes on one file", () => {
  it("migrate once, make one key, and give each code to one of them", async () => {
    const path = join(folder, "shared.db");
    const worker = fileURLToPath(new URL("./store-worker.ts", import.meta.url));
    const codes: { client: string; code: string }[] = [];
    const processes = Array.from({ length: 3 }, () => {
      const child = spawn(process.execPath, [worker, path], { stdio: ["pipe", "pipe", "inherit"] });
      let output = "";
      child.stdout.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
      const line = async (count: number) => {
        while (output.split("\n").length <= count && child.exitCode === null)
          await new Promise((r) => setTimeout(r, 5));
        return output.split("\n")[count - 1] ?? "";
      };
      const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
      return { child, line, ended };
    });
    // All three open an absent file at about the same moment.
    const kids = await Promise.all(processes.map(({ line }) => line(1)));
    expect(new Set(kids).size).toBe(1);
    expect(kids[0]).toMatch(/^[\w-]{43}$/);

    const store = openSqliteStore(path);
    await addAccounts(store);
    const client = aClient();
    await store.insertClient(client);
    for (let count = 0; count < 60; count += 1) {
      const { codeHash } = await addCode(store, client);
      codes.push({ client: client.id, code: Buffer.from(codeHash).toString("base64url") });
    }
    for (const { child } of processes) child.stdin.end(`${JSON.stringify(codes)}\n`);
    const outcomes = (await Promise.all(processes.map(({ line }) => line(2)))).map((text): unknown => JSON.parse(text));
    expect(await Promise.all(processes.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    codes.forEach((_, index) => {
      const each = outcomes.map((list) => (Array.isArray(list) ? list[index] : undefined)).sort();
      expect(each.filter((outcome) => outcome === "redeemed")).toHaveLength(1);
      expect(each.filter((outcome) => outcome === "replayed")).toHaveLength(2);
    });
    await store.close();
    expect(readFileSync(`${path}.key`, "utf8").trim()).toMatch(/^[\w-]{43}$/);
  });
});
