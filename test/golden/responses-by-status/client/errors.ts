/*
 * The errors that the resources throw: one class for each status that is an error.
 */
import type { GetReportDefaultBody, ProblemResponseProblemBody } from "../model/index.ts";
import { APIError, type ErrorClasses } from "./runtime/index.ts";

export { APIError, APIConnectionError, APIConnectionTimeoutError, APIUserAbortError } from "./runtime/index.ts";

/** An answer of status 400. */
export class BadRequestError extends APIError<400, ProblemResponseProblemBody | undefined> {
  override readonly name: string = "BadRequestError";
}

/** An answer of status 401. */
export class AuthenticationError extends APIError<401, ProblemResponseProblemBody | undefined> {
  override readonly name: string = "AuthenticationError";
}

/** An answer of status 403. */
export class PermissionDeniedError extends APIError<403, ProblemResponseProblemBody | undefined> {
  override readonly name: string = "PermissionDeniedError";
}

/** An answer of status 404. */
export class NotFoundError extends APIError<404, ProblemResponseProblemBody | undefined> {
  override readonly name: string = "NotFoundError";
}

/** An answer of status 409. */
export class ConflictError extends APIError<409, ProblemResponseProblemBody | undefined> {
  override readonly name: string = "ConflictError";
}

/** An answer of status 422. */
export class UnprocessableEntityError extends APIError<422, ProblemResponseProblemBody | undefined> {
  override readonly name: string = "UnprocessableEntityError";
}

/** An answer of status 429. */
export class RateLimitError extends APIError<429, ProblemResponseProblemBody | undefined> {
  override readonly name: string = "RateLimitError";
}

/** An answer of status 500 or above. */
export class InternalServerError<Status extends number = number> extends APIError<Status, GetReportDefaultBody | undefined> {
  override readonly name: string = "InternalServerError";
}

/** Which class an answer of a status is thrown as; `APIError` itself where there is none. */
export const errorClasses = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
  422: UnprocessableEntityError,
  429: RateLimitError,
  "5XX": InternalServerError,
} satisfies Partial<ErrorClasses>;
