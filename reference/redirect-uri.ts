/**
 * Redirect URIs: which may be registered, and which presented one matches (RFC 6749 §3.1.2, RFC 8252 §7,
 * RFC 9700 §2.1).
 *
 * Matching is a comparison of strings. The one exception is the port of a loopback address, and it too is decided on
 * the raw text: a URL parser would read `http://127.1/` and `http://0x7f.1/` as 127.0.0.1.
 */

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(?::([1-9]\d{0,4}))?((?:[/?][^#]*)?)$/;
/** An absolute URI (RFC 3986 §4.3) in the characters that a URI may have. */
const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/;
/** RFC 8252 §7.1: a scheme below a domain name that the app's maker controls, so it holds a dot. */
const PRIVATE_USE = /^[a-z][a-z0-9+-]*(?:\.[a-z0-9+-]+)+:\/(?!\/)[^#]*$|^[a-z][a-z0-9+-]*(?:\.[a-z0-9+-]+)+:\/\/[^#]+$/;
const LENGTH_LIMIT = 2_000;
/** What this server adds to a redirect; a registered URI that brings its own would speak for the server. */
const RESPONSE_PARAMETERS = ["code", "state", "iss", "error", "error_description"];

interface Loopback {
  readonly host: string;
  readonly rest: string;
}

function loopback(uri: string): Loopback | undefined {
  const [, host, port, rest] = LOOPBACK.exec(uri) ?? [];
  if (host === undefined || rest === undefined || Number(port ?? 1) > 65_535) return undefined;
  return { host, rest };
}

/** Whether it goes to a program on the user's own machine: a loopback address (RFC 8252 §7.3). */
export function isLoopbackRedirect(uri: string): boolean {
  return loopback(uri) !== undefined;
}

/** Whether the text is an absolute URI at all; a match is a separate question. */
export function isAbsoluteUri(uri: string): boolean {
  return ABSOLUTE.test(uri);
}

/** Whether a presented redirect URI is one of the registered ones. */
export function matchesRegistered(presented: string, registered: readonly string[]): boolean {
  if (registered.includes(presented)) return true;
  const local = loopback(presented);
  if (!local) return false;
  return registered.some((uri) => {
    const other = loopback(uri);
    return other?.host === local.host && other.rest === local.rest;
  });
}

/** What is wrong with a URI that somebody wants to register, as the end of a sentence; undefined when it is fine. */
export function redirectUriProblem(uri: string): string | undefined {
  if (uri.length > LENGTH_LIMIT) return "must not be longer than 2000 characters";
  if (!isAbsoluteUri(uri)) return "must be an absolute URI";
  if (uri.includes("#")) return "must not have a fragment";
  if (uri.includes("*")) return "must not have a wildcard";
  const query = uri.indexOf("?");
  const reserved = query < 0 ? [] : [...new URLSearchParams(uri.slice(query)).keys()];
  if (reserved.some((name) => RESPONSE_PARAMETERS.includes(name))) {
    return "must not have a query parameter that the response uses";
  }
  // Whatever the scheme: what stands before an @ reads as a host, and is none.
  if (/^[^:]*:\/\/[^/?]*@/.test(uri)) return "must not have user information";
  if (uri.startsWith("https://")) return httpsProblem(uri);
  if (isLoopbackRedirect(uri) || PRIVATE_USE.test(uri)) return undefined;
  if (/^http:/i.test(uri)) return "must be https, or http on 127.0.0.1, [::1] or localhost";
  return "must be https, or have a private-use scheme with a dot in it";
}

function httpsProblem(uri: string): string | undefined {
  const authority = /^https:\/\/([^/?]*)/.exec(uri)?.[1] ?? "";
  // A host that the parser writes differently (0x7f.1, a percent escape, a capital) is not the host that a reader sees.
  if (!URL.canParse(uri) || new URL(uri).hostname !== authority.replace(/:\d*$/, "")) {
    return "must have a host name in its normal form";
  }
  return undefined;
}

/**
 * The URI with parameters appended; its own query is kept as it is (RFC 6749 §3.1.2). Undefined values are left out.
 */
export function appendParameters(uri: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(value.toWellFormed())}`);
  }
  const separator = uri.includes("?") ? (/[?&]$/.test(uri) ? "" : "&") : "?";
  return uri + separator + pairs.join("&");
}

/** Who is at the other end, for a person to read: the host, or the scheme of a private-use URI. */
export function redirectDestination(uri: string): string {
  return /^https?:\/\/([^/?]+)/.exec(uri)?.[1] ?? `${uri.slice(0, uri.indexOf(":"))}:`;
}
