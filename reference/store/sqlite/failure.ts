/** What a failure of SQLite means (https://www.sqlite.org/rescode.html): which are the weather, and which are mistakes of ours. */
import { StoreUnavailableError } from "../store.ts";

/** SQLITE_BUSY and SQLITE_LOCKED: another connection is at work. */
const BUSY = [5, 6];
/** NOMEM, READONLY, IOERR, FULL, CANTOPEN and PROTOCOL: the machine does not let us, at the moment. */
const UNAVAILABLE = [7, 8, 10, 13, 14, 15];

export function isBusy(error: unknown): boolean {
  return BUSY.includes(primaryCode(error));
}

/** The failure as the store throws it. A broken constraint or a wrong statement stays what it is: a bug must not look like an outage. */
export function storeFailure(error: unknown): unknown {
  const code = primaryCode(error);
  if (!BUSY.includes(code) && !UNAVAILABLE.includes(code)) return error;
  return new StoreUnavailableError("the database cannot be read or written at the moment", { cause: error });
}

/** The lowest eight bits of the result code, without its extension; 0 for what does not come from SQLite. */
function primaryCode(error: unknown): number {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return 0;
  return error.errcode & 0xff;
}
