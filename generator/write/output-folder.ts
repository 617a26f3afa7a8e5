import { mkdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { EmittedFile } from "../emit/emit.ts";
import type { FileChange } from "./plan.ts";

/** The text of a file below the output folder, or undefined if there is none. */
export async function readOutput(out: string, path: string): Promise<string | undefined> {
  try {
    return await readFile(join(out, path), "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * Carries out a plan. A file is written beside its place and then renamed, so that nobody reads half of one; files of an
 * earlier run that are no longer part of the output are removed, and so are the folders that this leaves empty.
 */
export async function applyChanges(out: string, changes: readonly FileChange[]): Promise<void> {
  for (const change of changes) {
    const path = join(out, change.path);
    if (change.kind === "removed") {
      await rm(path, { force: true });
      await removeEmptyFolders(out, dirname(change.path));
    } else if (change.kind !== "same") {
      await writeWhole(path, change.file);
    }
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

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
