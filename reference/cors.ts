/**
 * Cross-origin requests (Fetch §3.2, RFC 9700 §2.6): browsers' applications may read the public documents and use the
 * endpoints where no cookie counts. The authorization endpoint is for navigation alone and sends nothing of the kind.
 */
import type { Interceptor } from "telnyx-oauth-server";
import type { Application } from "./application.ts";

const OPEN = /^(?:\/v2)?\/\.well-known\/oauth-[a-z-]+(?:\/v2)?$|^\/v2\/oauth\/(?:token|register|jwks)$/;
const PREFLIGHT = {
  "access-control-allow-methods": "GET, HEAD, POST",
  "access-control-allow-headers": "authorization, content-type, mcp-protocol-version",
  "access-control-max-age": 86_400,
};

export const allowOtherOrigins: Interceptor<Application> = (next) => async (request, context) => {
  const response = await next(request, context);
  if (!OPEN.test(request.path)) return response;
  const headers = {
    ...response.headers,
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "www-authenticate, retry-after",
    ...(request.method === "OPTIONS" && PREFLIGHT),
  };
  return { ...response, headers };
};
