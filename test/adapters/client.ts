/**
 * The other end, none of it ours: undici for HTTP/1.1 and `node:http2` for HTTP/2, as one interface, so that a request
 * can be asked of every adapter.
 */
import { once } from "node:events";
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from "node:http2";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { Client as UndiciClient } from "undici";

export interface Call {
  /** Default GET. */
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** A stream is sent as it comes, without a length. */
  readonly body?: string | Readable;
  /** Breaks the request off. */
  readonly signal?: AbortSignal;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readable;
}

/** One connection. */
export interface Client {
  send(call: Call): Promise<Reply>;
  close(): Promise<void>;
}

/** What a test looks at. */
export interface WholeReply {
  readonly status: number;
  readonly headers: Reply["headers"];
  readonly text: string;
}

export async function whole(reply: Promise<Reply>): Promise<WholeReply> {
  const { status, headers, body } = await reply;
  return { status, headers, text: await text(body) };
}

export function http1Client(origin: string, ca: string | undefined): Client {
  const client = new UndiciClient(origin, { allowH2: false, ...(ca !== undefined && { connect: { ca } }) });
  return {
    async send({ method = "GET", path, headers = {}, body, signal }) {
      const fields = Object.entries(headers).flatMap(([name, value]) =>
        [value].flat().flatMap((item) => [name, String(item)]),
      );
      const options = { method, path, headers: fields, body: body ?? null, ...(signal && { signal }) };
      const reply = await client.request(options);
      return { status: reply.statusCode, headers: reply.headers, body: reply.body };
    },
    close: () => client.destroy(),
  };
}

export async function http2Client(origin: string, ca: string | undefined): Promise<Client> {
  const session = connect(origin, ca === undefined ? {} : { ca });
  await once(session, "connect");
  return {
    send: (call) => send(session, call),
    async close() {
      session.destroy();
    },
  };
}

async function send(session: ClientHttp2Session, call: Call): Promise<Reply> {
  const { method = "GET", path, headers = {}, body, signal } = call;
  const fields = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === "string" ? value : [...value]]),
  );
  const stream = session.request({ ":method": method, ":path": path, ...fields }, { endStream: body === undefined });
  signal?.addEventListener("abort", () => stream.destroy());
  if (typeof body === "string") stream.end(body);
  else if (body !== undefined) Readable.from(body).pipe(stream);
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  stream.on("response", (head: IncomingHttpHeaders) =>
    resolve({ status: Number(head[":status"]), headers: head, body: stream }),
  );
  stream.on("error", reject).on("close", () => reject(new Error(`the stream ended with ${stream.rstCode}`)));
  return promise;
}
