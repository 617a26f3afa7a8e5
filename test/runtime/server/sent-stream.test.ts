import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { streamFrom } from "../../../templates/runtime/server/sent-stream.ts";

const octets = (value: number) => new Uint8Array([value]);
const told: unknown[] = [];
const tell = (error: unknown) => void told.push(error);
beforeEach(() => void told.splice(0));
afterEach(() => expect(told).toEqual([]));

test("nothing is taken from a source before it is asked for", async () => {
  let taken = 0;
  const source = function* () {
    for (;;) yield ++taken;
  };
  const reader = streamFrom(source(), octets, tell).getReader();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(taken).toBe(0);
  expect(await reader.read()).toEqual({ done: false, value: octets(1) });
  expect(taken).toBe(1);
});

test("a stream of Node.js is destroyed, though nobody has begun to read it", async () => {
  const source = Readable.from([1, 2, 3]);
  await streamFrom(source, octets, tell).cancel();
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
  const encode = (item: number) => {
    if (item === 2) throw new RangeError("two");
    return octets(item);
  };
  const reader = streamFrom(source(), encode, tell).getReader();
  await reader.read();
  await expect(reader.read()).rejects.toThrow(RangeError);
  expect(ended).toBe(true);
});

test("what a source fails with is what the stream fails with", async () => {
  const source = async function* () {
    yield 1;
    throw new Error("gone");
  };
  const reader = streamFrom(source(), octets, tell).getReader();
  await reader.read();
  await expect(reader.read()).rejects.toThrow("gone");
});

describe("a filler", () => {
  const filler = { octets: octets(0), after: 15_000 };
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("stands in for items that are long in coming, and none of them is asked for twice", async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    let asked = 0;
    const source = async function* () {
      asked++;
      yield await promise;
    };
    const reader = streamFrom(source(), octets, tell, { filler }).getReader();
    const first = reader.read();
    await vi.advanceTimersByTimeAsync(14_999);
    expect(await Promise.race([first, "nothing yet"])).toBe("nothing yet");
    await vi.advanceTimersByTimeAsync(1);
    expect(await first).toEqual({ done: false, value: octets(0) });
    // Nobody reads, and nothing is written.
    expect(vi.getTimerCount()).toBe(0);
    const second = reader.read();
    resolve(7);
    expect(await second).toEqual({ done: false, value: octets(7) });
    expect(await reader.read()).toEqual({ done: true, value: undefined });
    expect([asked, vi.getTimerCount()]).toEqual([1, 0]);
  });

  test("leaves no timer behind when the reader goes away, or the source fails", async () => {
    const waiting = streamFrom(
      { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) },
      octets,
      tell,
      { filler },
    ).getReader();
    const read = waiting.read();
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(1);
    await waiting.cancel();
    expect(await read).toEqual({ done: true, value: undefined });
    const failing = streamFrom(
      { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new RangeError()) }) },
      octets,
      tell,
      { filler },
    );
    await expect(failing.getReader().read()).rejects.toThrow(RangeError);
    expect(vi.getTimerCount()).toBe(0);
  });
});
