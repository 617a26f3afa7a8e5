import type { Socket } from "node:net";
import type { PeerCertificate, TLSSocket } from "node:tls";
import { streamOf } from "./octet-stream.ts";
import { onlyChunk, streaming } from "./body-stream.ts";
import { PayloadTooLargeError, RequestAbortedError } from "./errors.ts";
import { authority, isHost } from "./host.ts";
import {
  type IncomingRequest,
  isAborted,
  isClosed,
  isHttp2Request,
  type OutgoingResponse,
  onceClosed,
} from "./node-messages.ts";
import { type LeftBody, leftBody, parsedBody } from "./parsed-body.ts";
import { repeatedField, repeatedType, wrongHost } from "./repeated-fields.ts";
import type { RequestIssue } from "./request-issue.ts";
import { BaseRequest, type KnownFields, type RequestHeaders } from "./server-request.ts";

/** A request of `node:http` or `node:http2`. Nothing of it is copied or converted until it is asked for. */
export class NodeRequest extends BaseRequest {
  readonly #incoming: IncomingRequest;
  readonly #outgoing: OutgoingResponse;
  private madeHeaders: RequestHeaders | undefined = undefined;
  private madeSignal: AbortSignal | undefined = undefined;
  private moved = false;

  constructor(incoming: IncomingRequest, outgoing: OutgoingResponse, limit: number) {
    super(incoming.method ?? "GET", originForm(incoming.url ?? "/"), limit);
    this.#incoming = incoming;
    this.#outgoing = outgoing;
  }

