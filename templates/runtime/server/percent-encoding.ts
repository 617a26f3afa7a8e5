/**
 * Percent-encoding (RFC 3986 section 2.1), and the form encoding that adds `+` for a space
 * (WHATWG URL, section 5.1, application/x-www-form-urlencoded).
 */

/** The text that is meant, or undefined if an escape is not two hex digits or the octets are not UTF-8. */
export function percentDecoded(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The same for names and values of queries and forms. */
export function formDecoded(text: string): string | undefined {
  return percentDecoded(text.includes("+") ? text.replaceAll("+", " ") : text);
}

/** What can be made of a name or value whose encoding is broken: escapes that are none stay, octets that are not UTF-8 become U+FFFD. */
export function leniently(text: string): string {
  return new URLSearchParams(`=${text.replaceAll("&", "%26")}`).get("") ?? "";
}

/**
 * A path in the one spelling that routes are compared in: escapes of unreserved characters are undone, the others have
 * upper-case digits (RFC 3986 sections 6.2.2.1 and 6.2.2.2). An escape that is broken stays as it is.
 */
export function normalPath(path: string): string {
  if (!path.includes("%")) return path;
  return path.replace(/%[0-9A-Fa-f]{2}/g, (triplet) => {
    const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : triplet.toUpperCase();
  });
}

/**
 * Whether a path can be understood in two ways. Clients and proxies take out segments that stand for others, `.` and `..`
 * (RFC 3986 sections 3.3 and 5.2.4), and what begins with `#` is a fragment to some and a part of the path to others.
 * @param path In the spelling of `normalPath`.
 */
export function isAmbiguous(path: string): boolean {
  // An engine looks for a single character several times as quickly as for two.
  return path.includes("#") || (path.includes(".") && /\/\.\.?(?:\/|$)/.test(path));
}
