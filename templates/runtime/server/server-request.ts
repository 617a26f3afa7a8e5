import type { PeerCertificate } from "node:tls";
import type { Endpoint } from "./endpoint.ts";
import { PayloadTooLargeError } from "./errors.ts";
import type { RequestContentTable } from "./operation.ts";
import type { LeftBody } from "./parsed-body.ts";
import type { RequestIssue } from "./request-issue.ts";
import type { RouteMatch } from "./route.ts";

/**
 * A request as interceptors, authenticators and handlers see it, whichever door it came through.
 */
export interface ServerRequest {
  /** As sent: methods are compared with regard to case (RFC 9110 section 9.1). */
  readonly method: string;
  /** Path and query as sent: `/v2/oauth/clients?page%5Bsize%5D=5`. */
  readonly url: string;
  /** The path as sent, percent-encoded. */
  readonly path: string;
  /** The query as sent, without the question mark; empty if there is none. */
  readonly search: string;
  readonly headers: RequestHeaders;
  /** The address at the other end of the connection: a proxy's, if there is one before the server. */
  readonly remoteAddress: string | undefined;
  /**
   * The certificate of the other end of the connection; undefined where there is none, or where none of the authorities
   * that the server trusts has signed it.
   */
  readonly peerCertificate: PeerCertificate | undefined;
  /** The name of the operation that the request is for; undefined where no operation answers. */
  readonly operation: string | undefined;
  /** Aborted when the client goes away before it has its response. */
  readonly signal: AbortSignal;

  /**
   * The body; empty if there is none. It is read once and kept.
   * @throws PayloadTooLargeError
   */
  bytes(): Promise<Uint8Array>;
  /**
   * The body as UTF-8, with U+FFFD for what is not UTF-8.
   * @throws PayloadTooLargeError
   */
  text(): Promise<string>;
  /** The same request for code that expects one of `fetch`. The body moves to it, if it has not been read yet. */
  toFetch(): Request;
}

/** Header fields of a request. Names count without regard to case. */
export interface RequestHeaders extends Iterable<readonly [name: string, value: string]> {
  /** The value; several fields of one name are joined as RFC 9110 section 5.3 has it. */
  get(name: string): string | undefined;
  /** The value of each field of the name. */
  getAll(name: string): readonly string[];
}

/** The fields that every request is asked for: `headers.get` has to look for any name. */
export interface KnownFields {
  readonly accept?: string | undefined;
  readonly "content-encoding"?: string | undefined;
  readonly "content-length"?: string | undefined;
  readonly "content-type"?: string | undefined;
  readonly "transfer-encoding"?: string | undefined;
}

/**
 * What both doors share: the parts of the URL, and a body that is read once.
 *
 * One is made for each request, and an engine takes far longer to add a `#` member than another one: what would do no harm in
 * a log is `private` alone.
 */
export abstract class BaseRequest implements ServerRequest {
  readonly method: string;
  readonly url: string;
  readonly path: string;
  readonly search: string;
  abstract readonly headers: RequestHeaders;
  abstract get fields(): KnownFields;
  abstract readonly remoteAddress: string | undefined;
  abstract readonly peerCertificate: PeerCertificate | undefined;
  abstract readonly signal: AbortSignal;
  operation: string | undefined = undefined;
  /** Set by the router; undefined where the API has nothing at the path. */
  match: RouteMatch | undefined = undefined;
  /** Set by the router; undefined where no operation answers. */
  endpoint: Endpoint | undefined = undefined;
  /** What the body is read as, where it is taken in before anybody asks for it. */
  held: RequestContentTable | undefined = undefined;
  /** The body, where it was taken in before anybody asked for it. */
  received: Uint8Array | undefined = undefined;
  private readonly limit: number;
  private octets: Promise<Uint8Array> | undefined = undefined;
  private isTaken = false;

  /** @param limit The largest body that is read, in octets. */
  constructor(method: string, url: string, limit: number) {
    const query = url.indexOf("?");
    this.method = method;
    this.url = url;
    this.path = query < 0 ? url : url.slice(0, query);
    this.search = query < 0 ? "" : url.slice(query + 1);
    this.limit = limit;
  }

  /** What keeps the request from being understood, whatever it asks for. */
  get fault(): RequestIssue | undefined {
    return undefined;
  }

  /** What somebody before this server has read and left of the body. */
  get left(): LeftBody {
    return undefined;
  }

  bytes(): Promise<Uint8Array> {
    this.octets ??= this.received === undefined ? this.#read() : Promise.resolve(this.received);
    return this.octets;
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  /**
   * The body while it arrives, for one reader. Where it was read before, this is what was read.
   * @param limit The most octets that are given.
   * @throws PayloadTooLargeError
   */
  async *chunks(limit: number): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.bodyRead) {
      const bytes = await this.bytes();
      if (bytes.byteLength > limit) throw new PayloadTooLargeError(limit);
      yield bytes;
      return;
    }
    this.isTaken = true;
    let size = 0;
    for await (const chunk of this.readChunks(limit)) {
      size += chunk.byteLength;
      if (size > limit) throw new PayloadTooLargeError(limit);
      yield chunk;
    }
  }

  abstract toFetch(): Request;

  /** Whether the message has a body at all, as far as its headers say (RFC 9112 section 6.3). */
  abstract get hasBody(): boolean;

  /** Whether `bytes` was asked for, or has what it gives. */
  protected get bodyRead(): boolean {
    return this.octets !== undefined || this.received !== undefined;
  }

  /** Reads the body, and gives up with a PayloadTooLargeError as soon as it is larger than `limit`. */
  protected abstract readBody(limit: number): Promise<Uint8Array>;

  /** The body while it arrives. What is left of it when the reader ends is dropped. */
  protected abstract readChunks(limit: number): AsyncIterable<Uint8Array>;

  /** Whether somebody reads the body while it arrives. */
  protected get bodyTaken(): boolean {
    return this.isTaken;
  }

  async #read(): Promise<Uint8Array> {
    if (!this.hasBody) return new Uint8Array(0);
    if (this.isTaken) throw new TypeError("the body is read as a stream already");
    // A body that says that it is too large is not begun.
    if (Number(this.fields["content-length"]) > this.limit) throw new PayloadTooLargeError(this.limit);
    return this.readBody(this.limit);
  }
}
