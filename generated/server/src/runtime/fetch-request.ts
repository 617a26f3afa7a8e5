import type { PeerCertificate } from "node:tls";
import { streamOf } from "./octet-stream.ts";
import { collectChunks, onlyChunk, streaming } from "./body-stream.ts";
import { RequestAbortedError } from "./errors.ts";
import { repeatedType } from "./repeated-fields.ts";
import type { RequestIssue } from "./request-issue.ts";
import { BaseRequest, type KnownFields, type RequestHeaders } from "./server-request.ts";

/** What `fetch` does not say of a request. Workers and the like give something of their own in its place. */
export interface Connection {
  readonly remoteAddress?: string | undefined;
  /** The certificate of the client; whoever gives it has verified it. */
  readonly peerCertificate?: PeerCertificate | undefined;
}

/** A request of `fetch` (WHATWG Fetch, section 5.4). */
export class FetchRequest extends BaseRequest {
  readonly headers: RequestHeaders;
  readonly remoteAddress: string | undefined;
  readonly peerCertificate: PeerCertificate | undefined;
  readonly #request: Request;
  #fields: KnownFields | undefined = undefined;

  constructor(request: Request, connection: Connection | undefined, limit: number) {
    super(request.method, pathAndQuery(request.url), limit);
    this.#request = request;
    const { remoteAddress, peerCertificate } = connection ?? {};
    this.remoteAddress = typeof remoteAddress === "string" ? remoteAddress : undefined;
    this.peerCertificate = typeof peerCertificate === "object" ? peerCertificate : undefined;
    this.headers = new FetchHeaders(request.headers);
  }

  get fields(): KnownFields {
    const { headers } = this;
    this.#fields ??= {
      accept: headers.get("accept"),
      "content-encoding": headers.get("content-encoding"),
      "content-length": headers.get("content-length"),
      "content-type": headers.get("content-type"),
      "transfer-encoding": headers.get("transfer-encoding"),
    };
    return this.#fields;
  }

  override get fault(): RequestIssue | undefined {
    return repeatedType(this.fields["content-type"]);
  }

  get signal(): AbortSignal {
    return this.#request.signal;
  }

  get hasBody(): boolean {
    // Behind some servers a body that was looked at has to be read, or the connection ends, and each POST has one.
    const length = this.#request.headers.get("content-length");
    return length === null ? this.#request.body !== null : length !== "0";
  }

  toFetch(): Request {
    if (this.bodyTaken) throw new TypeError("the body is read as a stream already");
    if (!this.bodyRead) return this.#request;
    const { url, method, headers, signal } = this.#request;
    if (!this.hasBody) return new Request(url, { method, headers, signal });
    return new Request(url, streaming({ method, headers, signal }, streamOf(onlyChunk(this.bytes()))));
  }

  protected override async readBody(limit: number): Promise<Uint8Array> {
    return collectChunks(this.readChunks(), limit);
  }

  protected override async *readChunks(): AsyncGenerator<Uint8Array, void, undefined> {
    // Read to its end, it would look like a body that is empty.
    if (this.#request.bodyUsed) {
      throw new TypeError("the body has been read already, by something in front of this server: give it a copy");
    }
    const reader = this.#request.body?.getReader();
    if (reader === undefined) return;
    let done = false;
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
      done = true;
    } catch (error) {
      done = true;
      throw this.signal.aborted ? new RequestAbortedError() : error;
    } finally {
      if (!done) drop(reader);
    }
  }
}

/** How much of a body is taken in that nobody reads, in octets. */
const mostDropped = 16_777_216;

/**
 * Takes in what nobody reads, up to a limit: some servers close the connection under a body that is cancelled, and the
 * answer is lost.
 */
async function drop(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    let left = mostDropped;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      left -= part.value.byteLength;
      if (left < 0) return await reader.cancel();
    }
  } catch {
    // The client has gone away.
  }
}

/** What stands after the authority of an absolute URL, without the fragment, which is not for servers. */
function pathAndQuery(url: string): string {
  const path = url.indexOf("/", url.indexOf("//") + 2);
  const fragment = url.indexOf("#", path);
  return fragment < 0 ? url.slice(path) : url.slice(path, fragment);
}

class FetchHeaders implements RequestHeaders {
  readonly #headers: Headers;

  constructor(headers: Headers) {
    this.#headers = headers;
  }

  get(name: string): string | undefined {
    return this.#headers.get(name) ?? undefined;
  }

  /** `fetch` has joined the fields of one name already. Credentials alone can still be told apart. */
  getAll(name: string): readonly string[] {
    const value = this.#headers.get(name);
    if (value === null) return [];
    return name.toLowerCase() === "authorization" ? separateCredentials(value) : [value];
  }

  [Symbol.iterator](): Iterator<readonly [string, string]> {
    return this.#headers.entries();
  }
}

/** The credentials of fields that were joined by commas: each has the name of its scheme, and parameters have `=` behind theirs. */
function separateCredentials(joined: string): readonly string[] {
  if (!joined.includes(",")) return [joined];
  const unquoted = joined.replace(/"(?:[^"\\]|\\.)*"?/g, (quoted) => "-".repeat(quoted.length));
  const starts = [...unquoted.matchAll(/,[ \t]*(?=[!#$%&'*+.^_`|~\w-]+[ \t]+[^\s=,])/g)];
  const ends = [...starts.map(({ index }) => index), joined.length];
  return ends.map((end, nth) => {
    const [comma = "", start] = [starts[nth - 1]?.[0], starts[nth - 1]?.index ?? 0];
    return joined.slice(start + comma.length, end);
  });
}
