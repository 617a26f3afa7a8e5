import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { streamFrom } from "../../../templates/runtime/server/sent-stream.ts";

const octets = (value: number) => new Uint8Array([value]);

test("nothing is taken from a source before it is asked for", async () => {
  let taken = 0;
  const source = function* () {
    for (;;) yield ++taken;
  };
  const reader = streamFrom(source(), octets).getReader();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(taken).toBe(0);
  expect(await reader.read()).toEqual({ done: false, value: octets(1) });
  expect(taken).toBe(1);
});

test("a stream of Node.js is destroyed, though nobody has begun to read it", async () => {
  const source = Readable.from([1, 2, 3]);
  await streamFrom(source, octets).cancel();
  expect(source.destroyed).toBe(true);
});

test("a source ends when what it gave cannot be sent", async () => {
  let ended = false;
  const source = async function* () {
    try {
      yield 1;
      yield 2;
    } finally {
      ended = true;
    }
  };
  const reader = streamFrom(source(), (item) => {
    if (item === 2) throw new RangeError("two");
    return octets(item);
  }).getReader();
  await reader.read();
  await expect(reader.read()).rejects.toThrow(RangeError);
  expect(ended).toBe(true);
});

test("what a source fails with is what the stream fails with", async () => {
  const source = async function* () {
    yield 1;
    throw new Error("gone");
  };
  const reader = streamFrom(source(), octets).getReader();
  await reader.read();
  await expect(reader.read()).rejects.toThrow("gone");
});
