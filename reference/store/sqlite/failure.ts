/**
 * What a failure of SQLite means (https://www.sqlite.org/rescode.html): which are the weather, which are for the
 * operator, and which are mistakes of ours.
 */
import { StoreUnavailableError, StoreUnusableError } from "../store.ts";

/** SQLITE_BUSY and SQLITE_LOCKED: another connection is at work. */
const BUSY = [5, 6];
/** NOMEM, READONLY, IOERR, FULL, CANTOPEN and PROTOCOL: the machine does not let us, at the moment. */
const UNAVAILABLE = [7, 8, 10, 13, 14, 15];
/** CORRUPT and NOTADB. */
const DAMAGED = [11, 26];

/** Why a database does not open, by the result code of SQLite or the code of a system call that failed. */
const OPENING_PROBLEMS: ReadonlyMap<number | string, string> = new Map<number | string, string>([
  [5, "is locked by another program"],
  [6, "is locked by another program"],
  [8, "may not be written by this user"],
  [10, "cannot be read or written: the disk reports an error"],
  [11, "is damaged"],
  [13, "cannot be written: the disk is full"],
  [14, "cannot be opened, or the files beside it cannot"],
  [26, "is not a SQLite database, or is damaged"],
  ["EACCES", "may not be read and written by this user"],
  ["EPERM", "may not be read and written by this user"],
  ["EISDIR", "is a folder, not a file"],
  ["EEXIST", "cannot be made, since something in its path is a file and not a folder"],
  ["ENOTDIR", "cannot be made, since something in its path is a file and not a folder"],
  ["ENOENT", "cannot be made, since its folder does not exist and cannot be made"],
  ["EROFS", "is on a file system that cannot be written"],
  ["ENOSPC", "cannot be made: the disk is full"],
]);

export function isBusy(error: unknown): boolean {
  return BUSY.includes(primaryCode(error));
}

/**
 * The failure as the store throws it. A broken constraint or a wrong statement stays what it is: a bug must not look
 * like an outage.
 */
export function storeFailure(error: unknown): unknown {
  const code = primaryCode(error);
  if (DAMAGED.includes(code)) return new StoreUnusableError("is damaged", { cause: error });
  if (!BUSY.includes(code) && !UNAVAILABLE.includes(code)) return error;
  return new StoreUnavailableError("the database cannot be read or written at the moment", { cause: error });
}

/**
 * The same while the database is opened, where nothing is worth another attempt and the operator is there to read it.
 */
export function openingFailure(error: unknown): unknown {
  const system = systemCode(error);
  const problem = OPENING_PROBLEMS.get(system ?? primaryCode(error)) ?? (system && `cannot be opened (${system})`);
  return problem === undefined ? error : new StoreUnusableError(problem, { cause: error });
}

/** The lowest eight bits of the result code, without its extension; 0 for what does not come from SQLite. */
function primaryCode(error: unknown): number {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return 0;
  return error.errcode & 0xff;
}

/** `ENOENT` and the like; undefined for what is not a failed system call. */
function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
