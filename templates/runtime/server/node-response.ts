import { neverHasBody } from "../shared/bodiless-status.ts";
import { letGo, sendStream } from "./body-stream.ts";
import { ofSaidLength, setBodilessLength, withoutConnectionFields } from "./framing.ts";
import { isClosed, isHttp2Response, type OutgoingResponse } from "./node-messages.ts";
import type { EncodedResponse } from "./response.ts";
import type { SentHeaders } from "./response-headers.ts";
import type { MaybePromise } from "./serve-options.ts";

/** Sends a response through `node:http` or `node:http2`, at once if it is no stream. What goes wrong beside it is reported. */
export function sendResponse<Request extends { readonly method: string }>(
  { status, headers, body }: EncodedResponse,
  request: Request,
  outgoing: OutgoingResponse,
  report: (error: unknown, request: Request) => void,
): MaybePromise<void> {
  if (isClosed(outgoing)) return letGoOf(body, request, report);
  const http2 = isHttp2Response(outgoing);
  withoutConnectionFields(headers, http2);
  if (!http2) {
    const phrase = phrases[status];
    // Node.js finds the phrase of a status where there is none yet; one of somebody before this server is of another status.
    if (phrase !== undefined || outgoing.statusMessage) outgoing.statusMessage = phrase ?? "";
  }
  if (neverHasBody(status)) {
    setBodilessLength(status, headers);
    outgoing.writeHead(status, headers);
    outgoing.end();
    letGoOf(body, request, report);
  } else if (typeof body === "string") {
    sendText(status, headers, body, request.method, outgoing);
  } else if (body instanceof ReadableStream || body instanceof Blob) {
    if (body instanceof Blob) headers["content-length"] = String(body.size);
    outgoing.writeHead(status, headers);
    if (request.method !== "HEAD") {
      // The first chunk may be long in coming, and the client is to know before that it will.
      if (http2 || isAscii(headers)) outgoing.flushHeaders?.();
      // Node.js flushes them as UTF-8.
      else outgoing.write("", "latin1");
      const stream = body instanceof Blob ? body.stream() : ofSaidLength(body, headers["content-length"]);
      return sendStream(stream, outgoing);
    }
    outgoing.end();
    letGoOf(body, request, report);
  } else {
    // How long a body would be that HEAD was not given, nobody knows (RFC 9110 section 8.6).
    if (body !== undefined || request.method !== "HEAD") headers["content-length"] = String(body?.byteLength ?? 0);
    outgoing.writeHead(status, headers);
    if (request.method === "HEAD" || body === undefined) outgoing.end();
    else outgoing.end(body);
  }
}

function letGoOf<Request>(body: unknown, request: Request, report: (error: unknown, request: Request) => void): void {
  letGo(body, (error) => report(error, request));
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
