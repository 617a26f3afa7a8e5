import type { IncomingMessage, ServerResponse } from "node:http";
import { onlyChunk, streaming, streamOf } from "./body-stream.ts";
import { PayloadTooLargeError, RequestAbortedError } from "./errors.ts";
import { parsedBody } from "./parsed-body.ts";
import { BaseRequest, type RequestHeaders } from "./server-request.ts";

/** A request of `node:http`. Nothing of it is copied or converted until it is asked for. */
export class NodeRequest extends BaseRequest {
  readonly headers: RequestHeaders;
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  #signal: AbortSignal | undefined = undefined;
  #moved = false;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse, limit: number) {
    super(incoming.method ?? "GET", originForm(incoming.url ?? "/"), limit);
    this.#incoming = incoming;
    this.#outgoing = outgoing;
    this.headers = new NodeHeaders(incoming);
  }

  get remoteAddress(): string | undefined {
    return this.#incoming.socket.remoteAddress;
  }

  get signal(): AbortSignal {
    if (this.#signal === undefined) {
      const controller = new AbortController();
      const outgoing = this.#outgoing;
      if (outgoing.destroyed && !outgoing.writableFinished) controller.abort();
      else outgoing.once("close", () => outgoing.writableFinished || controller.abort());
      this.#signal = controller.signal;
    }
    return this.#signal;
  }

  get hasBody(): boolean {
    const { headers } = this.#incoming;
    const length = headers["content-length"];
    return headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0");
  }

  toFetch(): Request {
    const { headers, socket } = this.#incoming;
    const scheme = "encrypted" in socket && socket.encrypted === true ? "https" : "http";
    const url = `${scheme}://${headers.host ?? "localhost"}${this.url}`;
    const fields = [...this.headers].map(([name, value]): [string, string] => [name, value]);
    const init = { method: this.method, headers: fields, signal: this.signal };
    if (!this.hasBody || this.method === "GET" || this.method === "HEAD") return new Request(url, init);
    return new Request(url, streaming(init, this.#stream()));
  }

  #stream(): ReadableStream<Uint8Array> {
    if (!this.bodyRead && !this.#incoming.readableEnded) {
      this.#moved = true;
      return streamOf(this.#incoming[Symbol.asyncIterator]());
    }
    return streamOf(onlyChunk(this.bytes()));
  }

  protected override readBody(limit: number): Promise<Uint8Array> {
    const incoming = this.#incoming;
    if (this.#moved) return Promise.reject(new TypeError("the body has moved to the request that toFetch() made"));
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
        const [first] = chunks;
        resolve(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, size));
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

/** Somebody before this server has read the body to its end. That is no client that broke off, and must not look like one. */
async function readBefore(incoming: IncomingMessage, limit: number): Promise<Uint8Array> {
  const bytes = parsedBody(incoming);
  if (bytes === undefined) {
    throw new TypeError(
      "the body has been read already, by a body parser in front of this server that left nothing of it in `body`",
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

class NodeHeaders implements RequestHeaders {
  readonly #incoming: IncomingMessage;

  constructor(incoming: IncomingMessage) {
    this.#incoming = incoming;
  }

  get(name: string): string | undefined {
    const value = this.#incoming.headers[name.toLowerCase()];
    return typeof value === "object" ? value.join(", ") : value;
  }

  /** Looks at the fields as they came: Node.js keeps only the first of some that may stand once, such as Authorization. */
  getAll(name: string): readonly string[] {
    const { rawHeaders } = this.#incoming;
    const wanted = name.toLowerCase();
    const values: string[] = [];
    for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
      if (rawHeaders[index]?.toLowerCase() === wanted) values.push(rawHeaders[index + 1] ?? "");
    }
    return values;
  }

  *[Symbol.iterator](): Iterator<readonly [string, string]> {
    const { rawHeaders } = this.#incoming;
    for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
      yield [(rawHeaders[index] ?? "").toLowerCase(), rawHeaders[index + 1] ?? ""];
    }
  }
}
