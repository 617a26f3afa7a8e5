import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Diagnostics } from "../diagnostics.ts";

/** Why a file of the output cannot be read, written or removed, in words. */
export class OutputFault extends Error {
  /** What stands in the way, or cannot be written; absolute. */
  readonly #path: string;
  readonly #fault: string;

  private constructor(path: string, fault: string, cause: unknown) {
    super(`${path} ${fault}`, { cause });
    this.name = "OutputFault";
    this.#path = path;
    this.#fault = fault;
  }

  /** @param path The file that was wanted, absolute; the message names what stands in its way where that is another. */
  static async of(error: unknown, path: string): Promise<OutputFault> {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "EISDIR") return new OutputFault(path, "is a folder, where a file is written", error);
    const obstacle = await fileAbove(path);
    if (obstacle !== undefined) return new OutputFault(obstacle, "is a file, where a folder is needed", error);
    const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
    return new OutputFault(path, `cannot be written: ${reason}`, error);
  }

  /** @param shown The path as the user sees it. */
  report(diagnostics: Diagnostics, shown: (path: string) => string): void {
    diagnostics.error("unwritable-output", `${shown(this.#path)} ${this.#fault}`, {
      help: "Move what stands in the way, or give another folder with --out.",
    });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left on the disk",
  EDQUOT: "no space is left for this user",
  ENOENT: "no folder can be made there",
  ENAMETOOLONG: "the path is too long",
  EMFILE: "too many files are open",
};

/** Whether an error of the file system says that nothing stands at the path. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** The nearest thing that exists above a path, if it is no folder. */
async function fileAbove(path: string): Promise<string | undefined> {
  for (let above = dirname(path); above !== dirname(above); above = dirname(above)) {
    const found = await stat(above).catch(() => undefined);
    if (found) return found.isDirectory() ? undefined : above;
  }
  return undefined;
}
