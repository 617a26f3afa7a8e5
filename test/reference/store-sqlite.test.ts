/** The SQLite store: the contract, its group commit, and its file. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Connection } from "../../reference/store/sqlite/connection.ts";
import { LogSync } from "../../reference/store/sqlite/log-sync.ts";
import { WriteQueue } from "../../reference/store/sqlite/write-queue.ts";
import { openSqliteStore, sqliteStore } from "../../reference/store/sqlite.ts";
import { type Store, StoreOutcomeUnknownError, StoreUnavailableError } from "../../reference/store/store.ts";
import { storeContract } from "./store-contract.ts";
import { aClient, addAccounts } from "./store-contract-data.ts";

storeContract("SQLite in memory", async () => {
  const store = openSqliteStore(":memory:");
  return { store, discard: () => store.close() };
});

storeContract("SQLite a few milliseconds away", async () => {
  const store = slowed(openSqliteStore(":memory:"));
  return { store, discard: () => store.close() };
});

/** The same store with a wire before it: each call arrives, and each answer returns, up to four milliseconds later. */
function slowed(store: Store): Store {
  const wire = () => delay(Math.random() * 4);
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function" || name === "exportRows") return member;
      return async (...parameters: unknown[]) => {
        await wire();
        try {
          return await Reflect.apply(member, target, parameters);
        } finally {
          await wire();
        }
      };
    },
  });
}

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
    await connection.close();
  });

  it("waits for another process's transaction without holding up this one", async () => {
    const path = join(folder, "a.db");
    const store = openSqliteStore(path);
    await addAccounts(store);
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    const client = aClient();
    const written = store.insertClient(client);
    let longest = 0;
    for (let count = 0; count < 50; count += 1) {
      const before = performance.now();
      await delay(1);
      longest = Math.max(longest, performance.now() - before);
    }
    expect(await store.findClient(client.id)).toBeUndefined();
    other.exec("ROLLBACK");
    other.close();
    await written;
    expect(await store.findClient(client.id)).toEqual(client);
    // SQLite's own waiting would have stopped the clock until the other was done.
    expect(longest).toBeLessThan(250);
    await store.close();
  });

  it("tells everybody when nothing could be written, and goes on afterwards", async () => {
    const connection = new Connection(join(folder, "a.db"));
    connection.database.exec("CREATE TABLE t (n INTEGER)");
    const queue = new WriteQueue(connection);
    const insert = () => queue.write((db) => db.run("INSERT INTO t VALUES (1)"));
    connection.database.exec("PRAGMA query_only = ON");
    for (const result of await Promise.allSettled([insert(), insert()])) {
      expect(result.status === "rejected" && result.reason).toBeInstanceOf(StoreUnavailableError);
      expect(result.status === "rejected" && result.reason).not.toBeInstanceOf(StoreOutcomeUnknownError);
    }
    connection.database.exec("PRAGMA query_only = OFF");
    await expect(insert()).resolves.toBe(1);
    await connection.close();
  });

  it("moves its log into the file while others write to it, and leaves one file", async () => {
    const path = join(folder, "a.db");
    const store = openSqliteStore(path);
    const before = statSync(path).size;
    const keyHashes = () => Array.from({ length: 200 }, () => randomBytes(32));
    // Far from where SQLite itself would begin.
    for (let round = 0; statSync(path).size === before && round < 60; round += 1) {
      await store.addEvents(keyHashes().map((keyHash) => ({ keyHash, endsAt: 1, count: 1 })));
      await delay(10);
    }
    expect(statSync(`${path}-wal`).size).toBeLessThan(30_000_000);
    expect(statSync(path).size).toBeGreaterThan(before);
    await store.close();
    expect(readdirSync(folder)).toEqual(["a.db"]);
  });

  it("says that nobody knows when the answer of a commit is lost", async () => {
    const connection = new Connection(join(folder, "a.db"));
    const { database } = connection;
    database.exec("CREATE TABLE t (n INTEGER)");
    const queue = new WriteQueue(connection);
    const exec = database.exec.bind(database);
    database.exec = (sql) => {
      exec(sql);
      if (sql === "COMMIT") throw Object.assign(new Error("disk I/O error"), { errcode: 10 });
    };
    const insert = () => queue.write((db) => db.run("INSERT INTO t VALUES (1)"));
    await expect(insert()).rejects.toThrow(StoreOutcomeUnknownError);
    database.exec = exec;
    await expect(insert()).resolves.toBe(1);
    await connection.close();
  });

  it("R73: answers nobody before the disk has the commit, and commits on meanwhile", async () => {
    const connection = new Connection(join(folder, "a.db"));
    const queue = new WriteQueue(connection);
    connection.database.exec("CREATE TABLE t (n INTEGER)");
    const disk = Promise.withResolvers<void>();
    connection.synced = () => disk.promise;
    const answered: number[] = [];
    const insert = (n: number) =>
      queue.write((db) => db.run("INSERT INTO t VALUES (?)", n)).then(() => answered.push(n));
    const first = insert(1);
    await expect.poll(() => queue.commits).toBe(1);
    const second = insert(2);
    await expect.poll(() => queue.commits).toBe(2);
    const closed = queue.close().then(() => answered.push(0));
    await delay(20);
    expect(answered).toEqual([]);
    disk.resolve();
    await Promise.all([first, second, closed]);
    expect(answered).toEqual([1, 2, 0]);
    await connection.close();
  });

  it("shares a sync among those who ask while one runs, and believes no disk that has failed once", async () => {
    const connection = new Connection(join(folder, "a.db"));
    const queue = new WriteQueue(connection);
    const log = new LogSync(join(folder, "a.db-wal"));
    const running = log.sync();
    const [second, third] = [log.sync(), log.sync()];
    expect(second).toBe(third);
    await Promise.all([running, second]);
    expect(log.sync()).not.toBe(second);

    let failures = 0;
    const failing = new LogSync(join(folder, "a.db-wal"), async () => {
      failures += 1;
      throw new Error("EIO");
    });
    connection.synced = () => failing.sync();
    for (const name of ["one", "two"]) {
      const write = queue.write((db) => db.run(`CREATE TABLE ${name} (n INTEGER)`));
      await expect(write).rejects.toThrow(StoreOutcomeUnknownError);
    }
    expect(failures).toBe(1);
    log.close();
    failing.close();
    await connection.close();
  });

  it("does not call a mistake of ours an outage", async () => {
    const connection = new Connection(join(folder, "a.db"));
    const store = sqliteStore(connection);
    connection.database.exec("DROP TABLE keys");
    await expect(store.listKeys()).rejects.not.toThrow(StoreUnavailableError);
    await expect(store.deleteRetiredKeys(0)).rejects.not.toThrow(StoreUnavailableError);
    await store.close();
  });
});

