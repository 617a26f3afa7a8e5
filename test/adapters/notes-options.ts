import type { ContextOption, ServeOptions } from "../../templates/runtime/server/serve-options.ts";
import type { ServerRequest } from "../../templates/runtime/server/server-request.ts";

/** What the handlers of `notes.yml` get, as far as they look at it. */
interface Input {
  readonly path: { readonly id: string };
  readonly query: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: unknown;
  readonly body: unknown;
  readonly contentType: string;
  readonly auth: unknown;
  readonly request: ServerRequest;
}

/** The largest body that the server takes, in octets. */
export const bodyBytes = 100_000;

/** The largest body that a handler reads while it arrives, in octets. */
export const streamBytes = 700_000;

/** The text of `GET /v1/book`, larger than what a socket takes at once. */
export const book = "é".repeat(1_000_000);

/** What happened in the server since `forget`, in order. */
export const events: string[] = [];
/** What `onError` was told of. */
export const errors: unknown[] = [];
let opened = Promise.withResolvers<void>();

/** Before each test. */
export function forget(): void {
  events.length = 0;
  errors.length = 0;
  opened = Promise.withResolvers();
}

/** Lets go on what waits: streams behind their first chunk, and who authenticates with `slow`. */
export function openGate(): void {
  opened.resolve();
}

/** `first`, and when the gate is open, `second`, as the only body that is not whole from the beginning. */
function gatedStream(): ReadableStream<Uint8Array> {
  let chunks = 0;
  const gate = opened.promise;
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      chunks += 1;
      if (chunks === 1) return controller.enqueue(encoder.encode("first"));
      await gate;
      controller.enqueue(encoder.encode("second"));
      controller.close();
    },
    cancel() {
      events.push("cancelled");
    },
  });
}

/** A stream that fails behind its first chunk. */
function failingStream(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new Uint8Array(10)),
    async pull(controller) {
      await opened.promise;
      controller.error(new Error("the source is gone"));
    },
  });
}

async function fallback(request: ServerRequest) {
  switch (request.path) {
    case "/stream":
      return { status: 200, headers: { "content-type": "text/plain" }, body: gatedStream() };
    case "/varying":
      return { status: 200, headers: { vary: "Accept" } };
    case "/late":
      events.push("waiting");
      await opened.promise;
      return { status: 200, body: gatedStream() };
    case "/failing":
      return { status: 200, body: failingStream() };
    case "/mirror":
      return new Response(await request.toFetch().text(), { headers: { "x-of": "fetch" } });
    default:
      return undefined;
  }
}

/** Waits until the client goes away. */
async function wait({ request }: Input) {
  events.push("waiting");
  const { signal } = request;
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  events.push("aborted");
  return { status: 204 };
}

async function lengthOf(octets: unknown): Promise<number> {
  let length = 0;
  try {
    for await (const chunk of octets as AsyncIterable<Uint8Array>) {
      if (length === 0) events.push("reading");
      length += chunk.byteLength;
    }
  } catch (error) {
    if (error instanceof Error && error.name === "RequestAbortedError") events.push("broken off");
    throw error;
  }
  return length;
}

/** The files of a multipart body and how long they are; one called `none` or `first` has the others not read. */
async function filesOf(parts: unknown): Promise<readonly string[]> {
  const came: string[] = [];
  for await (const { name, body } of parts as AsyncIterable<{ readonly name: string; readonly body: unknown }>) {
    if (name === "none") return came;
    if (name === "first") {
      for await (const _ of body as AsyncIterable<Uint8Array>) break;
      return [...came, name];
    }
    came.push(`${name} ${await lengthOf(body)}`);
  }
  return came;
}

export const options: ServeOptions<unknown> & ContextOption<unknown> = {
  handlers: {
    listNotes: ({ query, headers, cookies }: Input) => ({ status: 200, body: { query, headers, cookies } }),
    createNote: ({ body, contentType }: Input) => ({
      status: 201,
      headers: { location: "/v1/notes/1", "set-cookie": ["a=1; Path=/", "b=2"] },
      body: { body, contentType },
    }),
    readNote({ path: { id }, request }: Input) {
      if (id === "crash") throw new Error("the secret of the house");
      if (id === "none") return { status: 404, body: { missing: id } };
      if (request.headers.get("if-none-match") === '"1"') return { status: 304, headers: { etag: '"1"' } };
      return { status: 200, headers: { etag: '"1"' }, body: { text: id } };
    },
    replaceNote({ body }: Input) {
      events.push("replaced");
      return { status: 200, body };
    },
    deleteNote: () => ({ status: 204 }),
    addFiles: async ({ body }: Input) => ({ status: 200, body: await filesOf(body) }),
    addOctets: async ({ body }: Input) => ({ status: 200, body: [`octets ${await lengthOf(body)}`] }),
    readPage: () => ({ status: 200, body: "<p>é" }),
    readBook: () => ({ status: 200, body: book }),
    moved: () => ({ status: 302, headers: { location: "https://elsewhere.example/" } }),
    wait,
    waitWithoutBody: wait,
    describeConnection: () => ({
      status: 200,
      headers: {
        connection: "x-hop",
        "keep-alive": "timeout=99",
        "proxy-connection": "close",
        "transfer-encoding": "chunked",
        "x-hop": "1",
      },
      body: {},
    }),
    describeRequest({ request }: Input) {
      const { method, url, path, search, remoteAddress, headers } = request;
      const host = headers.get("host");
      const names = [...headers].map(([name]) => name);
      return {
        status: 200,
        body: { method, url, path, search, remoteAddress, host, names, to: request.toFetch().url },
      };
    },
  },
  security: {
    async owner({ token }: { readonly token: string }) {
      events.push("authenticating");
      if (token === "slow") await opened.promise;
      return token === "wrong" ? undefined : { name: "me" };
    },
  },
  limits: { bodyBytes, streamBytes },
  onError: (error) => errors.push(error),
  fallback,
};
