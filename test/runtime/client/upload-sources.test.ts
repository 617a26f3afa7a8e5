import { once } from "node:events";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { encodeUploadOfRanges } from "../../../templates/runtime/client/encode-upload.ts";
import { APIConnectionError } from "../../../templates/runtime/client/errors.ts";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import { encodeOctets } from "../../../templates/runtime/client/octets.ts";
import { testClient } from "./loopback.ts";
import { bodies, lines, operation, put, silent, taking, unhandled } from "./uploading.ts";
import { chunk, kinds, watched } from "./watched-sources.ts";

describe("a stream of Node.js", () => {
  const missing = () => createReadStream("/none/such");

  test.each(Object.keys(bodies))("that fails rejects the call: %s", async (way) => {
    const errors = unhandled();
    const answer = put(await silent(), { ...bodies[way]?.(missing()) });
    await expect(answer).rejects.toBeInstanceOf(APIConnectionError);
    await expect(answer).rejects.toMatchObject({ cause: { code: "ENOENT" } });
    expect(errors).toEqual([]);
  });

  test("that fails while an earlier part is sent rejects the call, and ends that part", async () => {
    const errors = unhandled();
    const first = watched("an iterator");
    const second = new Readable({ read() {} });
    const answer = put(await silent(), { contentType: "multipart/form-data", body: { file: [first.source, second] } });
    setTimeout(() => second.destroy(new Error("lost")), 20);
    await expect(answer).rejects.toMatchObject({ cause: { message: "lost" } });
    await wait(5);
    expect(first.ended).toBe(1);
    expect(errors).toEqual([]);
  });

  test("that fails later than the call is no concern of anybody", async () => {
    const errors = unhandled();
    for (const way of Object.keys(bodies)) {
      const given = { path: { name: ".." }, ...bodies[way]?.(missing()) };
      await expect(put(await silent(), given)).rejects.toThrow("dot segment");
      const signal = AbortSignal.abort();
      const aborted = exchange(
        testClient("http://127.0.0.1:1"),
        operation,
        { path: { name: "x" }, ...bodies[way]?.(missing()) },
        { signal },
      );
      await expect(aborted).rejects.toThrow("aborted");
    }
    await wait(50);
    expect(errors).toEqual([]);
  });

  test("that has failed or was destroyed before rejects the call, and one that was read is empty", async () => {
    const errors = unhandled();
    const { origin, received } = await taking();
    const failed = missing().on("error", () => {});
    await new Promise<void>((resolve) => failed.once("close", () => resolve()));
    await expect(put(await silent(), { body: failed })).rejects.toMatchObject({ cause: { code: "ENOENT" } });
    const destroyed = Readable.from(["a"]).destroy();
    await once(destroyed, "close");
    await expect(put(origin, { body: destroyed })).rejects.toMatchObject({
      cause: { code: "ERR_STREAM_PREMATURE_CLOSE" },
    });
    const read = Readable.from([Buffer.from("a")]).resume();
    await once(read, "close");
    await put(origin, { body: read });
    expect(received.at(-1)).toBe("");
    expect(errors).toEqual([]);
  });
});

describe("what fails while it is read", () => {
  test("is the cause of the error of the call", async () => {
    const errors = unhandled();
    const origin = await silent();
    const failure = new RangeError("mine");
    async function* failing() {
      yield chunk();
      throw failure;
    }
    await expect(put(origin, { body: failing() })).rejects.toMatchObject({ cause: failure });
    const web = new ReadableStream({ pull: (controller) => controller.error(failure) });
    await expect(put(origin, { body: web })).rejects.toMatchObject({ cause: failure });
    const iterator = { next: () => Promise.reject(failure), [Symbol.asyncIterator]: () => iterator };
    await expect(put(origin, { body: iterator })).rejects.toMatchObject({ cause: failure });
    let ended = 0;
    function* items() {
      try {
        yield 1n;
      } finally {
        ended++;
      }
    }
    await expect(put(origin, { contentType: lines, body: items() })).rejects.toMatchObject({
      cause: expect.any(TypeError),
    });
    await wait(5);
    expect(ended).toBe(1);
    expect(errors).toEqual([]);
  });
});

describe("one stream", () => {
  test.each(["an iterator", "a stream of the web", "a stream of Node.js"])(
    "cannot be sent twice in one body, and is ended: %s",
    async (kind) => {
      const errors = unhandled();
      const one = watched(kind);
      const answer = put("http://127.0.0.1:1", {
        contentType: "multipart/form-data",
        body: { file: [one.source, one.source] },
      });
      await expect(answer).rejects.toThrow(TypeError);
      await wait(5);
      expect(one.ended).toBe(1);
      expect(errors).toEqual([]);
    },
  );

  test("that somebody else reads makes no request, and stays theirs", async () => {
    const one = watched("a stream of the web");
    const reader = (one.source as ReadableStream<Uint8Array>).getReader();
    await expect(put("http://127.0.0.1:1", { body: one.source })).rejects.toThrow(TypeError);
    expect((await reader.read()).done).toBe(false);
    expect(one.ended).toBe(0);
  });

  test("may be sent twice where it can be read again", async () => {
    const { origin, received } = await taking();
    const again = {
      async *[Symbol.asyncIterator]() {
        yield new TextEncoder().encode("again");
      },
    };
    await put(origin, { contentType: "multipart/form-data", body: { file: [again, again] } });
    expect(received[0]?.match(/again/g)).toHaveLength(2);
  });
});

describe("a part that cannot be written", () => {
  test.each(Object.keys(kinds))("ends the other ones: %s", async (kind) => {
    const errors = unhandled();
    const [before, after] = [watched(kind), watched(kind)];
    const bad = { content: new Blob([]), headers: { a: "b\nc" } };
    const answer = put("http://127.0.0.1:1", {
      contentType: "multipart/form-data",
      body: { file: before.source, bad, more: [{ content: after.source }] },
    });
    await expect(answer).rejects.toThrow("line break");
    await wait(5);
    expect([before.ended, after.ended]).toEqual([1, 1]);
    expect(errors).toEqual([]);
  });
});

test("a body of a range is ended likewise", async () => {
  const table = { ...operation, body: { write: encodeUploadOfRanges, content: { "image/*": encodeOctets } } };
  for (const contentType of ["image/png", undefined]) {
    const one = watched("an iterator");
    const args = { path: { name: "x" }, body: one.source, contentType };
    await expect(exchange(testClient("http://127.0.0.1:1"), table, args)).rejects.toThrow();
    await wait(5);
    expect(one.ended).toBe(1);
  }
});
