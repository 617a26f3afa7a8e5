import { describe, expect, test } from "vitest";
import { APIConnectionTimeoutError, APIUserAbortError } from "../../../templates/runtime/client/errors.ts";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import type { OperationTable } from "../../../templates/runtime/client/operation.ts";
import { addToken } from "../../../templates/runtime/client/security-schemes.ts";
import { json, loopback, testClient } from "./loopback.ts";

const secured: OperationTable = {
  name: "readThings",
  method: "GET",
  path: "/things",
  responses: { 200: { content: ["application/json"] } },
  security: [[{ type: "bearer", option: "apiKey", add: addToken }]],
};

const never = () => new Promise<string>(() => {});

describe("an attempt's time", () => {
  test("holds for the function that gives credentials", async () => {
    const client = testClient("http://127.0.0.1:1", { timeout: 20 }, { apiKey: never });
    await expect(exchange(client, secured, {})).rejects.toBeInstanceOf(APIConnectionTimeoutError);
  });

  test("holds for a fetch that does not listen to its signal", async () => {
    const fetch = () => new Promise<Response>(() => {});
    const client = testClient("http://127.0.0.1:1", { timeout: 20, fetch, maxRetries: 0 });
    await expect(exchange(client, { ...secured, security: [] }, {})).rejects.toBeInstanceOf(APIConnectionTimeoutError);
  });
});

describe("the caller's signal", () => {
  test("ends the wait for credentials", async () => {
    const controller = new AbortController();
    const client = testClient("http://127.0.0.1:1", {}, { apiKey: never });
    const answer = exchange(client, secured, {}, { signal: controller.signal });
    controller.abort("enough");
    const error: unknown = await answer.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(APIUserAbortError);
    expect(error).toMatchObject({ cause: "enough" });
  });

  test("that is aborted already asks for no credentials", async () => {
    let asked = 0;
    const client = testClient("http://127.0.0.1:1", {}, { apiKey: () => `${++asked}` });
    const answer = exchange(client, secured, {}, { signal: AbortSignal.abort() });
    await expect(answer).rejects.toBeInstanceOf(APIUserAbortError);
    expect(asked).toBe(0);
  });
});

describe("a function that gives credentials", () => {
  test("and fails is not asked again: its error is the caller's", async () => {
    const refused = new Error("the vault is sealed");
    let asked = 0;
    const apiKey = () => {
      asked++;
      return Promise.reject(refused);
    };
    const client = testClient("http://127.0.0.1:1", {}, { apiKey });
    await expect(exchange(client, { ...secured, idempotent: true }, {})).rejects.toBe(refused);
    expect(asked).toBe(1);
  });

  test("is asked before each attempt", async () => {
    const server = await loopback((_, response, index) => json(response, index === 0 ? 500 : 200, {}));
    let asked = 0;
    const client = testClient(server.origin, {}, { apiKey: () => `${++asked}` });
    await exchange(client, { ...secured, idempotent: true }, {});
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual(["Bearer 1", "Bearer 2"]);
  });
});

test("nothing is left running after headers that cannot be sent", async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  const client = testClient("http://127.0.0.1:1");
  await expect(exchange(client, secured, {}, { headers: { "x-a": "a\r\nb: c" } })).rejects.toThrow(TypeError);
  expect(timers()).toBe(before);
});
