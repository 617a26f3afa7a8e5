import type { StatusKey } from "../../model/api/response.ts";

/** The error classes that every client has, whether its document declares the status or not. */
const common: Readonly<Record<number, string>> = {
  400: "BadRequestError",
  401: "AuthenticationError",
  403: "PermissionDeniedError",
  404: "NotFoundError",
  409: "ConflictError",
  422: "UnprocessableEntityError",
  429: "RateLimitError",
};

/** Those that a client has where its document declares the status, named by RFC 9110 and the registry of statuses. */
const declaredOnly: Readonly<Record<number, string>> = {
  402: "PaymentRequiredError",
  405: "MethodNotAllowedError",
  406: "NotAcceptableError",
  407: "ProxyAuthenticationRequiredError",
  408: "RequestTimeoutError",
  410: "GoneError",
  411: "LengthRequiredError",
  412: "PreconditionFailedError",
  413: "ContentTooLargeError",
  414: "URITooLongError",
  415: "UnsupportedMediaTypeError",
  416: "RangeNotSatisfiableError",
  417: "ExpectationFailedError",
  421: "MisdirectedRequestError",
  423: "LockedError",
  424: "FailedDependencyError",
  425: "TooEarlyError",
  426: "UpgradeRequiredError",
  428: "PreconditionRequiredError",
  431: "RequestHeaderFieldsTooLargeError",
  451: "UnavailableForLegalReasonsError",
  501: "NotImplementedError",
  502: "BadGatewayError",
  503: "ServiceUnavailableError",
  504: "GatewayTimeoutError",
  505: "HTTPVersionNotSupportedError",
  507: "InsufficientStorageError",
  508: "LoopDetectedError",
  511: "NetworkAuthenticationRequiredError",
};

/** The class of all 5xx that have none of their own; those that have one extend it. */
export const serverErrorName = "InternalServerError";

export interface StatusErrorClass {
  readonly status: number;
  readonly name: string;
}

/** The classes of a client whose document declares these statuses, ascending; 500 is `InternalServerError` itself. */
export function statusErrorClasses(declared: readonly StatusKey[]): readonly StatusErrorClass[] {
  const statuses = new Set(Object.keys(common).map(Number));
  for (const status of declared) {
    if (status.kind === "exact" && status.status >= 400 && status.status !== 500) statuses.add(status.status);
  }
  return [...statuses]
    .sort((a, b) => a - b)
    .map((status) => ({ status, name: common[status] ?? declaredOnly[status] ?? `Status${status}Error` }));
}
