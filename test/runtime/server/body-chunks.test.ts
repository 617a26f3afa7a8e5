import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { collectChunks } from "../../../templates/runtime/server/body-stream.ts";
import { PayloadTooLargeError } from "../../../templates/runtime/server/errors.ts";
import { FetchRequest } from "../../../templates/runtime/server/fetch-request.ts";
import { NodeRequest } from "../../../templates/runtime/server/node-request.ts";
import type { BaseRequest } from "../../../templates/runtime/server/server-request.ts";

const limit = 1000;

/** Gives a request with this body to a function, and what that gives back, or throws, to the test. */
type Door = (body: string, use: (request: BaseRequest) => Promise<unknown>) => Promise<unknown>;

const throughNode: Door = async (body, use) => {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const server = createServer((incoming, outgoing) => {
    use(new NodeRequest(incoming, outgoing, limit))
      .then(resolve, reject)
      .finally(() => outgoing.end());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [outcome] = await Promise.all([promise, fetch(address, { method: "POST", body })]);
  return outcome;
};

const throughFetch: Door = async (body, use) =>
  use(new FetchRequest(new Request("http://x.example/", { method: "POST", body }), undefined, limit));

const read = async (chunks: AsyncIterable<Uint8Array>) => Buffer.from(await collectChunks(chunks, 1e6)).toString();

describe.each([
  ["node:http", throughNode],
  ["fetch", throughFetch],
])("a body while it arrives through the door of %s", (_, through) => {
  test("is what was sent, up to the limit", async () => {
    expect(await through("abc", (request) => read(request.chunks(3)))).toBe("abc");
    await expect(through("abcd", (request) => read(request.chunks(3)))).rejects.toThrow(PayloadTooLargeError);
    expect(await through("", (request) => read(request.chunks(3)))).toBe("");
  });

  test("is what was read before", async () => {
    const twice = through("abc", async (request) => {
      await request.text();
      return (await read(request.chunks(3))) + (await read(request.chunks(3)));
    });
    expect(await twice).toBe("abcabc");
    const tooLong = through("abcd", async (request) => {
      await request.text();
      return read(request.chunks(3));
    });
    await expect(tooLong).rejects.toThrow(PayloadTooLargeError);
  });

  test("is for one reader: the others learn that it has gone", async () => {
    const gone = "the body is read as a stream already";
    const begun = async (request: BaseRequest) => {
      const chunks = request.chunks(limit);
      await chunks.next();
      await expect(request.bytes()).rejects.toThrow(gone);
      expect(() => request.toFetch()).toThrow(gone);
      await chunks.return();
    };
    await through("abc", begun);
  });

  test("has gone where a request of fetch has taken it", async () => {
    const taken = through("abc", async (request) => {
      await request.toFetch().text();
      return read(request.chunks(limit));
    });
    await expect(taken).rejects.toThrow(TypeError);
  });

  test("need not be read to its end", async () => {
    const first = through("x".repeat(500_000), async (request) => {
      for await (const chunk of request.chunks(1e6)) return chunk.byteLength > 0;
    });
    expect(await first).toBe(true);
  });
});
