import { describe, expect, test } from "vitest";
import { responseEnd } from "../../bench/harness/response-end.ts";

const first = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nDate: now\r\n\r\nhello";
const second = "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n";
const inChunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";

describe("responseEnd", () => {
  test("counts the body's octets, however the header is spelled", () => {
    expect(responseEnd(first, 0)).toBe(first.length);
    expect(responseEnd(second, 0)).toBe(second.length);
  });

  test("waits for what is still to come, wherever the text breaks off", () => {
    for (const whole of [first, second, inChunks]) {
      for (let length = 0; length < whole.length; length++) {
        expect(responseEnd(whole.slice(0, length), 0)).toBeUndefined();
      }
    }
  });

  test("finds each of several responses", () => {
    const text = first + inChunks + second;
    const end = responseEnd(text, 0);
    expect(end).toBe(first.length);
    expect(responseEnd(text, first.length)).toBe(first.length + inChunks.length);
    expect(responseEnd(text, first.length + inChunks.length)).toBe(text.length);
  });

  test("finds the end of chunks, also where there is none but the last", () => {
    expect(responseEnd(inChunks, 0)).toBe(inChunks.length);
    const empty = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n";
    expect(responseEnd(empty + first, 0)).toBe(empty.length);
  });

  test("refuses a response that only ends with its connection", () => {
    expect(() => responseEnd("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nhello", 0)).toThrow(/how long/);
  });
});
