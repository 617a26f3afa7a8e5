import type { EmittedFile } from "../emit/emit.ts";
import { jsonText } from "../invisible-text.ts";
import { isJsonObject, type JsonValue } from "../load/text/json.ts";
import type { LockFile } from "../model/names/lock-file.ts";
import { emptyLockFile, parseLockFile } from "../model/names/lock-file.ts";

/** The lock file's name in the output folder. */
export const lockFileName = "specwright.lock.json";

/** What stands in the lock file: the names of the model, and the files that the generator owns. */
export interface Lock {
  readonly names: LockFile;
  /** Paths below the output folder, sorted. */
  readonly files: readonly string[];
}

/** The lock of a first run. */
export const emptyLock: Lock = { names: emptyLockFile, files: [] };

/** @returns Undefined if the text is no lock file. A path that leads out of the output folder makes it none. */
export function parseLock(text: string): Lock | undefined {
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const names = parseLockFile(value);
  if (!names || !isJsonObject(value) || !Array.isArray(value.files)) return undefined;
  const files = value.files.filter((path): path is string => typeof path === "string" && isInside(path));
  return files.length === value.files.length ? { names, files } : undefined;
}

export function lockText(names: LockFile, files: readonly EmittedFile[]): string {
  const paths = files.map((file) => file.path).sort();
  return `${jsonText({ ...names, files: paths }, 2)}\n`;
}

function isInside(path: string): boolean {
  return /^[^/\\:\0]+(?:\/[^/\\:\0]+)*$/.test(path) && !path.split("/").some((part) => part === "." || part === "..");
}
