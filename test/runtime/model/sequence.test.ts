import { once } from "node:events";
import { createRequire } from "node:module";
import type { Transform } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type EventData,
  eventStream,
  jsonLines,
  jsonSequence,
  type SequenceFormat,
} from "../../../templates/runtime/model/index.ts";

async function* each(chunks: readonly string[]): AsyncGenerator<string> {
  yield* chunks;
}

/** The items, and what was thrown behind them. */
async function read(format: SequenceFormat, chunks: readonly string[], data?: EventData) {
  const items: unknown[] = [];
  try {
    for await (const item of format.read(each(chunks), data)) items.push(item);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { items, broken: true };
  }
  return { items, broken: false };
}

/** A text and one way to cut it. */
const cut = (text: string, places: readonly number[]) => {
  const at = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [...at, text.length].map((end, index) => text.slice(at[index - 1] ?? 0, end));
};
const places = fc.array(fc.nat(200), { maxLength: 12 });

describe("JSON Lines", () => {
  test.each([
    ["", []],
    ["1\n2\n", [1, 2]],
    ['{"a":1}\r\n\r\n \n"x"', [{ a: 1 }, "x"]],
    ["null", [null]],
  ])("%j", async (text, items) => {
    expect(await read(jsonLines, [text])).toEqual({ items, broken: false });
  });

  test("a broken line comes after those before it", async () => {
    expect(await read(jsonLines, ["1\n{\n2\n"])).toEqual({ items: [1], broken: true });
    expect(await read(jsonLines, ["1\n[2"])).toEqual({ items: [1], broken: true });
  });
});

describe("JSON text sequences", () => {
  test.each([
    ["", []],
    ['\x1e{"a":1}\n\x1e2\n', [{ a: 1 }, 2]],
    ["\x1e\x1e[1,\n2]\n\n\x1etrue\n", [[1, 2], true]],
    ['\n\x1e"no line feed"', ["no line feed"]],
  ])("%j", async (text, items) => {
    expect(await read(jsonSequence, [text])).toEqual({ items, broken: false });
  });

  test.each([
    ["1\n", []],
    ["\x1e1\n2\n", []],
    ["\x1e1\n\x1e12", [1]],
    ["\x1enull\x1e1\n", []],
    ["\x1e[1\n\x1e2\n", []],
  ])("%j is broken", async (text, items) => {
    const all = await read(jsonSequence, [text]);
    expect(all.broken).toBe(true);
    expect(all.items).toEqual(items);
  });

  test("a record of one line is there with its line feed", async () => {
    const items = jsonSequence.read(
      (async function* () {
        yield "\x1e1\n";
        throw new Error("was waited for");
      })(),
    );
    expect(await items.next()).toEqual({ done: false, value: 1 });
  });
});

test.each([
  ["lines", jsonLines],
  ["sequences", jsonSequence],
])("%s give back what was written, cut anywhere", async (_, format) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue()), places, async (items, at) => {
      const text = items.map((item) => format.write(item)).join("");
      const same: unknown = JSON.parse(JSON.stringify(items));
      expect(await read(format, cut(text, at))).toEqual({ items: same, broken: false });
    }),
  );
});

test("any text of records is read in the same way, however it is cut", async () => {
  const token = fc.constantFrom("\x1e", "\n", " ", "1", "12", "[", "]", '"', "{}", "true", ",");
  await fc.assert(
    fc.asyncProperty(fc.array(token), places, async (tokens, at) => {
      const text = tokens.join("");
      for (const format of [jsonLines, jsonSequence]) {
        const whole = await read(format, [text]);
        const inParts = await read(format, cut(text, at));
        expect(inParts.broken).toBe(whole.broken);
        // A record that more of its line follows may have been given already.
        if (format === jsonLines || !whole.broken) expect(inParts.items).toEqual(whole.items);
      }
    }),
  );
});

interface JudgedEvent {
  readonly type: string;
  readonly options: { readonly data?: string };
}

/** What undici, which is the `EventSource` of Node.js, makes of a stream. */
async function judged(text: string): Promise<readonly { event: string | undefined; data: string | undefined }[]> {
  const { EventSourceStream } = createRequire(import.meta.url)("undici/lib/web/eventsource/eventsource-stream.js") as {
    EventSourceStream: new (options: object) => Transform;
  };
  const stream = new EventSourceStream({ eventSourceSettings: { origin: "", reconnectionTime: 0, lastEventId: "" } });
  const events: JudgedEvent[] = [];
  stream.on("data", (event: JudgedEvent) => events.push(event));
  stream.end(Buffer.from(text));
  await once(stream, "close");
  return events.map(({ type, options }) => ({ event: type === "message" ? undefined : type, data: options.data }));
}

