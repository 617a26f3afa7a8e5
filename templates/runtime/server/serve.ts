import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import { neverHasBody } from "../shared/bodiless-status.ts";
import type { OwnOctets } from "../shared/octet-stream.ts";
import { type Connection, FetchRequest } from "./fetch-request.ts";
import { correctLength, ofSaidLength } from "./framing.ts";
import { breakOff, type OutgoingResponse } from "./node-messages.ts";
import { NodeRequest } from "./node-request.ts";
import { sendResponse } from "./node-response.ts";
import { tellOf } from "./report.ts";
import { Responder } from "./responder.ts";
import type { EncodedResponse, PlainBody } from "./response.ts";
import { letGo, type Tell, telling } from "./sent-stream.ts";
import type { ApiTables, MaybePromise, ServeOptions } from "./serve-options.ts";
import type { ServerFor, ServerOf } from "./server-for.ts";
import type { BaseRequest, ServerRequest } from "./server-request.ts";

/** The two doors of a server. Neither needs `this`. */
export interface Server {
  /** For everything that speaks `fetch`: Deno, Bun, workers, Hono. */
  fetch(request: Request): Promise<Response>;
  /**
   * The same, with what `fetch` does not say.
   * @param next Answers in place of the 404 where neither the API nor the fallback knows the path.
   */
  fetch(request: Request, connection: Connection, next?: () => MaybePromise<Response>): Promise<Response>;
  /**
   * For `node:http` and `node:http2`, and for Express, Fastify and Koa, which stand on them: no `Request` or `Response`
   * is made.
   * @param next Called in place of the 404 where neither the API nor the fallback knows the path.
   */
  node(
    incoming: IncomingMessage | Http2ServerRequest,
    outgoing: ServerResponse | Http2ServerResponse,
    next?: () => unknown,
  ): void;
}

/** Opens an API's doors. The generated `createServer` gives the options their types. */
export function serve<Context, Own = Context>(
  api: ApiTables,
  options: ServeOptions<Context>,
  context: Own | undefined,
): ServerOf<Context, Own>;
export function serve<Context>(
  api: ApiTables,
  options: ServeOptions<Context>,
  own: Context | null | undefined,
): ServerFor<Context> {
  // Requests that came with a `next`, and whether it is to answer.
  const passing = new WeakMap<ServerRequest, boolean>();
  const passOn = (request: ServerRequest) => {
    if (!passing.has(request)) return undefined;
    passing.set(request, true);
    return { status: 404 };
  };
  const given = options.fallback;
  const fallback: ServeOptions<Context>["fallback"] =
    given && (async (request, own) => (await given(request, own)) ?? passOn(request));
  const responder = new Responder(api, { ...options, fallback: fallback ?? passOn });
  const { bodyBytes } = responder.limits;
  const report = (error: unknown, request: BaseRequest): void => responder.report(error, request);
  const tellFor = (request: BaseRequest): Tell => tellOf(request, report);

  /** Sends the answer, or lets `next` give one, where no interceptor has made something else of the 404. */
  async function answerUnless<Sent>(
    next: () => MaybePromise<Sent>,
    request: BaseRequest,
    context: Context,
    send: (response: EncodedResponse) => MaybePromise<Sent>,
  ): Promise<Sent> {
    passing.set(request, false);
    const response = await responder.answer(request, context);
    if (passing.get(request) !== true || response.status !== 404) return await send(response);
    letGo(response.body, tellFor(request));
    return await next();
  }

  function answerNode(request: NodeRequest, context: Context, outgoing: OutgoingResponse, next: OwnNext): void {
    try {
      const sent = sendAnswer(request, context, outgoing, next);
      if (sent instanceof Promise) sent.catch((error: unknown) => breakOffNode(error, request, outgoing));
    } catch (error) {
      breakOffNode(error, request, outgoing);
    }
  }

  function sendAnswer(request: NodeRequest, context: Context, outgoing: OutgoingResponse, next: OwnNext): unknown {
    if (typeof next === "function") {
      return answerUnless(next, request, context, (response) => sendResponse(response, request, outgoing, tellFor));
    }
    const response = responder.answer(request, context);
    return response instanceof Promise
      ? response.then((given) => sendResponse(given, request, outgoing, tellFor))
      : sendResponse(response, request, outgoing, tellFor);
  }

  /** The head may have left already: a response that breaks off tells the client that the body is not complete. */
  function breakOffNode(error: unknown, request: NodeRequest, outgoing: OutgoingResponse): void {
    // First: from then on it looks as if the client had gone away, of which an error may come.
    tellFor(request)(error);
    breakOff(outgoing);
  }

  const open = (context: Context): Server => ({
    async fetch(incoming: Request, connection?: Connection, next?: () => MaybePromise<Response>) {
      const request = new FetchRequest(incoming, connection, bodyBytes);
      responder.route(request);
      const send = (response: EncodedResponse) => toFetchResponse(response, request, tellFor);
      // Workers and the like give something of their own in the place of `next`.
      return typeof next === "function"
        ? answerUnless(next, request, context, send)
        : send(await responder.answer(request, context));
    },
    node(incoming, outgoing, next) {
      const request = new NodeRequest(incoming, outgoing, bodyBytes);
      responder.route(request);
      if (responder.takesBodyFirst(request) && request.isReceivable(bodyBytes)) {
        request.receive(() => answerNode(request, context, outgoing, next));
      } else if (request.fields["transfer-encoding"] === undefined) answerNode(request, context, outgoing, next);
      // Whether a body has a coding that can be undone, Node.js finds out after it has handed the request on.
      else queueMicrotask(() => answerNode(request, context, outgoing, next));
    },
  });
  // The context is left out only where its type has `undefined`.
  return own === null ? { with: open } : { ...open(own as Context), with: open };
}

/** What comes behind the API, for `node`. */
type OwnNext = (() => unknown) | undefined;

/** The response for `fetch`. A stream that is not sent is ended. */
function toFetchResponse(
  response: EncodedResponse,
  request: BaseRequest,
  tellFor: (request: BaseRequest) => Tell,
): Response {
  const { body } = response;
  if (!(body instanceof ReadableStream)) return fetchResponse(response, request.method, body);
  const tell = tellFor(request);
  const isSent = request.method !== "HEAD" && !neverHasBody(response.status);
  const stream = isSent ? telling(ofSaidLength(body, response.headers["content-length"]), tell) : undefined;
  if (stream === undefined) letGo(body, tell);
  try {
    return fetchResponse(response, request.method, stream);
  } catch (error) {
    letGo(stream, tell);
    throw error;
  }
}

function fetchResponse(
  { status, headers, body }: EncodedResponse,
  method: string,
  sent: PlainBody | undefined,
): Response {
  const fields = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === "string") fields.set(name, value);
    else for (const item of value) fields.append(name, item);
  }
  // How a message is framed is the connection's own affair (RFC 9112 section 6).
  fields.delete("transfer-encoding");
  correctLength(fields, status, method, body);
  const init = { status, headers: fields };
  if (method === "HEAD" || neverHasBody(status)) return new Response(null, init);
  return new Response(sent instanceof Uint8Array ? unshared(sent) : sent, init);
}

/** Octets as `fetch` takes them: those in shared memory are copied. */
function unshared(octets: Uint8Array): OwnOctets {
  return hasOwnMemory(octets) ? octets : new Uint8Array(octets);
}

function hasOwnMemory(octets: Uint8Array): octets is OwnOctets {
  return octets.buffer instanceof ArrayBuffer;
}
