import { getEventListeners, once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import type { Client } from "../../../templates/runtime/client/client.ts";
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIUserAbortError,
} from "../../../templates/runtime/client/errors.ts";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import type { OperationTable } from "../../../templates/runtime/client/operation.ts";
import type { RequestOptions } from "../../../templates/runtime/client/options.ts";
import { instantClock, json, loopback, testClient } from "./loopback.ts";

const read: OperationTable = {
  method: "GET",
  path: "/things",
  responses: { 200: { content: ["application/json"] } },
  idempotent: true,
};
const write: OperationTable = { ...read, method: "POST", body: { content: ["application/json"] } };
const { idempotent: _, ...post } = write;

const status = async (client: Client, operation: OperationTable, options?: RequestOptions) =>
  (await exchange(client, operation, { body: { a: 1 } }, options)).response.status;

describe("a request", () => {
  test("says what it accepts, sends its body, and leaves the user agent to the platform", async () => {
    const server = await loopback((_, response) => json(response, 200, { ok: true }));
    const operation: OperationTable = {
      ...post,
      responses: { 400: { content: ["application/problem+json"] }, 201: { content: ["application/json"] } },
    };
    const answer = await exchange(
      testClient(server.origin),
      operation,
      { body: { a: "ü" } },
      { idempotencyKey: "key" },
    );
    expect(answer.body?.value).toEqual({ ok: true });
    const [request] = server.received;
    expect(request).toMatchObject({
      method: "POST",
      url: "/things",
      body: '{"a":"ü"}',
      headers: {
        accept: "application/json, application/problem+json",
        "content-type": "application/json",
        "idempotency-key": "key",
      },
    });
    expect(request?.headers["user-agent"]).toBe("node");
  });

  test("takes headers from the client, the operation and the call, and null takes one away", async () => {
    const server = await loopback((_, response) => json(response, 200, {}));
    const client = testClient(server.origin, { defaultHeaders: { "x-a": "client", "x-b": "client" } }, { apiKey: "k" });
    const operation: OperationTable = { ...read, security: [[{ type: "bearer", option: "apiKey" }]] };
    await exchange(client, operation, { headers: { "x-b": [1, 2] } }, { headers: { "X-A": "call" } });
    await exchange(client, operation, {}, { headers: { Authorization: null } });
    expect(server.received[0]?.headers).toMatchObject({ "x-a": "call", "x-b": "1,2", authorization: "Bearer k" });
    expect(server.received[1]?.headers).not.toHaveProperty("authorization");
  });

  test("sends cookies and credentials in the query and in cookies", async () => {
    const server = await loopback((_, response) => json(response, 200, {}));
    const operation: OperationTable = {
      ...read,
      security: [
        [
          { type: "apiKey", option: "key", in: "query", name: "api key" },
          { type: "apiKey", option: "key", in: "cookie", name: "session" },
        ],
      ],
    };
    const client = testClient(server.origin, {}, { key: "a&b" });
    await exchange(client, operation, { query: { q: 1 }, cookies: { theme: "dark;x" } });
    expect(server.received[0]?.url).toBe("/things?q=1&api%20key=a%26b");
    expect(server.received[0]?.headers.cookie).toBe("theme=dark%3Bx; session=a&b");
  });

  test("passes through the interceptors on every attempt, the first one outermost", async () => {
    const server = await loopback((_, response, index) => json(response, index === 0 ? 500 : 200, {}));
    const seen: string[] = [];
    const client = testClient(server.origin, {
      interceptors: ["a", "b"].map((name) => (next) => (url, init) => {
        seen.push(name);
        return next(`${url}?${name}`.replace("??", "?"), init);
      }),
    });
    await exchange(client, read, {});
    expect(seen).toEqual(["a", "b", "a", "b"]);
    expect(server.received[0]?.url).toBe("/things?a?b");
  });
});

