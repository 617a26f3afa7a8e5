import { type Subschema, withoutIgnored } from "../model/index.ts";
import { checkResponse } from "./check-response.ts";
import { parseMediaType } from "./media-type.ts";
import { contentFor, type Operation, type ResponseHeaderTable, responseFor } from "./operation.ts";
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
    const content = contentFor(table, type);
    text = encodeBody(type, content?.kind ?? kindOf(type), body);
    if (content?.ignored !== undefined && typeof text === "string") text = leaveOut(content.ignored, text);
  }
  setHeaders(headers, asTexts(responseFor(operation, status)?.headers, response.headers));
  return { status, headers, body: text };
}

/**
 * Headers that are described by a media type are JSON (OpenAPI 3.1 section 4.8.21): a text, with escapes for what does not
 * fit into a field.
 */
function asTexts(
  declared: readonly ResponseHeaderTable[] = [],
  headers: ResponseHeaders | undefined,
): ResponseHeaders | undefined {
  const names = new Set(declared.filter(({ type }) => type === "json").map(({ name }) => name));
  if (headers === undefined || names.size === 0) return headers;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const isJson = value !== undefined && names.has(name.toLowerCase());
      return [name, isJson ? asciiJson(value) : value];
    }),
  );
}

function asciiJson(value: unknown): string {
  return (JSON.stringify(value) ?? "").replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
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

/** What is left out is looked for in what would be sent: a handler's objects may be written otherwise than they are. */
function leaveOut(ignored: Subschema, text: string): string {
  return JSON.stringify(withoutIgnored(ignored, JSON.parse(text)));
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
