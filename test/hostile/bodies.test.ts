import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { limits, requestTimeout } from "./limits.ts";
import { startTarget, type Target } from "./target.ts";
import { get, message, sendOnce, Wire } from "./wire.ts";

/** Bodies that come late, in small pieces, or not to their end; and what is left of them in the server's memory. */

let target: Target;
beforeAll(async () => {
  target = await startTarget();
}, 120_000);
afterAll(async () => {
  expect(await target.end()).toBe(true);
});

/** A path, a media type and a body. */
type Kind = readonly [path: string, type: string, body: string];

const kinds: readonly Kind[] = [
  ["/v1/json", "application/json", `"${"a".repeat(150_000)}"`],
  ["/v1/form", "application/x-www-form-urlencoded", `a=${"a".repeat(150_000)}`],
  ["/v1/octets", "application/octet-stream", "a".repeat(300_000)],
  [
    "/v1/parts",
    "multipart/form-data; boundary=b",
    `--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n${"a".repeat(300_000)}\r\n--b--`,
  ],
  ["/v1/lines", "application/jsonl", `{"${"a".repeat(1000)}":1}\n`.repeat(160)],
];

/** The head of a request, and the half of its body. */
function half([path, type, body]: Kind): Buffer {
  const lines = [`POST ${path} HTTP/1.1`, "Host: a", `Content-Type: ${type}`, `Content-Length: ${body.length}`];
  return message(lines, body.slice(0, body.length / 2));
}

async function isServed(): Promise<void> {
  expect((await sendOnce(target.address, get("/v1/ok")))?.status).toBe(200);
}

describe.concurrent("a request that does not come to its end", () => {
  test.each(kinds)("a body of %s that stops is 408, and nothing has failed", async (...kind) => {
    const wire = await Wire.open(target.address);
    wire.write(half(kind));
    const answer = await wire.answer(requestTimeout + 15_000);
    expect(answer?.status).toBe(408);
    wire.destroy();
    await isServed();
    expect((await target.state()).errors).toEqual([]);
  });

  test("a head that comes letter by letter is 408", async () => {
    const wire = await Wire.open(target.address);
    const timer = setInterval(() => wire.write("X"), 50);
    wire.write("GET /v1/ok HTTP/1.1\r\n");
    expect((await wire.answer(requestTimeout + 15_000))?.status).toBe(408);
    clearInterval(timer);
    wire.destroy();
    await isServed();
  });
});

test("a body in pieces of one octet is read", async () => {
  const wire = await Wire.open(target.address);
  const pieces = [..."[1,2,3]"].map((octet) => `1\r\n${octet}\r\n`).join("");
  const lines = ["POST /v1/json HTTP/1.1", "Host: a", "Content-Type: application/json", "Transfer-Encoding: chunked"];
  wire.write(message(lines));
  for (const octet of `${pieces}0\r\n\r\n`) wire.write(octet);
  expect((await wire.answer())?.body).toBe('{"body":[1,2,3],"clean":true}');
  wire.destroy();
});

describe("of what is broken off", () => {
  const megabyte = 1_048_576;

  test("nothing stays in memory, nothing has failed, and nobody is kept waiting", { timeout: 120_000 }, async () => {
    const rounds = async (count: number) => {
      for (let round = 0; round < count; round++) {
        const wires = await Promise.all(Array.from({ length: 20 }, () => Wire.open(target.address)));
        for (const [index, wire] of wires.entries()) {
          const kind = kinds[index % kinds.length];
          if (kind) wire.write(half(kind));
        }
        await isServed();
        for (const wire of wires) wire.destroy();
      }
    };
    await rounds(5);
    const before = await target.state();
    // 500 uploads, of which at least 75 kB have come: 37 MB, if they stayed.
    await rounds(25);
    await isServed();
    const states = [await target.state()];
    // The server may not have been told yet of connections that are gone.
    while (states.at(-1)?.connections !== 0 && states.length < 100) {
      await setTimeout(50);
      states.push(await target.state());
    }
    const after = states.at(-1) ?? before;
    expect(states.flatMap(({ errors }) => errors)).toEqual([]);
    expect(after.connections).toBe(0);
    expect(after.bytes - before.bytes).toBeLessThan(8 * megabyte);
  });

  test("no more is in memory at a time than the limits say", { timeout: 120_000 }, async () => {
    const before = await target.state();
    const wires = await Promise.all(Array.from({ length: 20 }, () => Wire.open(target.address)));
    const lines = ["Host: a", "Content-Type: application/json", "Transfer-Encoding: chunked"];
    const chunk = `10000\r\n${"a".repeat(65_536)}\r\n`;
    for (const wire of wires) {
      wire.write(message(["POST /v1/json HTTP/1.1", ...lines]));
      // 48 chunks of 64 KiB: 60 MiB in all.
      for (let count = 0; count < 48; count++) wire.write(chunk);
    }
    for (const wire of wires) expect((await wire.answer(20_000))?.status).toBe(413);
    const during = await target.state();
    for (const wire of wires) wire.destroy();
    // What has just come is not let go of at once.
    expect(during.bytes - before.bytes).toBeLessThan(wires.length * limits.bodyBytes + 32 * megabyte);
    await isServed();
  });
});
