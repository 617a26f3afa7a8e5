import type { FailedAuthentication } from "./authenticate.ts";
import type { RequestIssue, RequestLocation } from "./request-issue.ts";
import type { EncodedResponse } from "./response.ts";
import { type SentHeaders, setHeaders } from "./response-headers.ts";
import type { ServerRequest } from "./server-request.ts";

/** Why a request does not reach its handler, or why the handler's answer does not reach the client. */
export type RefusalKind =
  | "not-found"
  | "method-not-allowed"
  | "not-acceptable"
  | "payload-too-large"
  | "unsupported-media-type"
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "failed";

/** A refusal before it is answered: all that the hook needs to answer it as the API declares. */
export interface Refusal<OperationName extends string = string> {
  /** The operation that the request was for; undefined where none answers (404, 405). */
  readonly operation: OperationName | undefined;
  readonly kind: RefusalKind;
  /** The status that fits (RFC 9110 section 15). */
  readonly status: number;
  /** The part of the request that the first issue is about. */
  readonly location: RequestLocation | undefined;
  readonly issues: readonly RequestIssue[];
  /** Headers that go with the status, names in lower case: `allow`, `www-authenticate`, `retry-after`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly request: ServerRequest;
  /** What was presented, for `unauthenticated` and `forbidden`; undefined where nothing was. */
  readonly authentication: FailedAuthentication | undefined;
  /** What was thrown, for `failed`. Not for the client. */
  readonly error: unknown;
}

export interface RefusalDetails {
  readonly issues?: readonly RequestIssue[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly authentication?: FailedAuthentication | undefined;
  readonly error?: unknown;
  readonly status?: number | undefined;
}

const statuses: Record<RefusalKind, number> = {
  "not-found": 404,
  "method-not-allowed": 405,
  "not-acceptable": 406,
  "payload-too-large": 413,
  "unsupported-media-type": 415,
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  failed: 500,
};

export function refusal(kind: RefusalKind, request: ServerRequest, details: RefusalDetails = {}): Refusal {
  const { issues = [], headers = {}, authentication, error, status = statuses[kind] } = details;
  const location = issues[0]?.location;
  return { operation: request.operation, kind, status, location, issues, headers, request, authentication, error };
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** A problem detail (RFC 9457): what is answered where the API does not say otherwise. It repeats nothing of the request's values. */
export function problem(refusal: Refusal): EncodedResponse {
  const { status, issues } = refusal;
  const headers: SentHeaders = {};
  setHeaders(headers, refusal.headers);
  headers["content-type"] = "application/problem+json";
  return { status, headers, body: issues.length === 0 ? plainText(status) : JSON.stringify(details(status, issues)) };
}

function details(status: number, issues: readonly RequestIssue[]): object {
  const errors = issues.map(({ location, path, message }) => ({ in: location, pointer: path, detail: message }));
  return { title: titles[status], status, errors };
}

/** What is said of a status alone is the same each time. */
const plainTexts = new Map<number, string>();

function plainText(status: number): string {
  const known = plainTexts.get(status);
  if (known !== undefined) return known;
  const text = JSON.stringify({ title: titles[status], status });
  plainTexts.set(status, text);
  return text;
}