describe("server-sent events", () => {
  // Of the examples in WHATWG HTML section 9.2.6, and the rules above them.
  test.each<[string, object[]]>([
    ["data: YHOO\ndata: +2\ndata: 10\n\n", [{ data: "YHOO\n+2\n10" }]],
    [
      ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
      [
        { data: "first event", id: "1" },
        { data: "second event", id: "" },
      ],
    ],
    ["data\n\ndata\ndata\n\ndata:\n", [{ data: "" }, { data: "\n" }]],
    ["data:test\n\ndata: test\n\n", [{ data: "test" }, { data: "test" }]],
    ["data: a\r\rdata: b\r\n\r\ndata: c\n\n", [{ data: "a" }, { data: "b" }, { data: "c" }]],
    ["event: add\ndata: 1\n\nevent:\ndata: 2\n\n", [{ event: "add", data: "1" }, { data: "2" }]],
    ["event: lost\n\ndata: 1\n\n", [{ data: "1" }]],
    ["id: 7\nretry: 100\n\ndata: 1\n\ndata: 2\n\n", [{ data: "1", id: "7", retry: 100 }, { data: "2" }]],
    ["id: a\0b\nretry: 1s\nretry:-1\nDATA: x\nnews: y\ndata: 1\n\n", [{ data: "1" }]],
    ["data: unfinished\n", []],
  ])("%j", async (text, items) => {
    expect(await read(eventStream, [text])).toEqual({ items, broken: false });
    expect(await read(eventStream, [...text])).toEqual({ items, broken: false });
  });

  test("any text is read as undici reads it, however it is cut", async () => {
    const token = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom("data: ", "data:", "data", "event: ", "\n", "\r\n", "\r", "\n\n", ":") },
      { weight: 2, arbitrary: fc.constantFrom(" ", "a", "ü", "message", "id: 1", "retry: 5") },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(token, { maxLength: 30 }), places, async (tokens, at) => {
        const text = tokens.join("");
        // An `event` with no value takes back the one before (WHATWG HTML section 9.2.6), which undici keeps.
        fc.pre(!/(?:^|[\r\n])event: ?(?:[\r\n]|$)/.test(text));
        const { items, broken } = await read(eventStream, cut(text, at));
        expect(broken).toBe(false);
        const ours = (items as { event?: string; data: string }[]).map(({ event, data }) => ({
          event: event === "message" ? undefined : event,
          data,
        }));
        expect(ours).toEqual(await judged(text));
      }),
      { numRuns: 300 },
    );
  });

  const line = fc.string({ unit: "grapheme" }).filter((text) => !/[\r\n\0]/.test(text));
  const event = fc.record(
    { data: fc.string({ unit: "grapheme" }), event: line.filter((text) => text !== ""), id: line, retry: fc.nat() },
    { requiredKeys: ["data"] },
  );

  test("events give back what was written, cut anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event), places, async (events, at) => {
        const text = events.map((item) => eventStream.write(item)).join("");
        const expected = events.map((item) => ({ ...item, data: item.data.replace(/\r\n?/g, "\n") }));
        expect(await read(eventStream, cut(text, at))).toEqual({ items: expected, broken: false });
      }),
    );
  });

  test("data is JSON for all events, or for those of some types, but for the texts that are none", async () => {
    const all: EventData = { json: true, text: ["[DONE]"] };
    const items = [{ data: { a: "\n" } }, { event: "x", data: "text" }, { data: "[DONE]" }];
    const text = items.map((item) => eventStream.write(item, all)).join("");
    expect(text).toBe('data: {"a":"\\n"}\n\nevent: x\ndata: "text"\n\ndata: [DONE]\n\n');
    expect(await read(eventStream, [text], all)).toEqual({ items, broken: false });
    const some: EventData = { json: ["message", "b"] };
    expect(await read(eventStream, ["data: 1\n\nevent: a\ndata: 1\n\nevent: b\ndata: {\n\n"], some)).toEqual({
      items: [{ data: 1 }, { event: "a", data: "1" }],
      broken: true,
    });
  });

  test.each([
    [null],
    [{ data: 1 }],
    [{ data: "", event: "a\nb" }],
    [{ data: "", id: "\0" }],
    [{ data: "", retry: 1.5 }],
    [{ data: "", retry: -1 }],
  ])("%j cannot be written", (item) => {
    expect(() => eventStream.write(item)).toThrow(TypeError);
  });
});
