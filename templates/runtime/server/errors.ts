import type { RequestIssue } from "./request-issue.ts";

/**
 * Errors that the server tells apart. Everything else that is thrown is a crash: the client learns nothing of it.
 */

/**
 * The body of a request is larger than a limit. Thrown to whoever reads it; a handler that lets it pass answers with 413.
 */
export class PayloadTooLargeError extends Error {
  /** In octets. */
  readonly limit: number;

  constructor(limit: number) {
    super(`the body is larger than ${limit} octets`);
    this.name = "PayloadTooLargeError";
    this.limit = limit;
  }
}

/**
 * What a handler reads of a body while it arrives does not fit the API. A handler that lets it pass answers as if it had
 * been found before: with 400, or 415 where a part is of another media type.
 */
export class InvalidRequestError extends Error {
  readonly issues: readonly RequestIssue[];
  readonly kind: "invalid" | "unsupported-media-type";

  constructor(issues: readonly RequestIssue[], kind: "invalid" | "unsupported-media-type" = "invalid") {
    super(issues.map(({ location, path, message }) => `${location} ${path}: ${message}`).join("\n"));
    this.name = "InvalidRequestError";
    this.issues = issues;
    this.kind = kind;
  }
}

/** The client went away before its request was complete. */
export class RequestAbortedError extends Error {
  constructor() {
    super("the client closed the connection before its request was complete");
    this.name = "RequestAbortedError";
  }
}

/**
 * Thrown by a handler or authenticator whose store or neighbour does not answer: the client gets 503
 * (RFC 9110 section 15.6.4) in place of 500.
 */
export class ServiceUnavailableError extends Error {
  /** In seconds, for `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(options: { readonly retryAfter?: number; readonly cause?: unknown } = {}) {
    super("the service is not available", { cause: options.cause });
    this.name = "ServiceUnavailableError";
    this.retryAfter = options.retryAfter;
  }
}

/** A handler gave a response that its operation does not declare. Thrown where `validateResponses` is on. */
export class InvalidResponseError extends Error {
  readonly operation: string;
  readonly status: number;
  /** What does not fit, one sentence each. */
  readonly problems: readonly string[];

  constructor(operation: string, status: number, problems: readonly string[]) {
    super(`${operation} answered with ${status}: ${problems.join("; ")}`);
    this.name = "InvalidResponseError";
    this.operation = operation;
    this.status = status;
    this.problems = problems;
  }
}
