import { connect, type Socket } from "node:net";

/** An answer as it stood on the wire. */
export interface WireAnswer {
  readonly status: number;
  /** Names in lower case; of several fields of one name all values. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
}

/** A connection on which octets are written by hand. */
export class Wire {
  readonly #socket: Socket;
  #received = "";
  #closed = false;
  #wake: () => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => {
      this.#received += chunk;
      this.#wake();
    });
    const close = (): void => {
      this.#closed = true;
      this.#wake();
    };
    socket.on("end", close).on("close", close).on("error", close);
  }

  static async open(address: string): Promise<Wire> {
    const { hostname, port } = new URL(address);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await new Promise<void>((opened, fail) => socket.once("connect", opened).once("error", fail));
    return new Wire(socket);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** @param octets Latin-1, or octets as they are. */
  write(octets: string | Uint8Array): void {
    if (!this.#closed) this.#socket.write(typeof octets === "string" ? Buffer.from(octets, "latin1") : octets);
  }

  /** Goes away without a word. */
  destroy(): void {
    this.#socket.destroy();
  }

  /** The next answer; undefined if the connection ends before it, or nothing comes for `milliseconds`. */
  async answer(milliseconds = 15_000): Promise<WireAnswer | undefined> {
    const deadline = Date.now() + milliseconds;
    for (;;) {
      const found = takeAnswer(this.#received, this.#closed);
      if (found !== undefined) {
        this.#received = this.#received.slice(found.length);
        if (found.answer.status === 100) continue;
        return found.answer;
      }
      const left = deadline - Date.now();
      if (this.#closed || left <= 0) return undefined;
      await new Promise<void>((resume) => {
        const timer = setTimeout(resume, left);
        this.#wake = () => {
          clearTimeout(timer);
          resume();
        };
      });
    }
  }
}

/** The answer at the beginning of a text (RFC 9112 section 6), if it is whole. */
function takeAnswer(
  text: string,
  closed: boolean,
): { readonly answer: WireAnswer; readonly length: number } | undefined {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [line = "", ...fields] = text.slice(0, end).split("\r\n");
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(line)?.[1]);
  if (!Number.isInteger(status)) throw new Error(`no answer of HTTP: ${JSON.stringify(line)}`);
  const headers = new Map<string, string[]>();
  for (const field of fields) {
    const [, name = "", value = ""] = /^([^:]*): ?(.*)$/s.exec(field) ?? [];
    const key = name.toLowerCase();
    headers.set(key, [...(headers.get(key) ?? []), value]);
  }
  const start = end + 4;
  const withoutBody = status < 200 || status === 204 || status === 304;
  // Node.js's own refusals are in chunks: none of them is empty but the last.
  if (headers.has("transfer-encoding")) {
    const last = text.startsWith("0\r\n\r\n", start) ? start : text.indexOf("\r\n0\r\n\r\n", start) + 2;
    if (last < start) return undefined;
    return { answer: { status, headers, body: text.slice(start, last) }, length: last + 5 };
  }
  const declared = headers.get("content-length")?.[0];
  const length = withoutBody
    ? 0
    : declared === undefined
      ? closed
        ? text.length - start
        : undefined
      : Number(declared);
  if (length === undefined || text.length < start + length) return undefined;
  return { answer: { status, headers, body: text.slice(start, start + length) }, length: start + length };
}

/** A request with lines that end as HTTP wants it. */
export function message(lines: readonly string[], body: string | Uint8Array = ""): Buffer {
  const octets = typeof body === "string" ? Buffer.from(body) : body;
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), octets]);
}

/** A request that ends with its headers. */
export function get(target: string, ...headers: readonly string[]): Buffer {
  return message([`GET ${target} HTTP/1.1`, "Host: api.example.com", ...headers]);
}

/** A request with a body that is as long as it says. */
export function post(target: string, type: string, body: string | Uint8Array, ...headers: readonly string[]): Buffer {
  const octets = typeof body === "string" ? Buffer.from(body) : body;
  const lines = [`POST ${target} HTTP/1.1`, "Host: api.example.com", `Content-Type: ${type}`, ...headers];
  return message([...lines, `Content-Length: ${octets.byteLength}`], octets);
}

/** What became of a request, and of a good one behind it on the same connection. */
export interface Outcome {
  /** Undefined where the connection ended without an answer. */
  readonly answer: WireAnswer | undefined;
  readonly next: WireAnswer | "closed";
}

/** Sends a request, and then a good one: on the same connection, and where that is closed on another one. */
export async function tryOut(address: string, request: string | Uint8Array): Promise<Outcome> {
  const wire = await Wire.open(address);
  wire.write(request);
  const answer = await wire.answer();
  wire.write(get("/v1/ok"));
  const next = await wire.answer();
  const answered = next ?? (wire.closed ? "closed" : undefined);
  wire.destroy();
  if (answered === undefined) throw new Error("the connection is open, and does not answer");
  if (answered === "closed" && (await sendOnce(address, get("/v1/ok")))?.status !== 200) throw new Error("not served");
  return { answer, next: answered };
}

/** The answer to a request on a connection of its own. */
export async function sendOnce(address: string, request: string | Uint8Array): Promise<WireAnswer | undefined> {
  const wire = await Wire.open(address);
  wire.write(request);
  const answer = await wire.answer();
  wire.destroy();
  return answer;
}
