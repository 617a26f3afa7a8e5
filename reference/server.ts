/** The HTTP server: the handlers on the generated server, the pages beside them, and the errors of OAuth around them. */
import { createServer, type Server } from "telnyx-oauth-server";
import type { Application } from "./application.ts";
import { allowOtherOrigins } from "./cors.ts";
import { clientsHandlers } from "./handlers/clients.ts";
import { discoveryHandlers } from "./handlers/discovery.ts";
import { grantsHandlers } from "./handlers/grants.ts";
import { protocolHandlers } from "./handlers/protocol.ts";
import { answerRefusal } from "./handlers/refusals.ts";
import { authenticators, type Callers } from "./handlers/security.ts";
import { servePages } from "./pages/routes.ts";

export interface OAuthServerOptions {
  /** Checks every answer against the API description before it leaves; for tests and development. */
  readonly validateResponses?: boolean;
  /** Hears of what failed. Nothing of a request's headers or body is in it. */
  readonly onError?: (error: unknown) => void;
}

export function createOAuthServer(app: Application, options: OAuthServerOptions = {}): Server {
  return createServer<Application, Callers>({
    handlers: { ...discoveryHandlers, ...protocolHandlers, ...clientsHandlers, ...grantsHandlers },
    security: authenticators,
    context: app,
    fallback: (request) => servePages(app, request),
    interceptors: [allowOtherOrigins],
    refuse: { default: answerRefusal },
    limits: { bodyBytes: 65_536, parameters: 100 },
    validateResponses: options.validateResponses ?? false,
    ...(options.onError && { onError: options.onError }),
  });
}
