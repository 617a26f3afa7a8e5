import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { APIConnectionError } from "../../../templates/runtime/client/errors.ts";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import type { OperationTable } from "../../../templates/runtime/client/operation.ts";
import type { DeliveryOptions, RequestOptions } from "../../../templates/runtime/client/options.ts";
import { reliably } from "../../../templates/runtime/client/reliably.ts";
import { instantClock, json, loopback, testClient } from "./loopback.ts";
import { post, read, status } from "./things.ts";

test.each([
  { timeout: -5 },
  { timeout: Number.NaN },
  { totalTimeout: -1 },
  { maxRetries: -1 },
  { maxRetries: 1.5 },
  { maxRetries: Number.NaN },
])("%j is no limit", async (options) => {
  const [name = ""] = Object.keys(options);
  expect(() => reliably(options)).toThrow(new RegExp(`^${name} cannot be .*\\.$`));
  const client = testClient("http://127.0.0.1:1");
  await expect(exchange(client, read, {}, options)).rejects.toThrow(RangeError);
});

describe("an attempt that fails is repeated", () => {
  test.each([408, 409, 429, 500, 502, 503, 504])("after %i, where the operation may be repeated", async (failure) => {
    const server = await loopback((_, response, index) => json(response, index < 2 ? failure : 200, {}));
    const clock = instantClock();
    expect(await status(testClient(server.origin, { clock }), read)).toBe(200);
    expect(clock.slept).toEqual([500, 1000]);
  });

  test.each([400, 401, 403, 404, 422, 501])("but not after %i", async (failure) => {
    const server = await loopback((_, response) => json(response, failure, {}));
    expect(await status(testClient(server.origin), read)).toBe(failure);
    expect(server.received).toHaveLength(1);
  });

  test("as often as maxRetries says; then the last answer stands", async () => {
    const server = await loopback((_, response) => json(response, 500, {}));
    expect(await status(testClient(server.origin), read)).toBe(500);
    expect(server.received).toHaveLength(3);
    expect(await status(testClient(server.origin), read, { maxRetries: 0 })).toBe(500);
    expect(server.received).toHaveLength(4);
  });

  test("for any operation after 429, and after 503 with Retry-After: it was not acted on", async () => {
    const tooMany = await loopback((_, response, index) => json(response, index === 0 ? 429 : 200, {}));
    expect(await status(testClient(tooMany.origin), post)).toBe(200);
    const busy = await loopback((_, response, index) =>
      json(response, index === 0 ? 503 : 200, {}, { "retry-after": "1" }),
    );
    expect(await status(testClient(busy.origin), post)).toBe(200);
  });

  test.each([500, 503, 408, 409])(
    "but not for another one after a bare %i: it may have been acted on",
    async (failure) => {
      const server = await loopback((_, response) => json(response, failure, {}));
      expect(await status(testClient(server.origin), post)).toBe(failure);
      expect(server.received).toHaveLength(1);
    },
  );

  test("with the same idempotency key, which makes any operation repeatable", async () => {
    const server = await loopback((_, response, index) => json(response, index === 0 ? 500 : 200, {}));
    expect(await status(testClient(server.origin), post, { idempotencyKey: "once" })).toBe(200);
    expect(server.received.map(({ headers, body }) => [headers["idempotency-key"], body])).toEqual([
      ["once", '{"a":1}'],
      ["once", '{"a":1}'],
    ]);
  });

  describe("with a key that the client makes", () => {
    const keysOf = async (options: DeliveryOptions, operation: OperationTable, request?: RequestOptions) => {
      const server = await loopback((_, response, index) => json(response, index === 0 ? 500 : 200, {}));
      const last = await status(testClient(server.origin, options), operation, request);
      return { last, sent: server.received.map(({ headers }) => headers) };
    };
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

    test.each(["POST", "PATCH"])("for each %s, the same on every attempt", async (method) => {
      const first = await keysOf({ idempotencyKeys: true }, { ...post, method });
      expect(first.last).toBe(200);
      const [key, again] = first.sent.map((headers) => headers["idempotency-key"]);
      expect(key).toMatch(uuid);
      expect(again).toBe(key);
      const second = await keysOf({ idempotencyKeys: true }, { ...post, method });
      expect(second.sent[0]?.["idempotency-key"]).not.toBe(key);
    });

    test("in the header that the caller names, which also has the caller's own keys", async () => {
      const named = await keysOf({ idempotencyKeys: "X-Request-Key" }, post);
      expect(named.sent[1]?.["x-request-key"]).toMatch(uuid);
      expect(named.sent[1]).not.toHaveProperty("idempotency-key");
      const own = await keysOf({ idempotencyKeys: "X-Request-Key" }, post, { idempotencyKey: "mine" });
      expect(own.sent[1]?.["x-request-key"]).toBe("mine");
    });

    test("but not where a request may be repeated anyway, and not unless it is asked to", async () => {
      expect((await keysOf({ idempotencyKeys: true }, read)).sent[0]).not.toHaveProperty("idempotency-key");
      expect((await keysOf({ idempotencyKeys: false }, post)).sent).toHaveLength(1);
    });
  });

  test("after the connection broke off, where the operation may be repeated", async () => {
    const breakOff = (response: { destroy(): void }) => response.destroy();
    const server = await loopback((_, response, index) => (index === 0 ? breakOff(response) : json(response, 200, {})));
    expect(await status(testClient(server.origin), read)).toBe(200);
    const other = await loopback((_, response) => breakOff(response));
    await expect(status(testClient(other.origin), post)).rejects.toBeInstanceOf(APIConnectionError);
    expect(other.received).toHaveLength(1);
  });

  test("after the body broke off", async () => {
    const server = await loopback((_, response, index) => {
      if (index > 0) return json(response, 200, { whole: true });
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      response.write("{");
      setTimeout(() => response.destroy(), 20);
    });
    const answer = await exchange(testClient(server.origin), read, {});
    expect(answer.body?.value).toEqual({ whole: true });
  });

  test("for any operation where the connection never opened", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const address = closed.address();
    closed.close();
    await once(closed, "close");
    if (address === null || typeof address === "string") throw new Error("no port");
    const clock = instantClock();
    const client = testClient(`http://127.0.0.1:${address.port}`, { clock });
    await expect(status(client, post)).rejects.toMatchObject({ name: "APIConnectionError", status: undefined });
    expect(clock.slept).toHaveLength(2);
  });

  test.each([
    ["ENOTFOUND", 3],
    ["EHOSTUNREACH", 3],
    ["ENETUNREACH", 3],
    ["UND_ERR_CONNECT_TIMEOUT", 3],
    ["UND_ERR_HEADERS_TIMEOUT", 1],
    ["ECONNRESET", 1],
  ])("after %s a POST is sent %i times: again only where nothing can have arrived", async (code, attempts) => {
    let sent = 0;
    const fetch = async () => {
      sent++;
      throw new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
    };
    await expect(status(testClient("http://127.0.0.1:1", { fetch }), post)).rejects.toBeInstanceOf(APIConnectionError);
    expect(sent).toBe(attempts);
  });
});

