import { describe, expect, expectTypeOf, test } from "vitest";
import { ApiPromise } from "../../../templates/runtime/client/api-promise.ts";
import { call, callForReply } from "../../../templates/runtime/client/call.ts";
import { APIError } from "../../../templates/runtime/client/errors.ts";
import { execute } from "../../../templates/runtime/client/execute.ts";
import { readNumber } from "../../../templates/runtime/client/header-readers.ts";
import type { NoArguments, Operation } from "../../../templates/runtime/client/operation.ts";
import type { Reply } from "../../../templates/runtime/client/reply.ts";
import { json, type Loopback, loopback, testClient } from "./loopback.ts";

interface Thing {
  readonly id: string;
}
interface Problem {
  readonly message: string;
}
type Result =
  | Reply<200, "application/json", Thing, { "x-count": number }>
  | Reply<404, "application/json", Problem>
  | Reply<302, undefined, undefined, { location: string }>;

const responses = {
  200: { content: ["application/json"], headers: { "x-count": readNumber } },
  404: { content: ["application/json"] },
} as const;
const read: Operation<NoArguments, Result> = { name: "readThing", method: "GET", path: "/thing", responses };
const redirecting: Operation<NoArguments, Result> = {
  ...read,
  redirects: true,
  responses: { ...responses, 302: {} },
};

const found = () => loopback((_, response) => json(response, 200, { id: "a" }, { "x-count": "2" }));
const missing = () => loopback((_, response) => json(response, 404, { message: "no such thing" }));
const client = (server: Loopback) => testClient(server.origin, { maxRetries: 0 });

describe("a function", () => {
  test("gives back every declared answer, told apart by its status", async () => {
    const reply = await execute(client(await found()), read, {});
    expectTypeOf(reply).toEqualTypeOf<Result>();
    expect(reply).toMatchObject({
      status: 200,
      contentType: "application/json",
      body: { id: "a" },
      headers: { "x-count": 2 },
    });
    expect(reply.response).toBeInstanceOf(Response);
    expect(await execute(client(await missing()), read, {})).toMatchObject({
      status: 404,
      body: { message: "no such thing" },
    });
  });

  test("throws for an answer that is not declared", async () => {
    const server = await loopback((_, response) => json(response, 418, { message: "short and stout" }));
    const error = await execute(client(server), read, {}).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(APIError);
    expect(error).toMatchObject({ status: 418, message: "418 short and stout", error: { message: "short and stout" } });
  });

  test("throws where the body is not what its type says", async () => {
    const server = await loopback((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end("<html>");
    });
    await expect(execute(client(server), read, {})).rejects.toMatchObject({ status: 200, error: "<html>" });
  });
});

describe("a method", () => {
  test("is a promise of the body of a success", async () => {
    const promise = call(client(await found()), read, {});
    expectTypeOf(promise).toEqualTypeOf<ApiPromise<Thing>>();
    expect(promise).toBeInstanceOf(Promise);
    expect(promise.then((thing) => thing.id)).not.toBeInstanceOf(ApiPromise);
    expect(await promise).toEqual({ id: "a" });
    expect(await Promise.all([promise, promise.finally(() => {})])).toEqual([{ id: "a" }, { id: "a" }]);
  });

  test("throws any other answer, with its body and headers", async () => {
    const error = await call(client(await missing()), read, {}).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "APIError", status: 404, error: { message: "no such thing" } });
    if (!(error instanceof APIError)) throw new Error("not an APIError");
    expect(error.headers?.get("content-type")).toBe("application/json");
  });

  test("also gives the answer: beside the value, or instead of it with its body unread", async () => {
    const { data, response } = await call(client(await found()), read, {}).withResponse();
    expect(data).toEqual({ id: "a" });
    expect(response.headers.get("x-count")).toBe("2");
    const raw = await call(client(await found()), read, {}).asResponse();
    expect(await raw.json()).toEqual({ id: "a" });
    await expect(call(client(await missing()), read, {}).asResponse()).rejects.toMatchObject({ status: 404 });
  });

  test("leaves an unread body to the caller: without a time limit, but with the signal", async () => {
    const controller = new AbortController();
    const server = await loopback((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"id":');
      setTimeout(() => response.write('"a"'), 120);
    });
    const options = { timeout: 60, signal: controller.signal };
    const response = await call(client(server), read, {}, options).asResponse();
    const reader = response.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('{"id":');
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('"a"');
    controller.abort(new Error("enough"));
    await expect(reader?.read()).rejects.toThrow("enough");
  });

  test("says so where the body was asked for too late, or twice", async () => {
    const promise = call(client(await found()), read, {});
    await promise;
    await expect(promise.asResponse()).rejects.toThrow(/read already/);
    const unread = call(client(await found()), read, {});
    await (await unread.asResponse()).body?.cancel();
    await expect(unread).rejects.toThrow(/asResponse/);
  });

  test("of an operation that declares a redirect gives the reply", async () => {
    const server = await loopback((_, response) =>
      response.writeHead(302, { location: "https://example.com/?a=b" }).end(),
    );
    const reply = await callForReply(client(server), redirecting, {});
    expectTypeOf(reply.status).toEqualTypeOf<200 | 302>();
    expect(reply).toMatchObject({ status: 302, headers: { location: "https://example.com/?a=b" }, body: undefined });
    await expect(callForReply(client(await missing()), redirecting, {})).rejects.toMatchObject({ status: 404 });
  });
});
