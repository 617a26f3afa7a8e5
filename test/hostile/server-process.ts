/**
 * The generated server in a process of its own, so that a crash is one, and its memory can be measured. Its only argument is
 * the folder of the output; it tells its parent the address, and answers its questions.
 */
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { limits, requestTimeout } from "./limits.ts";

interface Input {
  readonly path?: object;
  readonly query?: { readonly value?: string; readonly as?: string };
  readonly headers?: object;
  readonly cookies?: object;
  readonly body?: unknown;
}

interface Part {
  readonly name?: string;
  /** Of a part that the document does not name. */
  readonly undeclaredName?: string;
  readonly filename?: string;
  readonly body: unknown;
}

const errors: string[] = [];
let handled = 0;

/** What a handler sees, and whether it shows on objects that it is not a part of. */
function seen(decoded: object) {
  handled++;
  const clean = Object.keys(Object.prototype).length === 0 && Reflect.get({}, "polluted") === undefined;
  return { status: 200, body: { ...decoded, clean } };
}

const see = ({ path, query, headers, cookies, body }: Input) => seen({ path, query, headers, cookies, body });

const handlers = {
  ok: see,
  getItem: see,
  getFile: see,
  search: see,
  open: see,
  getForm: see,
  getJson: see,
  postJson: see,
  postTree: see,
  postForm: see,
  postText: see,
  async postParts({ body }: { body: AsyncIterable<Part> }) {
    const parts: unknown[] = [];
    for await (const { name, undeclaredName, filename, body: value } of body) {
      parts.push([
        name ?? undeclaredName,
        filename,
        typeof value === "string" ? value : await lengthOf(value as AsyncIterable<Uint8Array>),
      ]);
    }
    return seen({ parts });
  },
  postOctets: async ({ body }: { body: AsyncIterable<Uint8Array> }) => seen({ length: await lengthOf(body) }),
  async postLines({ body }: { body: AsyncIterable<object> }) {
    const lines: object[] = [];
    for await (const line of body) lines.push(line);
    return seen({ lines });
  },
  echo({ query: { value = "", as } = {} }: Input) {
    handled++;
    if (as === "header") return { status: 200, headers: { "x-value": value } };
    if (as === "list") return { status: 200, headers: { "x-list": ["a", value] } };
    if (as === "cookie") return { status: 200, headers: { "set-cookie": [`a=${value}`] } };
    return { status: 200, headers: { [value]: "x" } };
  },
};

async function lengthOf(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const chunk of chunks) length += chunk.byteLength;
  return length;
}

const { createServer } = await import(pathToFileURL(join(process.argv[2] ?? "", "server/index.ts")).href);
const server = createServer({ handlers, limits, onError: (error: unknown) => errors.push(String(error)) });
const http = createHttpServer({ requestTimeout, connectionsCheckingInterval: 100 }, server.node);
http.listen(0, "127.0.0.1", () => {
  process.send?.({ address: `http://127.0.0.1:${(http.address() as AddressInfo).port}` });
});

// Whoever asked is gone.
process.on("disconnect", () => process.exit());
process.on("message", async () => {
  // What was taken in is let go of in several turns.
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc?.();
  }
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  const connections = await new Promise((resolve) => http.getConnections((_, count) => resolve(count)));
  process.send?.({ errors: errors.splice(0), handled, bytes: heapUsed + external + arrayBuffers, connections });
});
