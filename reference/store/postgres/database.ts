/**
 * The connections to one PostgreSQL, and the transactions on them. Every wait has an end: for a connection, for a lock,
 * for a statement, and for a server that does not say anything any more. A connection that is lost is replaced when the
 * next one is asked for, so that nothing has to be restarted after an outage.
 *
 * READ COMMITTED is enough, since every decision is taken on rows that the transaction has locked. What stands in
 * another's way is ended by the server and begun again here. Which steps share a transaction, step-queue.ts decides.
 */
import { Client, type ClientBase, type ClientConfig, Pool } from "pg";
import { StoreUnavailableError, StoreUnusableError } from "../store.ts";
import { isWorthAnotherAttempt, openingFailure, storeFailure } from "./failure.ts";
import { migrate } from "./migrations.ts";
import { COLUMN_TYPES, Session } from "./session.ts";

/** How long is waited, in milliseconds. */
export interface Waits {
  /** For a connection: a new one, or one of the pool that somebody gives back. */
  readonly connection: number;
  readonly lock: number;
  readonly statement: number;
  /** Longer than a statement may take: for a server that is frozen, or behind a network that is gone. */
  readonly silence: number;
}
const WAITS: Waits = { connection: 3_000, lock: 3_000, statement: 5_000, silence: 7_000 };
/** A program that starts has nobody waiting. */
const OPENING_MS = 10_000;
/**
 * A process that stopped in the middle of a transaction must not keep its locks. Nor may a transaction of which nobody
 * waits for the end any more be committed late, when what it gives has lost its grace.
 */
const IDLE_TRANSACTION_MS = 7_000;
const ATTEMPTS = 4;

export interface DatabaseOptions {
  /** Whether an empty database is filled. */
  readonly create: boolean;
  /** How many connections the process may have at once. */
  readonly connections: number;
  readonly waits?: Partial<Waits>;
}

export class Database {
  readonly #pool: Pool;
  readonly #running = new Set<Promise<unknown>>();
  #closed = false;
  /** How many transactions were committed. */
  commits = 0;

  private constructor(pool: Pool) {
    this.#pool = pool;
    // The pool has dropped the connection already, and whoever needs one will hear of an outage.
    pool.on("error", () => {});
    pool.on("connect", (client) => client.on("error", () => {}));
  }

  /**
   * Brings the schema to the newest step and opens the pool.
   * @throws StoreUnusableError if the database cannot be used.
   */
  static async open(url: string, { create, connections, waits }: DatabaseOptions): Promise<Database> {
    const { connection: connecting, lock, statement, silence } = { ...WAITS, ...waits };
    try {
      const connection: ClientConfig = {
        connectionString: url,
        application_name: "oauth-server",
        keepAlive: true,
        types: COLUMN_TYPES,
      };
      await prepare(connection, create);
      const pool = new Pool({
        ...connection,
        max: connections,
        // A statement need not wait for the answer to the one before it (see session.ts).
        pipeline: true,
        connectionTimeoutMillis: connecting,
        idleTimeoutMillis: 60_000,
        lock_timeout: lock,
        statement_timeout: statement,
        query_timeout: silence,
        idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
        // What it returns is waited for, and a connection on which it fails is not handed out.
        onConnect: keepCommits,
      });
      return new Database(pool);
    } catch (error) {
      throw openingFailure(error);
    }
  }

  /** Runs `work` without a transaction: each statement sees what was committed before it. */
  read<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    return this.#accept(() => this.#onConnection(work));
  }

  /** Gives what `work` gives, item by item, on a connection of its own until the last. */
  async *stream<Item>(work: (session: Session) => AsyncIterable<Item>): AsyncIterable<Item> {
    if (this.#closed) throw new StoreUnavailableError("the store is closed");
    const { session, release } = await this.#connect();
    try {
      yield* work(session);
    } catch (error) {
      throw storeFailure(error);
    } finally {
      release();
    }
  }

  /** Resolves with what `work` returned, once it is committed. `work` is run again where another was in its way. */
  write<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    return this.#accept(async () => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await this.#onConnection((session) => this.#transaction(session, work));
        } catch (error) {
          if (attempt === ATTEMPTS || !isWorthAnotherAttempt(error)) throw error;
        }
      }
    });
  }

  /** Finishes what was accepted, refuses what comes, and closes the connections. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.allSettled(this.#running);
    await this.#pool.end();
  }

  async #accept<Result>(run: () => Promise<Result>): Promise<Result> {
    if (this.#closed) throw new StoreUnavailableError("the store is closed");
    const running = run();
    this.#running.add(running);
    try {
      return await running;
    } catch (error) {
      throw storeFailure(error);
    } finally {
      this.#running.delete(running);
    }
  }

  async #onConnection<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    const { session, release } = await this.#connect();
    try {
      return await work(session);
    } finally {
      release();
    }
  }

  async #connect(): Promise<{ readonly session: Session; readonly release: () => void }> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw new StoreUnavailableError("no connection to the database is to be had", { cause: error });
    });
    const session = new Session(client);
    return { session, release: () => client.release(session.lost) };
  }

  async #transaction<Result>(session: Session, work: (session: Session) => Promise<Result>): Promise<Result> {
    session.begin();
    let result: Result;
    try {
      result = await work(session);
    } catch (error) {
      // Where it cannot be rolled back, the connection is lost, and the server does it.
      if (!session.lost) await session.run("ROLLBACK").catch(() => {});
      throw error;
    }
    await session.commit();
    this.commits += 1;
    return result;
  }
}

/**
 * Pins what a commit waits for, in every connection: a change of the role, of the database or of the server's
 * configuration while servers serve would otherwise turn it off for one of them. What waits for longer is kept.
 */
async function keepCommits(client: ClientBase): Promise<void> {
  const wanted =
    "CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END";
  await client.query(`SELECT set_config('synchronous_commit', ${wanted}, false)`);
}

/** One connection of its own, which may wait for another server that migrates, however long that takes. */
async function prepare(connection: ClientConfig, create: boolean): Promise<void> {
  const client = new Client({ ...connection, connectionTimeoutMillis: OPENING_MS });
  client.on("error", () => {});
  try {
    await client.connect();
    const session = new Session(client);
    const durability = await session.get("SHOW synchronous_commit");
    if (durability?.text("synchronous_commit") === "off") {
      throw new StoreUnusableError("forgets what it has committed: synchronous_commit is off for this user");
    }
    // For all that is in the cluster: what is committed is then lost with the machine's power.
    if ((await session.get("SHOW fsync"))?.text("fsync") === "off") {
      throw new StoreUnusableError("forgets what it has committed: fsync is off on its server");
    }
    session.begin();
    await migrate(session, { create });
    await session.commit();
  } finally {
    await client.end();
  }
}
