import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, [
  "client/functions.ts",
  "client/webhooks/handlers.ts",
  "server/handlers.ts",
  "server/webhooks/senders.ts",
]);

interface App {
  readonly done: Promise<{ readonly status: number }>[];
  readonly received: string[];
  readonly server: Server;
  readonly receiver: Server;
  announce(hooks: string): Promise<readonly number[]>;
  order(baseURL: string, hooks: string): Promise<readonly number[]>;
}

let app: App;
let hooks = "";
beforeAll(async () => {
  app = await load<App>("app.ts");
  hooks = await listen(app.receiver.node);
});
beforeEach(() => {
  app.received.length = 0;
});

test("a path has the operations and parameters of every path item on its way", async () => {
  expect(await app.order(await listen(app.server.node), hooks)).toEqual([204, 202]);
});

test("a path item that is two callbacks is sent to the address of each", async () => {
  await app.order(await listen(app.server.node), hooks);
  expect((await Promise.all(app.done)).map(({ status }) => status)).toEqual(app.done.map(() => 204));
  expect(new Set(app.received)).toEqual(new Set(["arrived: t 1", "lost: t 2"]));
});

test("a path item that is two webhooks has a sender and a handler for each", async () => {
  expect(await app.announce(hooks)).toEqual([204, 204]);
  expect(app.received).toEqual(["arrival: 3", "recall: 4"]);
});
