import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTarget, type Target } from "./target.ts";
import { get, message, post, tryOut, Wire } from "./wire.ts";

/** Messages that two readers may take for different ones (RFC 9112 sections 6 and 11.2), and octets that are none at all. */

let target: Target;
beforeAll(async () => {
  target = await startTarget();
}, 120_000);
afterAll(async () => {
  expect((await target.state()).errors).toEqual([]);
  expect(await target.end()).toBe(true);
});

const host = "Host: api.example.com";
const text = (fields: readonly string[], body: string, version = "HTTP/1.1") =>
  message([`POST /v1/text ${version}`, host, "Content-Type: text/plain", ...fields], body);
const chunked = "Transfer-Encoding: chunked";
const oneChunk = "1\r\na\r\n0\r\n\r\n";
const smuggled = "GET /v1/items/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

describe("refused with 400, and the connection is closed", () => {
  test.each<[string, Buffer]>([
    ["two lengths", text(["Content-Length: 3", "Content-Length: 30"], "abc")],
    ["the same length twice", text(["Content-Length: 3", "Content-Length: 3"], "abc")],
    ["a list of lengths", text(["Content-Length: 3, 3"], "abc")],
    ["a length with a sign", text(["Content-Length: +3"], "abc")],
    ["a length below zero", text(["Content-Length: -3"], "abc")],
    ["a length in hexadecimal", text(["Content-Length: 0x3"], "abc")],
    ["a length beyond all numbers", text([`Content-Length: ${"9".repeat(30)}`], "abc")],
    ["a length and chunks", text([`Content-Length: ${5 + smuggled.length}`, chunked], `0\r\n\r\n${smuggled}`)],
    ["chunks and a length", text([chunked, "Content-Length: 4"], oneChunk)],
    ["chunks twice", text([chunked, chunked], oneChunk)],
    ["chunks that are not the last coding", text([`${chunked}, identity`], oneChunk)],
    ["a coding that does not exist", text(["Transfer-Encoding: xchunked"], oneChunk)],
    ["a space before the colon", text(["Transfer-Encoding : chunked"], oneChunk)],
    ["a coding on a line of its own", text(["Transfer-Encoding:\r\n chunked"], oneChunk)],
    ["a chunk of no size", text([chunked], "zz\r\na\r\n0\r\n\r\n")],
    ["a chunk beyond all numbers", text([chunked], "ffffffffffffffffff\r\na\r\n0\r\n\r\n")],
    ["a chunk that is longer than it says", text([chunked], "1\r\nabc\r\n0\r\n\r\n")],
    ["chunks that end in line feeds", text([chunked], "1\na\n0\n\n")],
    ["a length behind the chunks", text([chunked], "1\r\na\r\n0\r\nContent-Length: 4\r\n\r\n")],
    ["a folded header", get("/v1/ok", "X-A: a\r\n b")],
    ["a zero in a header", get("/v1/ok", "X-A: a\0b")],
    ["a carriage return in a header", get("/v1/ok", "X-A: a\rX-B: b")],
    ["a line feed in a header", get("/v1/ok", "X-A: a\nX-B: b")],
    ["a space in a name", get("/v1/ok", "X A: a")],
    ["no name", get("/v1/ok", ": a")],
    ["no host", message(["GET /v1/ok HTTP/1.1"])],
    ["another version", message(["GET /v1/ok HTTP/3.0", host])],
    ["more than a version", message(["GET /v1/ok HTTP/1.1 x", host])],
    ["a preface of HTTP/2", Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")],
    ["TLS", Buffer.from([0x16, 3, 1, 0, 0xa5, 1, 0, 0, 0xa1, 3, 3])],
    ["a method in small letters", message(["get /v1/ok HTTP/1.1", host])],
    ["a method that is no token", message(["G<T /v1/ok HTTP/1.1", host])],
    ["the authority as target", get("api.example.com:80")],
    ["a target without a slash", get("v1/ok")],
    ["no target", get("")],
    ["octets beyond ASCII in a target", get("/v1/items/\xff")],
  ])("%s", async (_, octets) => {
    const { answer, next } = await tryOut(target.address, octets);
    expect(answer?.status).toBe(400);
    expect(next).toBe("closed");
  });
});

test.each<[string, Buffer, number]>([
  ["a target of 100 kB", get(`/v1/ok?${"a".repeat(100_000)}`), 431],
  ["5,000 headers", get("/v1/ok", ...Array.from({ length: 5000 }, (_, index) => `a${index}: b`)), 431],
  ["a chunk extension of 100 kB", text([chunked], `1;${"a".repeat(100_000)}\r\na\r\n0\r\n\r\n`), 413],
])("%s is too much, and the connection is closed", async (_, octets, status) => {
  const { answer, next } = await tryOut(target.address, octets);
  expect(answer?.status).toBe(status);
  expect(next).toBe("closed");
});

test("CONNECT is not answered", async () => {
  expect(await tryOut(target.address, message(["CONNECT example.com:80 HTTP/1.1", host]))).toEqual({
    answer: undefined,
    next: "closed",
  });
});

describe("the next request on the connection is served", () => {
  test.each<[string, Buffer, number]>([
    ["after two hosts", get("/v1/ok", "Host: b"), 400],
    ["after a host with a path", message(["GET /v1/ok HTTP/1.1", "Host: a/b?c"]), 400],
    ["after a fragment in a target", get("/v1/items/a#b"), 404],
    ["after a body that came compressed from the last hop", text([`Transfer-Encoding: gzip, chunked`], oneChunk), 415],
    ["after a body that is compressed", post("/v1/text", "text/plain", "a", "Content-Encoding: gzip"), 415],
    ["after an expectation that is met", text(["Expect: 100-continue", "Content-Length: 3"], "abc"), 200],
    ["after an expectation that is not", text(["Expect: nonsense", "Content-Length: 0"], ""), 417],
    ["after an upgrade that is none", get("/v1/ok", "Connection: Upgrade", "Upgrade: h2c"), 200],
    ["after a method that the path lacks", message(["TRACE /v1/ok HTTP/1.1", host]), 405],
    ["after a body that is too large", post("/v1/text", "text/plain", "a".repeat(300_000)), 413],
    ["after chunks that are too many", text([chunked], `493e0\r\n${"a".repeat(300_000)}\r\n0\r\n\r\n`), 413],
    ["after a stream that is too large", post("/v1/octets", "application/octet-stream", "a".repeat(500_000)), 413],
    ["after a body where there is none", message(["GET /v1/ok HTTP/1.1", host, "Content-Length: 3"], "abc"), 200],
  ])("%s", async (_, octets, status) => {
    const { answer, next } = await tryOut(target.address, octets);
    expect(answer?.status).toBe(status);
    expect(next).toMatchObject({ status: 200, body: '{"clean":true}' });
  });

  test("and a request in the body of another one is none", async () => {
    const { handled } = await target.state();
    const lines = ["GET /v1/ok HTTP/1.1", host, `Content-Length: ${smuggled.length}`];
    const { answer, next } = await tryOut(target.address, message(lines, smuggled));
    expect([answer, next]).toMatchObject([{ body: '{"clean":true}' }, { body: '{"clean":true}' }]);
    expect((await target.state()).handled).toBe(handled + 2);
  });

  test("and many at once in their order", async () => {
    const wire = await Wire.open(target.address);
    const many = Array.from({ length: 50 }, (_, index) => get(`/v1/items/${index}`));
    wire.write(Buffer.concat(many));
    for (let index = 0; index < many.length; index++) {
      expect((await wire.answer())?.body).toBe(`{"path":{"id":"${index}"},"clean":true}`);
    }
    wire.destroy();
  });
});
