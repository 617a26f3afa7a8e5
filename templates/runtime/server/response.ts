import { type Subschema, withoutIgnored } from "../model/index.ts";
import { neverHasBody } from "../shared/bodiless-status.ts";
import { isRange } from "../shared/media-range.ts";
import { isAsyncIterable } from "../shared/octet-stream.ts";
import { checkResponse } from "./check-response.ts";
import { declaredHeaders } from "./declared-headers.ts";
import { InvalidResponseError } from "./errors.ts";
import { forwardedHeaders } from "./framing.ts";
import { itemStream } from "./item-stream.ts";
import { isJsonType, usualType } from "./media-type.ts";
import { contentFor, type Operation, type ResponseContentTable, type ResponseTable, responseFor } from "./operation.ts";
import { type Report, tellOf } from "./report.ts";
import { type ResponseHeaders, type SentHeaders, setHeaders, varying } from "./response-headers.ts";
import { letGo, streamFrom } from "./sent-stream.ts";
import type { BaseRequest } from "./server-request.ts";

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
  /** Told what streams fail with where nobody else is told. */
  readonly report: Report;
}

/** Turns a handler's response into one that can be sent. The media type is the declared one, unless the response names it. */
function encodeResponse(
  operation: Operation,
  response: OperationResponse,
  request: BaseRequest,
  options: EncodeOptions,
): EncodedResponse {
  const { status, body } = response;
  const table = responseFor(operation, status);
  const first = table?.content?.[0];
  // Most responses are JSON of the media type that is declared first, without headers of the handler's.
  const plain = first?.plainType;
  if (plain !== undefined && isPlain(body) && response.contentType === undefined && response.headers === undefined) {
    const headers: SentHeaders = {};
    headers["content-type"] = plain;
    return { status, headers, body: JSON.stringify(body) };
  }
  return encodeDeclared(operation, table, response, request, options);
}

