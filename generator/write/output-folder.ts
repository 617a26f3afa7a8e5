/**
 * Files are read and written one after the other, without leaving that to other threads: hundreds of small ones take less
 * time than it takes to hand them over.
 */
import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { EmittedFile } from "../emit/emit.ts";
import { HeldSignals } from "./held-signals.ts";
import { isMissing, OutputFault } from "./output-fault.ts";
import type { FileChange } from "./plan.ts";

/**
 * The text of a file below the output folder, or undefined if there is none.
 * @throws {OutputFault} Where something else stands in its place or above it, or it may not be read.
 */
export async function readOutput(out: string, path: string): Promise<string | undefined> {
  try {
    return readFileSync(join(out, path), "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw await OutputFault.of(error, join(out, path));
  }
}

/** Whether a file stands at a path below the output folder. */
export async function hasOutput(out: string, path: string): Promise<boolean> {
  const found = await stat(join(out, path)).catch(() => undefined);
  return found?.isFile() ?? false;
}

/** Whether two paths below the output folder lead to one file. */
export async function isSameOutput(out: string, one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all(
    [one, other].map((path) => stat(join(out, path), { bigint: true }).catch(() => undefined)),
  );
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}

/**
 * Carries out a plan. Every file is first written beside its place; only when all are there do they take their places, so
 * that a run that fails or is interrupted before leaves the output as it was. That last step is done without a pause: a
 * signal in it waits for its end. Files of an earlier run that are no longer part of the output are removed, and so are
 * the folders that this leaves empty.
 * @param done Is told of each change that was carried out.
 * @param staged Is told how many files are written beside their places, and how many there will be.
 * @throws {OutputFault} At the first change that cannot be: what keeps one from its place keeps most.
 * @throws {Error} Where a signal came before the last step, and did not end the process.
 */
export async function applyChanges(
  out: string,
  changes: readonly FileChange[],
  done: (change: FileChange) => void = () => {},
  staged: (count: number, of: number) => void = () => {},
): Promise<void> {
  const due = changes.filter((change) => change.kind !== "same");
  if (due.length === 0) return;
  const signals = new HeldSignals();
  const staging = new Staging(out);
  try {
    const files = due.flatMap((change) => (change.kind === "removed" ? [] : [change.file]));
    for (const [index, file] of files.entries()) {
      signals.throwIfReceived();
      await staging.write(file);
      staged(index + 1, files.length);
      // Signals are received between two files.
      await setImmediate();
    }
    signals.throwIfReceived();
    for (const change of due) {
      await orFault(join(out, change.path), () => {
        if (change.kind === "removed") remove(out, change.path);
        else staging.place(change.path, change.formerPath);
      });
      done(change);
    }
  } finally {
    staging.clear();
    signals.release();
  }
}

/** Tells apart runs of one process. */
let runs = 0;

/** Files that are written beside their places, and the folders that had to be made for them. */
class Staging {
  readonly #out: string;
  /** The paths of the files below the output folder, until they are in their places. */
  readonly #waiting = new Set<string>();
  readonly #folders: string[] = [];
  /** The folders that are there. */
  readonly #known = new Set<string>();
  readonly #suffix = `${process.pid}-${++runs}.tmp`;

  constructor(out: string) {
    this.#out = out;
  }

  /** @throws {OutputFault} Where the file cannot be written. */
  async write(file: EmittedFile): Promise<void> {
    const path = join(this.#out, file.path);
    await orFault(path, () => {
      this.#ensureFolder(dirname(path));
      this.#waiting.add(file.path);
      writeFileSync(this.#besides(file.path), file.text);
    });
  }

  /** @param formerPath Where the file stands so far: a file system that takes it for the same path would keep its letters. */
  place(path: string, formerPath: string | undefined): void {
    if (formerPath !== undefined) rmSync(join(this.#out, formerPath));
    renameSync(this.#besides(path), join(this.#out, path));
    this.#waiting.delete(path);
  }

  /** Removes what did not come to its place. A folder with something in it stays. */
  clear(): void {
    for (const path of this.#waiting) rmSync(this.#besides(path), { force: true });
    if (this.#waiting.size > 0) for (const folder of this.#folders.toReversed()) removeEmpty(folder);
  }

  #besides(path: string): string {
    return `${join(this.#out, path)}.${this.#suffix}`;
  }

  /** Makes a folder and those above it, one by one: `mkdir` with `recursive` does not end on file systems that refuse it with ENOENT, such as /proc. */
  #ensureFolder(folder: string): void {
    if (this.#known.has(folder)) return;
    this.#known.add(folder);
    try {
      this.#make(folder);
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "EEXIST") return;
      if (!isMissing(error) || dirname(folder) === folder) throw error;
      this.#ensureFolder(dirname(folder));
      this.#make(folder);
    }
  }

  #make(folder: string): void {
    mkdirSync(folder);
    this.#folders.push(folder);
  }
}

function remove(out: string, path: string): void {
  rmSync(join(out, path), { force: true });
  for (let folder = dirname(path); folder !== "." && folder !== ""; folder = dirname(folder)) {
    if (!removeEmpty(join(out, folder))) return;
  }
}

/** @returns False where the folder holds something, or is gone already. */
function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** What goes wrong while a file is brought to its path, in words. */
async function orFault(path: string, run: () => void): Promise<void> {
  try {
    run();
  } catch (error) {
    throw await OutputFault.of(error, path);
  }
}
