import { InvalidRequestError } from "./errors.ts";
import { requestIssue } from "./request-issue.ts";

const carriageReturn = 0x0d;
const lineFeed = 0x0a;
const hyphen = 0x2d;

/**
 * Takes a multipart body apart while it arrives (RFC 2046 section 5.1.1). No more is kept than a chunk and the headers of
 * one part, and every octet is looked at a fixed number of times.
 */
export class MultipartReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  /** What ends a part: a line break, two hyphens and the boundary. It has no second carriage return. */
  readonly #delimiter: Uint8Array;
  readonly #headerLimit: number;
  /** What has arrived and was not given yet. The first delimiter may stand at the very beginning, without its line break. */
  #buffer: Uint8Array = new Uint8Array([carriageReturn, lineFeed]);
  /** Whether a delimiter was the last thing that was taken. What comes before the first one is no part, and is ignored. */
  #isBehindDelimiter = false;
  #position = 0;

  /** @param headerLimit The most that the headers of one part may be, in octets. */
  constructor(chunks: AsyncIterator<Uint8Array>, boundary: string, headerLimit: number) {
    this.#chunks = chunks;
    this.#delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
    this.#headerLimit = headerLimit;
  }

  /** Which part is the current one: the first is 1. */
  get position(): number {
    return this.#position;
  }

  /**
   * Goes on to the next part, past what is left of the current one.
   * @returns The lines of its headers; undefined behind the last part.
   * @throws InvalidRequestError
   */
  async next(): Promise<readonly string[] | undefined> {
    const position = ++this.#position;
    while (!this.#isBehindDelimiter) await this.chunk(position);
    while (this.#buffer.length < 2) await this.#fill();
    if (this.#buffer[0] === hyphen && this.#buffer[1] === hyphen) return undefined;
    let left = this.#headerLimit;
    const line = async (): Promise<string> => {
      const octets = await this.#line(left);
      left -= octets.length + 2;
      return decoded(octets);
    };
    if ((await line()).trim() !== "") throw malformed("Must have nothing behind a boundary in its line.");
    const lines: string[] = [];
    for (let text = await line(); text !== ""; text = await line()) lines.push(text);
    this.#isBehindDelimiter = false;
    return lines;
  }

  /**
   * The next octets of a part.
   * @returns Undefined at its end.
   * @throws InvalidRequestError
   * @throws TypeError if it is not the current part any more.
   */
  async chunk(position: number): Promise<Uint8Array | undefined> {
    for (;;) {
      if (position !== this.#position) throw new TypeError("the part was passed over: read it before the next one");
      if (this.#isBehindDelimiter) return undefined;
      const { at, isWhole } = this.#search();
      if (at > 0) return this.#take(at);
      if (isWhole) {
        this.#take(this.#delimiter.length);
        this.#isBehindDelimiter = true;
      } else await this.#fill();
    }
  }

  /** Lets go of the body. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  /** Where the delimiter stands in the buffer, or may begin at its end; the end, where it does not. */
  #search(): { readonly at: number; readonly isWhole: boolean } {
    const buffer = this.#buffer;
    const delimiter = this.#delimiter;
    for (let at = buffer.indexOf(carriageReturn); at >= 0; at = buffer.indexOf(carriageReturn, at + 1)) {
      let length = 1;
      while (length < delimiter.length && buffer[at + length] === delimiter[length]) length++;
      if (length === delimiter.length) return { at, isWhole: true };
      if (at + length === buffer.length) return { at, isWhole: false };
    }
    return { at: buffer.length, isWhole: false };
  }

  async #line(limit: number): Promise<Uint8Array> {
    for (let from = 0; ; ) {
      const at = this.#buffer.indexOf(lineFeed, from);
      if ((at < 0 ? this.#buffer.length : at) > limit) {
        throw malformed(`Must not have more than ${this.#headerLimit} octets of headers in a part.`, "limit");
      }
      if (at < 0) {
        from = this.#buffer.length;
        await this.#fill();
      } else if (this.#buffer[at - 1] === carriageReturn) return this.#take(at + 1).subarray(0, at - 1);
      else throw malformed("Must end the lines of headers with CR and LF.");
    }
  }

  #take(length: number): Uint8Array {
    const taken = this.#buffer.subarray(0, length);
    this.#buffer = this.#buffer.subarray(length);
    return taken;
  }

  async #fill(): Promise<void> {
    const next = await this.#chunks.next();
    if (next.done === true) throw malformed("Must end with its boundary.");
    const chunk = next.value;
    if (this.#buffer.length === 0) {
      this.#buffer = chunk;
      return;
    }
    const joined = new Uint8Array(this.#buffer.length + chunk.length);
    joined.set(this.#buffer);
    joined.set(chunk, this.#buffer.length);
    this.#buffer = joined;
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decoded(octets: Uint8Array): string {
  try {
    return utf8.decode(octets);
  } catch {
    throw malformed("Must have headers in UTF-8.", "encoding");
  }
}

/** A body that is not what its Content-Type says. */
export function malformed(message: string, keyword = "syntax"): InvalidRequestError {
  return new InvalidRequestError([requestIssue("body", undefined, keyword, message)]);
}
