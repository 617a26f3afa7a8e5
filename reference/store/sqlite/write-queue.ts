/**
 * Group commit. A durable commit costs a sync of the disk, which is far more than the statements in it, so all writes
 * that arrive while one turn of the event loop runs share one BEGIN IMMEDIATE … COMMIT.
 *
 * Each write stands in a savepoint of its own: one that throws is rolled back alone. Nobody is answered before the
 * commit has returned, and if the commit fails everybody is told so.
 */
import { setImmediate as turn } from "node:timers/promises";
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
  }

  /** Commits batch after batch, each in a turn of its own, until nobody waits. */
  async #run(): Promise<void> {
    do {
      await turn();
      const batch = this.#waiting.splice(0, BATCH_LIMIT);
      try {
        for (const answer of await patiently(() => this.#commit(batch))) answer();
      } catch (error) {
        for (const write of batch) write.reject(storeFailure(error));
      }
    } while (this.#waiting.length > 0);
    this.#running = undefined;
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
    return answers;
  }

  #runAlone(write: Write): () => void {
    const { database } = this.#connection;
    database.exec("SAVEPOINT write");
    try {
      const answer = write.run();
      database.exec("RELEASE write");
      return answer;
    } catch (error) {
      // A full disk or a failed read ends the whole transaction; then there is no savepoint to return to.
      if (!database.isTransaction) throw error;
      database.exec("ROLLBACK TO write; RELEASE write");
      return () => write.reject(storeFailure(error));
    }
  }
}
