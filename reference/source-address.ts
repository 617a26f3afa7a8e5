/**
 * Which address a request comes from, for rate limits. `X-Forwarded-For` is what anybody may write, so it is believed only
 * as far as trusted proxies have written it: from the right, up to the first address that is not one of them.
 */
import { type BlockList, isIP } from "node:net";

/** `remote` is the address of the connection. */
export function sourceAddress(remote: string | undefined, forwardedFor: string | null, trusted: BlockList): string {
  const hops = (forwardedFor ?? "").split(",").map((hop) => hop.trim());
  let source = plain(remote ?? "unknown");
  while (isTrusted(source, trusted)) {
    const hop = plain(hops.pop() ?? "");
    if (isIP(hop) === 0) break;
    source = hop;
  }
  return source;
}

/** An IPv4 address in its IPv6 clothes is the IPv4 address. */
function plain(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const family = isIP(address);
  return family !== 0 && trusted.check(address, family === 6 ? "ipv6" : "ipv4");
}
