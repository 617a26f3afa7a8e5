/**
 * Group commit. A transaction costs more than the statements in it, and a sync of the disk far more than that. So all
 * writes that arrive while one turn of the event loop runs share one BEGIN IMMEDIATE … COMMIT, and all commits that are
 * made while the disk works share its next sync.
 *
 * Each write stands in a savepoint of its own: one that throws is rolled back alone. Nobody is answered before the
 * disk has the commit, and if either fails everybody is told so.
 */
import { endOfTurn } from "../end-of-turn.ts";
import { StoreOutcomeUnknownError, StoreUnavailableError } from "../store.ts";
import type { Connection } from "./connection.ts";
import { storeFailure } from "./failure.ts";
import { patiently } from "./patience.ts";

/** Bounds how long one commit keeps the event loop, and the lock, to itself. */
const BATCH_LIMIT = 256;

interface Write {
  /** Runs the statements and returns what to call once they are durable. */
  readonly run: () => () => void;
  readonly reject: (error: unknown) => void;
}

export class WriteQueue {
  readonly #connection: Connection;
  #waiting: Write[] = [];
  #running: Promise<void> | undefined;
  /** Commits that the disk does not have yet, with those who wait for that. */
  readonly #syncing = new Set<Promise<void>>();
  #closed = false;
  /** How many transactions were committed. */
  commits = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Resolves with what `work` returned, once it is committed. `work` must not await anything. */
  write<Result>(work: (connection: Connection) => Result): Promise<Result> {
    if (this.#closed) return Promise.reject(new StoreUnavailableError("the store is closed"));
    return new Promise<Result>((resolve, reject) => {
      const run = () => {
        const result = work(this.#connection);
        return () => resolve(result);
      };
      this.#waiting.push({ run, reject });
      this.#running ??= this.#run();
    });
  }

  /** Refuses new writes and resolves when the accepted ones are answered. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
    await Promise.all(this.#syncing);
  }

  /** Commits batch after batch, each in a turn of its own, until nobody waits. */
  async #run(): Promise<void> {
    do {
      await endOfTurn();
      const batch = this.#waiting.splice(0, BATCH_LIMIT);
      try {
        const answers = await patiently(() => this.#commit(batch));
        const syncing = this.#answer(batch, answers).finally(() => this.#syncing.delete(syncing));
        this.#syncing.add(syncing);
      } catch (error) {
        for (const write of batch) write.reject(storeFailure(error));
      }
    } while (this.#waiting.length > 0);
    this.#running = undefined;
  }

  /** Answers once the disk has the commit. Where it refuses, a crash may or may not lose what everybody can see now. */
  async #answer(batch: readonly Write[], answers: readonly (() => void)[]): Promise<void> {
    try {
      await this.#connection.synced();
      for (const answer of answers) answer();
    } catch (cause) {
      const failure = new StoreOutcomeUnknownError("the disk failed to keep what was committed", { cause });
      for (const write of batch) write.reject(failure);
    }
  }

  /** Runs to its end without yielding, so that no read of this process sees a half-done write. */
  #commit(batch: readonly Write[]): readonly (() => void)[] {
    const { database } = this.#connection;
    database.exec("BEGIN IMMEDIATE");
    let answers: (() => void)[];
    try {
      answers = batch.map((write) => this.#runAlone(write));
    } catch (error) {
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
    try {
      database.exec("COMMIT");
    } catch (cause) {
      // SQLite has left the transaction after a failed write or sync: the log may or may not have it after a crash.
      if (!database.isTransaction) throw new StoreOutcomeUnknownError("the database failed to commit", { cause });
      database.exec("ROLLBACK");
      throw cause;
    }
    this.commits += 1;
    this.#connection.committed();
    return answers;
  }

  #runAlone(write: Write): () => void {
    const { database } = this.#connection;
    this.#connection.run("SAVEPOINT write");
    try {
      const answer = write.run();
      this.#connection.run("RELEASE write");
      return answer;
    } catch (error) {
      // A full disk or a failed read ends the whole transaction; then there is no savepoint to return to.
      if (!database.isTransaction) throw error;
      database.exec("ROLLBACK TO write; RELEASE write");
      return () => write.reject(storeFailure(error));
    }
  }
}
