import type { IncomingMessage } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { Writable } from "node:stream";

/**
 * The two ends of an exchange as `node:http` gives them, and `node:http2` by its compatibility interface, which keeps
 * some of the promises of the other.
 */
export type IncomingRequest = IncomingMessage | Http2ServerRequest;

/** What a `ServerResponse` and a `Http2ServerResponse` have in common. */
export interface OutgoingResponse extends Writable {
  writeHead(status: number, headers: Record<string, string | string[]>): unknown;
  getHeader(name: string): string | number | readonly string[] | undefined;
  /** The phrase beside the status; HTTP/2 has none. */
  statusMessage?: string;
  /** A response of HTTP/2 sends them at once. */
  flushHeaders?(): void;
  /** Middleware that compresses a response lets go of what it holds back. */
  flush?(): void;
}

export function isHttp2Request(incoming: IncomingRequest): incoming is Http2ServerRequest {
  return incoming.httpVersionMajor === 2;
}

export function isHttp2Response(outgoing: OutgoingResponse): outgoing is Http2ServerResponse {
  return "stream" in outgoing;
}

/**
 * Whether nothing can be sent any more: all of it was, or the client has gone away. A response of HTTP/2 has no
 * `destroyed`, whatever its type says.
 */
export function isClosed(outgoing: OutgoingResponse): boolean {
  if (!isHttp2Response(outgoing)) return outgoing.destroyed;
  // A client that ends its stream without an error leaves ours standing until something is written to it.
  return outgoing.stream.destroyed || outgoing.stream.closed;
}

/** Whether the client went away before it had the whole response, of an exchange that is over. */
export function isAborted(outgoing: OutgoingResponse): boolean {
  if (!isHttp2Response(outgoing)) return !outgoing.writableFinished;
  // What answers HEAD counts as ended from the beginning, and never as aborted.
  return outgoing.stream.aborted || !outgoing.stream.headersSent;
}

/** Calls back when the exchange is over. A response of HTTP/2 says nothing where a HEAD request is broken off. */
export function onceClosed(outgoing: OutgoingResponse, listener: () => void): void {
  (isHttp2Response(outgoing) ? outgoing.stream : outgoing).once("close", listener);
}

/** INTERNAL_ERROR of RFC 9113 section 7. */
const internalError = 2;

/** Breaks a response off, so that the client cannot take what it has for the whole. */
export function breakOff(outgoing: OutgoingResponse): void {
  if (isHttp2Response(outgoing)) outgoing.stream.close(internalError);
  else outgoing.destroy();
}
