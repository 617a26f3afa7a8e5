import { type Clock, systemClock } from "./clock.ts";
import type { Credentials } from "./credentials.ts";
import type { ErrorClasses } from "./errors.ts";
import type { CommonOptions, Fetch, HeaderOptions } from "./options.ts";

/** What requests are sent with: a client's options, with nothing left open. */
export interface Client {
  /** Absolute, without a slash at the end. */
  readonly baseURL: string;
  /** Whether the caller chose it; then no other origin is called. */
  readonly baseURLChosen: boolean;
  /** A function, so that a client that is printed shows none. */
  readonly credentials: () => Credentials;
  /** The platform's `fetch` or the caller's, within the interceptors. */
  readonly fetch: Fetch;
  readonly timeout: number;
  readonly maxRetries: number;
  readonly defaultHeaders: HeaderOptions;
  readonly fetchOptions: RequestInit;
  readonly clock: Clock;
  readonly errors: Partial<ErrorClasses>;
}

/** What a client has from its API and not from its caller. */
export interface ClientDefaults {
  /** The document's first server, which may be relative. */
  readonly server: string;
  /** The caller's choice of another one. */
  readonly baseURL: string | null | undefined;
  readonly credentials: Credentials;
  readonly errors: Partial<ErrorClasses>;
}

const defaultTimeout = 60_000;
const defaultMaxRetries = 2;

/**
 * @throws TypeError if the base URL is none, or if there is none and the document's server is relative (outside of
 * browsers, which take it relative to the page).
 */
export function resolveClient(options: CommonOptions, defaults: ClientDefaults): Client {
  const chosen = defaults.baseURL ?? undefined;
  const platformFetch: Fetch = (url, init) => globalThis.fetch(url, init);
  const interceptors = options.interceptors ?? [];
  return {
    baseURL: absoluteURL(chosen ?? defaults.server),
    baseURLChosen: chosen !== undefined,
    credentials: () => defaults.credentials,
    fetch: interceptors.reduceRight<Fetch>((next, interceptor) => interceptor(next), options.fetch ?? platformFetch),
    timeout: options.timeout ?? defaultTimeout,
    maxRetries: options.maxRetries ?? defaultMaxRetries,
    defaultHeaders: options.defaultHeaders ?? {},
    fetchOptions: options.fetchOptions ?? {},
    clock: options.clock ?? systemClock,
    errors: defaults.errors,
  };
}

/** The URL without a slash at the end, made absolute where there is a page to be relative to. */
export function absoluteURL(url: string): string {
  const { location } = globalThis as { location?: { href?: string } };
  let parsed: URL;
  try {
    parsed = new URL(url, location?.href);
  } catch {
    throw new TypeError(`${JSON.stringify(url)} is not an absolute URL: give the API's address as baseURL.`);
  }
  if (parsed.search !== "" || parsed.hash !== "") {
    throw new TypeError(`A base URL has neither a query nor a fragment: ${url}`);
  }
  return parsed.href.replace(/\/+$/, "");
}
