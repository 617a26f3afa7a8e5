/**
 * What is answered where no handler is reached, or where one failed: the errors of OAuth in place of problem details,
 * and pages where a person waits.
 */
import type { Handlers, PlainResponse, Refusal, ServerRequest } from "telnyx-oauth-server";
import { messagePage } from "../pages/render.ts";
import { isPagePath } from "../pages/routes.ts";
import { StoreUnavailableError } from "../store/store.ts";
import { NO_STORE_OR_CACHE, RETRY_SECONDS } from "./answers.ts";
import { describeIssues, unreadableBody } from "./issue-description.ts";

/** Operations whose document has 422 for a body that does not fit (the others say 400). */
const UNPROCESSABLE: readonly (keyof Handlers | undefined)[] = ["createOAuthClient", "updateOAuthClient"];

/** An error in the words of OAuth. */
export interface ErrorAnswer {
  readonly status: number;
  readonly error: string;
  readonly description: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The headers that a status demands (RFC 9110 §15.5) are the generated server's to add. */
export function answerRefusal(refusal: Refusal): PlainResponse {
  return errorResponse(refusal.request, answerOf(refusal));
}

/**
 * An error as the API description has it: a page where a person waits, and JSON for programs. None is kept by a cache,
 * be it one of HTTP/1.0 (RFC 6749 §5.2).
 */
export function errorResponse(
  { operation, path }: Pick<ServerRequest, "operation" | "path">,
  { status, error, description, headers }: ErrorAnswer,
): PlainResponse {
  if (operation === "authorizeOAuth" || isPagePath(path)) {
    const page = messagePage(status, "This did not work", "The service cannot answer this request at the moment.");
    return { ...page, headers: { ...page.headers, ...headers } };
  }
  return {
    status,
    headers: { "content-type": "application/json", ...NO_STORE_OR_CACHE, ...headers },
    body: JSON.stringify({ error, error_description: description }),
  };
}

/** The description has neither 406 nor 413 nor 415: what cannot be read, or not be answered, is 400. */
function answerOf(refusal: Refusal): ErrorAnswer {
  switch (refusal.kind) {
    case "not-found":
      return { status: 404, error: "not_found", description: "there is nothing here" };
    case "method-not-allowed":
      return { status: 405, error: "invalid_request", description: "the method is not allowed here" };
    case "not-acceptable":
      return { status: 400, error: "invalid_request", description: "the answer is application/json" };
    case "payload-too-large":
      return { status: 400, error: "invalid_request", description: "the body is larger than 64 KiB" };
    case "unsupported-media-type":
      return { status: 400, error: "invalid_request", description: describeUnreadableBody(refusal) };
    case "invalid":
      return invalid(refusal);
    case "unauthenticated":
      return { status: 401, error: "invalid_token", description: "a valid API key or access token is required" };
    case "forbidden":
      return { status: 403, error: "insufficient_scope", description: "the access token does not allow this" };
    case "failed":
      return failed(refusal);
  }
}

/** The operations that refuse a media type at the door take JSON alone. */
function describeUnreadableBody({ request }: Refusal): string {
  return unreadableBody(request.headers) ?? "the body must be application/json";
}

/** What keeps a body from being JSON at all, where it is about the whole of it. */
const MALFORMED = ["encoding", "syntax"];

/**
 * An id that is none names nothing, which is 404; a body that is not JSON, or not UTF-8, is 400 where one that does not
 * fit is 422.
 */
function invalid({ operation, location, issues }: Refusal): ErrorAnswer {
  if (location === "path") return { status: 404, error: "not_found", description: "there is nothing under this id" };
  const malformed = issues.some(({ path, keyword }) => path === "" && MALFORMED.includes(keyword));
  const unprocessable =
    operation === "createOAuthGrant" || (UNPROCESSABLE.some((name) => name === operation) && !malformed);
  const status = location === "body" && unprocessable ? 422 : 400;
  return { status, error: "invalid_request", description: describeIssues(issues) };
}

/** A store that does not answer is the one failure that passes by itself. */
function failed({ error }: Refusal): ErrorAnswer {
  if (error instanceof StoreUnavailableError) {
    const headers = { "retry-after": String(RETRY_SECONDS) };
    return { status: 503, error: "temporarily_unavailable", description: "the server cannot answer now", headers };
  }
  return { status: 500, error: "server_error", description: "the server failed" };
}
