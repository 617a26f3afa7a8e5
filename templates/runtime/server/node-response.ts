import { neverHasBody } from "../shared/bodiless-status.ts";
import { ofSaidLength, setBodilessLength, withoutConnectionFields } from "./framing.ts";
import { isClosed, isHttp2Response, type OutgoingResponse } from "./node-messages.ts";
import type { EncodedResponse } from "./response.ts";
import { type SentHeaders, varying } from "./response-headers.ts";
import { sendStream } from "./send-stream.ts";
import { letGo, type Tell } from "./sent-stream.ts";
import type { MaybePromise } from "./serve-options.ts";

/**
 * Sends a response through `node:http` or `node:http2`, at once if it is no stream. A stream that is not sent is ended.
 * @param tellOf Makes what is told of failures beside the response.
 */
export function sendResponse<Request extends { readonly method: string }>(
  response: EncodedResponse,
  request: Request,
  outgoing: OutgoingResponse,
  tellOf: (request: Request) => Tell,
): MaybePromise<void> {
  const { body } = response;
  if (typeof body === "string" || !(body instanceof ReadableStream))
    return isClosed(outgoing) ? undefined : send(response, request.method, outgoing);
  let sent: Promise<void> | undefined;
  try {
    if (!isClosed(outgoing)) sent = send(response, request.method, outgoing);
  } finally {
    if (sent === undefined) letGo(body, tellOf(request));
  }
  return sent;
}

/** A promise where the body is streamed. */
function send(
  { status, headers, body }: EncodedResponse,
  method: string,
  outgoing: OutgoingResponse,
): Promise<void> | undefined {
  const http2 = isHttp2Response(outgoing);
  withoutConnectionFields(headers, http2);
  addEarlierFields(headers, outgoing);
  if (!http2) {
    const phrase = phrases[status];
    // Node.js finds the phrase of a status where there is none yet; one of somebody before this server is of another status.
    if (phrase !== undefined || outgoing.statusMessage) outgoing.statusMessage = phrase ?? "";
  }
  if (neverHasBody(status)) {
    setBodilessLength(status, headers);
    outgoing.writeHead(status, headers);
    outgoing.end();
  } else if (typeof body === "string") {
    sendText(status, headers, body, method, outgoing);
  } else if (body instanceof ReadableStream || body instanceof Blob) {
    if (body instanceof Blob) headers["content-length"] = String(body.size);
    outgoing.writeHead(status, headers);
    if (method !== "HEAD") {
      // The first chunk may be long in coming, and the client is to know before that it will.
      if (http2 || isAscii(headers)) outgoing.flushHeaders?.();
      // Node.js flushes them as UTF-8.
      else outgoing.write("", "latin1");
      const stream = body instanceof Blob ? body.stream() : ofSaidLength(body, headers["content-length"]);
      return sendStream(stream, outgoing, isOfItems(headers["content-type"]));
    }
    outgoing.end();
  } else {
    // How long a body would be that HEAD was not given, nobody knows (RFC 9110 section 8.6).
    if (body !== undefined || method !== "HEAD") headers["content-length"] = String(body?.byteLength ?? 0);
    outgoing.writeHead(status, headers);
    if (method === "HEAD" || body === undefined) outgoing.end();
    else outgoing.end(body);
  }
  return undefined;
}

/**
 * Adds to the fields that are not one thing what somebody before this server has set: each answers for what it rests on itself
 * (RFC 9110 section 12.5.5), and a cookie is a field of its own (RFC 6265 section 3). Of all others the response's take their place.
 */
function addEarlierFields(headers: SentHeaders, outgoing: OutgoingResponse): void {
  const { vary, "set-cookie": cookies } = headers;
  if (vary !== undefined) {
    const earlier = outgoing.getHeader("vary");
    if (earlier !== undefined) headers.vary = varying(textsOf(earlier), vary);
  }
  if (cookies !== undefined) {
    const earlier = outgoing.getHeader("set-cookie");
    if (earlier !== undefined) headers["set-cookie"] = [...textsOf(earlier), cookies].flat();
  }
}

function textsOf(field: number | string | readonly string[]): string[] {
  return typeof field === "object" ? [...field] : [String(field)];
}

/** Whether a body is of items, each worth something by itself (OpenAPI 3.2 section 4.14.5). */
function isOfItems(type: SentHeaders[string] | undefined): boolean {
  return /^(?:text\/event-stream|application\/(?:[^;]*\+)?(?:x-)?(?:json-seq|jsonl|jsonlines|ndjson))[\t ]*(?:;|$)/i.test(
    String(type),
  );
}

function sendText(
  status: number,
  headers: SentHeaders,
  text: string,
  method: string,
  outgoing: OutgoingResponse,
): void {
  const length = Buffer.byteLength(text);
  headers["content-length"] = String(length);
  outgoing.writeHead(status, headers);
  if (method === "HEAD") outgoing.end();
  // Node.js writes the head and a text in one piece. A character an octet, that is a copy, and headers stay as they are.
  else if (length === text.length) outgoing.end(text, "latin1");
  // As UTF-8, the octets of a header would become others.
  else outgoing.end(isAscii(headers) ? text : Buffer.from(text));
}

/** What Node.js still calls otherwise (RFC 9110 sections 15.5.14 and 15.5.21). HTTP/2 has no phrases. */
const phrases: Readonly<Record<number, string>> = { 413: "Content Too Large", 422: "Unprocessable Content" };

function isAscii(headers: SentHeaders): boolean {
  for (const name in headers) {
    if (name !== "content-length" && /[^\0-\x7f]/.test(String(headers[name]))) return false;
  }
  return true;
}
