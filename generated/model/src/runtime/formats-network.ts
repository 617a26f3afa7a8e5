/** Names and addresses of hosts and mailboxes. */

/** RFC 1123 section 2.1: labels of letters, digits and hyphens, at most 63 characters each and 253 in all. */
export function isAsciiHostname(text: string): boolean {
  if (text.length === 0 || text.length > 253) return false;
  return text.split(".").every((label) => label.length <= 63 && /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i.test(label));
}

const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = /*@__PURE__*/ new RegExp(`^${octet}\\.${octet}\\.${octet}\\.${octet}$`);

/** RFC 2673 section 3.2: four decimal numbers without leading zeros. */
export function isIpv4(text: string): boolean {
  return ipv4.test(text);
}

/** RFC 4291 section 2.2, without a zone. */
export function isIpv6(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const [head = "", tail] = halves;
  if (tail === undefined) return countGroups(head, true) === 8;
  const before = head === "" ? 0 : countGroups(head, false);
  const after = tail === "" ? 0 : countGroups(tail, true);
  return before + after <= 7;
}

/** How many groups of 16 bits stand between colons: infinitely many where something else does. */
function countGroups(text: string, mayEndInIpv4: boolean): number {
  const groups = text.split(":");
  let count = 0;
  for (const [index, group] of groups.entries()) {
    if (/^[\da-f]{1,4}$/i.test(group)) count += 1;
    else if (mayEndInIpv4 && index === groups.length - 1 && isIpv4(group)) count += 2;
    else return Number.POSITIVE_INFINITY;
  }
  return count;
}

const atom = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const idnAtom = /^(?:[\w!#$%&'*+/=?^`{|}~-]|[^\0-\x7f])+(?:\.(?:[\w!#$%&'*+/=?^`{|}~-]|[^\0-\x7f])+)*$/u;
const quoted = /^"(?:[ !#-[\]-~]|\\[ -~])*"$/;
const idnQuoted = /^"(?:[ !#-[\]-~]|\\[ -~]|[^\0-\x7f])*"$/u;

/** `Mailbox` (RFC 5321 section 4.1.2). */
export function isEmail(text: string): boolean {
  return isMailbox(text, [atom, quoted], isAsciiHostname);
}

/** `Mailbox` with characters beyond ASCII (RFC 6531 section 3.3). */
export function isIdnEmail(text: string): boolean {
  return isMailbox(text, [idnAtom, idnQuoted], (domain) => /^(?:[a-z\d.-]|[^\0-\x7f])+$/iu.test(domain));
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
