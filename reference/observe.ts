/** Goes around everything: counts each request, and tells the log of it. */
import type { Interceptor } from "telnyx-oauth-server";
import type { Application } from "./application.ts";
import { sourceOf } from "./handlers/answers.ts";
import { ownPath } from "./pages/routes.ts";

export const observe: Interceptor<Application> = (next) => async (request, app) => {
  const begun = performance.now();
  const response = await next(request, app);
  const milliseconds = performance.now() - begun;
  // A path that is nobody's may hold anything, and would be a name of its own each time.
  const operation = request.operation ?? ownPath(request.path) ?? "other";
  app.metrics.request(operation, response.status, milliseconds / 1_000);
  app.log?.({
    level: "info",
    event: "request",
    method: request.method,
    operation,
    status: response.status,
    milliseconds: Math.round(milliseconds * 100) / 100,
    source: sourceOf(app, request),
  });
  return response;
};
