import {
  createServer as createHttpServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
} from "node:http";
import type { Gzip } from "node:zlib";
import { createGunzip, createGzip } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import type { OutgoingResponse } from "../../../templates/runtime/server/node-messages.ts";
import { sendStream } from "../../../templates/runtime/server/send-stream.ts";
import { listen, streaming } from "./streaming-api.ts";

/** What middleware in front of a server does that compresses: `off` and `removeListener` stay as they were. */
function compressing(next: RequestListener) {
  const seen = { drains: 0, closes: 0, flushes: 0, gzips: [] as Gzip[] };
  const listener: RequestListener = (incoming, outgoing) => {
    const { write, end, on, writeHead } = outgoing;
    const gzip = createGzip();
    seen.gzips.push(gzip);
    const patched = {
      writeHead: (status: number, headers: Record<string, string>) =>
        writeHead.call(outgoing, status, { ...headers, "content-encoding": "gzip" }),
      write: (chunk: Uint8Array) => gzip.write(chunk),
      end: (chunk?: Uint8Array) => gzip.end(chunk),
      on(event: string, handler: () => void) {
        if (event === "close") seen.closes++;
        if (event !== "drain") return on.call(outgoing, event, handler);
        seen.drains++;
        return gzip.on("drain", handler);
      },
      flush() {
        seen.flushes++;
        gzip.flush();
      },
    };
    Object.assign(outgoing, patched);
    gzip.on("data", (chunk) => {
      if (write.call(outgoing, chunk, "latin1")) return;
      gzip.pause();
      on.call(outgoing, "drain", () => gzip.resume());
    });
    gzip.on("end", () => end.call(outgoing, "", "latin1"));
    on.call(outgoing, "close", () => gzip.destroy());
    next(incoming, outgoing);
  };
  return { listener, seen };
}

/** What is sent behind such middleware, as it arrives. */
async function compressed(body: () => unknown, path: string) {
  const { server, errors } = streaming(() => ({ status: 200, body: body() }));
  const { listener, seen } = compressing(server.node);
  const http = createHttpServer(listener);
  onTestFinished(() => http.closeAllConnections());
  const port = await listen(http);
  const outgoing = httpRequest({ port, host: "127.0.0.1", path }).end();
  const incoming = await new Promise<IncomingMessage>((resolve) => outgoing.on("response", resolve));
  onTestFinished(() => void outgoing.on("error", () => {}).destroy());
  return { text: incoming.pipe(createGunzip()), seen, errors };
}

async function* times<Value>(count: number, value: Value) {
  for (let nth = 0; nth < count; nth++) yield value;
}

test("a response has one listener for each event, however often it is full", async () => {
  const warnings: Error[] = [];
  const warn = (warning: Error) => void warnings.push(warning);
  process.on("warning", warn);
  onTestFinished(() => void process.off("warning", warn));
  const { text, seen, errors } = await compressed(() => times(100, Buffer.alloc(65_536)), "/octets");
  let length = 0;
  for await (const chunk of text) length += chunk.length;
  expect(length).toBe(100 * 65_536);
  expect([seen.drains, seen.closes, seen.flushes]).toEqual([1, 1, 0]);
  expect([warnings, errors]).toEqual([[], []]);
});

test("items are not kept back by what compresses them", async () => {
  const arrived = Promise.withResolvers<void>();
  const events = async function* () {
    yield { data: "a" };
    await arrived.promise;
    yield { data: "b" };
  };
  const { text, errors } = await compressed(events, "/items");
  let all = "";
  for await (const chunk of text) {
    all += chunk;
    arrived.resolve();
  }
  expect(all).toBe("data: a\n\ndata: b\n\n");
  expect(errors).toEqual([]);
});

test("items that come together are let go of together", async () => {
  const { text, seen } = await compressed(() => Array(1000).fill({ data: "a" }), "/items");
  let length = 0;
  for await (const chunk of text) length += chunk.length;
  expect(length).toBe(9000);
  expect(seen.flushes).toBeLessThan(100);
});

test("a response that drains before it has said that it is full goes on", async () => {
  const written: Uint8Array[] = [];
  const handlers = new Map<string, () => void>();
  const outgoing = {
    destroyed: false,
    on: (event: string, handler: () => void) => handlers.set(event, handler),
    off: (event: string) => handlers.delete(event),
    write(chunk: Uint8Array) {
      written.push(chunk);
      handlers.get("drain")?.();
      return false;
    },
    end: () => written.push(Buffer.from("end")),
  };
  const body = new Blob(["a"]).stream();
  await sendStream(body, outgoing as unknown as OutgoingResponse, false);
  expect(Buffer.concat(written).toString()).toBe("aend");
  expect([...handlers.keys()]).toEqual([]);
});

test("the listeners of a response are gone with it, and many responses of one connection warn of nothing", async () => {
  const { server } = streaming(() => ({ status: 200, body: times(3, Buffer.alloc(100_000)) }));
  const counts: number[] = [];
  const http = createHttpServer((incoming, outgoing) => {
    outgoing.on("finish", () => counts.push(outgoing.listenerCount("drain")));
    server.node(incoming, outgoing);
  });
  onTestFinished(() => http.closeAllConnections());
  const origin = `http://127.0.0.1:${await listen(http)}`;
  for (let nth = 0; nth < 3; nth++) expect((await (await fetch(`${origin}/octets`)).bytes()).length).toBe(300_000);
  expect(counts).toEqual([0, 0, 0]);
});
