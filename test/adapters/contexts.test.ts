import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import type { ServerFor } from "../../templates/runtime/server/server-for.ts";
import { runSnippet, snippetFolder } from "./snippets.ts";

/** What belongs to one request, in the programs of the page. */
let folder: string;
beforeAll(async () => {
  ({ folder } = await snippetFolder());
});

const cookie = { headers: { cookie: "sid=s1" } };

describe.each([
  ["Express", "express-user.ts", ["127.0.0.1", "visit 1 of Ann"]],
  ["Hono", "hono-user.ts", [expect.stringMatching(/^[0-9a-f-]{36}$/), "visit 1 of Ann"]],
])("%s", (_name, snippet, logged) => {
  let origin: string;
  beforeAll(async () => {
    origin = `http://127.0.0.1:${await runSnippet(folder, snippet)}`;
  });

  test("who has signed in is known to the API", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    onTestFinished(() => log.mockRestore());
    const response = await fetch(`${origin}/v1/me`, cookie);
    expect(await response.json()).toEqual({ name: "Ann", visits: 1 });
    expect(log).toHaveBeenLastCalledWith(...logged);
  });

  test("who has not gets 401", async () => {
    expect((await fetch(`${origin}/v1/me`)).status).toBe(401);
    expect((await fetch(`${origin}/v1/me`, { headers: { cookie: "sid=s2" } })).status).toBe(401);
  });

  test("a path of the framework's own is its own", async () => {
    const response = await fetch(`${origin}/elsewhere`);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toMatch(/^text\//);
  });
});

test("the API of the page tells its handlers and authenticators who has signed in", async () => {
  const { people }: { readonly people: ServerFor<unknown> } = await import(join(folder, "people.ts"));
  const messages: string[] = [];
  const context = { user: { name: "Bo", visits: 2 }, log: (message: string) => void messages.push(message) };
  const response = await people.with(context).fetch(new Request("https://people.example/v1/me", cookie));
  expect(await response.json()).toEqual({ name: "Bo", visits: 3 });
  expect(messages).toEqual(["visit 3 of Bo"]);
});

interface Worker {
  fetch(request: Request, environment: unknown, context: unknown): Promise<Response>;
}

test("a worker's bindings reach authenticators and handlers, and what they wait for outlives the answer", async () => {
  const { default: worker }: { readonly default: Worker } = await import(join(folder, "worker-bindings.ts"));
  const store = (map: Map<string, string>) => ({
    get: async (key: string) => map.get(key) ?? null,
    put: async (key: string, value: string) => void map.set(key, value),
  });
  const visits = new Map([["Ann", "6"]]);
  const environment = { SESSIONS: store(new Map([["s1", "Ann"]])), VISITS: store(visits) };
  const waited: Promise<unknown>[] = [];
  const context = {
    waitUntil(promise: Promise<unknown>) {
      // As the platform has it: not without its object.
      expect(this).toBe(context);
      waited.push(promise);
    },
  };
  const ask = (sid: string) =>
    worker.fetch(
      new Request("https://people.example/v1/me", { headers: { cookie: `sid=${sid}` } }),
      environment,
      context,
    );
  expect(await (await ask("s1")).json()).toEqual({ name: "Ann", visits: 7 });
  expect((await ask("s2")).status).toBe(401);
  await Promise.all(waited);
  expect([waited.length, visits.get("Ann")]).toEqual([1, "7"]);
});

test("Hono without a socket, as under its own app.request(), reaches the API", async () => {
  await runSnippet(folder, "hono.ts");
  const { app }: { readonly app: { request(path: string): Promise<Response> } } = await import(join(folder, "hono.ts"));
  const response = await app.request("/v1/request");
  expect(response.status).toBe(200);
  expect(await response.json()).not.toHaveProperty("remoteAddress");
});
