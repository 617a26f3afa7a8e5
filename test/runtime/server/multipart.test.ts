import fc from "fast-check";
import { FormData as UndiciFormData, Response as UndiciResponse } from "undici";
import { describe, expect, test } from "vitest";
import { ByteStream } from "../../../templates/runtime/server/byte-stream.ts";
import { InvalidRequestError, PayloadTooLargeError } from "../../../templates/runtime/server/errors.ts";
import { defaultLimits } from "../../../templates/runtime/server/exchange.ts";
import { isDeeper } from "../../../templates/runtime/server/json-depth.ts";
import { MultipartBody } from "../../../templates/runtime/server/multipart-body.ts";
import { MultipartReader } from "../../../templates/runtime/server/multipart-reader.ts";
import type { RequestContentTable } from "../../../templates/runtime/server/operation.ts";
import { disposition } from "../../../templates/runtime/server/part-headers.ts";

const boundary = "--b--b";
const latin1 = (octets: Uint8Array) => Buffer.from(octets).toString("latin1");

async function* inPieces(octets: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array, void, undefined> {
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    const end = Math.min(from + cut, octets.length);
    yield octets.subarray(from, end);
    from = end;
  }
  yield octets.subarray(from);
}

/** Everything that a reader gives: the headers and the octets of each part. */
async function readAll(chunks: AsyncIterator<Uint8Array>, marker = boundary): Promise<[readonly string[], string][]> {
  const reader = new MultipartReader(chunks, marker, 16_384);
  const parts: [readonly string[], string][] = [];
  for (let headers = await reader.next(); headers !== undefined; headers = await reader.next()) {
    const octets: Uint8Array[] = [];
    for (let chunk = await reader.chunk(reader.position); chunk; chunk = await reader.chunk(reader.position)) {
      octets.push(chunk);
    }
    parts.push([headers, latin1(Buffer.concat(octets))]);
  }
  return parts;
}

/** What looks like a boundary, or the beginning of one. */
const nearly = fc.constantFrom(
  "\r",
  "\n",
  "\r\n",
  "-",
  "--",
  "--b",
  "\r\n--",
  `\r\n-${boundary}`,
  `\r\n--${boundary.slice(1)}`,
);
const content = fc
  .array(fc.oneof(nearly, fc.string({ unit: "binary", maxLength: 5 })), { maxLength: 12 })
  .map((pieces) => Buffer.from(pieces.join(""), "latin1").toString("latin1"))
  .filter((text) => !`\r\n${text}\r\n`.includes(`\r\n--${boundary}`));