describe("how long to wait", () => {
  const waits = async (headers: Record<string, string>, now = 0) => {
    const server = await loopback((_, response, index) => json(response, index === 0 ? 429 : 200, {}, headers));
    const clock = instantClock(now);
    const last = await status(testClient(server.origin, { clock }), read);
    return { last, slept: clock.slept };
  };

  test("is what the server says in seconds, as a date, or in milliseconds", async () => {
    expect(await waits({ "retry-after": "3" })).toEqual({ last: 200, slept: [3000] });
    const date = new Date(Date.UTC(2026, 10, 22, 3, 0, 10)).toUTCString();
    expect(await waits({ "retry-after": date }, Date.UTC(2026, 10, 22, 3, 0, 0))).toEqual({
      last: 200,
      slept: [10_000],
    });
    expect(await waits({ "retry-after-ms": "120.5", "retry-after": "9" })).toEqual({ last: 200, slept: [120.5] });
  });

  test.each(["Sun, 22 Nov 2026 03:00:10 GMT", "Sunday, 22-Nov-26 03:00:10 GMT", "Sun Nov 22 03:00:10 2026"])(
    "is what the server says in any form of date: %s",
    async (date) => {
      const { slept } = await waits({ "retry-after": date }, Date.UTC(2026, 10, 22, 3, 0, 0));
      expect(slept).toEqual([10_000]);
    },
  );

  test.each(["-5", "soon 7", "Soon 7", "2026-11-22", "1e3"])("is not read from %s, which is no date", async (text) => {
    expect(await waits({ "retry-after": text })).toEqual({ last: 200, slept: [500] });
  });

  test("is not waited for beyond a minute: the caller gets the answer", async () => {
    expect(await waits({ "retry-after": "61" })).toEqual({ last: 429, slept: [] });
  });

  test("doubles up to 8 s where the server says nothing that can be read", async () => {
    const server = await loopback((_, response) => json(response, 500, {}, { "retry-after": "soon" }));
    const clock = instantClock();
    await status(testClient(server.origin, { clock, maxRetries: 6 }), read);
    expect(clock.slept).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
  });
});

test.each([302, 500])(
  "an answer of status %i that is passed over is let go of: its connection is free",
  async (passedOver) => {
    const closed = Promise.withResolvers<boolean>();
    const server = await loopback((_, response, index) => {
      if (index > 0) return json(response, 200, {});
      response.writeHead(passedOver, { location: "/end" });
      response.write("a body without an end");
      response.on("close", () => closed.resolve(response.writableFinished));
    });
    expect(await status(testClient(server.origin), read)).toBe(200);
    expect(await closed.promise).toBe(false);
  },
);
