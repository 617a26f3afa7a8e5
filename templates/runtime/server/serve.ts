import type { IncomingMessage, ServerResponse } from "node:http";
import { letGo, sendStream } from "./body-stream.ts";
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
    async fetch(incoming, connection) {
      const address = connection?.remoteAddress;
      const request = new FetchRequest(incoming, typeof address === "string" ? address : undefined, bodyBytes);
      const report = (error: unknown): void => responder.report(error, request);
      return toFetchResponse(await responder.answer(request), incoming.method, report);
    },
    node(incoming, outgoing) {
      const request = new NodeRequest(incoming, outgoing, bodyBytes);
      const report = (error: unknown): void => responder.report(error, request);
      responder
        .answer(request)
        .then((response) => send(response, incoming.method, outgoing, report))
        .catch((error: unknown) => {
          // The head may have left already: a connection that breaks tells the client that the body is not complete.
          outgoing.destroy();
          report(error);
        });
    },
  };
}

type Report = (error: unknown) => void;

function toFetchResponse({ status, headers, body }: EncodedResponse, method: string, report: Report): Response {
  const fields = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === "string") fields.set(name, value);
    else for (const item of value) fields.append(name, item);
  }
  const init = { status, headers: fields };
  if (method === "HEAD" || neverHasBody(status)) {
    letGo(body, report);
    return new Response(null, init);
  }
  return new Response(body instanceof Uint8Array ? unshared(body) : body, init);
}

/** Octets as `fetch` takes them: those in shared memory are copied. */
function unshared(octets: Uint8Array): Uint8Array<ArrayBuffer> {
  return hasOwnMemory(octets) ? octets : new Uint8Array(octets);
}

function hasOwnMemory(octets: Uint8Array): octets is Uint8Array<ArrayBuffer> {
  return octets.buffer instanceof ArrayBuffer;
}

async function send(
  response: EncodedResponse,
  method: string | undefined,
  outgoing: ServerResponse,
  report: Report,
): Promise<void> {
  const { status, headers, body } = response;
  if (outgoing.destroyed) return letGo(body, report);
  if (neverHasBody(status)) {
    outgoing.writeHead(status, headers).end();
    letGo(body, report);
  } else if (body instanceof ReadableStream) {
    outgoing.writeHead(status, headers);
    if (method !== "HEAD") return sendStream(body, outgoing);
    outgoing.end();
    letGo(body, report);
  } else {
    const length = body === undefined ? 0 : typeof body === "string" ? Buffer.byteLength(body) : body.byteLength;
    headers["content-length"] = String(length);
    outgoing.writeHead(status, headers);
    if (method === "HEAD" || body === undefined) outgoing.end();
    else outgoing.end(body);
  }
}
