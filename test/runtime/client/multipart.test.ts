import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeParts, type PartTables } from "../../../templates/runtime/client/multipart.ts";

function encoded(value: unknown, parts?: PartTables) {
  const body = encodeParts("multipart/form-data", value, parts);
  const response = () => new Response(body.content, { headers: { "content-type": body.contentType } });
  return { ...body, form: () => response().formData(), text: () => response().text() };
}

/** The entries of a form, with files by name, type and text. */
async function entries(form: FormData): Promise<unknown[]> {
  return Promise.all(
    [...form].map(async ([name, value]) =>
      typeof value === "string" ? [name, value] : [name, value.name, value.type, await value.text()],
    ),
  );
}

async function* chunks(...texts: readonly string[]) {
  for (const text of texts) yield new TextEncoder().encode(text);
}

describe("a multipart body", () => {
  test("is what the platform's own parser reads, whatever the names and texts", async () => {
    const names = fc.string({ unit: "grapheme", minLength: 1 }).filter((name) => name !== "__proto__");
    const values = fc.dictionary(names, fc.oneof(fc.string({ unit: "grapheme" }), fc.integer(), fc.boolean()), {
      minKeys: 1,
    });
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        const came = [...(await encoded(value).form())];
        expect(came).toEqual(Object.entries(value).map(([name, item]) => [name, String(item)]));
      }),
    );
  });

  test("has a part for each item of a list, JSON for objects, and nothing for what is not there", async () => {
    const text = await encoded({ a: [1, 2], b: { c: "ü" }, d: undefined, e: null, f: [] }).text();
    expect(text.replace(/[0-9a-f]{32}/g, "BOUNDARY").replaceAll("\r\n", "\n")).toMatchInlineSnapshot(`
      "--BOUNDARY
      Content-Disposition: form-data; name="a"

      1
      --BOUNDARY
      Content-Disposition: form-data; name="a"

      2
      --BOUNDARY
      Content-Disposition: form-data; name="b"
      Content-Type: application/json

      {"c":"ü"}
      --BOUNDARY--
      "
    `);
  });

  test("has files of every kind, named and typed by what is known of them", async () => {
    const value = {
      file: new File(["1"], '1 "ü".txt', { type: "text/x" }),
      blob: new Blob(["2"]),
      view: new Uint8Array([51]),
      buffer: new Uint8Array([52]).buffer,
      described: { content: new Blob(["5"], { type: "a/b" }), filename: "five", contentType: "c/d" },
    };
    const sent = encoded(value, { described: { kind: "file" }, view: { kind: "file", contentType: "image/png" } });
    expect(sent.content).toBeInstanceOf(Blob);
    expect(await entries(await sent.form())).toEqual([
      ["file", '1 "ü".txt', "text/x", "1"],
      ["blob", "blob", "application/octet-stream", "2"],
      ["view", "blob", "image/png", "3"],
      ["buffer", "blob", "application/octet-stream", "4"],
      ["described", "five", "c/d", "5"],
    ]);
  });

  test("is a stream where one part is, and is sent once", async () => {
    const value = {
      before: "a",
      stream: new Blob(["b", "c"]).stream(),
      iterated: { content: chunks("d", "e"), filename: "f", headers: { "X-A": 1, "X-B": undefined } },
      blob: new Blob(["g"]),
    };
    const sent = encoded(value, { iterated: { kind: "file" } });
    expect(sent.content).toBeInstanceOf(ReadableStream);
    const text = await sent.text();
    const part = 'name="iterated"; filename="f"\r\nContent-Type: application/octet-stream\r\nX-A: 1\r\n\r\nde\r\n';
    expect(text).toContain(part);
    expect(text).not.toContain("X-B");
  });

  test("lets go of a stream that is not sent to its end", async () => {
    let ended = false;
    async function* long() {
      try {
        for (let index = 0; index < 1000; index++) yield new Uint8Array(10);
      } finally {
        ended = true;
      }
    }
    const { content } = encoded({ a: long() });
    if (!(content instanceof ReadableStream)) throw new Error("no stream");
    const reader = content.getReader();
    for (let read = 0; read < 5; read++) await reader.read();
    await reader.cancel();
    expect(ended).toBe(true);
  });

  test("has values of the media type that the document says", async () => {
    const sent = encoded({ a: "x", b: 1 }, { a: { kind: "json" }, b: { kind: "text", contentType: "text/csv" } });
    const text = await sent.text();
    expect(text).toContain('name="a"\r\nContent-Type: application/json\r\n\r\n"x"\r\n');
    expect(text).toContain('name="b"\r\nContent-Type: text/csv\r\n\r\n1\r\n');
  });

  test("has another boundary each time", () => {
    expect(encoded({}).contentType).not.toBe(encoded({}).contentType);
  });

  test("cannot be made of what is no file, or of a header with a line break or a blank at an end", () => {
    const parts: PartTables = { a: { kind: "file" } };
    expect(() => encoded({ a: "text" }, parts)).toThrow("a is a Blob, an ArrayBuffer, a view or a stream.");
    expect(() => encoded({ a: { content: "text" } }, parts)).toThrow(TypeError);
    const content = new Blob([]);
    expect(() => encoded({ a: { content, headers: { "X-A": "b\r\nc" } } }, parts)).toThrow("has a line break");
    expect(() => encoded({ a: { content, contentType: "a/b\r\nX: y" } }, parts)).toThrow("has a line break");
    expect(() => encoded({ a: { content, headers: { "X-A": "b " } } }, parts)).toThrow("a blank at an end");
    expect(() => encoded("text")).toThrow("an object");
  });
});