/** The same for a response of any kind. */
function encodeDeclared(
  operation: Operation,
  table: ResponseTable | undefined,
  response: OperationResponse,
  request: BaseRequest,
  options: EncodeOptions,
): EncodedResponse {
  const { status, body } = response;
  const first = table?.content?.[0];
  const headers: SentHeaders = {};
  let encoded: PlainBody | undefined;
  let octets: AsyncIterable<Uint8Array> | undefined;
  let items: ResponseContentTable | undefined;
  if (body !== undefined) {
    const type = response.contentType ?? (first === undefined ? "application/json" : usualType(first));
    if (type === undefined || isRange(type))
      throw new TypeError(`a body of ${type ?? first?.type} needs a contentType that says what it is`);
    const content = first?.type === type ? first : contentFor(table, type);
    if (content?.kind === "sequence") {
      setHeaders(headers, { "content-type": type });
      items = content;
    } else {
      // What the document does not declare for the status, or only by its range, is what it is called.
      const isCalledJson = content === undefined || content.kind === "range";
      const isJson = isCalledJson ? isJsonType(type) && !isAsyncIterable(body) : content.kind === "json";
      const given = encodeBody(type, isJson, body);
      if (isSource(given)) octets = given;
      else encoded = given;
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
    const type = response.contentType ?? (first && usualType(first));
    if (type !== undefined && !isRange(type)) setHeaders(headers, { "content-type": withCharset(type) });
  }
  if (response.headers !== undefined) setHeaders(headers, declaredHeaders(table?.headers, response.headers));
  // A 304 says what the 200 would have said (RFC 9110 section 15.4.5).
  const chosen = status === 304 ? responseFor(operation, 200) : table;
  if (chosen?.content !== undefined && chosen.content.length > 1) headers.vary = varying(headers.vary, "Accept");
  // What can fail has not, so that there is no stream without somebody who ends it.
  if (octets !== undefined) encoded = streamFrom(octets, (chunk) => chunk, tellOf(request, options.report));
  else if (items !== undefined) encoded = streamOfItems(operation, response, items, request, options);
  return { status, headers, body: encoded };
}

function streamOfItems(
  operation: Operation,
  { status, body }: OperationResponse,
  content: ResponseContentTable,
  request: BaseRequest,
  options: EncodeOptions,
): ReadableStream<Uint8Array> {
  const refuse = (problems: readonly string[]): void => {
    throw new InvalidResponseError(operation.name, status, problems);
  };
  return itemStream(body, content, tellOf(request, options.report), {
    refuse: options.check ? refuse : undefined,
    keepAlive: options.eventKeepAlive,
  });
}

/**
 * The same for what a handler returned, whatever that is. What was to be streamed is let go of where it fails.
 * @throws TypeError if it is no response
 * @throws InvalidResponseError
 */
export function encodeOperationResponse(
  operation: Operation,
  response: unknown,
  request: BaseRequest,
  options: EncodeOptions,
): EncodedResponse {
  let encoded: EncodedResponse | undefined;
  try {
    if (!isOperationResponse(response)) throw new TypeError(`${operation.name} returned no response`);
    encoded = encodeResponse(operation, response, request, options);
    if (options.check) checkResponse(operation, encoded);
    return encoded;
  } catch (error) {
    letGo(encoded === undefined ? bodyOf(response) : encoded.body, tellOf(request, options.report));
    throw error;
  }
}

function bodyOf(response: unknown): unknown {
  return typeof response === "object" && response !== null && "body" in response ? response.body : undefined;
}

/** Whether a value is neither octets nor a stream, which are sent under names of JSON as they are. */
function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

function encodeBody(type: string, isJson: boolean, body: unknown): PlainBody | AsyncIterable<Uint8Array> | undefined {
  if (body instanceof Uint8Array || body instanceof Blob) return body;
  if (body instanceof ReadableStream) return unread(body);
  if (isJson) return JSON.stringify(body);
  if (isAsyncIterable(body)) return body;
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

/** @throws TypeError if somebody reads the stream already, so that there is nothing of it to be sent */
function unread(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  if (body.locked) throw new TypeError("the body of a response is a stream that somebody reads already");
  return body;
}

/** Whether a body is to become a stream. */
function isSource(body: PlainBody | AsyncIterable<Uint8Array> | undefined): body is AsyncIterable<Uint8Array> {
  return isAsyncIterable(body) && !(body instanceof ReadableStream);
}

/**
 * A response outside the API's operations as it is sent. Its body is let go of where that fails.
 * @throws TypeError
 */
export function encodePlainResponse(
  response: PlainResponse,
  request: BaseRequest,
  options: Pick<EncodeOptions, "report">,
): EncodedResponse {
  try {
    return encodePlain(response);
  } catch (error) {
    letGo(bodyOf(response), tellOf(request, options.report));
    throw error;
  }
}

function encodePlain(response: PlainResponse): EncodedResponse {
  if (!isStatus(response.status)) throw new TypeError(`no response has the status ${response.status}`);
  const { status, body } = response;
  const headers: SentHeaders = {};
  setHeaders(headers, response.headers);
  if (body instanceof ReadableStream) unread(body);
  // `new Response` says of what type a body is, where nothing else does; Node.js does not.
  const type = typeof body === "string" ? "text/plain; charset=utf-8" : body instanceof Blob ? body.type : "";
  if (type !== "" && headers["content-type"] === undefined && !neverHasBody(status)) headers["content-type"] = type;
  return { status, headers, body };
}

/**
 * A response of `fetch` as one of ours; its body is not read. It is known by what it has: there are servers that put a class of their own
 * in the place of the global one, and `fetch` goes on with its own.
 */
export function plainResponse(response: PlainResponse | Response): PlainResponse {
  if (!("bodyUsed" in response)) return response;
  return { status: response.status, headers: forwardedHeaders(response), body: response.body ?? undefined };
}