describe("the parts of a body", () => {
  test("are found, whatever they hold, and wherever the body is cut", async () => {
    const parts = fc.array(fc.tuple(fc.array(fc.constantFrom("A: b", "C: d"), { maxLength: 2 }), content), {
      maxLength: 4,
    });
    const cuts = fc.array(fc.nat(30), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        parts,
        cuts,
        fc.constantFrom("", "\r\n", "preamble\r\n", "--\r\n"),
        async (given, at, before) => {
          const written = given.map(
            ([headers, text]) => `--${boundary} \t\r\n${headers.map((line) => `${line}\r\n`).join("")}\r\n${text}\r\n`,
          );
          const body = Buffer.from(`${before}${written.join("")}--${boundary}--\r\nepilogue`, "latin1");
          expect(await readAll(inPieces(body, at))).toEqual(given);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("are found at every single cut", async () => {
    const body = Buffer.from(
      `--${boundary}\r\nA: b\r\n\r\n\r\n--${boundary.slice(1)}\r\n--${boundary}--\r\n`,
      "latin1",
    );
    const octets = [...body].map((octet) => Uint8Array.of(octet));
    const expected = [[["A: b"], `\r\n--${boundary.slice(1)}`]];
    for (let cut = 0; cut <= body.length; cut++) expect(await readAll(inPieces(body, [cut]))).toEqual(expected);
    const oneByOne = (async function* () {
      yield* octets;
    })();
    expect(await readAll(oneByOne)).toEqual(expected);
  });

  test("of what is no such body are an error that says so, never another one", async () => {
    const noise = fc.array(fc.oneof(nearly, fc.constantFrom(`--${boundary}`, "A: b", ":", ";", '"'), fc.string()), {
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(noise, fc.array(fc.nat(9), { maxLength: 20 }), async (pieces, cuts) => {
        const body = Buffer.from(pieces.join(""));
        const outcome = await readAll(inPieces(body, cuts)).catch((error: unknown) => error);
        if (!Array.isArray(outcome)) expect(outcome).toBeInstanceOf(InvalidRequestError);
        // How the body is cut makes no difference.
        const whole = await readAll(inPieces(body, [])).catch((error: unknown) => error);
        expect(String(outcome)).toBe(String(whole));
      }),
      { numRuns: 500 },
    );
  });

  test("take time that grows with the body", async () => {
    const body = Buffer.from(
      `--${boundary}\r\n\r\n${`\r\n--${boundary.slice(0, -1)}`.repeat(500_000)}\r\n--${boundary}--`,
    );
    const before = performance.now();
    await readAll(inPieces(body, new Array(600).fill(10_000)));
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

const anyFiles: RequestContentTable = {
  type: "multipart/form-data",
  kind: "multipart",
  otherParts: { name: "", kind: "file", list: "repeated" },
};

function bodyOf(octets: AsyncGenerator<Uint8Array, void, undefined>, type: string, content = anyFiles): MultipartBody {
  return new MultipartBody(content, octets, type.replace(/^.*boundary=/, ""), defaultLimits);
}

describe("judged by undici", () => {
  const name = fc.string({
    unit: fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
      fc.constantFrom('"', "\\", "/", ";", " ", "\r\n", "="),
    ),
    minLength: 1,
  });
  // Line breaks of names become CR LF when a form is sent, and what is no Unicode U+FFFD.
  const normal = (text: string) => text.toWellFormed().replace(/\r\n?|\n/g, "\r\n");

  test("what a FormData is sent as is read as it was", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, name, fc.uint8Array()), { maxLength: 5 }),
        fc.array(fc.nat(50)),
        async (files, cuts) => {
          const form = new UndiciFormData();
          for (const [field, filename, octets] of files)
            form.append(field, new File([octets], filename, { type: "a/b" }));
          const sent = new UndiciResponse(form);
          const octets = new Uint8Array(await sent.arrayBuffer());
          const came: unknown[] = [];
          const isEmpty = (filename: string, content: Uint8Array) => filename === "" && content.length === 0;
          for await (const part of bodyOf(inPieces(octets, cuts), sent.headers.get("content-type") ?? "")) {
            if ("filename" in part) came.push([part.name, part.filename, [...(await part.body.bytes())]]);
          }
          const last = (filename: string) => {
            const plain = normal(filename).replace(/^.*[/\\]/s, "");
            return plain === "." || plain === ".." ? "" : plain;
          };
          const expected = files.map(
            ([field, filename, content]) => [normal(field), last(filename), [...content]] as const,
          );
          expect(came).toEqual(
            expected.filter(([, filename, content]) => !isEmpty(filename, Uint8Array.from(content))),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a Content-Disposition", () => {
  test.each([
    ['form-data; name="a"', { name: "a", filename: undefined }],
    ["form-data; name=a; filename=b.txt", { name: "a", filename: "b.txt" }],
    ['form-data;name="a";filename=""', { name: "a", filename: "" }],
    ['form-data; name="%22%0D%0a%41"', { name: '"\r\n%41', filename: undefined }],
    ['form-data; name="a\\"b"; filename="c\\"d"', { name: 'a"b', filename: 'c"d' }],
    ['form-data; name="a\\"; filename="C:\\dir\\f.txt"', { name: "a\\", filename: "f.txt" }],
    ['form-data; name="a; b=c"', { name: "a; b=c", filename: undefined }],
    ["form-data; NAME=a", { name: "a", filename: undefined }],
    ["form-data; filename*=UTF-8''x.txt; name=a", { name: "a", filename: undefined }],
    ['form-data; name="a"; filename="../../etc/passwd"', { name: "a", filename: "passwd" }],
    ['form-data; name="a"; filename=".."', { name: "a", filename: "" }],
    ["form-data", undefined],
    ['form-data; name="a', undefined],
    ["form-data; name=a; name=b", undefined],
    ['form-data; filename="name=a"', undefined],
    ["", undefined],
  ])("%s", (header, expected) => {
    expect(disposition(header)).toEqual(expected);
  });
});

describe("a body that is not read as one might", () => {
  const part = (name: string, text: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name=${name}; filename=x\r\n\r\n${text}\r\n`;
  const open = (text: string, content = anyFiles) =>
    bodyOf(inPieces(Buffer.from(text), [20, 20, 20, 20]), boundary, content);
  const two = `${part("a", "1234567890".repeat(10))}${part("b", "2")}--${boundary}--`;

  test("a part that was passed over has nothing any more, rather than less", async () => {
    const parts = open(two)[Symbol.asyncIterator]();
    const first = await parts.next();
    const second = await parts.next();
    if (first.done || second.done || !(first.value.body instanceof ByteStream)) throw new Error("no parts");
    await expect(first.value.body.bytes()).rejects.toThrow("the part was passed over");
    expect(second.value.body instanceof ByteStream && (await second.value.body.text())).toBe("2");
  });

  test("a part that is still being read when the next one is asked for", async () => {
    const parts = open(two)[Symbol.asyncIterator]();
    const first = await parts.next();
    if (first.done || !(first.value.body instanceof ByteStream)) throw new Error("no part");
    const reading = first.value.body.bytes();
    const second = await parts.next();
    await expect(reading).rejects.toThrow("the part was passed over");
    if (second.done || !(second.value.body instanceof ByteStream)) throw new Error("no part");
    expect(await second.value.body.text()).toBe("2");
  });

  test("twice", async () => {
    const body = open(two);
    expect(Object.keys(await body.collect())).toEqual(["a", "b"]);
    await expect(body.collect()).rejects.toThrow("the parts have been read already");
    const stream = new ByteStream(inPieces(Buffer.from("abc"), []), 10);
    expect(await stream.text()).toBe("abc");
    await expect(stream.bytes()).rejects.toThrow("the octets have been read already");
  });

  test("names of members that every object has are names like others", async () => {
    const text = `${part("__proto__", "1")}${part("constructor", "2")}--${boundary}--`;
    const value = await open(text).collect();
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.entries(value).map(([name, files]) => [name, Array.isArray(files) && files.length])).toEqual([
      ["__proto__", 1],
      ["constructor", 1],
    ]);
    const single = { ...anyFiles, otherParts: { name: "", kind: "text" } } as const;
    const values = await open(text, single).collect();
    expect(Object.entries(values)).toEqual([
      ["__proto__", "1"],
      ["constructor", "2"],
    ]);
  });

  test("no more is taken than is read", async () => {
    let taken = 0;
    async function* source() {
      yield Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name=a\r\n\r\n`);
      for (; ; taken++) yield new Uint8Array(1000);
    }
    for await (const part of bodyOf(source(), boundary)) {
      if (!(part.body instanceof ByteStream)) continue;
      expect(taken).toBe(0);
      await expect(part.body.bytes(5000)).rejects.toThrow(PayloadTooLargeError);
      expect(taken).toBeLessThan(7);
      break;
    }
  });
});

test("the depth of a JSON text is that of its objects and lists, not of its strings", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.nat(7), (text, limit) => {
      const depth = (value: unknown): number =>
        typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;
      expect(isDeeper(text, limit)).toBe(depth(JSON.parse(text)) > limit);
    }),
    { numRuns: 1000 },
  );
  expect(isDeeper('["[[[[[[", "\\"[[[[", "\\\\"]', 1)).toBe(false);
  expect(isDeeper("[".repeat(100_000), 1000)).toBe(true);
});
