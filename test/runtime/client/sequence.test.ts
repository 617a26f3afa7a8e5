import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validatorOf } from "../../../templates/runtime/client/response-validation.ts";
import { encodeItems, readItems } from "../../../templates/runtime/client/sequence.ts";
import { eventStream, jsonLines, type SequenceFormat } from "../../../templates/runtime/model/index.ts";

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** A body in chunks that end at these places. */
function inChunks(octets: Uint8Array<ArrayBuffer>, places: readonly number[]): Response {
  const at = [...new Set(places.map((place) => place % (octets.length + 1)))].sort((a, b) => a - b);
  const chunks = [...at, octets.length].map((end, index) => octets.slice(at[index - 1] ?? 0, end));
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) if (chunk.length > 0) controller.enqueue(chunk);
        controller.close();
      },
    }),
  );
}

const octetsOf = (text: string) => new TextEncoder().encode(text);
const read = (format: SequenceFormat, response: Response, signal?: AbortSignal) =>
  readItems(response, signal, { format });

describe("items of an answer", () => {
  test("are read as UTF-8, wherever the octets are cut", async () => {
    const text = '\u{feff}"ä€𝄞"\n"\u{feff}"\n';
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(50)), async (places) => {
        expect(await all(read(jsonLines, inChunks(octetsOf(text), places)))).toEqual(["ä€𝄞", "\u{feff}"]);
      }),
    );
    const events = inChunks(octetsOf("\u{feff}data: ä\n\n"), [1, 2]);
    expect(await all(read(eventStream, events))).toEqual([{ data: "ä" }]);
  });

  test("of no body are none", async () => {
    expect(await all(read(jsonLines, new Response(null)))).toEqual([]);
  });

  test("that are ended before the first one is asked for close the connection", async () => {
    let isOpen = true;
    const body = new ReadableStream<Uint8Array>({
      cancel: () => {
        isOpen = false;
      },
    });
    const items = read(jsonLines, new Response(body));
    expect(await items.return()).toEqual({ done: true, value: undefined });
    expect(isOpen).toBe(false);
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  test("that are looked into do so as well", async () => {
    let isOpen = true;
    const body = new ReadableStream<Uint8Array>({
      cancel: () => {
        isOpen = false;
      },
    });
    const type = "application/jsonl";
    const response = new Response(body, { headers: { "content-type": type } });
    const readers = { [type]: () => undefined };
    const table = { name: "list", method: "GET", path: "/", responses: { 200: { content: [type], readers } } };
    const validate = validatorOf({ list: { 200: { [type]: (value) => ({ value }) } } });
    const items = validate(table, response, { contentType: type, value: read(jsonLines, response) });
    if (!(items !== null && typeof items === "object" && "return" in items)) throw new Error("these are no items");
    await Reflect.apply(items.return as () => Promise<unknown>, items, []);
    expect(isOpen).toBe(false);
  });

  test("end with the signal, even where the body does not listen to it", async () => {
    let reason: unknown;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(octetsOf("1\n")),
      cancel: (given) => {
        reason = given;
      },
    });
    const controller = new AbortController();
    const items = read(jsonLines, new Response(body), controller.signal);
    expect(await items.next()).toEqual({ done: false, value: 1 });
    const next = items.next();
    controller.abort("enough");
    await expect(next).rejects.toMatchObject({ name: "APIUserAbortError", cause: "enough" });
    expect(reason).toBe("enough");
  });

  test("that nobody wants any more close the connection", async () => {
    const cancelled = Promise.withResolvers<void>();
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(octetsOf("1\n")),
      cancel: () => cancelled.resolve(),
    });
    for await (const item of read(jsonLines, new Response(body))) {
      expect(item).toBe(1);
      break;
    }
    await cancelled.promise;
  });

  test("that break off are no end", async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(octetsOf("1\n2")),
      pull: (controller) => controller.error(new TypeError("terminated")),
    });
    await expect(all(read(jsonLines, new Response(body)))).rejects.toMatchObject({
      name: "APIConnectionError",
      cause: new TypeError("terminated"),
    });
  });
});

describe("items of a request", () => {
  test("that are there become a text, which can be sent again", () => {
    expect(encodeItems("a/b", [1, { a: 2 }], { format: jsonLines }).content).toBe('1\n{"a":2}\n');
  });

  test("that come become a stream, and are asked for when they are sent", async () => {
    let asked = 0;
    function* items() {
      for (asked = 1; asked < 3; asked++) yield asked;
    }
    const body = encodeItems("a/b", items(), { format: jsonLines }).content;
    expect(body).toBeInstanceOf(ReadableStream);
    expect(asked).toBe(0);
    expect(await new Response(body).text()).toBe("1\n2\n");
  });

  test("end with the request", async () => {
    let ended = false;
    async function* items() {
      try {
        for (;;) yield 1;
      } finally {
        ended = true;
      }
    }
    const reader = new Response(encodeItems("a/b", items(), { format: jsonLines }).content).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(ended).toBe(true);
  });

  test.each([[5], [{}], [null], [undefined]])("%j are none", (items) => {
    expect(() => encodeItems("a/b", items, { format: jsonLines })).toThrow(TypeError);
  });
});
