import { exact } from "./exact.ts";

/** Names and addresses of hosts and mailboxes. */

const label = "[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?";
const hostname = /*@__PURE__*/ exact("i", label, "(?:\\.", label, ")*");

/** RFC 1123 section 2.1: labels of letters, digits and hyphens, at most 63 characters each and 253 in all. */
export function isAsciiHostname(text: string): boolean {
  return text.length <= 253 && hostname.test(text);
}

const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = /*@__PURE__*/ exact("", octet, "(?:\\.", octet, "){3}");

/** RFC 2673 section 3.2: four decimal numbers without leading zeros. */
export function isIpv4(value: unknown): boolean {
  return typeof value === "string" && ipv4.test(value);
}

const ipv6 = /*@__PURE__*/ ipv6Form();

/** `IPv6address` of RFC 3986 appendix A: eight groups, of which `::` stands for those in a row that are left out. */
function ipv6Form(): RegExp {
  const group = "[\\da-f]{1,4}";
  const lastTwo = `(?:${group}:${group}|${octet}(?:\\.${octet}){3})`;
  const before = (most: number) => `(?:${group}(?::${group}){0,${most - 1}})?`;
  const forms = [
    `(?:${group}:){6}${lastTwo}`,
    `::(?:${group}:){5}${lastTwo}`,
    ...[1, 2, 3, 4].map((most) => `${before(most)}::(?:${group}:){${5 - most}}${lastTwo}`),
    `${before(5)}::${lastTwo}`,
    `${before(6)}::${group}`,
    `${before(7)}::`,
  ];
  return new RegExp(`^(?:${forms.join("|")})$`, "i");
}

/** RFC 4291 section 2.2, without a zone. */
export function isIpv6(value: unknown): boolean {
  return typeof value === "string" && ipv6.test(value);
}

const atom = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const idnAtom = /^(?:[\w!#$%&'*+/=?^`{|}~-]|[^\0-\x7f])+(?:\.(?:[\w!#$%&'*+/=?^`{|}~-]|[^\0-\x7f])+)*$/u;
const quoted = /^"(?:[ !#-[\]-~]|\\[ -~])*"$/;
const idnQuoted = /^"(?:[ !#-[\]-~]|\\[ -~]|[^\0-\x7f])*"$/u;

/** `Mailbox` (RFC 5321 section 4.1.2). */
export function isEmail(value: unknown): boolean {
  return typeof value === "string" && isMailbox(value, [atom, quoted], isAsciiHostname);
}

/** `Mailbox` with characters beyond ASCII (RFC 6531 section 3.3). */
export function isIdnEmail(value: unknown): boolean {
  return typeof value === "string" && isMailbox(value, [idnAtom, idnQuoted], isIdnDomain);
}

function isIdnDomain(domain: string): boolean {
  return /^(?:[a-z\d.-]|[^\0-\x7f])+$/iu.test(domain);
}

function isMailbox(text: string, localParts: readonly RegExp[], isDomain: (domain: string) => boolean): boolean {
  const at = text.lastIndexOf("@");
  if (at < 1) return false;
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (local.length > 64 || !localParts.some((form) => form.test(local))) return false;
  return domain.startsWith("[") ? isAddressLiteral(domain) : isDomain(domain);
}

/** RFC 5321 section 4.1.3. */
function isAddressLiteral(text: string): boolean {
  if (!text.endsWith("]")) return false;
  const address = text.slice(1, -1);
  return address.startsWith("IPv6:") ? isIpv6(address.slice(5)) : isIpv4(address);
}
