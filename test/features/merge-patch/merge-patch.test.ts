import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, ["server/handlers.ts", "server/operations.ts"]);

type Send = (body: object) => Promise<unknown>;

interface App {
  readonly server: Server;
  readonly got: unknown[];
  readonly client: (baseURL: string) => { patch: Send; json: Send; settings: (theme?: string) => Promise<unknown> };
}

let app: App;
let address = "";
beforeAll(async () => {
  app = await load<App>("app.ts");
  address = await listen(app.server.node);
});
beforeEach(() => {
  app.got.length = 0;
});

test("a change has no defaults, at any depth", async () => {
  await app.client(address).patch({ name: "Rex", settings: { language: "fr" } });
  expect(app.got).toEqual([undefined, { name: "Rex", settings: { language: "fr" } }]);
});

test("a change in place has none, and not what is only read", async () => {
  await app.client(address).settings();
  expect(app.got.splice(0)).toEqual([undefined, {}]);
  const body = '{"theme":"dark","changed":"yesterday"}';
  const headers = { "content-type": "application/merge-patch+json" };
  await fetch(`${address}/settings`, { method: "PATCH", headers, body });
  expect(app.got).toEqual(["dark", { theme: "dark" }]);
});

test("other JSON has them", async () => {
  await app.client(address).json({ name: "Rex", settings: { language: "fr" } });
  expect(app.got).toEqual([6, { name: "Rex", status: "active", settings: { language: "fr", letters: true } }]);
});

test.each([
  ["/pets/rex", { name: "" }, "/name"],
  ["/pets/rex", { status: "asleep" }, "/status"],
  ["/settings", { theme: "blue" }, "/theme"],
])("what is wrong with a change to %s is said", async (path, body, place) => {
  const headers = { "content-type": "application/merge-patch+json" };
  const answer = await fetch(address + path, { method: "PATCH", headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ errors: [{ pointer: place }] });
});
