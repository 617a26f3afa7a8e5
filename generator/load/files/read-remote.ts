import { type LookupAddress, type LookupAllOptions, lookup } from "node:dns";
import type { IncomingMessage } from "node:http";
import type { LookupFunction } from "node:net";
import { type DecodedText, decodeText } from "../text/decode-text.ts";
import { notHere, type RemoteHosts } from "./remote-hosts.ts";

/** The text of a document of the network, or why there is none, as the end of a sentence that begins with its address. */
export type RemoteText =
  | (DecodedText & {
      /** The address that it is from in the end, which references in it are relative to (RFC 3986 section 5.1.3). */
      readonly address: string;
    })
  | { readonly fault: string };

/** What whoever serves documents may cost a run, however many there are. */
export interface RemoteLimits {
  /** Of all documents together. */
  readonly documents: number;
  readonly bytes: number;
  readonly milliseconds: number;
  /** Of one document, redirections included. */
  readonly millisecondsEach: number;
}

const usualLimits: RemoteLimits = {
  documents: 1000,
  bytes: 128 * 2 ** 20,
  milliseconds: 300_000,
  millisecondsEach: 30_000,
};

const maximumRedirects = 5;

/** What finds the addresses of a name: `lookup` of `node:dns`. */
type Resolve = (
  name: string,
  options: LookupAllOptions,
  callback: (error: Error | null, found: LookupAddress[]) => void,
) => void;

/** Loads documents from the hosts that are allowed, within limits that hold for all of them together. */
export class RemoteReader {
  readonly hosts: RemoteHosts;
  readonly #limits: RemoteLimits;
  readonly #resolve: Resolve;
  #documents = 0;
  #bytes = 0;
  #milliseconds = 0;

  constructor(hosts: RemoteHosts, limits: RemoteLimits = usualLimits, resolve: Resolve = lookup) {
    this.hosts = hosts;
    this.#limits = limits;
    this.#resolve = resolve;
  }

  async read(address: string): Promise<RemoteText> {
    const { documents, milliseconds, millisecondsEach } = this.#limits;
    if (++this.#documents > documents) return { fault: `is one of more than ${documents} documents of the network` };
    const start = performance.now();
    const left = Math.min(millisecondsEach, milliseconds - this.#milliseconds);
    const signal = AbortSignal.timeout(Math.max(Math.ceil(left), 0));
    try {
      return await this.#read(address, signal);
    } catch (error) {
      // A connection that ends with the time says something else of it.
      return { fault: signal.aborted ? `takes longer than ${seconds(left)} s` : reason(error) };
    } finally {
      this.#milliseconds += performance.now() - start;
    }
  }

  async #read(address: string, signal: AbortSignal): Promise<RemoteText> {
    let url = address;
    for (let redirects = 0; redirects <= maximumRedirects; redirects++) {
      const response = await this.#get(new URL(url), signal);
      const { statusCode = 0, headers } = response;
      const location = [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
      const target = location === undefined ? undefined : URL.parse(location, url);
      if (!target) {
        const fault = faultOf(response);
        return fault === undefined ? await this.#textOf(response, url) : this.#end(response, fault);
      }
      target.hash = "";
      url = target.href;
      const refusal = this.hosts.refusal(url);
      if (refusal !== undefined)
        return this.#end(
          response,
          `leads on to ${url}, which ${refusal === notHere ? "is of no host in `remote`" : refusal}`,
        );
      response.destroy();
    }
    return { fault: `leads on to another address more than ${maximumRedirects} times` };
  }

  /** One request that says nothing of who asks: no credentials, no cookies, and none of the environment's proxies. */
  async #get(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
    const { request } = url.protocol === "https:" ? await import("node:https") : await import("node:http");
    const headers = {
      accept: "application/yaml, application/json, text/*;q=0.5, */*;q=0.1",
      "accept-encoding": "identity",
      "user-agent": "specwright",
    };
    return await new Promise((resolve, reject) => {
      const options = { agent: false, rejectUnauthorized: true, headers, signal, lookup: this.#lookup };
      request(url, options, resolve).on("error", reject).end();
    });
  }

  /** Looks at the addresses that are about to be connected to, and not at those of a question asked before. */
  readonly #lookup: LookupFunction = (name, options, callback) => {
    this.#resolve(name, { ...options, all: true }, (error, found) => {
      const addresses = error ? [] : found.filter(({ address }) => this.hosts.mayConnect(name, address));
      const [first] = addresses;
      if (error) callback(error, "");
      else if (!first) callback(new PrivateAddress(found[0]?.address), "");
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };

  async #textOf(response: IncomingMessage, address: string): Promise<RemoteText> {
    const chunks: Buffer[] = [];
    const most = this.#limits.bytes;
    // What is announced need not be waited for.
    const announced = Number(response.headers["content-length"] ?? 0);
    if (this.#bytes + announced > most) return this.#end(response, tooLarge(most));
    for await (const chunk of response) {
      const bytes: Buffer = chunk;
      this.#bytes += bytes.length;
      if (this.#bytes > most) return this.#end(response, tooLarge(most));
      chunks.push(bytes);
    }
    return { ...decodeText(Buffer.concat(chunks)), address };
  }

  #end(response: IncomingMessage, fault: string): RemoteText {
    response.destroy();
    return { fault };
  }
}

function tooLarge(bytes: number): string {
  return `is larger than ${bytes / 2 ** 20} MB, together with the documents before it`;
}

/** Why an answer holds no document. */
function faultOf({ statusCode, statusMessage, headers }: IncomingMessage): string | undefined {
  if (statusCode !== 200) return `is answered by ${statusCode} ${statusMessage ?? ""}`.trimEnd();
  const coding = headers["content-encoding"] ?? "identity";
  return coding === "identity" ? undefined : `is encoded as ${coding}, which was not asked for`;
}

class PrivateAddress extends Error {
  constructor(address = "") {
    super(
      `its host has the address ${address}, which is not of the public network: list the address too, if that is meant`,
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "its host cannot be looked up",
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "the connection was closed",
};

function seconds(milliseconds: number): number {
  return Number((milliseconds / 1000).toPrecision(2));
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return `cannot be loaded: ${String(error)}`;
  const code = "code" in error ? String(error.code) : "";
  return `cannot be loaded: ${reasons[code] ?? error.message}`;
}
