import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FetchRequest } from "./fetch-request.ts";
import { NodeRequest } from "./node-request.ts";
import { Responder } from "./responder.ts";
import { type EncodedResponse, neverHasBody } from "./response.ts";
import type { ApiTables, ServeOptions } from "./serve-options.ts";

/** The two doors of a server. Neither needs `this`. */
export interface Server {
  /** For everything that speaks `fetch`: Deno, Bun, workers, Hono. */
  fetch(request: Request, connection?: { readonly remoteAddress?: string | undefined }): Promise<Response>;
  /** For `node:http`, and for Express, Koa and Fastify, which stand on it: no `Request` or `Response` is made. */
  node(incoming: IncomingMessage, outgoing: ServerResponse): void;
}

/** Opens an API's doors. The generated `createServer` gives the options their types. */
export function serve<Context>(api: ApiTables, options: ServeOptions<Context>, context: Context | undefined): Server {
  // The context is left out only where its type has `undefined`.
  const responder = new Responder(api, options, context as Context);
  const { bodyBytes } = responder.limits;
  return {
    async fetch(request, connection) {
      const address = connection?.remoteAddress;
      const response = await responder.answer(
        new FetchRequest(request, typeof address === "string" ? address : undefined, bodyBytes),
      );
      return toFetchResponse(response, request.method);
    },
    node(incoming, outgoing) {
      const request = new NodeRequest(incoming, outgoing, bodyBytes);
      responder
        .answer(request)
        .then((response) => send(response, incoming.method, outgoing))
        .catch((error: unknown) => {
          // The head may have left already: a connection that breaks tells the client that the body is not complete.
          outgoing.destroy();
          responder.report(error, request);
        });
    },
  };
}

function toFetchResponse({ status, headers, body }: EncodedResponse, method: string): Response {
  const fields = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === "string") fields.set(name, value);
    else for (const item of value) fields.append(name, item);
  }
  return new Response(method === "HEAD" || neverHasBody(status) ? null : body, { status, headers: fields });
}

async function send(response: EncodedResponse, method: string | undefined, outgoing: ServerResponse): Promise<void> {
  const { status, headers, body } = response;
  if (outgoing.destroyed) return;
  if (neverHasBody(status)) {
    outgoing.writeHead(status, headers).end();
  } else if (body instanceof ReadableStream) {
    outgoing.writeHead(status, headers);
    if (method !== "HEAD") return pipeline(Readable.fromWeb(body), outgoing);
    outgoing.end();
    await body.cancel();
  } else {
    const length = body === undefined ? 0 : typeof body === "string" ? Buffer.byteLength(body) : body.byteLength;
    headers["content-length"] = String(length);
    outgoing.writeHead(status, headers);
    if (method === "HEAD" || body === undefined) outgoing.end();
    else outgoing.end(body);
  }
}