describe("the file", () => {
  it("R127: is a log that is synced, and one file after a close", async () => {
    const path = join(folder, "deep", "a.db");
    const connection = new Connection(path);
    const store = sqliteStore(connection);
    await addAccounts(store);
    const pragma = (name: string) => connection.get(`PRAGMA ${name}`);
    expect(pragma("journal_mode")?.text("journal_mode")).toBe("wal");
    // NORMAL: the log is synced by log-sync.ts, and by SQLite before anything moves from it into the file.
    expect(pragma("synchronous")?.integer("synchronous")).toBe(1);
    expect(pragma("foreign_keys")?.integer("foreign_keys")).toBe(1);
    await store.close();
    expect(readdirSync(join(folder, "deep"))).toEqual(["a.db"]);
  });

  it("is its owner's alone, and so are the files beside it", async () => {
    const umask = process.umask(0);
    try {
      const path = join(folder, "a.db");
      const store = openSqliteStore(path);
      await addAccounts(store);
      for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600);
      await store.close();
    } finally {
      process.umask(umask);
    }
  });

  it("is not taken for writable when only its reading works", async () => {
    const connection = new Connection(join(folder, "a.db"));
    const store = sqliteStore(connection);
    connection.database.exec("PRAGMA query_only = ON");
    await expect(store.ping()).rejects.toThrow(StoreUnavailableError);
    connection.database.exec("PRAGMA query_only = OFF");
    await store.ping();
    const { commits } = store;
    await store.ping();
    expect(store.commits).toBe(commits);
    await store.close();
  });

  it("is refused, and left as it is, when it is newer than the program", () => {
    const path = join(folder, "a.db");
    const newer = new DatabaseSync(path);
    newer.exec("PRAGMA user_version = 99");
    newer.close();
    expect(() => openSqliteStore(path)).toThrow("schema version 99");
  });
});
