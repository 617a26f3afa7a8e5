import { join } from "node:path";
import type { Diagnostics } from "../diagnostics.ts";
import type { EmittedFile } from "../emit/emit.ts";
import { unixLines } from "../unix-lines.ts";
import { compareLines, type LineCounts } from "./line-counts.ts";
import { OutputFault } from "./output-fault.ts";
import { hasOutput, isSameOutput, readOutput } from "./output-folder.ts";

/** What a run does to one file of the output folder. */
export type FileChange =
  | { readonly kind: "same"; readonly path: string }
  | {
      readonly kind: "added" | "changed";
      readonly path: string;
      readonly file: EmittedFile;
      readonly lines: LineCounts;
      /** The path by which the file is known so far, where that differs in the case of letters alone and leads to the same file. */
      readonly formerPath?: string;
    }
  | { readonly kind: "removed"; readonly path: string };

/**
 * Compares the emitted files with what is on disk, without regard to how lines end. What keeps a file from its place is
 * reported.
 * @param owned The paths that an earlier run wrote. Only these are removed; another file that stands in the way is an
 *   error, unless it holds what would be written.
 * @param shown An absolute path as the user sees it.
 */
export async function planChanges(
  out: string,
  files: readonly EmittedFile[],
  owned: readonly string[],
  diagnostics: Diagnostics,
  shown: (path: string) => string,
): Promise<readonly FileChange[]> {
  const changes: FileChange[] = [];
  const ownedPaths = new Set(owned);
  const emitted = new Set(files.map((file) => file.path));
  const respelt = await respeltPaths(
    out,
    files.filter((file) => !ownedPaths.has(file.path)),
    owned.filter((path) => !emitted.has(path)),
  );
  for (const file of files) {
    const formerPath = respelt.get(file.path);
    let before: string | undefined;
    try {
      const found = await readOutput(out, file.path);
      before = found === undefined ? undefined : unixLines(found);
    } catch (error) {
      if (!(error instanceof OutputFault)) throw error;
      error.report(diagnostics, shown);
      continue;
    }
    if (before === file.text && formerPath === undefined) {
      changes.push({ kind: "same", path: file.path });
      continue;
    }
    if (before !== undefined && !ownedPaths.has(file.path) && formerPath === undefined) {
      diagnostics.error(
        "foreign-file",
        `${shown(join(out, file.path))} was not written by specwright, and would be overwritten`,
        {
          ...(owned.length === 0 && { help: withoutLock }),
        },
      );
      continue;
    }
    const kind = before === undefined ? "added" : "changed";
    const lines = await compareLines(before ?? "", file.text);
    changes.push({ kind, path: file.path, file, lines, ...(formerPath !== undefined && { formerPath }) });
  }
  const former = new Set(respelt.values());
  for (const path of owned) {
    if (!emitted.has(path) && !former.has(path) && (await hasOutput(out, path)))
      changes.push({ kind: "removed", path });
  }
  return changes;
}

/**
 * Of new paths, those that lead to a file which an earlier run wrote at a path that differs in the case of letters alone, as
 * file systems of Windows and macOS have it.
 * @returns The earlier paths, by the new ones.
 */
async function respeltPaths(
  out: string,
  files: readonly EmittedFile[],
  former: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const byLetters = new Map(former.map((path) => [path.toLowerCase(), path]));
  const found = new Map<string, string>();
  for (const { path } of files) {
    const known = byLetters.get(path.toLowerCase());
    if (known !== undefined && (await isSameOutput(out, path, known))) found.set(path, known);
  }
  return found;
}

/** Where no file is owned, most often the lock file was not committed with the others. */
const withoutLock =
  "No lock file says which files are the generator's. If it was lost, take it back from version control; else move the file away.";
