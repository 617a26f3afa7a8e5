/**
 * The errors that a client throws. Those for one status each are in the package's own `errors.ts`; they extend
 * `APIError` and are chosen by `errorFor`.
 */

/** Anything that went wrong with a request: an answer that is no success, or no answer at all. */
export class APIError<Status extends number | undefined = number | undefined, Body = unknown> extends Error {
  /** The answer's status; undefined if there was no answer. */
  readonly status: Status;
  /** The answer's headers; undefined if there was no answer. */
  readonly headers: Headers | undefined;
  /** The answer's body: parsed where it is JSON, else its text; undefined if there is none. */
  readonly error: Body;

  constructor(
    status: Status,
    error: Body,
    message?: string | undefined,
    headers?: Headers | undefined,
    cause?: unknown,
  ) {
    super(errorMessage(status, error, message), cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.status = status;
    this.headers = headers;
    this.error = error;
  }
}

/** No answer: the connection was refused, broke off, or could not be made. `cause` is the platform's error. */
export class APIConnectionError extends APIError<undefined, undefined> {
  constructor(message = "The connection failed.", cause?: unknown) {
    super(undefined, undefined, message, undefined, cause);
  }
}

/** No complete answer within `timeout`. */
export class APIConnectionTimeoutError extends APIConnectionError {
  constructor(message = "The request timed out.", cause?: unknown) {
    super(message, cause);
  }
}

/** The caller's `signal` was aborted. `cause` is the signal's reason. */
export class APIUserAbortError extends APIError<undefined, undefined> {
  constructor(message = "The request was aborted.", cause?: unknown) {
    super(undefined, undefined, message, undefined, cause);
  }
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

/** The error for an answer, of the class that the package has for its status. */
export function errorFor(
  classes: Partial<ErrorClasses>,
  status: number,
  body: unknown,
  headers: Headers,
  message?: string,
): APIError {
  const range = status >= 500 ? "5XX" : "4XX";
  const Class: StatusErrorClass = classes[status] ?? (status >= 400 ? classes[range] : undefined) ?? APIError;
  // The class says what its status declares; what arrived is only known now.
  return new Class(status as never, body as never, message, headers);
}

const longestMessage = 1000;

/** `404 not found`: the status, and the body's `message`, the body as JSON, its text, or what the client has to say. */
function errorMessage(status: number | undefined, body: unknown, message: string | undefined): string {
  const text = message ?? bodyMessage(body);
  if (status === undefined) return text ?? "There was no answer.";
  return text === undefined ? `${status} status code (no body)` : `${status} ${text}`;
}

function bodyMessage(body: unknown): string | undefined {
  if (body === undefined || body === null || body === "") return undefined;
  if (typeof body === "string") return shorten(body);
  if (typeof body === "object" && "message" in body && typeof body.message === "string") return shorten(body.message);
  return shorten(JSON.stringify(body));
}

function shorten(text: string): string {
  return text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text;
}
