/** What is answered to bytes that are no request (RFC 9112 §2.2, RFC 6585 §5): no handler hears of them. */
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

const ANSWERS: ReadonlyMap<unknown, readonly [status: number, description: string]> = new Map([
  ["HPE_HEADER_OVERFLOW", [431, "the header is larger than 16 KiB"]],
  ["ERR_HTTP_REQUEST_TIMEOUT", [408, "the request did not arrive in time"]],
]);

/** For `clientError` of an HTTP server. */
export function answerUnreadable(error: Error & { readonly code?: string }, socket: Duplex): void {
  // Who has gone hears nothing.
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, description] = ANSWERS.get(error.code) ?? [400, "the request is not HTTP"];
  const body = JSON.stringify({ error: "invalid_request", error_description: description });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Connection: close",
    "Cache-Control: no-store",
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
