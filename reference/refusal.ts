/**
 * How a domain function says no: an OAuth error code and a sentence (RFC 6749 §4.1.2.1 and §5.2, RFC 6750 §3.1,
 * RFC 7591 §3.2.2, RFC 8707 §2).
 *
 * Descriptions are made of this code base's own words and never quote a value of the request. RFC 6749 allows only
 * printable ASCII without `"` and `\` in `error_description`; the one place that lets in a word from outside, the name
 * of an undeclared member, sees to that rule (handlers/issue-description.ts).
 */

export type ErrorCode =
  | "access_denied"
  | "insufficient_scope"
  | "invalid_client"
  | "invalid_client_metadata"
  | "invalid_grant"
  | "invalid_redirect_uri"
  | "invalid_request"
  | "invalid_scope"
  | "invalid_software_statement"
  | "invalid_target"
  | "invalid_token"
  | "not_found"
  | "temporarily_unavailable"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "unsupported_response_type";

export interface Refusal {
  readonly ok: false;
  readonly error: ErrorCode;
  readonly description: string;
  /** Seconds after which the request may be tried again, for `Retry-After`. */
  readonly retryAfter?: number;
}

export function refuse(error: ErrorCode, description: string): Refusal {
  return { ok: false, error, description };
}

/** A refusal for a caller who has asked too often; `retryAfter` is in seconds (RFC 9110 §10.2.3). */
export function refuseForNow(description: string, retryAfter: number): Refusal {
  return { ok: false, error: "temporarily_unavailable", description, retryAfter };
}

/** The HTTP status of a refusal at the token, introspection and registration endpoints. */
export function refusalStatus(refusal: Refusal): 400 | 401 | 403 | 429 | 503 {
  if (refusal.error === "invalid_client" || refusal.error === "invalid_token") return 401;
  if (refusal.error === "insufficient_scope") return 403;
  if (refusal.error === "temporarily_unavailable") return refusal.retryAfter === undefined ? 503 : 429;
  return 400;
}

export function isRefusal(value: object): value is Refusal {
  return "ok" in value && value.ok === false;
}
