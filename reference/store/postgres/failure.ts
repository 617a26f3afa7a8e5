/**
 * What a failure of PostgreSQL means, by its SQLSTATE (PostgreSQL manual, appendix A): which are the weather, which are
 * for the operator, and which are mistakes of ours.
 */
import { DatabaseError } from "pg";
import { StoreOutcomeUnknownError, StoreUnavailableError, StoreUnusableError } from "../store.ts";

/** Of two transactions that stood in each other's way this one was ended; begun again, it may go through. */
const AGAIN = ["40001", "40P01"];
/** Connection exceptions, rollbacks, insufficient resources, operator's intervention and errors of the system. */
const UNAVAILABLE_CLASSES = ["08", "40", "53", "57", "58"];
/**
 * Not let in (which is being mended, if it worked before), a standby that takes no writes, a transaction that was idle
 * for too long, and a lock that was not to be had in time.
 */
const UNAVAILABLE = ["28000", "28P01", "3D000", "25006", "25P03", "25P04", "55P03"];
const DAMAGED = ["XX001", "XX002"];

/** Why a database does not open. */
const OPENING_PROBLEMS: ReadonlyMap<string, string> = new Map([
  ["28000", "does not let this user in from here"],
  ["28P01", "does not accept the user or the password"],
  ["3D000", "does not exist; create it first, empty"],
  ["3F000", "has no schema of the name that its search_path says"],
  ["42501", "does not let this user create its tables and use them"],
  ["53300", "has no connection left"],
  ["57P03", "is starting or stopping"],
  ["25006", "takes no writes: it is a standby, or read-only"],
]);

export function isWorthAnotherAttempt(error: unknown): boolean {
  return AGAIN.includes(sqlState(error));
}

/** The failure of a statement as the store throws it. A bug must not look like an outage. */
export function storeFailure(error: unknown): unknown {
  const state = sqlState(error);
  if (DAMAGED.includes(state)) return new StoreUnusableError("is damaged", { cause: error });
  if (!UNAVAILABLE.includes(state) && !UNAVAILABLE_CLASSES.includes(state.slice(0, 2))) return error;
  return new StoreUnavailableError("the database cannot be read or written at the moment", { cause: error });
}

/** Whether a failure came over the wire, from a server that is still there. */
export function isAnswer(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError;
}

/**
 * The failure of COMMIT itself. Where the server says that the transaction was in somebody's way, or broke a
 * constraint, nothing is written; after everything else, nobody knows.
 */
export function commitFailure(error: unknown): unknown {
  const state = sqlState(error);
  if (AGAIN.includes(state) || state.startsWith("23")) return error;
  return new StoreOutcomeUnknownError("the database went away while it was to commit", { cause: error });
}

/** The failure while the database is opened, when the operator is there to read it. */
export function openingFailure(error: unknown): unknown {
  if (error instanceof StoreUnusableError || error instanceof TypeError) return error;
  if (isAnswer(error)) {
    const problem = OPENING_PROBLEMS.get(sqlState(error));
    return problem === undefined ? storeFailure(error) : new StoreUnusableError(problem, { cause: error });
  }
  if (error instanceof StoreUnavailableError && error.cause !== undefined) return openingFailure(error.cause);
  if (!(error instanceof Error)) return error;
  // Where a host has several addresses the failure has no message of its own.
  const reason = error.message === "" && "code" in error ? String(error.code) : error.message;
  return new StoreUnusableError(`cannot be reached (${reason})`, { cause: error });
}

/** The five characters; empty for what the server did not say. */
function sqlState(error: unknown): string {
  return isAnswer(error) ? (error.code ?? "") : "";
}
