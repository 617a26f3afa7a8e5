/**
 * Brings SQLite's log to the disk without holding up the event loop: while the disk works, requests are read and the next
 * commits are written behind those that wait for it. Whoever asks meanwhile shares the next sync.
 */
import { close, fdatasync, openSync } from "node:fs";
import { promisify } from "node:util";

export class LogSync {
  readonly #file: number;
  readonly #toDisk: (file: number) => Promise<void>;
  /** The sync that runs, or the last one. Never rejects. */
  #current: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;
  #failure: { readonly error: unknown } | undefined;

  /** `path` is the log's; it must not be replaced by another file meanwhile, which SQLite does when nobody has it open. */
  constructor(path: string, toDisk: (file: number) => Promise<void> = promisify(fdatasync)) {
    // Windows syncs no file that was opened to be read.
    this.#file = openSync(path, "r+");
    this.#toDisk = toDisk;
  }

  /**
   * Resolves when all that stands in the log by now is on the disk. Once that has failed it fails for ever: the system may
   * have thrown away what it could not write, and would call the next sync a success (fsync(2)).
   */
  sync(): Promise<void> {
    this.#next ??= this.#syncAfter(this.#current);
    return this.#next;
  }

  close(): void {
    close(this.#file);
  }

  async #syncAfter(before: Promise<void>): Promise<void> {
    await before;
    this.#next = undefined;
    const running = this.#failure ? Promise.reject(this.#failure.error) : this.#toDisk(this.#file);
    this.#current = running.catch((error: unknown) => {
      this.#failure ??= { error };
    });
    await running;
  }
}
