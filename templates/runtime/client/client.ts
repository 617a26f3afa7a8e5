import { type Clock, systemClock } from "./clock.ts";
import { sendBy } from "./connection.ts";
import type { Credentials } from "./credentials.ts";
import type { ErrorClasses } from "./errors.ts";
import type { CommonOptions, Fetch, HeaderOptions, ResponseValidator, Send } from "./options.ts";
import { type Server, serverURL } from "./server.ts";

/** What requests are sent with: a client's options, with nothing left open. */
export interface Client {
  /** Absolute, without a slash at the end. */
  readonly baseURL: string;
  /** Whether the caller chose it, or another server than the document's first; then no other origin is called. */
  readonly baseURLChosen: boolean;
  /** The caller's values for variables of servers' URLs. */
  readonly serverVariables: object;
  /** A function, so that a client that is printed shows none. */
  readonly credentials: () => Credentials;
  /** The origins that credentials are sent to: that of the base URL, and those that the caller names. */
  readonly credentialOrigins: readonly string[];
  /** The platform's `fetch` or the caller's. */
  readonly fetch: Fetch;
  /** `fetch` within the interceptors. */
  readonly send: Send;
  readonly timeout: number;
  readonly totalTimeout: number;
  readonly maxRetries: number;
  /** The header of idempotency keys. */
  readonly idempotencyHeader: string;
  /** Whether requests that have no key get one. */
  readonly idempotencyKeys: boolean;
  readonly defaultHeaders: HeaderOptions;
  readonly fetchOptions: RequestInit;
  readonly validateResponses: ResponseValidator | undefined;
  readonly clock: Clock;
  readonly errors: Partial<ErrorClasses>;
}

/** What a client has from its API and not from its caller. */
export interface ClientDefaults {
  /** The server that the caller chose, or the document's first one. It may be relative. */
  readonly server: Server;
  readonly serverVariables?: object | undefined;
  /** The caller's choice of another one. */
  readonly baseURL: string | null | undefined;
  readonly credentials: Credentials;
  readonly errors: Partial<ErrorClasses>;
}

const defaultTimeout = 60_000;
const defaultMaxRetries = 2;

/**
 * @throws TypeError if the base URL is none, or if there is none and the document's server is relative (outside of
 * browsers, which take it relative to the page), if a server variable has
 * a value that it cannot have, or if one of `credentialOrigins` is no origin.
 */
export function resolveClient(options: CommonOptions, defaults: ClientDefaults): Client {
  const { server, serverVariables = {} } = defaults;
  const choice = typeof server === "string" ? undefined : server.chosen;
  // What the caller says counts before what the environment says.
  const chosen = choice === undefined ? (defaults.baseURL ?? undefined) : undefined;
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const { interceptors = [], idempotencyKeys = false } = options;
  const baseURL = absoluteURL(chosen ?? serverURL(server, serverVariables));
  return {
    baseURL,
    baseURLChosen: chosen !== undefined || choice === "other",
    serverVariables,
    credentials: () => defaults.credentials,
    credentialOrigins: [new URL(baseURL).origin, ...(options.credentialOrigins ?? []).map(checkedOrigin)],
    fetch,
    send: interceptors.reduceRight((next, interceptor) => interceptor(next), sendBy(fetch)),
    timeout: options.timeout ?? defaultTimeout,
    totalTimeout: options.totalTimeout ?? 0,
    maxRetries: options.maxRetries ?? defaultMaxRetries,
    idempotencyHeader: typeof idempotencyKeys === "string" ? idempotencyKeys : "idempotency-key",
    idempotencyKeys: idempotencyKeys !== false,
    defaultHeaders: options.defaultHeaders ?? {},
    fetchOptions: options.fetchOptions ?? {},
    validateResponses: options.validateResponses,
    clock: options.clock ?? systemClock,
    errors: defaults.errors,
  };
}

/** An origin as URLs have it: `https://files.example.com`. A path would promise a limit that there is not. */
function checkedOrigin(text: string): string {
  const url = parsedURL(text);
  if (url?.href === `${url?.origin}/`) return url.origin;
  throw new TypeError(`${JSON.stringify(text)} is not an origin such as https://files.example.com.`);
}

/** The URL without a slash at the end, made absolute where there is a page to be relative to. */
export function absoluteURL(url: string): string {
  const { location } = globalThis as { location?: { href?: string } };
  const parsed = parsedURL(url, location?.href);
  if (parsed && /^https?:$/.test(parsed.protocol) && parsed.search + parsed.hash === "")
    return withoutSlash(parsed.href);
  throw new TypeError(`baseURL is an absolute http or https URL with neither query nor fragment, not ${url}`);
}

/** Undefined for a text that is no URL. */
export function parsedURL(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

/** The text without slashes at its end. */
export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
