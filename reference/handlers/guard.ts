/**
 * What the Authorization header may be, before any operation looks at it: one field (RFC 9110 §11.6.2), the only place of
 * a token (RFC 6750 §2), and not one guess after the other.
 */
import type { Handlers, Interceptor } from "telnyx-oauth-server";
import type { Application } from "../application.ts";
import { bearerChallenge } from "../bearer.ts";
import { sourceOf } from "./answers.ts";
import { errorResponse } from "./refusals.ts";

/** Documents that are the same for everybody: nothing can be guessed there, and they stay free. */
const PUBLIC: readonly (keyof Handlers | undefined)[] = [
  "getOAuthAuthorizationServerMetadata",
  "getOAuthProtectedResourceMetadata",
  "getOAuthJWKS",
];

export const guardAuthorization: Interceptor<Application> = (next) => async (request, app) => {
  const [authorization = "", ...more] = request.headers.getAll("authorization");
  if (more.length > 0) {
    // Nothing says which of two counts, and a proxy in front may have looked at the other one.
    const description = "there is more than one Authorization header";
    return errorResponse(request, { status: 400, error: "invalid_request", description });
  }
  if (!/^bearer\b/i.test(authorization) || PUBLIC.some((name) => name === request.operation)) {
    return next(request, app);
  }
  if (new URLSearchParams(request.search).has("access_token")) {
    const challenge = Object.entries({ ...bearerChallenge(app.settings), error: "invalid_request" });
    // Which of two tokens counts would be a guess, and one in a URL is in logs already.
    return errorResponse(request, {
      status: 400,
      error: "invalid_request",
      description: "an access token stands in the Authorization header, and in the query as well",
      headers: { "www-authenticate": `Bearer ${challenge.map(([name, value]) => `${name}="${value}"`).join(", ")}` },
    });
  }
  const source = sourceOf(app, request);
  const now = app.clock();
  const wait = app.limits.bearer.retryAfter(source, now);
  if (wait !== undefined) {
    return errorResponse(request, {
      status: 429,
      error: "temporarily_unavailable",
      description: "too many refused tokens, try again later",
      headers: { "retry-after": String(wait) },
    });
  }
  const response = await next(request, app);
  if (response.status === 401) app.limits.bearer.count(source, now);
  return response;
};
