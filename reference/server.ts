/**
 * The HTTP server: the handlers on the generated server, the pages beside them, and the errors of OAuth around them.
 */
import { createServer, type Server } from "telnyx-oauth-server";
import type { Application } from "./application.ts";
import { bearerChallenge } from "./bearer.ts";
import { allowOtherOrigins } from "./cors.ts";
import { clientsHandlers } from "./handlers/clients.ts";
import { discoveryHandlers } from "./handlers/discovery.ts";
import { grantsHandlers } from "./handlers/grants.ts";
import { guardAuthorization } from "./handlers/guard.ts";
import { protocolHandlers } from "./handlers/protocol.ts";
import { answerRefusal } from "./handlers/refusals.ts";
import { authenticators, type Callers } from "./handlers/security.ts";
import { observe } from "./observe.ts";
import { servePages } from "./pages/routes.ts";

/**
 * Slow clients may not hold connections open for ever: ten seconds for the head, thirty for all, in milliseconds. Node
 * looks whether the time is over only once an interval, which it would otherwise do every thirty seconds. A connection
 * that is kept stays open longer than nginx keeps its own (60 s), so that it is the proxy that ends it: the other way
 * round a request may be on its way.
 */
export const HTTP_LIMITS = {
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
};

/**
 * A connection on which nothing has moved for so long is closed: that of a client that asks and does not read the answers.
 * More than a request may take, and more than a connection is kept without one.
 */
export const SILENCE_MS = 90_000;

/** `validateResponses` checks every answer against the API description before it leaves; for tests and development. */
export function createOAuthServer(
  app: Application,
  { validateResponses = false }: { readonly validateResponses?: boolean } = {},
): Server {
  return createServer<Application, Callers>({
    handlers: { ...discoveryHandlers, ...protocolHandlers, ...clientsHandlers, ...grantsHandlers },
    security: authenticators,
    challenges: { bearerAuth: bearerChallenge(app.settings), oauthClientAuth: { realm: "oauth" } },
    context: app,
    fallback: (request) => servePages(app, request),
    interceptors: [observe, allowOtherOrigins, guardAuthorization],
    refuse: { default: answerRefusal },
    limits: { bodyBytes: 65_536, parameters: 100 },
    validateResponses,
    onError: (error) => app.report(error),
  });
}
