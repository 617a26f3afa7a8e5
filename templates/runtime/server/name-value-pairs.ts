import { withoutBlanks } from "../shared/optional-whitespace.ts";
import { formDecoded, leniently, percentDecoded } from "./percent-encoding.ts";

/** One `name=value` of a query or form, in the order that they were sent. */
export interface NameValuePair {
  readonly name: string;
  /** Still encoded: a list is split at its commas before they are decoded. */
  readonly encoded: string;
}

/**
 * Splits a query or a form (WHATWG URL, section 5.1). Where there are more than `limit` of them the rest is not looked at, and
 * undefined comes back.
 */
export function nameValuePairs(text: string, limit: number): readonly NameValuePair[] | undefined {
  const pairs: NameValuePair[] = [];
  for (let start = 0; start < text.length; ) {
    const ampersand = text.indexOf("&", start);
    const end = ampersand < 0 ? text.length : ampersand;
    if (end > start) {
      if (pairs.length === limit) return undefined;
      const equals = text.indexOf("=", start);
      const nameEnd = equals < 0 || equals > end ? end : equals;
      const name = text.slice(start, nameEnd);
      pairs.push({ name: formDecoded(name) ?? leniently(name), encoded: text.slice(Math.min(nameEnd + 1, end), end) });
    }
    start = end + 1;
  }
  return pairs;
}

/** The `name=value` pairs of a Cookie header (RFC 6265 section 4.2.1). A name is escaped where no cookie could have it. */
export function cookiePairs(header: string | undefined): readonly NameValuePair[] {
  if (header === undefined) return [];
  return header.split(";").flatMap((cookie) => {
    const equals = cookie.indexOf("=");
    if (equals < 0) return [];
    const value = withoutBlanks(cookie.slice(equals + 1));
    const quoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
    const name = withoutBlanks(cookie.slice(0, equals));
    return [{ name: percentDecoded(name) ?? name, encoded: quoted ? value.slice(1, -1) : value }];
  });
}

const noTexts: readonly string[] = [];

/** The values of the pairs of a name, still encoded. */
export function textsNamed(pairs: readonly NameValuePair[], name: string): readonly string[] {
  let texts: string[] | undefined;
  for (const pair of pairs) {
    if (pair.name !== name) continue;
    if (texts === undefined) texts = [pair.encoded];
    else texts.push(pair.encoded);
  }
  return texts ?? noTexts;
}
