import { mkdir, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { EmittedFile } from "../emit/emit.ts";
import { isMissing, OutputFault } from "./output-fault.ts";
import type { FileChange } from "./plan.ts";

/**
 * The text of a file below the output folder, or undefined if there is none.
 * @throws {OutputFault} Where something else stands in its place or above it, or it may not be read.
 */
export async function readOutput(out: string, path: string): Promise<string | undefined> {
  try {
    return await readFile(join(out, path), "utf8");
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

/**
 * Carries out a plan. A file is written beside its place and then renamed, so that nobody reads half of one; files of an
 * earlier run that are no longer part of the output are removed, and so are the folders that this leaves empty.
 * @param done Is told of each change that was carried out.
 * @throws {OutputFault} At the first change that cannot be: what keeps one from its place keeps most.
 */
export async function applyChanges(
  out: string,
  changes: readonly FileChange[],
  done: (change: FileChange) => void = () => {},
): Promise<void> {
  for (const change of changes) {
    if (change.kind === "same") continue;
    const path = join(out, change.path);
    try {
      if (change.kind === "removed") {
        await rm(path, { force: true });
        await removeEmptyFolders(out, dirname(change.path));
      } else {
        await writeWhole(path, change.file);
      }
    } catch (error) {
      throw await OutputFault.of(error, path);
    }
    done(change);
  }
}

async function writeWhole(path: string, file: EmittedFile): Promise<void> {
  await ensureFolder(dirname(path));
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, file.text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Makes a folder and those above it, one by one: `mkdir` with `recursive` does not end on file systems that refuse it with ENOENT, such as /proc. */
async function ensureFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return;
    if (!isMissing(error) || dirname(folder) === folder) throw error;
    await ensureFolder(dirname(folder));
    await mkdir(folder);
  }
}

async function removeEmptyFolders(out: string, folder: string): Promise<void> {
  for (let current = folder; current !== "." && current !== ""; current = dirname(current)) {
    try {
      await rmdir(join(out, current));
    } catch {
      return; // It holds something else, or is gone already.
    }
  }
}
