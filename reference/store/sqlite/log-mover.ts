/**
 * Moves SQLite's log into the database file while requests are answered. SQLite itself does that in the commit that finds
 * the log too long, and stops everything for it: with a large database for a tenth of a second, since what is to be moved
 * lies in thousands of places. So a thread with a connection of its own moves what there is a few times a second, and
 * little is left to that commit. What it leaves out, because somebody still reads it, it moves the next time.
 */
import { once } from "node:events";
import { statSync } from "node:fs";
import { Worker } from "node:worker_threads";

/** In bytes: a log that does not get so long costs nobody anything, and needs no thread. */
const WORTHWHILE = 4_194_304;
/** How many commits go by between two looks at the length of the log. */
const COMMITS = 32;

export class LogMover {
  readonly #path: string;
  #commits = 0;
  #worker: Worker | undefined;

  /** `path` is the database's. */
  constructor(path: string) {
    this.#path = path;
  }

  /** Call it after each commit. */
  committed(): void {
    this.#commits += 1;
    if (this.#worker || this.#commits % COMMITS > 0 || !this.#isLong()) return;
    this.#worker = new Worker(new URL("./log-mover-thread.ts", import.meta.url), { workerData: this.#path });
    this.#worker.unref();
    // Where there can be no such thread, or it fails, the log is moved as SQLite does it.
    this.#worker.on("error", () => undefined);
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker || worker.threadId === -1) return;
    const ended = once(worker, "exit");
    worker.ref();
    worker.postMessage("end");
    await ended;
  }

  #isLong(): boolean {
    return (statSync(`${this.#path}-wal`, { throwIfNoEntry: false })?.size ?? 0) >= WORTHWHILE;
  }
}
