import { AsyncLocalStorage } from "node:async_hooks";
import { beforeAll, expect, test } from "vitest";
import type { ServerFor, ServerOf } from "../../../templates/runtime/server/server-for.ts";
import { feature } from "../feature.ts";

/** Contexts of the server, and of one request. */
const { load, listen } = feature(import.meta.dirname, ["server/server.ts", "client/webhooks/receiver.ts"]);

interface App {
  readonly id: string;
  readonly user?: string;
  readonly seen: string[];
}
interface Servers {
  readonly server: ServerFor<App>;
  readonly plain: ServerFor<App>;
  readonly receiver: ServerOf<App, null>;
  readonly both: ServerOf<App, App>;
  readonly own: readonly string[];
  serving(handlers: object): ServerOf<App, App>;
}

let app: Servers;
beforeAll(async () => {
  app = await load("app.ts");
});

const letter = (body = "Dear", type = "text/plain") =>
  new Request("https://letters.example/letters", { method: "POST", body, headers: { "content-type": type } });
const own = (path = "/letters/own") => new Request(`https://letters.example${path}`, { headers: { "x-key": "k" } });

test.each([
  ["a handler", letter(), 200, ["interceptor", "handler"]],
  ["an authenticator", own(), 200, ["interceptor", "authenticator", "handler"]],
  ["hooks for refusals", letter("{}", "application/json"), 415, ["interceptor", "hook of the operation", "hook"]],
  ["the fallback", own("/elsewhere"), 404, ["interceptor", "fallback", "hook"]],
])("the context of a request reaches %s", async (_who, request, status, seen) => {
  const context: App = { id: "1", user: "ann", seen: [] };
  const response = await app.server.with(context).fetch(request);
  expect([response.status, context.seen]).toEqual([status, seen]);
});

test("without a user in its context, a request is not authenticated", async () => {
  expect((await app.server.with({ id: "1", seen: [] }).fetch(own())).status).toBe(401);
});

test("requests at the same time have their own contexts, through both doors", async () => {
  let count = 0;
  const origin = await listen((incoming, outgoing) => {
    count += 1;
    app.plain.with({ id: `node ${count}`, seen: [] }).node(incoming, outgoing);
  });
  const ids = ["1", "2", "3"];
  const send = { method: "POST", body: "Dear", headers: { "content-type": "text/plain" } };
  const replies = [
    ...ids.map((id) => app.plain.with({ id: `fetch ${id}`, seen: [] }).fetch(letter())),
    ...ids.map(() => fetch(`${origin}/letters`, send)),
  ];
  const texts = await Promise.all(replies.map(async (reply) => (await reply).text()));
  expect(texts.sort()).toEqual([...ids.map((id) => `fetch ${id} Dear`), ...ids.map((id) => `node ${id} Dear`)]);
});

test("next comes behind a request with a context of its own", async () => {
  const doors = app.plain.with({ id: "1", seen: [] });
  const response = await doors.fetch(own("/elsewhere"), {}, () => new Response("next", { status: 418 }));
  expect(response.status).toBe(418);
});

test("a server with a context of its own has its doors, and those of others", async () => {
  expect(await (await app.both.fetch(letter())).text()).toBe("own Dear");
  const { with: doorsWith } = app.both;
  expect(await (await doorsWith({ id: "other", seen: [] }).fetch(letter())).text()).toBe("other Dear");
  expect(app.own).toEqual(["handler"]);
});

test("a server whose contexts come with requests has no door without one", () => {
  expect(Object.keys(app.server)).toEqual(["with"]);
});

test("a receiver of webhooks gets contexts in the same way", async () => {
  const seen: string[] = [];
  const request = new Request("https://hooks.example/letterArrived", {
    method: "POST",
    body: "a",
    headers: { "content-type": "text/plain" },
  });
  const response = await app.receiver.with({ id: "1", seen }).fetch(request);
  expect([response.status, seen]).toEqual([204, ["receiver"]]);
});

test("what is asynchronous around a door is so in a handler", async () => {
  const storage = new AsyncLocalStorage<string>();
  const server = app.serving({ sendLetter: () => ({ status: 200, body: String(storage.getStore()) }) });
  const origin = await listen((incoming, outgoing) => storage.run("node", () => server.node(incoming, outgoing)));
  const send = { method: "POST", body: "Dear", headers: { "content-type": "text/plain" } };
  expect(await (await fetch(`${origin}/letters`, send)).text()).toBe("node");
  expect(await (await storage.run("fetch", () => server.fetch(letter()))).text()).toBe("fetch");
});
