import { type Subschema, withoutIgnored } from "telnyx-oauth-model/runtime";
import { neverHasBody } from "./bodiless-status.ts";
import { isRange } from "./media-range.ts";
import { isAsyncIterable } from "./octet-stream.ts";
import { checkResponse } from "./check-response.ts";
import { declaredHeaders } from "./declared-headers.ts";
import { InvalidResponseError } from "./errors.ts";
import { forwardedHeaders } from "./framing.ts";
import { itemStream } from "./item-stream.ts";
import { isJsonType } from "./media-type.ts";
import { contentFor, type Operation, type ResponseTable, responseFor } from "./operation.ts";
import { type ResponseHeaders, type SentHeaders, setHeaders } from "./response-headers.ts";
import { streamFrom } from "./sent-stream.ts";

/** A response outside the API's operations, as the fallback, the refusal hook and interceptors give it. */
export interface PlainResponse {
  readonly status: number;
  readonly headers?: ResponseHeaders;
  readonly body?: PlainBody | undefined;
}

export type PlainBody = string | Uint8Array | Blob | ReadableStream<Uint8Array>;

/** A response that is ready to be sent. */
export interface EncodedResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: SentHeaders;
  readonly body?: PlainBody | undefined;
}

/** What a handler returns, as the server sees it. */
export interface OperationResponse {
  readonly status: number;
  readonly headers?: ResponseHeaders;
  readonly contentType?: string;
  readonly body?: unknown;
}

function isOperationResponse(value: unknown): value is OperationResponse {
  return typeof value === "object" && value !== null && "status" in value && isStatus(value.status);
}

/** RFC 9110 section 15: three digits. 1xx are not final, and so no answer. */
function isStatus(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 200 && value <= 599;
}

export interface EncodeOptions {
  /** Whether the response is checked against what the operation declares. */
  readonly check: boolean;
  /** After how many milliseconds of silence server-sent events get a comment; 0 for none. */
  readonly eventKeepAlive: number;
}

/** Turns a handler's response into one that can be sent. The media type is the declared one, unless the response names it. */
function encodeResponse(operation: Operation, response: OperationResponse, options: EncodeOptions): EncodedResponse {
  const { status, body } = response;
  const table = responseFor(operation, status);
  const first = table?.content?.[0];
  // Most responses are JSON of the media type that is declared first, without headers of the handler's.
  if (first?.isPlainJson && isPlain(body) && response.contentType === undefined && response.headers === undefined) {
    const headers: SentHeaders = {};
    headers["content-type"] = first.type;
    return { status, headers, body: JSON.stringify(body) };
  }
  return encodeDeclared(operation, table, response, options);
}

/** The same for a response of any kind. */
function encodeDeclared(
  operation: Operation,
  table: ResponseTable | undefined,
  response: OperationResponse,
  { check, eventKeepAlive }: EncodeOptions,
): EncodedResponse {
  const { status, body } = response;
  const first = table?.content?.[0];
  const headers: SentHeaders = {};
  let encoded: PlainBody | undefined;
  if (body !== undefined) {
    const type = response.contentType ?? first?.type ?? "application/json";
    if (isRange(type)) throw new TypeError(`a body of ${type} needs a contentType that says what it is`);
    const content = first?.type === type ? first : contentFor(table, type);
    if (content?.kind === "sequence") {
      const refuse = (problems: readonly string[]) => {
        throw new InvalidResponseError(operation.name, status, problems);
      };
      setHeaders(headers, { "content-type": type });
      encoded = itemStream(body, content, { refuse: check ? refuse : undefined, keepAlive: eventKeepAlive });
    } else {
      // What the document does not declare for the status, or only by its range, is what it is called.
      const isJson = content === undefined || content.kind === "range" ? isJsonType(type) : content.kind === "json";
      encoded = encodeBody(type, isJson, body);
      const isText = typeof encoded === "string" || content?.kind === "text";
      const sent = isText ? withCharset(type) : type;
      // What the document says is a header's value; what a handler says may be anything.
      if (response.contentType === undefined) headers["content-type"] = sent;
      else setHeaders(headers, { "content-type": sent });
      // What is sent under a range may be a text, too.
      if (content?.ignored !== undefined && isJson && typeof encoded === "string")
        encoded = leaveOut(content.ignored, encoded);
    }
  } else if (operation.head) {
    const type = response.contentType ?? first?.type;
    if (type !== undefined && !isRange(type)) setHeaders(headers, { "content-type": withCharset(type) });
  }
  if (response.headers !== undefined) setHeaders(headers, declaredHeaders(table?.headers, response.headers));
  if (table?.content !== undefined && table.content.length > 1) headers.vary = varyingByAccept(headers.vary);
  return { status, headers, body: encoded };
}

/**
 * The same for what a handler returned, whatever that is.
 * @throws TypeError if it is no response
 * @throws InvalidResponseError
 */
export function encodeOperationResponse(
  operation: Operation,
  response: unknown,
  options: EncodeOptions,
): EncodedResponse {
  if (!isOperationResponse(response)) throw new TypeError(`${operation.name} returned no response`);
  const encoded = encodeResponse(operation, response, options);
  if (options.check) checkResponse(operation, encoded);
  return encoded;
}

/** Which headers the choice of a response rests on (RFC 9110 section 12.5.5): `Accept` too, where there are several media types. */
function varyingByAccept(given: SentHeaders[string] = []): string {
  const names = [given].flat().flatMap((text) => text.split(",").map((name) => name.trim()));
  return names.some((name) => /^(?:\*|accept)$/i.test(name)) ? names.join(", ") : [...names, "Accept"].join(", ");
}

/** Whether a value is neither octets nor a stream, which are sent under names of JSON as they are. */
function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

function encodeBody(type: string, isJson: boolean, body: unknown): PlainBody | undefined {
  if (body instanceof Uint8Array || body instanceof Blob || body instanceof ReadableStream) return body;
  if (isJson) return JSON.stringify(body);
  if (isAsyncIterable(body)) return streamFrom(body, (chunk) => chunk);
  if (typeof body !== "string") throw new TypeError(`a body of type ${type} must be a string or octets`);
  return body;
}

/** What is left out is looked for in what would be sent: a handler's objects may be written otherwise than they are. */
function leaveOut(ignored: Subschema, text: string): string {
  return JSON.stringify(withoutIgnored(ignored, JSON.parse(text)));
}

/** Text is UTF-8, and says so; JSON is always (RFC 8259 section 8.1). */
function withCharset(type: string): string {
  if (type.startsWith("application/")) return type;
  return /^text\//i.test(type) && !/;\s*charset=/i.test(type) ? `${type}; charset=utf-8` : type;
}

export function encodePlainResponse(response: PlainResponse): EncodedResponse {
  if (!isStatus(response.status)) throw new TypeError(`no response has the status ${response.status}`);
  const { status, body } = response;
  const headers: SentHeaders = {};
  setHeaders(headers, response.headers);
  // `new Response` says of what type a body is, where nothing else does; Node.js does not.
  const type = typeof body === "string" ? "text/plain; charset=utf-8" : body instanceof Blob ? body.type : "";
  if (type !== "" && headers["content-type"] === undefined && !neverHasBody(status)) headers["content-type"] = type;
  return { status, headers, body };
}

/** A response of `fetch` as one of ours; its body is not read. */
export function plainResponse(response: Response): PlainResponse {
  return { status: response.status, headers: forwardedHeaders(response), body: response.body ?? undefined };
}
