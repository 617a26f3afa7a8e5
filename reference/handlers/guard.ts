/**
 * What the Authorization header may be, before any operation looks at it: one field (RFC 9110 §11.6.2), and not one
 * guess after the other.
 */
import type { Interceptor, PlainResponse } from "telnyx-oauth-server";
import type { Application } from "../application.ts";
import { type Refusal, refuse, refuseForNow } from "../refusal.ts";
import { errorBody, NO_STORE_OR_CACHE, sourceOf } from "./answers.ts";

export const guardAuthorization: Interceptor<Application> = (next) => async (request, app) => {
  const [authorization = "", ...more] = request.headers.getAll("authorization");
  // Nothing says which of two counts, and a proxy in front may have looked at the other one.
  if (more.length > 0) return answer(400, refuse("invalid_request", "there is more than one Authorization header"));
  if (!/^bearer\b/i.test(authorization)) return next(request, app);

  const source = sourceOf(app, request);
  const now = app.clock();
  const wait = app.limits.bearer.retryAfter(source, now);
  if (wait !== undefined) {
    return answer(429, refuseForNow("too many refused tokens, try again later", wait), { "retry-after": wait });
  }
  const response = await next(request, app);
  if (response.status === 401) app.limits.bearer.count(source, now);
  return response;
};

function answer(status: number, refusal: Refusal, headers: Record<string, number> = {}): PlainResponse {
  return {
    status,
    headers: { "content-type": "application/json", ...NO_STORE_OR_CACHE, ...headers },
    body: JSON.stringify(errorBody(refusal)),
  };
}
