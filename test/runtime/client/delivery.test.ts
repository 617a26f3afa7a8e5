import { expect, test } from "vitest";
import { resolveClient } from "../../../templates/runtime/client/client.ts";
import { APIConnectionError, APIUserAbortError } from "../../../templates/runtime/client/errors.ts";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import type { AnyRequestOptions, CommonOptions } from "../../../templates/runtime/client/options.ts";
import { reliably } from "../../../templates/runtime/client/reliably.ts";
import { instantClock, json, loopback } from "./loopback.ts";
import { post, read } from "./things.ts";

/** The statuses that a client of the functions gets, and how many requests arrive. */
async function sent(statuses: readonly number[], options: CommonOptions, request?: AnyRequestOptions) {
  const server = await loopback((_, response, index) =>
    json(response, statuses[index] ?? 200, {}, { location: "/end", "retry-after": "1" }),
  );
  const clock = instantClock();
  const client = resolveClient({ clock, ...options, baseURL: server.origin }, "/");
  const { response } = await exchange(client, read, {}, request);
  return [response.status, server.received.length, clock.slept.length];
}

test("without a delivery a request is sent once, whatever the answer, and a redirect is the answer", async () => {
  for (const status of [503, 429, 401, 302]) expect(await sent([status], {})).toEqual([status, 1, 0]);
});

test("a delivery of the client's repeats, waits and follows, and one of the request takes its place", async () => {
  expect(await sent([503, 302], { delivery: reliably() })).toEqual([200, 3, 1]);
  expect(await sent([503], { delivery: reliably({ maxRetries: 0 }) })).toEqual([503, 1, 0]);
  expect(await sent([503], {}, { delivery: reliably() })).toEqual([200, 2, 1]);
  const delivery = reliably({ maxRetries: 0 });
  expect(await sent([503], { delivery: reliably() }, { delivery })).toEqual([503, 1, 0]);
});

test("a delivery may have a key for one request, which then may be sent again", async () => {
  const server = await loopback((_, response, index) => json(response, index === 0 ? 500 : 200, {}));
  const client = resolveClient({ clock: instantClock(), baseURL: server.origin }, "/");
  const delivery = reliably({ idempotencyKey: "mine" });
  expect((await exchange(client, post, { body: {} }, { delivery })).response.status).toBe(200);
  expect(server.received.map(({ headers }) => headers["idempotency-key"])).toEqual(["mine", "mine"]);
});

test("without a delivery a failure is of the connection's or the caller's making too", async () => {
  const client = resolveClient({ baseURL: "http://127.0.0.1:1" }, "/");
  await expect(exchange(client, read, {})).rejects.toBeInstanceOf(APIConnectionError);
  const signal = AbortSignal.abort("enough");
  const aborted = exchange(client, read, {}, { signal });
  await expect(aborted).rejects.toBeInstanceOf(APIUserAbortError);
  await expect(aborted).rejects.toMatchObject({ cause: "enough" });
});
