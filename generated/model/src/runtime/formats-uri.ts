import { exact } from "./exact.ts";
import { isIpv6 } from "./formats-network.ts";

/** URIs (RFC 3986), IRIs (RFC 3987) and URI templates (RFC 6570). */

/** RFC 3986 section 3.1. */
const scheme = "[a-zA-Z][a-zA-Z\\d+.\\-]*:";
/** `IPvFuture` (RFC 3986 section 3.2.2). */
const future = "[vV][\\da-fA-F]+\\.[\\w.~!$&'()*+,;=:\\-]+";

const uriForms = /*@__PURE__*/ forms("", "", "");
// RFC 3987 section 2.2: `ucschar` anywhere, `iprivate` in queries.
const iriForms = /*@__PURE__*/ forms(
  "\\u{A0}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFEF}\\u{10000}-\\u{1FFFD}\\u{20000}-\\u{2FFFD}\\u{30000}-\\u{3FFFD}" +
    "\\u{40000}-\\u{4FFFD}\\u{50000}-\\u{5FFFD}\\u{60000}-\\u{6FFFD}\\u{70000}-\\u{7FFFD}\\u{80000}-\\u{8FFFD}" +
    "\\u{90000}-\\u{9FFFD}\\u{A0000}-\\u{AFFFD}\\u{B0000}-\\u{BFFFD}\\u{C0000}-\\u{CFFFD}\\u{D0000}-\\u{DFFFD}\\u{E1000}-\\u{EFFFD}",
  "\\u{E000}-\\u{F8FF}\\u{F0000}-\\u{FFFFD}\\u{100000}-\\u{10FFFD}",
  "u",
);

interface Forms {
  readonly absolute: RegExp;
  readonly relative: RegExp;
}

/**
 * RFC 3986 appendix A, as one regular expression each for what has a scheme and what has none. No part of them can be read
 * in two ways, so that they take time that grows with the length of the text alone.
 * @param further What parts may hold beside unreserved characters, sub-delimiters and percent-encoded octets.
 */
function forms(further: string, furtherInQuery: string, flags: string): Forms {
  // Characters in runs: an alternative for each of them would take twice the time.
  const of = (extra: string) => {
    const characters = `[\\w.~!$&'()*+,;=${extra}${further}\\-]*`;
    return `${characters}(?:%[\\dA-Fa-f]{2}${characters})*`;
  };
  const path = of(":@/");
  // The first segment of a relative path has no colon: it would be a scheme.
  const relativePath = `${of("@")}(?:/${path})?`;
  const authority = `(?:${of(":")}@)?(?:\\[(?:[\\dA-Fa-f:.]+|${future})\\]|${of("")})(?::\\d*)?(?:/${path})?`;
  const rest = `(?:\\?${of(`:@/?${furtherInQuery}`)})?(?:#${of(":@/?")})?$`;
  return {
    absolute: new RegExp(`^${scheme}(?://${authority}|(?!//)${path})${rest}`, flags),
    relative: new RegExp(`^(?://${authority}|(?!//)${relativePath})${rest}`, flags),
  };
}

/** `URI` (RFC 3986 section 3): with a scheme. */
export function isUri(value: unknown): boolean {
  return typeof value === "string" && isAbsolute(value, uriForms);
}

/** `URI-reference` (RFC 3986 section 4.1): with or without a scheme. */
export function isUriReference(value: unknown): boolean {
  return typeof value === "string" && (isAbsolute(value, uriForms) || isRelative(value, uriForms));
}

/** `IRI` (RFC 3987 section 2.2). */
export function isIri(value: unknown): boolean {
  return typeof value === "string" && isAbsolute(value, iriForms);
}

/** `IRI-reference` (RFC 3987 section 2.2). */
export function isIriReference(value: unknown): boolean {
  return typeof value === "string" && (isAbsolute(value, iriForms) || isRelative(value, iriForms));
}

function isAbsolute(text: string, { absolute }: Forms): boolean {
  return absolute.test(text) && hasAddress(text);
}

function isRelative(text: string, { relative }: Forms): boolean {
  return relative.test(text) && hasAddress(text);
}

/** Whether the host between brackets, where there is one, is an address (RFC 3986 section 3.2.2). Nothing else has brackets. */
function hasAddress(text: string): boolean {
  const start = text.indexOf("[");
  if (start < 0) return true;
  const address = text.slice(start + 1, text.indexOf("]"));
  return /^v/i.test(address) || isIpv6(address);
}

const literalText = /^(?:[^\0- "%<>\\^`{|}\x7f]|%[\da-f]{2})*$/iu;
const variable = "(?:\\w|%[\\dA-Fa-f]{2})+(?:\\.(?:\\w|%[\\dA-Fa-f]{2})+)*(?::[1-9]\\d{0,3}|\\*)?";
const expression = /*@__PURE__*/ exact("", "[+#./;?&=,!@|]?", variable, "(?:,", variable, ")*");

/** `URI-Template` (RFC 6570 section 2; an apostrophe is a literal, as its erratum 6937 says). */
export function isUriTemplate(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const [first = "", ...rest] = value.split("{");
  if (!literalText.test(first)) return false;
  return rest.every((piece) => {
    const end = piece.indexOf("}");
    return end > 0 && expression.test(piece.slice(0, end)) && literalText.test(piece.slice(end + 1));
  });
}
