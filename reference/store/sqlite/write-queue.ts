/**
 * Group commit. A durable commit costs a sync of the disk, which is far more than the statements in it, so all writes
 * that arrive while one turn of the event loop runs share one BEGIN IMMEDIATE … COMMIT.
 *
 * Each write stands in a savepoint of its own: one that throws is rolled back alone. Nobody is answered before the
 * commit has returned, and if the commit fails everybody is told so.
 */
import { StoreUnavailableError } from "../store.ts";
import type { Connection } from "./connection.ts";

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
  #scheduled: Promise<void> | undefined;
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
      this.#scheduled ??= this.#soon();
    });
  }

  /** Refuses new writes and resolves when the accepted ones are answered. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#scheduled) await this.#scheduled;
  }

  #soon(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(() => {
        const batch = this.#waiting.splice(0, BATCH_LIMIT);
        this.#scheduled = this.#waiting.length > 0 ? this.#soon() : undefined;
        this.#commit(batch);
        resolve();
      });
    });
  }

  #commit(batch: readonly Write[]): void {
    const { database } = this.#connection;
    const answers: (() => void)[] = [];
    try {
      database.exec("BEGIN IMMEDIATE");
      for (const write of batch) answers.push(this.#runAlone(write));
      database.exec("COMMIT");
      this.commits += 1;
    } catch (cause) {
      if (database.isOpen && database.isTransaction) database.exec("ROLLBACK");
      const error = new StoreUnavailableError("the database did not commit", { cause });
      for (const write of batch) write.reject(error);
      return;
    }
    for (const answer of answers) answer();
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
      return () => write.reject(error);
    }
  }
}
