import type { PlainBody } from "./response.ts";
import type { SentHeaders } from "./response-headers.ts";

/**
 * How a response is framed is the connection's own affair (RFC 9112 section 6). Who answers says how long a body is where
 * nobody else can know, and is held to it: a connection carries one response after the other, and what one has too much or
 * too little of would be taken for another.
 */

/**
 * Leaves out the fields of the connection; HTTP/2 has none (RFC 9113 section 8.2.2).
 * @param headers Those of a response of `node:http` or `node:http2`.
 */
export function withoutConnectionFields(headers: SentHeaders, http2: boolean): void {
  // To delete a member that is not there would make the object a slow one as well.
  if ("transfer-encoding" in headers) delete headers["transfer-encoding"];
  if (http2) withoutFields(headers, ["connection", ...ofConnection]);
}

/** Fields that say something of a connection wherever they stand (RFC 9110 section 7.6.1). */
const ofConnection = ["keep-alive", "proxy-connection", "upgrade"];

function withoutFields(headers: SentHeaders, names: readonly string[]): void {
  for (const name of names) if (name in headers) delete headers[name];
}

/**
 * The length of what has no body: none with a 204 (RFC 9110 section 8.6), 0 with a 205, which would have one otherwise
 * (RFC 9112 section 6.3), and with a 304 that of the body which the client has already, if somebody says it.
 */
export function setBodilessLength(status: number, headers: SentHeaders): void {
  if (status === 205) headers["content-length"] = "0";
  else if (status === 204 && "content-length" in headers) delete headers["content-length"];
}

/**
 * Makes a length that was said of a body true for `fetch`, or leaves it out. Of a stream, and of a body that is not there, HEAD's
 * and that of a 304, nobody else knows it. Of a body that HEAD leaves out it is said, since no octets will tell.
 */
export function correctLength(fields: Headers, status: number, method: string, body: PlainBody | undefined): void {
  if ((!fields.has("content-length") && method !== "HEAD") || status === 304) return;
  if (status === 204 || status === 205) fields.delete("content-length");
  else if (typeof body === "string") setLength(fields, new TextEncoder().encode(body).byteLength);
  else if (body instanceof Blob) setLength(fields, body.size);
  else if (body instanceof Uint8Array) setLength(fields, body.byteLength);
  else if (body === undefined && method !== "HEAD") setLength(fields, 0);
}

function setLength(fields: Headers, length: number): void {
  fields.set("content-length", String(length));
}

/**
 * A stream that fails where it is not as long as its response says. What would complete the length is held back until the
 * stream has ended, so that a client which has the whole length has the whole body.
 * @param length In octets, as a `Content-Length` has it; undefined where nothing is said.
 */
export function ofSaidLength(
  body: ReadableStream<Uint8Array>,
  length: SentHeaders[string] | undefined,
): ReadableStream<Uint8Array> {
  return length === undefined ? body : measured(body, Number(length));
}

function measured(body: ReadableStream<Uint8Array>, length: number): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let left = length;
  let last: Uint8Array | undefined;
  return new ReadableStream(
    {
      async pull(controller) {
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
          const chunk: unknown = part.value;
          const fault = chunk instanceof Uint8Array ? undefined : "a chunk of a body is no octets";
          left -= part.value.byteLength;
          if (fault !== undefined || left < 0) {
            const error = new TypeError(fault ?? `a body has more octets than its content-length says: ${length}`);
            reader.cancel(error).catch(() => {});
            throw error;
          }
          if (left > 0) return controller.enqueue(part.value);
          // What comes after it must be empty.
          if (part.value.byteLength > 0) last = part.value;
        }
        if (left > 0) throw new TypeError(`a body has ${length - left} octets, and its content-length says ${length}`);
        if (last !== undefined) controller.enqueue(last);
        controller.close();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Nothing is read before it is asked for.
    { highWaterMark: 0 },
  );
}

/** The codings that `fetch` undoes (WHATWG Fetch, "handle content codings"). */
const undone = new Set(["gzip", "x-gzip", "deflate", "br", "zstd"]);

/**
 * The header fields of a response that goes on to another client. Those of the connection that it came by stay behind (RFC 9110
 * section 7.6.1). Where `fetch` has undone a coding of the body, what is said of the coded one is not true any more. A
 * response that somebody made himself has no URL, and is as he says.
 */
export function forwardedHeaders(response: Response): SentHeaders {
  const headers: SentHeaders = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers["set-cookie"] = cookies;
  if (response.url === "") return headers;
  const named = listed(response.headers.get("connection"));
  withoutFields(headers, ["connection", ...ofConnection, "te", "trailer", ...named]);
  const codings = listed(response.headers.get("content-encoding"));
  if (codings.length > 0 && codings.every((coding) => undone.has(coding))) {
    withoutFields(headers, ["content-encoding", "content-length"]);
  }
  return headers;
}

/** The items of a list (RFC 9110 section 5.6.1), in lower case. */
function listed(field: string | null): readonly string[] {
  return (field ?? "")
    .split(",")
    .map((item) => item.trim().toLowerCase())
    .filter((item) => item !== "");
}
