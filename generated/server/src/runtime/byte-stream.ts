import { type OwnOctets, streamOf } from "./octet-stream.ts";
import { collectChunks } from "./body-stream.ts";

/**
 * Octets that a handler reads while they arrive: `for await (const chunk of body)`, or `pipeline(body, file)` of
 * `node:stream/promises`. Nothing is kept, and no more is taken from the connection than is read. It is read once.
 */
export class ByteStream implements AsyncIterable<Uint8Array> {
  readonly #limit: number;
  #chunks: AsyncGenerator<Uint8Array, void, undefined> | undefined;

  /** @param limit What `bytes` and `text` take where they are not told, in octets. */
  constructor(chunks: AsyncGenerator<Uint8Array, void, undefined>, limit: number) {
    this.#chunks = chunks;
    this.#limit = limit;
  }

  [Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    const chunks = this.#chunks;
    if (chunks === undefined) throw new TypeError("the octets have been read already");
    this.#chunks = undefined;
    return chunks;
  }

  /** The same as a stream of the platform. */
  stream(): ReadableStream<Uint8Array> {
    return streamOf(this[Symbol.asyncIterator]());
  }

  /**
   * All of them, in memory.
   * @param limit The most that are taken, in octets. Default: `limits.bodyBytes` of the server.
   * @throws PayloadTooLargeError
   */
  bytes(limit: number = this.#limit): Promise<OwnOctets> {
    return collectChunks(this, limit);
  }

  /**
   * All of them as UTF-8, with U+FFFD for what is not UTF-8.
   * @param limit The most that are taken, in octets. Default: `limits.bodyBytes` of the server.
   * @throws PayloadTooLargeError
   */
  async text(limit?: number): Promise<string> {
    return new TextDecoder().decode(await this.bytes(limit));
  }
}
