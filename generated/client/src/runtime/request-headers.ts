import type { Client } from "./client.ts";
import type { Authentication } from "./credentials.ts";
import type { OperationArguments, OperationTable } from "./operation.ts";
import type { HeaderOptions } from "./options.ts";
import { pairsOf, styleOf } from "./url.ts";
import { usualHeader } from "./usual-style.ts";

/** Where the headers of one request come from, beside its client and its operation. */
export interface HeaderSources {
  readonly contentType: string | undefined;
  readonly authentication: Authentication | undefined;
  readonly idempotencyKey: string | undefined;
  readonly request: HeaderOptions<unknown> | undefined;
}

/**
 * The headers of a request: what the client adds by itself, the weakest; then the caller's for all requests, the operation's,
 * and the caller's for this request. Later ones replace earlier ones of the same name. `user-agent` is left to the platform.
 * @throws TypeError for a value that no header can have, such as one with a line break, a list whose items could not be
 * told apart, and a cookie where the platform sends none but its own.
 */
export function requestHeaders(
  client: Client,
  operation: OperationTable,
  args: OperationArguments,
  { contentType, authentication, idempotencyKey, request }: HeaderSources,
): Headers {
  const headers = new Headers({ accept: acceptOf(operation) });
  if (contentType !== undefined) setHeader(headers, "content-type", contentType);
  for (const [name, value] of authentication?.headers ?? []) setHeader(headers, name, value);
  const cookies = cookiePairs(operation, args.cookies, authentication);
  if (cookies.length > 0) setHeader(headers, "cookie", cookies.join("; "));
  if (idempotencyKey !== undefined) setHeader(headers, client.idempotencyHeader, idempotencyKey);
  for (const layer of [client.defaultHeaders, args.headers ?? {}, request ?? {}]) {
    for (const [name, value] of Object.entries(layer)) {
      if (value === null) headers.delete(name);
      else if (value !== undefined) setHeader(headers, name, headerText(operation, name, value));
    }
  }
  return headers;
}

/** RFC 9110 section 5.5: no control characters but the tab, and octets only. */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The message leaves the value out: it may be a secret. */
function setHeader(headers: Headers, name: string, value: string): void {
  if (!fieldValue.test(value))
    throw new TypeError(`The value of the header ${name} has a character that no header can have.`);
  if (name.toLowerCase() === "cookie" && !carriesCookies()) {
    throw new TypeError(
      'Browsers send their own cookies only: leave this out, and set fetchOptions: { credentials: "include" }.',
    );
  }
  headers.set(name, value);
}

/** Whether requests keep their cookies: browsers drop them without a word (WHATWG Fetch, forbidden request-header). */
function carriesCookies(): boolean {
  return new Request("data:,", { headers: { cookie: "a=b" } }).headers.has("cookie");
}

function headerText(operation: OperationTable, name: string, value: unknown): string {
  const style = styleOf(operation, "header", name.toLowerCase());
  return style ? style.write(name, value, style) : usualHeader(name, value);
}

/**
 * Cookies have no percent-encoding of their own; what would end or split one is encoded, as OpenAPI's `form` style does. A
 * key keeps what a cookie can hold (RFC 6265 section 4.1.1), but for the percent sign: whoever reads it decodes it.
 */
function cookiePairs(
  operation: OperationTable,
  cookies: object | undefined,
  authentication: Authentication | undefined,
): string[] {
  return [
    ...pairsOf(operation, "cookie", cookies),
    ...(authentication?.cookies ?? []).map(
      ([name, value]) => `${name}=${value.replace(notInCookies, encodeURIComponent)}`,
    ),
  ];
}

const notInCookies = /[^\x21\x23\x24\x26-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+/g;

/** The declared media types, those of successes first; any at all where the document declares none. */
function acceptOf(operation: OperationTable): string {
  const success = /^(?:2|default)/;
  const responses = Object.entries(operation.responses);
  const ordered = responses.sort(([a], [b]) => Number(success.test(b)) - Number(success.test(a)));
  const types = new Set(ordered.flatMap(([, response]) => response.content ?? []));
  return [...types].join(", ") || "*/*";
}
