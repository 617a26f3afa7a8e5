import { beforeAll, beforeEach, expect, test } from "vitest";
import {
  type CallbackRequest,
  type CallbackResponse,
  callbackURL,
} from "../../../templates/runtime/sender/runtime-expression.ts";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, [
  "server/webhooks/index.ts",
  "server/webhooks/senders.ts",
  "client/webhooks/receiver.ts",
]);

interface App {
  readonly done: Promise<{ readonly status: number }>[];
  readonly audits: string[];
  readonly received: unknown[];
  readonly server: Server;
  readonly receiver: Server;
}

let app: App;
let address = "";
let hooks = "";
beforeAll(async () => {
  app = await load<App>("app.ts");
  address = await listen(app.server.node);
  hooks = `${await listen(app.receiver.node)}/hooks`;
});
beforeEach(() => {
  for (const list of [app.done, app.audits, app.received]) list.length = 0;
});

function order(notify: string, query = "", headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${address}/v1/shops/a%20b/orders${query}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ item: "lamp", notify: { "a/b": notify } }),
  });
}

test("the provider calls back at the address that stands in the request and the answer", async () => {
  const answer = await order(hooks, `?progressTo=${encodeURIComponent(`${hooks}/progress`)}`);
  expect(answer.status).toBe(201);
  expect((await app.done[0])?.status).toBe(204);
  expect(app.received).toEqual(["packed", { parcel: "P1" }]);
});

test("an address is made of every part of an exchange", async () => {
  await order(hooks, "?q=1", { "X-Tenant": "t 1" });
  const shop = `${address}/v1/shops/a%20b/orders?q=1`;
  expect(app.audits).toEqual([`https://audit.example.com/POST/a b/t 1/201?of=${shop}&at=/v1/orders/5`]);
  await app.done[0];
});

const request: CallbackRequest = {
  request: {
    method: "PATCH",
    search: "to=https%3A%2F%2Fa.example%2F%3Fx%3D1&to=second&empty=",
    headers: new Map([["x-to", "https://b.example"]]),
    toFetch: () => ({ url: "https://api.example.com/things?to=1" }),
  },
  path: { "thing.id": 7 },
  body: { to: ["x", { "~/": "https://c.example" }], none: null, yes: true, __proto__: { inherited: "x" } },
};
const response: CallbackResponse = { status: 202, headers: { Location: "/l" }, body: "https://d.example" };

test.each([
  ["$url", "https://api.example.com/things?to=1"],
  ["$method", "PATCH"],
  ["{$statusCode}", "202"],
  ["$request.query.to", "https://a.example/?x=1"],
  ["$request.query.empty", ""],
  ["$request.header.x-to", "https://b.example"],
  ["$request.path.thing.id", "7"],
  ["$request.body#/to/1/~0~1", "https://c.example"],
  ["{$request.body#/yes}{$request.body#/to/0}", "truex"],
  ["$response.body", "https://d.example"],
  ["$response.body#", "https://d.example"],
  ["https://e.example{$response.header.location}", "https://e.example/l"],
  ["https://e.example/fixed", "https://e.example/fixed"],
])("%s is %s", (key, expected) => {
  expect(callbackURL(key, request, response)).toBe(expected);
});

test.each([
  "$request.query.To",
  "$request.header.x-from",
  "$request.body",
  "{$request.body#/none}",
  "$request.body#/to",
  "$request.body#/to/length",
  "$request.body#/__proto__/toString",
  "$request.body#/inherited",
  "$request.path.other",
  "$response.query.to",
])("%s is no address", (key) => {
  expect(() => callbackURL(key, request, response)).toThrow(TypeError);
});