describe("an attempt that fails is repeated", () => {
  test.each([408, 429, 500, 502, 503, 504])("after %i, where the operation may be repeated", async (failure) => {
    const server = await loopback((_, response, index) => json(response, index < 2 ? failure : 200, {}));
    const clock = instantClock();
    expect(await status(testClient(server.origin, { clock }), read)).toBe(200);
    expect(clock.slept).toEqual([500, 1000]);
  });

  test.each([400, 401, 403, 404, 409, 422, 501])("but not after %i", async (failure) => {
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

  test.each([500, 503, 408])("but not for another one after a bare %i: it may have been acted on", async (failure) => {
    const server = await loopback((_, response) => json(response, failure, {}));
    expect(await status(testClient(server.origin), post)).toBe(failure);
    expect(server.received).toHaveLength(1);
  });

  test("with the same idempotency key, which makes any operation repeatable", async () => {
    const server = await loopback((_, response, index) => json(response, index === 0 ? 500 : 200, {}));
    expect(await status(testClient(server.origin), post, { idempotencyKey: "once" })).toBe(200);
    expect(server.received.map(({ headers, body }) => [headers["idempotency-key"], body])).toEqual([
      ["once", '{"a":1}'],
      ["once", '{"a":1}'],
    ]);
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

  test.each(["-5", "soon 7", "2026-11-22", "1e3"])("is not read from %s, which is no date", async (text) => {
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

describe("time limits and aborting", () => {
  test("an answer that does not begin in time", async () => {
    const server = await loopback(() => {});
    const run = status(testClient(server.origin), post, { timeout: 50 });
    await expect(run).rejects.toBeInstanceOf(APIConnectionTimeoutError);
    await expect(run).rejects.toThrow("50 ms");
    expect(server.received).toHaveLength(1);
  });

  test("an answer that does not end in time, tried again where it may be", async () => {
    const server = await loopback((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write("{");
    });
    await expect(status(testClient(server.origin), read, { timeout: 50 })).rejects.toBeInstanceOf(
      APIConnectionTimeoutError,
    );
    expect(server.received).toHaveLength(3);
  });

  test("the caller's signal ends an attempt, and none follows", async () => {
    const controller = new AbortController();
    const server = await loopback(() => controller.abort(new Error("enough")));
    const run = status(testClient(server.origin), read, { signal: controller.signal });
    await expect(run).rejects.toBeInstanceOf(APIUserAbortError);
    await expect(run).rejects.toMatchObject({ cause: new Error("enough") });
    expect(server.received).toHaveLength(1);
  });

  test("the caller's signal ends the waiting between attempts", async () => {
    const controller = new AbortController();
    const server = await loopback((_, response) => {
      json(response, 429, {}, { "retry-after": "50" });
      setTimeout(() => controller.abort(), 30);
    });
    const { systemClock } = await import("../../../templates/runtime/client/clock.ts");
    const client = testClient(server.origin, { clock: systemClock });
    await expect(status(client, read, { signal: controller.signal })).rejects.toBeInstanceOf(APIUserAbortError);
  });

  test("a request leaves no listener at the caller's signal, also where its body is the caller's to read", async () => {
    const { signal } = new AbortController();
    const server = await loopback((_, response) => json(response, 200, {}));
    const client = testClient(server.origin);
    await exchange(client, read, {}, { signal });
    const { response } = await exchange(client, read, {}, { signal }, () => true);
    await response.text();
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("a signal that is aborted already sends nothing", async () => {
    const server = await loopback((_, response) => json(response, 200, {}));
    await expect(status(testClient(server.origin), read, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(
      APIUserAbortError,
    );
    expect(server.received).toHaveLength(0);
  });
});

describe("redirects", () => {
  const redirect = (to: (path: string) => string, code = 302) =>
    loopback((request, response) => {
      if (request.url === "/end") return json(response, 200, { method: request.method, body: request.body });
      response.writeHead(code, { location: to(request.url) });
      response.end();
    });

  test("within the origin are followed, with the credentials", async () => {
    const server = await redirect(() => "/end");
    const secured: OperationTable = { ...read, security: [[{ type: "bearer", option: "apiKey" }]] };
    const answer = await exchange(testClient(server.origin, {}, { apiKey: "k" }), secured, {});
    expect(answer.body?.value).toEqual({ method: "GET", body: "" });
    expect(server.received[1]?.headers.authorization).toBe("Bearer k");
  });

  test("keep method and body after 307 and 308, and become a GET after 303", async () => {
    const same = await redirect(() => "/end", 307);
    const kept = await exchange(testClient(same.origin), post, { body: { a: 1 } });
    expect(kept.body?.value).toEqual({ method: "POST", body: '{"a":1}' });
    const other = await redirect(() => "/end", 303);
    const headers = { "content-language": "en" };
    const changed = await exchange(testClient(other.origin), post, { body: { a: 1 } }, { headers });
    expect(changed.body?.value).toEqual({ method: "GET", body: "" });
    expect(other.received[0]?.headers).toMatchObject(headers);
    expect(other.received[1]?.headers).not.toHaveProperty("content-type");
    expect(other.received[1]?.headers).not.toHaveProperty("content-language");
  });

  test("to another origin are not followed: nothing reaches it", async () => {
    const elsewhere = await loopback((_, response) => json(response, 200, {}));
    const server = await redirect(() => `${elsewhere.origin}/end`);
    expect(await status(testClient(server.origin), read)).toBe(302);
    expect(elsewhere.received).toHaveLength(0);
  });

  test("are the answer where the document declares one", async () => {
    const server = await redirect(() => "/end");
    expect(await status(testClient(server.origin), { ...read, responses: { 302: {} } })).toBe(302);
    expect(server.received).toHaveLength(1);
  });

  test("end somewhere", async () => {
    const server = await redirect((path) => path);
    expect(await status(testClient(server.origin), read)).toBe(302);
    expect(server.received).toHaveLength(6);
  });
});