  get headers(): RequestHeaders {
    this.madeHeaders ??= new NodeHeaders(this.#incoming);
    return this.madeHeaders;
  }

  get fields(): KnownFields {
    return this.#incoming.headers;
  }

  get remoteAddress(): string | undefined {
    return this.#incoming.socket.remoteAddress;
  }

  /**
   * A server that takes any certificate (`rejectUnauthorized: false`) has not verified it: `authorized` says so. Where there
   * is none, Node gives an empty object.
   */
  get peerCertificate(): PeerCertificate | undefined {
    const socket: Socket & Partial<Pick<TLSSocket, "authorized" | "getPeerCertificate">> = this.#incoming.socket;
    const certificate = socket.authorized ? socket.getPeerCertificate?.(true) : undefined;
    return certificate?.raw === undefined ? undefined : certificate;
  }

  /** RFC 9112 section 3.2: of several hosts, or one that is none, another program on the way may have read another one. */
  override get fault(): RequestIssue | undefined {
    const incoming = this.#incoming;
    const host = isHttp2Request(incoming) ? incoming.authority : incoming.headers.host;
    if (!isHost(host)) return wrongHost();
    return repeatedField(incoming.rawHeaders) ?? repeatedType(incoming.headers["content-type"]);
  }

  get signal(): AbortSignal {
    if (this.madeSignal === undefined) {
      const controller = new AbortController();
      const outgoing = this.#outgoing;
      const over = (): void => {
        if (isAborted(outgoing)) controller.abort();
      };
      if (isClosed(outgoing)) over();
      else onceClosed(outgoing, over);
      this.madeSignal = controller.signal;
    }
    return this.madeSignal;
  }

  get hasBody(): boolean {
    const { headers } = this.#incoming;
    const length = headers["content-length"];
    // HTTP/2 says with the headers whether something follows them, and need not say how much (RFC 9113 section 8.1).
    if (isHttp2Request(this.#incoming)) return length !== "0" && !this.#incoming.stream.endAfterHeaders;
    return headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0");
  }

  override get left(): LeftBody {
    return this.#incoming.readableEnded ? leftBody(this.#incoming) : undefined;
  }

  /** Whether the body says how large it is, which is not too much, and nobody before this server reads it or has read it. */
  isReceivable(limit: number): boolean {
    const incoming = this.#incoming;
    if (isHttp2Request(incoming) || !(Number(incoming.headers["content-length"]) <= limit)) return false;
    return incoming.readableFlowing === null && !incoming.readableEnded && !incoming.destroyed;
  }

  /**
   * Takes in a body that is receivable, and calls back when `received` has it, in the asynchronous context of this call:
   * the events of Node's parser have none of the application's (`AsyncLocalStorage`), and a promise keeps it.
   */
  receive(then: () => void): void {
    const incoming = this.#incoming;
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
    });
    // Of a client that goes away before the end of its body nothing is heard again.
    const ended = new Promise<void>((resolve) => {
      incoming.on("end", resolve);
    });
    void ended.then(() => {
      this.received = joined(chunks);
      then();
    });
  }

  toFetch(): Request {
    const url = absolute(schemeOf(this.#incoming), this.headers.get("host"), this.url);
    const fields = [...this.headers].map(([name, value]): [string, string] => [name, value]);
    const init = { method: this.method, headers: fields, signal: this.signal };
    if (!this.hasBody || this.method === "GET" || this.method === "HEAD") return new Request(url, init);
    return new Request(url, streaming(init, this.#stream()));
  }

  #stream(): ReadableStream<Uint8Array> {
    if (this.bodyTaken) throw new TypeError("the body is read as a stream already");
    if (!this.bodyRead && !this.#incoming.readableEnded) {
      this.moved = true;
      return streamOf(chunksOf(this.#incoming));
    }
    return streamOf(onlyChunk(this.bytes()));
  }

  override chunks(limit: number): AsyncGenerator<Uint8Array, void, undefined> {
    const chunks = super.chunks(limit);
    // What a reader has begun and left would keep the connection from the next request.
    onceClosed(this.#outgoing, () => chunks.return());
    return chunks;
  }

  protected override async *readChunks(limit: number): AsyncGenerator<Uint8Array, void, undefined> {
    const incoming = this.#incoming;
    if (this.moved) throw new TypeError(moved);
    if (incoming.readableEnded && !isTruncated(incoming)) {
      yield await readBefore(incoming, limit);
      return;
    }
    yield* chunksOf(incoming);
  }

  protected override readBody(limit: number): Promise<Uint8Array> {
    const incoming = this.#incoming;
    if (this.moved) return Promise.reject(new TypeError(moved));
    if (isTruncated(incoming)) return Promise.reject(new RequestAbortedError());
    if (incoming.readableEnded) return readBefore(incoming, limit);
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const settle = (): void => {
        incoming.off("data", onData).off("end", onEnd).off("error", onAbort).off("close", onAbort);
      };
      const onData = (chunk: Buffer): void => {
        size += chunk.length;
        if (size <= limit) chunks.push(chunk);
        else {
          settle();
          // The rest is taken in and dropped, so that the connection can carry the response and the next request.
          incoming.resume();
          reject(new PayloadTooLargeError(limit));
        }
      };
      const onEnd = (): void => {
        settle();
        if (isTruncated(incoming)) reject(new RequestAbortedError());
        else resolve(joined(chunks));
      };
      const onAbort = (): void => {
        settle();
        reject(new RequestAbortedError());
      };
      if (incoming.destroyed) onAbort();
      else incoming.on("data", onData).on("end", onEnd).on("error", onAbort).on("close", onAbort);
    });
  }
}

/** Most bodies are one chunk. */
function joined(chunks: readonly Buffer[]): Uint8Array {
  const [first] = chunks;
  return chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
}

const moved = "the body has moved to the request that toFetch() made";

/** Whether the client broke off, where a body of HTTP/2 that ends seems to be whole. */
function isTruncated(incoming: IncomingRequest): boolean {
  return isHttp2Request(incoming) && incoming.stream.aborted;
}

/** The chunks of a body. A reader that ends early leaves the connection open: the response has to go through it. */
async function* chunksOf(incoming: IncomingRequest): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* incoming.iterator({ destroyOnReturn: false });
  } catch {
    throw new RequestAbortedError();
  } finally {
    // The rest is taken in and dropped, so that the connection can carry the response and the next request.
    incoming.resume();
  }
  if (isTruncated(incoming)) throw new RequestAbortedError();
}

/** Somebody before this server has read the body to its end. That is no client that broke off, and must not look like one. */
async function readBefore(incoming: IncomingRequest, limit: number): Promise<Uint8Array> {
  const bytes = parsedBody(incoming);
  if (bytes === undefined) {
    const isMultipart = /^multipart\//i.test(incoming.headers["content-type"] ?? "");
    throw new TypeError(
      "the body has been read already, by a body parser in front of this server, " +
        (isMultipart
          ? "and the parts of a multipart body cannot be turned back: put this server in front of the parser"
          : "and neither `rawBody` nor `body` of the request has it in a form that can be turned back"),
    );
  }
  if (bytes.byteLength > limit) throw new PayloadTooLargeError(limit);
  return bytes;
}

/** The request target in origin form: a client that takes the server for a proxy sends the absolute form (RFC 9112 section 3.2.2). */
function originForm(target: string): string {
  if (target.startsWith("/")) return target;
  const absolute = /^https?:\/\/[^/?#]*/i.exec(target);
  if (absolute === null) return target;
  const rest = target.slice(absolute[0].length);
  return rest.startsWith("/") ? rest : `/${rest}`;
}

function schemeOf(incoming: IncomingRequest): string {
  if (isHttp2Request(incoming)) return incoming.scheme;
  const { socket } = incoming;
  return "encrypted" in socket && socket.encrypted === true ? "https" : "http";
}

/** The URL for a target. A Host that is none must not become a part of the path, nor keep the request from its answer. */
function absolute(scheme: string, host: string | undefined, target: string): string {
  const path = target.startsWith("/") ? target : "/";
  const url = `${scheme}://${host}${path}`;
  return host !== undefined && authority.test(host) && URL.canParse(url) ? url : `${scheme}://localhost${path}`;
}

class NodeHeaders implements RequestHeaders {
  readonly #incoming: IncomingRequest;

  constructor(incoming: IncomingRequest) {
    this.#incoming = incoming;
  }

  get(name: string): string | undefined {
    const wanted = name.toLowerCase();
    // HTTP/2 has the authority in its place (RFC 9113 section 8.3.1).
    if (wanted === "host" && isHttp2Request(this.#incoming)) return this.#incoming.authority;
    const { headers } = this.#incoming;
    // The object has more members than the client sent.
    const value = Object.hasOwn(headers, wanted) ? headers[wanted] : undefined;
    return typeof value === "object" ? value.join(", ") : value;
  }

  /** Looks at the fields as they came: Node.js keeps only the first of some that may stand once, such as Authorization. */
  getAll(name: string): readonly string[] {
    const { rawHeaders } = this.#incoming;
    const wanted = name.toLowerCase();
    if (wanted === "host" && isHttp2Request(this.#incoming)) return [this.get(name) ?? []].flat();
    const values: string[] = [];
    for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
      const field = rawHeaders[index] ?? "";
      if (field.length === wanted.length && field.toLowerCase() === wanted) values.push(rawHeaders[index + 1] ?? "");
    }
    return values;
  }

  *[Symbol.iterator](): Iterator<readonly [string, string]> {
    const { rawHeaders } = this.#incoming;
    const http2 = isHttp2Request(this.#incoming);
    if (http2) for (const host of this.getAll("host")) yield ["host", host];
    for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
      const name = (rawHeaders[index] ?? "").toLowerCase();
      // Pseudo-header fields are no header fields (RFC 9113 section 8.3).
      if (http2 && (name.startsWith(":") || name === "host")) continue;
      yield [name, rawHeaders[index + 1] ?? ""];
    }
  }
}
