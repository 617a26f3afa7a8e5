/**
 * Which address a request comes from, for rate limits. `X-Forwarded-For` is what anybody may write, so it is believed
 * only as far as trusted proxies have written it: from the right, up to the first address that is not one of them.
 */
import { type BlockList, isIP } from "node:net";

/**
 * The address for which a limit counts: an IPv4 address, or the /64 of an IPv6 one, since that is what one subscriber
 * gets, with 2^64 addresses to come from (RFC 6177 §2). `remote` is the address of the connection.
 */
export function sourceAddress(
  remote: string | undefined,
  forwardedFor: string | undefined,
  trusted: BlockList,
): string {
  const hops = forwardedFor?.split(",").map((hop) => hop.trim()) ?? [];
  let source = plain(remote ?? "unknown");
  while (hops.length > 0 && isTrusted(source, trusted)) {
    const hop = plain(hops.pop() ?? "");
    if (isIP(hop) === 0) break;
    source = hop;
  }
  return isIP(source) === 6 ? network(source) : source;
}

/**
 * The wider networks of a source: a site is often given a /56 or a /48, which is 256 or 65,536 sources (RFC 6177 §2).
 * None for an IPv4 address.
 */
export function networksAround(source: string): readonly string[] {
  const [, site, subnet] = /^([^:]+:[^:]+:[^:]+):([^:]+)::\/64$/.exec(source) ?? [];
  if (site === undefined || subnet === undefined) return [];
  return [`${site}:${(Number.parseInt(subnet, 16) & 0xff00).toString(16)}::/56`, `${site}::/48`];
}

/** The first four of an IPv6 address's eight groups (RFC 4291 §2.2). */
function network(address: string): string {
  // The parser writes an address in one way (RFC 5952); a zone is not part of it.
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, "")}]`);
  const [head = "", tail = ""] = hostname.slice(1, -1).split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail.split(":").filter(Boolean);
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  return `${[...before, ...zeros, ...after].slice(0, 4).join(":")}::/64`;
}

/** Without a port, which some proxies write; and an IPv4 address in its IPv6 clothes is the IPv4 address. */
function plain(written: string): string {
  const [, bracketed, four] = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/.exec(written) ?? [];
  const address = bracketed ?? four ?? written;
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const family = isIP(address);
  return family !== 0 && trusted.check(address, family === 6 ? "ipv6" : "ipv4");
}
