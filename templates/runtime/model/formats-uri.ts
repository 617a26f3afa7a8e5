import { isIpv6 } from "./formats-network.ts";

/** URIs (RFC 3986), IRIs (RFC 3987) and URI templates (RFC 6570). */

/** RFC 3986 appendix B: any string has exactly one such division. */
const parts = /^(?:([^:/?#]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/su;
const scheme = /^[a-z][a-z\d+.-]*$/i;

/** The characters of the parts: those of URIs, or those of IRIs. */
interface Characters {
  readonly user: RegExp;
  readonly host: RegExp;
  readonly path: RegExp;
  readonly query: RegExp;
  readonly fragment: RegExp;
}

const uriCharacters = /*@__PURE__*/ characters("", "");
// RFC 3987 section 2.2: `ucschar` anywhere, `iprivate` in queries.
const iriCharacters = /*@__PURE__*/ characters(
  "\\u{A0}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFEF}\\u{10000}-\\u{1FFFD}\\u{20000}-\\u{2FFFD}\\u{30000}-\\u{3FFFD}" +
    "\\u{40000}-\\u{4FFFD}\\u{50000}-\\u{5FFFD}\\u{60000}-\\u{6FFFD}\\u{70000}-\\u{7FFFD}\\u{80000}-\\u{8FFFD}" +
    "\\u{90000}-\\u{9FFFD}\\u{A0000}-\\u{AFFFD}\\u{B0000}-\\u{BFFFD}\\u{C0000}-\\u{CFFFD}\\u{D0000}-\\u{DFFFD}\\u{E1000}-\\u{EFFFD}",
  "\\u{E000}-\\u{F8FF}\\u{F0000}-\\u{FFFFD}\\u{100000}-\\u{10FFFD}",
);

/** RFC 3986 section 2: unreserved characters, sub-delimiters, percent-encoded octets, and what a part allows beside them. */
function characters(further: string, furtherInQuery: string): Characters {
  const of = (extra: string) => new RegExp(`^(?:[\\w.~!$&'()*+,;=${extra}${further}\\-]|%[\\dA-Fa-f]{2})*$`, "u");
  const path = of(":@/");
  return { user: of(":"), host: of(""), path, query: of(`:@/?${furtherInQuery}`), fragment: of(":@/?") };
}

/** `URI` (RFC 3986 section 3): with a scheme. */
export function isUri(text: string): boolean {
  return isReference(text, uriCharacters, true);
}

/** `URI-reference` (RFC 3986 section 4.1): with or without a scheme. */
export function isUriReference(text: string): boolean {
  return isReference(text, uriCharacters, false);
}

/** `IRI` (RFC 3987 section 2.2). */
export function isIri(text: string): boolean {
  return isReference(text, iriCharacters, true);
}

/** `IRI-reference` (RFC 3987 section 2.2). */
export function isIriReference(text: string): boolean {
  return isReference(text, iriCharacters, false);
}

function isReference(text: string, allowed: Characters, schemeRequired: boolean): boolean {
  const match = parts.exec(text);
  if (!match) return false;
  const [, schemePart, authority, path = "", query = "", fragment = ""] = match;
  if (schemePart === undefined ? schemeRequired : !scheme.test(schemePart)) return false;
  if (authority !== undefined && !isAuthority(authority, allowed)) return false;
  return allowed.path.test(path) && allowed.query.test(query) && allowed.fragment.test(fragment);
}

/** RFC 3986 section 3.2. */
function isAuthority(text: string, allowed: Characters): boolean {
  const at = text.lastIndexOf("@");
  if (at >= 0 && !allowed.user.test(text.slice(0, at))) return false;
  const hostAndPort = text.slice(at + 1);
  const port = /:\d*$/.exec(hostAndPort);
  const host = port ? hostAndPort.slice(0, port.index) : hostAndPort;
  if (!host.startsWith("[")) return allowed.host.test(host);
  if (!host.endsWith("]")) return false;
  const address = host.slice(1, -1);
  return isIpv6(address) || isIpvFuture(address);
}

/** `IPvFuture` (RFC 3986 section 3.2.2). */
function isIpvFuture(text: string): boolean {
  return /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(text);
}

const literalText = /^(?:[^\0- "%<>\\^`{|}\x7f]|%[\da-f]{2})*$/iu;
const variable = "(?:\\w|%[\\dA-Fa-f]{2})+(?:\\.(?:\\w|%[\\dA-Fa-f]{2})+)*(?::[1-9]\\d{0,3}|\\*)?";
const expression = /*@__PURE__*/ new RegExp(`^[+#./;?&=,!@|]?${variable}(?:,${variable})*$`);

/** `URI-Template` (RFC 6570 section 2; an apostrophe is a literal, as its erratum 6937 says). */
export function isUriTemplate(text: string): boolean {
  const [first = "", ...rest] = text.split("{");
  if (!literalText.test(first)) return false;
  return rest.every((piece) => {
    const end = piece.indexOf("}");
    return end > 0 && expression.test(piece.slice(0, end)) && literalText.test(piece.slice(end + 1));
  });
}
