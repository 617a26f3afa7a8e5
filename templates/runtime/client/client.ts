import { sendBy } from "./connection.ts";
import type { ErrorClasses } from "./errors.ts";
import type { CommonOptions, Send } from "./options.ts";

/** What requests are sent with. */
export interface Client {
  /** Absolute, without a slash at the end. */
  readonly baseURL: string;
  /** The caller's, credentials among them by name. A function, so that a client that is printed shows none. */
  readonly options: () => ResolvedOptions;
  /** `fetch` within the interceptors. */
  readonly send: Send;
  /** Whether the caller chose the base URL, or another server than the document's first; then no other origin is called. */
  readonly elsewhere?: boolean;
  /** The classes of the errors that answers are thrown as; where there are none, each is an `APIError`. */
  readonly errors?: Partial<ErrorClasses>;
}

export interface ResolvedOptions extends CommonOptions {
  /** The values of variables in servers' URLs. */
  readonly serverVariables?: object | undefined;
}

/**
 * @param server The URL of the document's first server. It may be relative.
 * @throws TypeError if the base URL is not one of an origin and a path alone, or if there is none and the document's server is
 * relative (outside of browsers, which take it relative to the page).
 */
export function resolveClient<Options extends ResolvedOptions>(options: Options, server: string): Client {
  const { baseURL, interceptors = [] } = options;
  return {
    baseURL: absoluteURL(baseURL || server),
    elsewhere: Boolean(baseURL),
    options: () => options,
    send: interceptors.reduceRight((next, interceptor) => interceptor(next), sendBy(options.fetch)),
  };
}

/**
 * The URL without slashes at its end, made absolute where there is a page to be relative to.
 * @throws TypeError for one that is not absolute, or has credentials, a query or a fragment. It does not show what may be secret.
 */
export function absoluteURL(text: string): string {
  const page = globalThis as { readonly location?: { readonly href?: string } };
  const base = page.location?.href;
  const href = URL.canParse(text, base) ? new URL(text, base).href : "";
  if (/^https?:\/\/[^/@]+\/[^?#]*$/.test(href)) return href.replace(/\/+$/, "");
  throw new TypeError("baseURL: Give an http URL, of origin and path alone.");
}
