import { describe, expect, test } from "vitest";
import { encodeBody, encodeJSON } from "../../../templates/runtime/client/body.ts";
import { APIConnectionError } from "../../../templates/runtime/client/errors.ts";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import type { OperationTable } from "../../../templates/runtime/client/operation.ts";
import type { CommonOptions, Fetch, Interceptor } from "../../../templates/runtime/client/options.ts";
import { instantClock, json, loopback, testClient } from "./loopback.ts";

const read: OperationTable = {
  name: "readThings",
  method: "GET",
  path: "/things",
  responses: { 200: { content: ["application/json"] } },
  idempotent: true,
};

/** Sends a request, and gives what is thrown together with how often there was a pause before another attempt. */
async function failure(options: CommonOptions, origin = "http://127.0.0.1:1"): Promise<[unknown, number]> {
  const clock = instantClock();
  const client = testClient(origin, { clock, ...options });
  const error: unknown = await exchange(client, read, {}).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return [error, clock.slept.length];
}

describe("a bug is not taken for a connection that failed", () => {
  const bug = new TypeError("x is undefined");
  const faulty: Interceptor = () => () => {
    throw bug;
  };

  test("in an interceptor, before the request and after the answer", async () => {
    expect(await failure({ interceptors: [faulty] })).toEqual([bug, 0]);
    const server = await loopback((_, response) => json(response, 200, {}));
    const late: Interceptor = (next) => async (request, context) => {
      await next(request, context);
      throw bug;
    };
    expect(await failure({ interceptors: [late] }, server.origin)).toEqual([bug, 0]);
    expect(server.received).toHaveLength(1);
  });

  test("that reads the body and gives the same answer on", async () => {
    const server = await loopback((_, response) => json(response, 200, {}));
    const reading: Interceptor = (next) => async (request, context) => {
      const response = await next(request, context);
      await response.text();
      return response;
    };
    const [error, pauses] = await failure({ interceptors: [reading] }, server.origin);
    expect(error).not.toBeInstanceOf(APIConnectionError);
    expect(error).toMatchObject({ name: "TypeError", message: expect.stringContaining("clone()") });
    expect(pauses).toBe(0);
  });
});

test("an interceptor is told what is sent, for which operation, and which attempt it is", async () => {
  const server = await loopback((request, response, index) => {
    if (index === 0) return json(response, 500, {});
    if (request.url === "/end") return json(response, 200, {});
    response.writeHead(307, { location: "/end" }).end();
  });
  const seen: unknown[] = [];
  const spy: Interceptor = (next) => (request, context) => {
    const { method, url, headers, body, operation, signal } = request;
    seen.push([method, new URL(url).pathname, headers.get("content-type"), body, operation, context.attempt]);
    expect(signal).toBeInstanceOf(AbortSignal);
    expect(context.operation).toBe(write);
    return next(request, context);
  };
  const write: OperationTable = {
    ...read,
    name: "writeThing",
    method: "PUT",
    body: { write: encodeBody, content: { "application/json": encodeJSON } },
  };
  await exchange(testClient(server.origin, { interceptors: [spy] }), write, { body: { a: 1 } });
  expect(seen).toEqual([
    ["PUT", "/things", "application/json", '{"a":1}', "writeThing", 0],
    ["PUT", "/things", "application/json", '{"a":1}', "writeThing", 1],
    ["PUT", "/end", "application/json", '{"a":1}', "writeThing", 1],
  ]);
});

describe("a connection that failed", () => {
  const reset = new Error("reset");
  const fetch: Fetch = () => Promise.reject(reset);

  test("is one whatever fetch rejects with, also a caller's own, and through interceptors", async () => {
    const [error, pauses] = await failure({
      fetch,
      interceptors: [(next) => (request, context) => next(request, context)],
    });
    expect(error).toBeInstanceOf(APIConnectionError);
    expect(error).toMatchObject({ cause: reset });
    expect(pauses).toBe(2);
    const [thrown] = await failure({
      fetch: () => {
        throw reset;
      },
    });
    expect(thrown).toBeInstanceOf(APIConnectionError);
  });

  test("may be mended by an interceptor", async () => {
    const client = testClient("http://127.0.0.1:1", {
      fetch,
      interceptors: [
        (next) => async (request, context) => {
          try {
            return await next(request, context);
          } catch (error) {
            if (error instanceof APIConnectionError) return Response.json({ cached: true });
            throw error;
          }
        },
      ],
    });
    expect((await exchange(client, read, {})).body?.value).toEqual({ cached: true });
  });
});
