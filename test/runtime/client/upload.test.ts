import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import type { OperationArguments, OperationTable } from "../../../templates/runtime/client/operation.ts";
import type { Interceptor, RequestOptions } from "../../../templates/runtime/client/options.ts";
import { addToken } from "../../../templates/runtime/client/security-schemes.ts";
import { type TestOptions, testClient } from "./loopback.ts";
import { bodies, lines, operation, put, serve, silent, taking, unhandled } from "./uploading.ts";
import { kinds, watched } from "./watched-sources.ts";

const refusing: Interceptor = () => async () => {
  throw new Error("intercepted");
};

interface Call {
  readonly origin?: () => Promise<string>;
  readonly options?: TestOptions;
  readonly credentials?: object;
  readonly args?: OperationArguments;
  readonly signal?: () => AbortSignal;
  readonly table?: Partial<OperationTable>;
  /** What is thrown; nothing where there is an answer. */
  readonly error?: string;
  /** Of the request. */
  readonly request?: RequestOptions;
}

/** Every way in which a call ends while its body is still to come. */
const ends: Readonly<Record<string, Call>> = {
  "no connection": { origin: async () => "http://127.0.0.1:1", error: "The connection failed." },
  "the time limit": { options: { timeout: 60 }, error: "timed out" },
  "the caller's signal": { signal: () => AbortSignal.timeout(60), error: "aborted" },
  "the caller's signal, without a limit": {
    options: { delivery: async ({ signal, send }) => (await send({ signal })).read() },
    signal: () => AbortSignal.timeout(60),
    error: "aborted",
  },
  "a signal that is aborted before": { signal: () => AbortSignal.abort(), error: "aborted" },
  "an early answer": {
    origin: () => serve((_, response) => response.writeHead(200, { "content-type": "application/json" }).end("{}")),
  },
  "an early refusal": { origin: () => serve((_, response) => response.writeHead(401).end()) },
  "a redirect": { origin: () => serve((_, response) => response.writeHead(307, { location: "/" }).end()) },
  "a connection that breaks off": {
    origin: () => serve((request) => setTimeout(() => request.socket.destroy(), 30)),
    error: "The connection failed.",
  },
  "an interceptor that throws": { options: { interceptors: [refusing] }, error: "intercepted" },
  "an interceptor that throws at an answer": {
    origin: () => serve((_, response) => response.writeHead(200).write("{")),
    options: {
      interceptors: [
        (next) => async (request, context) => {
          await next(request, context);
          throw new Error("at an answer");
        },
      ],
    },
    error: "at an answer",
  },
  "an interceptor that answers": { options: { interceptors: [() => async () => new Response("{}")] } },
  "a credential that throws": {
    table: { security: [[{ type: "bearer", option: "key", add: addToken }]] },
    credentials: {
      key: () => {
        throw new Error("no key");
      },
    },
    error: "no key",
  },
  "a delivery that throws": {
    options: {
      delivery: () => {
        throw new Error("no delivery");
      },
    },
    error: "no delivery",
  },
  "an option that is none": { request: { timeout: -1 }, error: "timeout cannot be -1" },
  "a header that cannot be written": { options: { defaultHeaders: { a: "b\nc" } }, error: "impossible character" },
  "a path that cannot be written": { args: { path: { name: ".." } }, error: "dot segment" },
  "a media type that is none": { args: { contentType: "a/b" }, error: "is none of" },
};

describe.each(Object.keys(bodies))("a source %s", (way) => {
  test.each(Object.keys(ends))("is ended once by %s, whatever it is", async (end) => {
    const errors = unhandled();
    const { origin = silent, options, credentials, args, signal, table, error, request } = ends[end] ?? {};
    const client = testClient(await origin(), { maxRetries: 0, timeout: 5_000, ...options }, credentials);
    const sources = Object.keys(kinds).map(watched);
    const calls = sources.map(async ({ source }) => {
      const given = { path: { name: "x" }, ...bodies[way]?.(source), ...args };
      const answer = exchange(client, { ...operation, ...table }, given, { ...request, signal: signal?.() });
      if (error !== undefined) await expect(answer).rejects.toThrow(error);
      else await answer;
    });
    await Promise.all(calls);
    await wait(5);
    const now = () => sources.map(({ kind, ended, given }) => ({ kind, ended, given }));
    const before = now();
    expect(before).toEqual(before.map((one) => ({ ...one, ended: 1 })));
    await wait(20);
    expect(now()).toEqual(before);
    expect(errors).toEqual([]);
  });
});

describe("a body that is made of streams", () => {
  test("is sent whole, whatever its sources, and none is ended that has ended", async () => {
    const errors = unhandled();
    const { origin, received } = await taking();
    let returned = 0;
    async function* generated() {
      yield new TextEncoder().encode("a");
    }
    const iterator = Object.assign(generated(), {
      return: async () => {
        returned++;
        return { done: true as const, value: undefined };
      },
    });
    const file = [
      iterator,
      new Blob(["b"]).stream(),
      Readable.from([Buffer.from("c")]),
      new Blob(["d"]),
      new Uint8Array([101]),
      new Uint8Array([102]).buffer,
    ];
    await put(origin, { contentType: "multipart/form-data", body: { title: "t", file } });
    expect([...(received[0] ?? "").matchAll(/\r\n\r\n(.*)\r\n/g)].map(([, text]) => text)).toEqual([..."tabcdef"]);
    expect(returned).toBe(0);
    await put(origin, { body: new Blob(["web"]).stream() });
    await put(origin, { contentType: lines, body: new Set([1, 2]) });
    await put(origin, { contentType: lines, body: new Float64Array([1.5, 2]) });
    expect(received.slice(1)).toEqual(["web", "1\n2\n", "1.5\n2\n"]);
    expect(errors).toEqual([]);
  });

  test("can be sent again where nothing in it is a stream", async () => {
    let attempts = 0;
    const origin = await serve(async (request, response) => {
      let size = 0;
      for await (const part of request) size += part.length;
      response.writeHead(attempts++ ? 200 : 500, { "content-type": "application/json" }).end(`${size}`);
    });
    for (const body of [new Blob(["abc"]), new Uint8Array(3), new ArrayBuffer(3)]) {
      attempts = 0;
      expect((await put(origin, { body })).body?.value).toBe(3);
      expect(attempts).toBe(2);
    }
    attempts = 0;
    const file = [new Blob(["a"]), new Uint8Array(1)];
    expect((await put(origin, { contentType: "multipart/form-data", body: { file } })).response.status).toBe(200);
    attempts = 0;
    expect((await put(origin, { contentType: lines, body: [1, 2] })).body?.value).toBe(4);
    expect(attempts).toBe(2);
  });

  test("is broken off and not closed where the call ends first: nobody takes it for all", async () => {
    const ended = Promise.withResolvers<boolean>();
    const origin = await serve((request, response) => {
      request.resume();
      request.socket.on("close", () => ended.resolve(request.complete));
      setTimeout(() => response.writeHead(200, { "content-type": "application/json" }).end("{}"), 20);
    });
    await put(origin, { body: watched("an iterator").source });
    expect(await ended.promise).toBe(false);
  });

  test("is asked for nothing before it is sent", async () => {
    const errors = unhandled();
    for (const kind of ["an iterator", "a stream of the web", "a stream of Node.js"]) {
      const one = watched(kind);
      await put("http://127.0.0.1:9", { body: one.source }, { interceptors: [() => async () => new Response("{}")] });
      expect(one.given).toBe(0);
    }
    expect(errors).toEqual([]);
  });
});
