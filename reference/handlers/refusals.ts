/**
 * What is answered where no handler is reached, or where one failed: the errors of OAuth in place of problem details,
 * and pages where a person waits.
 */
import type { Handlers, PlainResponse, Refusal } from "telnyx-oauth-server";
import { messagePage } from "../pages/render.ts";
import { isPagePath } from "../pages/routes.ts";
import { StoreUnavailableError } from "../store/store.ts";
import { NO_STORE, NO_STORE_OR_CACHE, RETRY_SECONDS } from "./answers.ts";
import { describeIssues } from "./issue-description.ts";

/** Operations whose document has 422 for a body that does not fit (the others say 400). */
const UNPROCESSABLE: readonly (keyof Handlers | undefined)[] = ["createOAuthClient", "updateOAuthClient"];

interface Answer {
  readonly status: number;
  readonly error: string;
  readonly description: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function answerRefusal(refusal: Refusal): PlainResponse {
  const { status, error, description, headers } = answerOf(refusal);
  if (refusal.operation === "authorizeOAuth" || isPagePath(refusal.request.path)) {
    const page = messagePage(status, "This did not work", "The service cannot answer this request at the moment.");
    return { ...page, headers: { ...page.headers, ...headers } };
  }
  const cache = refusal.operation === "exchangeOAuthToken" ? NO_STORE_OR_CACHE : NO_STORE;
  return {
    status,
    headers: { "content-type": "application/json", ...cache, ...headers },
    body: JSON.stringify({ error, error_description: description }),
  };
}

/** The headers that a status demands (RFC 9110 §15.5) are the generated server's to add. */
function answerOf(refusal: Refusal): Answer {
  switch (refusal.kind) {
    case "not-found":
      return { status: 404, error: "not_found", description: "there is nothing here" };
    case "method-not-allowed":
      return { status: 405, error: "invalid_request", description: "the method is not allowed here" };
    case "not-acceptable":
      return { status: 406, error: "invalid_request", description: "the answer is application/json" };
    case "payload-too-large":
      return { status: 400, error: "invalid_request", description: "the body is larger than 64 KiB" };
    case "unsupported-media-type":
      return { status: 400, error: "invalid_request", description: "the body must be application/json" };
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

/**
 * An id that is none names nothing, which is 404; a body that is not JSON is 400 where one that does not fit is 422.
 */
function invalid({ operation, location, issues }: Refusal): Answer {
  if (location === "path") return { status: 404, error: "not_found", description: "there is nothing under this id" };
  const malformed = issues.some(({ keyword }) => keyword === "syntax");
  const unprocessable =
    operation === "createOAuthGrant" || (UNPROCESSABLE.some((name) => name === operation) && !malformed);
  const status = location === "body" && unprocessable ? 422 : 400;
  return { status, error: "invalid_request", description: describeIssues(issues) };
}

/** A store that does not answer is the one failure that passes by itself. */
function failed({ error }: Refusal): Answer {
  if (error instanceof StoreUnavailableError) {
    const headers = { "retry-after": String(RETRY_SECONDS) };
    return { status: 503, error: "temporarily_unavailable", description: "the server cannot answer now", headers };
  }
  return { status: 500, error: "server_error", description: "the server failed" };
}
