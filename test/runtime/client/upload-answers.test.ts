import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import { execute } from "../../../templates/runtime/client/execute.ts";
import { validatorOf } from "../../../templates/runtime/client/response-validation.ts";
import { testClient } from "./loopback.ts";
import { lines, operation, put, serve, unhandled } from "./uploading.ts";
import { watched } from "./watched-sources.ts";

const required = { upload: { 200: { required: ["x-a"], checks: {} } } };

async function all(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe("an answer that comes while the body is sent", () => {
  /** Sends back each line, and ends where there is none. */
  const echo = () =>
    serve((request, response) => {
      response.writeHead(200, { "content-type": lines });
      request.pipe(response);
      request.on("error", () => {});
    });
  async function* numbers(state: { ended: boolean }, last = 1e9) {
    try {
      for (let number = 1; number <= last; number++) {
        yield number;
        await wait(1);
      }
    } finally {
      state.ended = true;
    }
  }

  test("goes on until both are over", async () => {
    const state = { ended: false };
    const { body } = await put(await echo(), { contentType: lines, body: numbers(state, 20) });
    expect(await all(body?.value as AsyncIterable<unknown>)).toHaveLength(20);
    expect(state.ended).toBe(true);
  });

  test("ends the body with its items, wherever these are left", async () => {
    const errors = unhandled();
    for (const last of [0, 1, 5]) {
      const state = { ended: false };
      const { body } = await put(await echo(), { contentType: lines, body: numbers(state) });
      const items = body?.value as AsyncGenerator<number, void, undefined>;
      expect(state.ended).toBe(false);
      if (last === 0) await items.return();
      else for await (const item of items) if (item === last) break;
      await wait(5);
      expect(state.ended).toBe(true);
    }
    expect(errors).toEqual([]);
  });

  test("ends it where the answer breaks off", async () => {
    const one = watched("an iterator");
    const origin = await serve((_, response) => {
      response.writeHead(200, { "content-type": lines }).write("1\n");
      setTimeout(() => response.destroy(), 20);
    });
    const { body } = await put(origin, { body: one.source });
    await expect(all(body?.value as AsyncIterable<unknown>)).rejects.toThrow("The connection failed.");
    await wait(5);
    expect(one.ended).toBe(1);
  });

  test("ends it where the items are refused before they are begun", async () => {
    const one = watched("an iterator");
    const origin = await serve((_, response) => response.writeHead(200, { "content-type": lines }).write("1\n"));
    const client = testClient(origin, { maxRetries: 0, validateResponses: validatorOf({}, required) });
    const answer = execute(client, operation, { path: { name: "x" }, body: one.source });
    await expect(answer).rejects.toThrow("the header x-a");
    await wait(5);
    expect(one.ended).toBe(1);
  });

  test("breaks off where the body fails", async () => {
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => {});
    async function* failing() {
      yield 1;
      await promise;
    }
    const { body } = await put(await echo(), { contentType: lines, body: failing() });
    reject(new RangeError("mine"));
    await expect(all(body?.value as AsyncIterable<unknown>)).rejects.toMatchObject({
      cause: new RangeError("mine"),
    });
  });

  test("leaves the answer its address, and its clones", async () => {
    const origin = await serve((_, response) => void response.end("some"));
    const client = testClient(origin, { maxRetries: 0 });
    const args = { path: { name: "x" }, body: watched("an iterator").source };
    const { response } = await exchange(client, operation, args, {}, () => true);
    for (const copy of [response.clone(), response.clone().clone(), response]) {
      expect([copy.url, copy.type, copy.redirected]).toEqual([`${origin}/files/x`, "basic", false]);
      expect(await copy.text()).toBe("some");
    }
  });

  test.each(["read", "cancelled", "broken off"])("ends it where the caller has the answer: %s", async (how) => {
    const errors = unhandled();
    const one = watched("an iterator");
    const { promise, resolve } = Promise.withResolvers<void>();
    const origin = await serve(async (_, response) => {
      response.writeHead(200, { "content-type": "text/plain", "x-a": "b" }).write("some");
      await promise;
      if (how === "broken off") response.destroy();
      else response.end();
    });
    const client = testClient(origin, { maxRetries: 0 });
    const args = { path: { name: "x" }, body: one.source };
    const { response } = await exchange(client, operation, args, {}, () => true);
    expect([response.status, response.url, response.headers.get("x-a")]).toEqual([200, `${origin}/files/x`, "b"]);
    expect(one.ended).toBe(0);
    resolve();
    if (how === "read") expect(await response.text()).toBe("some");
    else if (how === "cancelled") await response.body?.cancel();
    else await expect(response.text()).rejects.toThrow();
    await wait(5);
    expect(one.ended).toBe(1);
    expect(errors).toEqual([]);
  });
});
