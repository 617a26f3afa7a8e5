/**
 * One SQLite connection with its prepared statements. `node:sqlite` is synchronous, so that nothing else of this
 * process runs between the statements of a transaction; other processes are kept out by BEGIN IMMEDIATE.
 *
 * WAL lets readers of other processes go on during a write. With synchronous=NORMAL a commit is consistent, but durable
 * only once the log is synced, which is left to log-sync.ts: SQLite itself would stop everything for that. What makes
 * "answered" mean "durable" is that no write is answered before. A read may see what is not durable yet; it tells nobody
 * of a code, a token or a decision that could still be lost, since those are told in the answers of writes alone.
 */
import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { syncFolder } from "../../sync-folder.ts";
import { Row } from "../row.ts";
import { StoreUnusableError } from "../store.ts";
import { isBusy, openingFailure } from "./failure.ts";
import { LogMover } from "./log-mover.ts";
import { LogSync } from "./log-sync.ts";
import { migrate, refuseOtherContent } from "./migrations.ts";

/** While the program starts, it may stand still for another process that migrates. */
const OPENING_TIMEOUT_MS = 5_000;
/** Afterwards it may not: who must wait longer waits in patience.ts. */
const BUSY_TIMEOUT_MS = 5;
/** Pages that are held in memory; by default two megabytes, less than the indexes of some thousand grants. */
const CACHE_KIB = 65_536;
/**
 * How long the log may get before it is moved into the database file, which stops everything; by default 1,000 pages, a
 * tenth of a second under load. A page is moved once, however often it was written since the last time.
 */
const LOG_PAGES = 8_000;

export interface ConnectionOptions {
  /** Whether an absent database is made; without, it must be there and be ours. Default true. */
  readonly create?: boolean;
  /** How long to stand still for another process while opening, in milliseconds. */
  readonly patienceMs?: number;
}

export class Connection {
  readonly database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** Absent for a database in memory. */
  readonly #log: LogSync | undefined;
  readonly #mover: LogMover | undefined;

  /**
   * `path` is a file or `:memory:`. It is brought to the newest schema; its folder is made with it.
   * @throws StoreUnusableError if it cannot be opened; what was there then is as it was.
   */
  constructor(path: string, { create = true, patienceMs = OPENING_TIMEOUT_MS }: ConnectionOptions = {}) {
    try {
      if (path !== ":memory:") prepareFile(path, create);
      this.database = new DatabaseSync(path, { timeout: patienceMs, enableForeignKeyConstraints: true });
    } catch (error) {
      throw openingFailure(error);
    }
    try {
      refuseOtherContent(this.database, { emptyAllowed: create });
      this.#enterWal(patienceMs);
      this.database.exec("PRAGMA synchronous = NORMAL");
      this.database.exec(`PRAGMA cache_size = -${CACHE_KIB}; PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
      migrate(this.database);
      if (path !== ":memory:") {
        this.#log = new LogSync(`${path}-wal`);
        this.#mover = new LogMover(path);
        syncFolder(dirname(path));
      }
      this.database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    } catch (error) {
      this.database.close();
      throw openingFailure(error);
    }
  }

  /** The first row, or undefined. */
  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    const row = this.#prepare(sql).get(...values);
    return row && new Row(row);
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(sql)
      .all(...values)
      .map((row) => new Row(row));
  }

  /** Runs a statement and returns how many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...values).changes);
  }

  /** Resolves when what was committed by now is on the disk. */
  async synced(): Promise<void> {
    await this.#log?.sync();
  }

  /** To be called after each commit. */
  committed(): void {
    this.#mover?.committed();
  }

  /** Moves the log into the database file, so that a stopped server leaves one file, and closes. */
  async close(): Promise<void> {
    await this.#mover?.close();
    try {
      this.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      this.#statements.clear();
      this.database.close();
      this.#log?.close();
    }
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Entering WAL needs the file for itself for a moment, and SQLite does not apply the busy timeout to that. */
  #enterWal(patienceMs: number): void {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      try {
        this.database.exec("PRAGMA journal_mode = WAL");
        return;
      } catch (error) {
        if (!isBusy(error) || Date.now() > deadline) throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      }
    }
  }
}

/** An absent file is made for its owner alone; SQLite gives the files beside it the same mode. */
function prepareFile(path: string, create: boolean): void {
  if (create) {
    ensureFolder(dirname(path));
    closeSync(openSync(path, "a", 0o600));
    return;
  }
  if (!existsSync(path)) throw new StoreUnusableError("does not exist; the server makes it when it starts");
  closeSync(openSync(path, "r+"));
}

/**
 * Makes a folder and those above it, one by one: `mkdirSync` with `recursive` does not end on file systems that refuse
 * it with ENOENT, such as /proc. A file in the place of the folder is left for the opening to stumble on.
 */
function ensureFolder(folder: string): void {
  const parent = dirname(folder);
  if (existsSync(folder) || parent === folder) return;
  ensureFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(folder)) throw error;
  }
}
