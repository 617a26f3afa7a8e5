import { checkResponse } from "./check-response.ts";
import { parseMediaType } from "./media-type.ts";
import { contentFor, type Operation, responseFor } from "./operation.ts";
import { type ResponseHeaders, type SentHeaders, setHeaders } from "./response-headers.ts";

/** A response outside the API's operations, as the fallback, the refusal hook and interceptors give it. */
export interface PlainResponse {
  readonly status: number;
  readonly headers?: ResponseHeaders;
  readonly body?: PlainBody | undefined;
}

export type PlainBody = string | Uint8Array | ReadableStream<Uint8Array>;

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

/** Turns a handler's response into one that can be sent. The media type is the declared one, unless the response names it. */
function encodeResponse(operation: Operation, response: OperationResponse): EncodedResponse {
  const headers: SentHeaders = {};
  const { status, body } = response;
  let text: string | Uint8Array | undefined;
  if (body !== undefined) {
    const table = responseFor(operation, status);
    const type = response.contentType ?? table?.content?.[0]?.type ?? "application/json";
    setHeaders(headers, { "content-type": withCharset(type) });
    text = encodeBody(type, contentFor(table, type)?.kind ?? kindOf(type), body);
  }
  setHeaders(headers, response.headers);
  return { status, headers, body: text };
}

/**
 * The same for what a handler returned, whatever that is.
 * @param check Whether it is checked against what the operation declares.
 * @throws TypeError if it is no response
 * @throws InvalidResponseError
 */
export function encodeOperationResponse(operation: Operation, response: unknown, check: boolean): EncodedResponse {
  if (!isOperationResponse(response)) throw new TypeError(`${operation.name} returned no response`);
  const encoded = encodeResponse(operation, response);
  if (check) checkResponse(operation, encoded);
  return encoded;
}

function encodeBody(type: string, kind: "json" | "text", body: unknown): string | Uint8Array | undefined {
  if (body instanceof Uint8Array) return body;
  if (kind === "json") return JSON.stringify(body);
  if (typeof body !== "string") throw new TypeError(`a body of type ${type} must be a string`);
  return body;
}

/** How a media type is written that the document does not declare for the status. */
function kindOf(type: string): "json" | "text" {
  const essence = parseMediaType(type)?.essence ?? "";
  return essence === "application/json" || essence === "text/json" || essence.endsWith("+json") ? "json" : "text";
}

/** Text is UTF-8, and says so; JSON is always (RFC 8259 section 8.1). */
function withCharset(type: string): string {
  return /^text\//i.test(type) && !/;\s*charset=/i.test(type) ? `${type}; charset=utf-8` : type;
}

export function encodePlainResponse(response: PlainResponse): EncodedResponse {
  const headers: SentHeaders = {};
  setHeaders(headers, response.headers);
  return { status: response.status, headers, body: response.body };
}

/** A response of `fetch` as one of ours; its body is not read. */
export function plainResponse(response: Response): PlainResponse {
  const headers: SentHeaders = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers["set-cookie"] = cookies;
  return { status: response.status, headers, body: response.body ?? undefined };
}

/** Responses that never have a body (RFC 9110 sections 15.3.5, 15.3.6 and 15.4.5). */
export function neverHasBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}
