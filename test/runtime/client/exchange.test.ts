import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { cookieHeader } from "../../../templates/runtime/client/cookies.ts";
import { APIConnectionTimeoutError, APIUserAbortError } from "../../../templates/runtime/client/errors.ts";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import type { OperationTable } from "../../../templates/runtime/client/operation.ts";
import type { CommonOptions } from "../../../templates/runtime/client/options.ts";
import { queryText } from "../../../templates/runtime/client/parameters.ts";
import { addCookieKey, addQueryKey, addToken } from "../../../templates/runtime/client/security-schemes.ts";
import { json, loopback, testClient } from "./loopback.ts";
import { post, read, status } from "./things.ts";

describe("a request", () => {
  test("says what it accepts, sends its body, and leaves the user agent to the platform", async () => {
    const server = await loopback((_, response) => json(response, 200, { ok: true }));
    const operation: OperationTable = {
      ...post,
      accept: "application/json, application/problem+json",
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
    const operation: OperationTable = { ...read, security: [[{ type: "bearer", option: "apiKey", add: addToken }]] };
    await exchange(client, operation, { headers: { "x-b": [1, 2] } }, { headers: { "X-A": "call" } });
    await exchange(client, operation, {}, { headers: { Authorization: null } });
    expect(server.received[0]?.headers).toMatchObject({ "x-a": "call", "x-b": "1,2", authorization: "Bearer k" });
    expect(server.received[1]?.headers).not.toHaveProperty("authorization");
  });

  test("sends cookies and credentials in the query and in cookies", async () => {
    const server = await loopback((_, response) => json(response, 200, {}));
    const operation: OperationTable = {
      ...read,
      query: queryText,
      cookies: cookieHeader,
      security: [
        [
          { type: "apiKey", option: "key", in: "query", name: "api key", add: addQueryKey },
          { type: "apiKey", option: "key", in: "cookie", name: "session", add: addCookieKey },
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
      interceptors: ["a", "b"].map((name) => (next) => (request, context) => {
        seen.push(name);
        return next({ ...request, url: `${request.url}?${name}`.replace("??", "?") }, context);
      }),
    });
    await exchange(client, read, {});
    expect(seen).toEqual(["a", "b", "a", "b"]);
    expect(server.received[0]?.url).toBe("/things?a?b");
  });
});

/** The options of a client, and what it sent: on a busy machine, less may arrive within a short time. */
function counted(): { readonly sent: string[]; readonly options: CommonOptions } {
  const sent: string[] = [];
  const interceptors: CommonOptions["interceptors"] = [
    (next) => (request, context) => {
      sent.push(request.url);
      return next(request, context);
    },
  ];
  return { sent, options: { interceptors } };
}

describe("time limits and aborting", () => {
  describe("of the whole call", () => {
    /** A clock that goes on by what it is asked to wait. */
    const goingClock = () => {
      let now = 1_000;
      const slept: number[] = [];
      const sleep = async (milliseconds: number) => {
        slept.push(milliseconds);
        now += milliseconds;
      };
      return { slept, now: () => now, random: () => 0, sleep };
    };

    test("end where the next wait would go beyond it: the last answer stands", async () => {
      const server = await loopback((_, response) => json(response, 500, {}));
      const clock = goingClock();
      const client = testClient(server.origin, { clock, maxRetries: 9, totalTimeout: 4_000 });
      expect(await status(client, read)).toBe(500);
      expect(clock.slept).toEqual([500, 1000, 2000]);
      expect(await status(client, read, { totalTimeout: 1_500 })).toBe(500);
      expect(clock.slept.slice(3)).toEqual([500]);
    });

    test("cut off an attempt that has more time by itself, and say which limit it was", async () => {
      const server = await loopback(() => {});
      const client = testClient(server.origin, { totalTimeout: 50 });
      const run = status(client, read);
      await expect(run).rejects.toBeInstanceOf(APIConnectionTimeoutError);
      await expect(run).rejects.toThrow("after 50 ms");
      await expect(status(client, read, { timeout: 20, maxRetries: 0 })).rejects.toThrow("after 20 ms");
    });
  });

  test("an answer that does not begin in time", async () => {
    const server = await loopback(() => {});
    const { sent, options } = counted();
    const run = status(testClient(server.origin, options), post, { timeout: 50 });
    await expect(run).rejects.toBeInstanceOf(APIConnectionTimeoutError);
    await expect(run).rejects.toThrow("50 ms");
    expect(sent).toHaveLength(1);
  });

  test("an answer that does not end in time, tried again where it may be", async () => {
    const server = await loopback((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write("{");
    });
    const { sent, options } = counted();
    const run = status(testClient(server.origin, options), read, { timeout: 50 });
    await expect(run).rejects.toBeInstanceOf(APIConnectionTimeoutError);
    expect(sent).toHaveLength(3);
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
