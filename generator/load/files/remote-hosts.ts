import { BlockList, isIP } from "node:net";

/** A host that references may lead to, as the setting `remote` names it. */
interface RemoteHost {
  /** As a URL has it: in lower case, and an IPv6 address in brackets. */
  readonly name: string;
  /** Undefined: that of https. */
  readonly port: number | undefined;
}

/** @returns Undefined where the text is no host, alone or with a port: `specs.example.com`, `localhost:8080`, `[::1]:80`. */
export function parseHost(text: string): RemoteHost | undefined {
  const [, name, port] = /^(\[[\d.:a-f]+\]|[^\s/?#@:*\\[\]]+)(?::(\d+))?$/i.exec(text) ?? [];
  const url = name === undefined ? null : URL.parse(`https://${text}`);
  return url ? { name: url.hostname, port: port === undefined ? undefined : Number(port) } : undefined;
}

/** What is said of an address whose host nobody allows. */
export const notHere = "is not on this machine";

/** The hosts from which documents may be loaded that references name, and what else is asked of an address. */
export class RemoteHosts {
  readonly #hosts: readonly RemoteHost[];

  /** @param hosts The setting `remote`. What is no host allows nothing. */
  constructor(hosts: readonly string[] = []) {
    this.#hosts = hosts.flatMap((text) => parseHost(text) ?? []);
  }

  /** Why nothing is loaded from an address, as the end of a sentence that begins with it; undefined where it may be. */
  refusal(address: string): string | undefined {
    const url = URL.parse(address);
    if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return notHere;
    const plain = url.protocol === "http:";
    const port = Number(url.port || (plain ? 80 : 443));
    const listed = this.#hosts.filter((host) => host.name === url.hostname && (host.port ?? 443) === port);
    if (plain && listed.length === 0 && this.#hosts.some(({ name }) => name === url.hostname)) return withoutTls;
    if (listed.length === 0) return notHere;
    if (plain && !(isLoopback(url.hostname) && listed.some((host) => host.port !== undefined))) return withoutTls;
    return url.username === "" && url.password === "" ? undefined : "holds credentials, and none are ever sent";
  }

  /**
   * Whether a connection to an address is one that was meant. A name may lead anywhere, and to another place the next time
   * that it is asked for: what is not public is only gone to where the address itself is listed, or where the name says so.
   * @param name The name that led to the address.
   * @param address An IP address.
   */
  mayConnect(name: string, address: string): boolean {
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (!notPublic.check(address, family)) return true;
    if (isLoopback(name)) return loopback.check(address, family);
    return this.#hosts.some((host) => host.name === (family === "ipv6" ? `[${address}]` : address));
  }
}

const withoutTls = "is only asked for by https: http is for this machine, with its port listed in `remote`";

/** Whether a host is this machine, whatever the network says (RFC 6761 section 6.3). */
function isLoopback(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, "$1");
  const family = isIP(address);
  return family === 0 ? host === "localhost" : loopback.check(address, family === 6 ? "ipv6" : "ipv4");
}

const loopback = blockList(["127.0.0.0/8"], ["::1/128"]);

/** The blocks that are not of the public network (IANA's registries of special-purpose addresses, RFC 6890). */
const notPublic = blockList(
  [
    ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
    ...["192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
    ...["224.0.0.0/4", "240.0.0.0/4"],
  ],
  [
    ...["::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:db8::/32", "2002::/16", "fc00::/7"],
    ...["fe80::/10", "ff00::/8"],
  ],
);

function blockList(ipv4: readonly string[], ipv6: readonly string[]): BlockList {
  const list = new BlockList();
  const add = (blocks: readonly string[], family: "ipv4" | "ipv6") => {
    for (const block of blocks) {
      const [address = "", prefix] = block.split("/");
      list.addSubnet(address, Number(prefix), family);
    }
  };
  add(ipv4, "ipv4");
  add(ipv6, "ipv6");
  return list;
}
