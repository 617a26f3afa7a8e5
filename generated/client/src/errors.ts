/*
 * The errors that the resources throw: one class for each status that is an error.
 */
import type { oauth_Error, RegisterOAuthClient400Body } from "telnyx-oauth-model";
import { APIError, type ErrorClasses } from "./runtime/index.ts";

export { APIError, APIConnectionError, APIConnectionTimeoutError, APIUserAbortError } from "./runtime/index.ts";

/** An answer of status 400. */
export class BadRequestError extends APIError<400, oauth_Error | string | RegisterOAuthClient400Body | undefined> {
  override readonly name: string = "BadRequestError";
}

/** An answer of status 401. */
export class AuthenticationError extends APIError<401, oauth_Error | undefined> {
  override readonly name: string = "AuthenticationError";
}

/** An answer of status 403. */
export class PermissionDeniedError extends APIError<403, oauth_Error | undefined> {
  override readonly name: string = "PermissionDeniedError";
}

/** An answer of status 404. */
export class NotFoundError extends APIError<404, string | oauth_Error | undefined> {
  override readonly name: string = "NotFoundError";
}

/** An answer of status 405. */
export class MethodNotAllowedError extends APIError<405, oauth_Error | undefined> {
  override readonly name: string = "MethodNotAllowedError";
}

/** An answer of status 409. */
export class ConflictError extends APIError<409, unknown> {
  override readonly name: string = "ConflictError";
}

/** An answer of status 422. */
export class UnprocessableEntityError extends APIError<422, string | oauth_Error | undefined> {
  override readonly name: string = "UnprocessableEntityError";
}

/** An answer of status 429. */
export class RateLimitError extends APIError<429, string | oauth_Error | undefined> {
  override readonly name: string = "RateLimitError";
}

/** An answer of status 500 or above. */
export class InternalServerError<Status extends number = number> extends APIError<Status, oauth_Error | string | undefined> {
  override readonly name: string = "InternalServerError";
}

/** An answer of status 503. */
export class ServiceUnavailableError extends InternalServerError<503> {
  override readonly name: string = "ServiceUnavailableError";
}

/** Which class an answer of a status is thrown as; `APIError` itself where there is none. */
export const errorClasses = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  405: MethodNotAllowedError,
  409: ConflictError,
  422: UnprocessableEntityError,
  429: RateLimitError,
  503: ServiceUnavailableError,
  "5XX": InternalServerError,
} satisfies Partial<ErrorClasses>;
