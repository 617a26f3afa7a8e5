/**
 * The errors that a client throws. Those for one status each are in the package's own `errors.ts`; they extend
 * `APIError` and are chosen by `errorOf`.
 */
import type { Client } from "./client.ts";
import type { Exchange } from "./exchange.ts";
import { byStatus } from "./status.ts";

/**
 * Anything that went wrong with a request: an answer that is no success, or no answer at all. Its fields are declared and
 * not defined, as the constructor sets them all.
 */
export class APIError<Status extends number | undefined = number | undefined, Body = unknown> extends Error {
  override readonly name: string = "APIError";
  /** The answer's status; undefined if there was no answer. */
  declare readonly status: Status;
  /** The answer's headers; undefined if there was no answer. */
  declare readonly headers: Headers | undefined;
  /** The answer's body: parsed where it is JSON, else its text; undefined if there is none. */
  declare readonly error: Body;

  constructor(
    status: Status,
    error: Body,
    message?: string | undefined,
    headers?: Headers | undefined,
    cause?: unknown,
  ) {
    super(`${status ?? ""} ${message ?? bodyMessage(error)}`.trim(), cause === undefined ? undefined : { cause });
    this.status = status;
    this.headers = headers;
    this.error = error;
  }
}

/** No answer: the connection was refused, broke off, or could not be made. `cause` is the platform's error. */
export class APIConnectionError extends APIError<undefined, undefined> {
  override readonly name: string = "APIConnectionError";

  constructor(message = "The connection failed.", cause?: unknown) {
    super(undefined, undefined, message, undefined, cause);
  }
}

/** The caller's `signal` was aborted. `cause` is the signal's reason. */
export class APIUserAbortError extends APIError<undefined, undefined> {
  override readonly name: string = "APIUserAbortError";

  constructor(message = "The request was aborted.", cause?: unknown) {
    super(undefined, undefined, message, undefined, cause);
  }
}

/** No complete answer within `timeout`. */
export class APIConnectionTimeoutError extends APIConnectionError {
  override readonly name: string = "APIConnectionTimeoutError";
}

/** `never` takes every class: one may be for a single status and its body. */
type StatusErrorClass = new (
  status: never,
  error: never,
  message?: string | undefined,
  headers?: Headers | undefined,
) => APIError;

/** The class for a status, or for all statuses of a hundred (`5XX`) that have none of their own. */
export type ErrorClasses = Readonly<Record<number | "4XX" | "5XX", StatusErrorClass | undefined>>;

/** The error for an answer, of the class that the client has for its status. */
export function errorOf(
  { errors = {} }: Pick<Client, "errors">,
  { response, body }: Exchange,
  message?: string,
): APIError {
  const Class: StatusErrorClass = byStatus(errors, response.status) ?? APIError;
  // The class says what its status declares; what arrived is only known now.
  return new Class(response.status as never, body?.value as never, message, response.headers);
}

/** What bodies of errors have most often. */
interface ErrorBody {
  readonly message?: unknown;
  readonly error?: { readonly message?: unknown } | null;
}

/** The `message` of the body or of its `error`, its text, or the body as JSON: of any of them the beginning. */
function bodyMessage(body: unknown): string {
  const { error, message = error?.message ?? body }: ErrorBody = Object(body);
  const text = (typeof message === "string" ? message : JSON.stringify(body ?? undefined)) || "status code (no body)";
  return text.replace(/^(.{1000}).+/s, "$1…");
}
