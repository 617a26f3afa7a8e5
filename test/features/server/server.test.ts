import { beforeAll, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { feature } from "../feature.ts";

/** The program of docs/server.md. */
const { load } = feature(import.meta.dirname, ["server/security.ts"]);

let server: Server;
beforeAll(async () => {
  server = (await load<{ server: Server }>("notes.ts")).server;
});

function ask(headers: Record<string, string>, body?: string, path = "/notes/1"): Promise<Response> {
  const init = body === undefined ? { headers } : { method: "PUT", body, headers };
  return server.fetch(new Request(`https://notes.example${path}`, init));
}

const reading = { authorization: "Bearer t1" };
const writing = { ...reading, "content-type": "application/json" };

test("one alternative is enough, and the handler gets the principal", async () => {
  expect(await (await ask(reading)).json()).toEqual({ text: "Milk" });
  expect(await (await ask({ "x-key": "k1" })).json()).toEqual({ text: "Milk" });
  expect((await ask(reading, undefined, "/notes/2")).status).toBe(404);
});

test("who is not known is told what is asked for, by the hook for the API", async () => {
  const answer = await ask({ authorization: "Bearer t3" });
  expect(answer.status).toBe(401);
  expect(answer.headers.get("www-authenticate")).toBe(
    'Bearer realm="Notes", resource_metadata="https://notes.example/.well-known/oauth-protected-resource", ' +
      'error="invalid_token", ApiKey realm="Notes", in="header", name="X-Key"',
  );
  expect(await answer.json()).toEqual({ error: 401, details: [] });
});

test("scopes that a token lacks are a 403 that names them", async () => {
  const answer = await ask(writing, '{"text":"Eggs"}');
  expect(answer.status).toBe(403);
  expect(answer.headers.get("www-authenticate")).toMatch(/error="insufficient_scope", scope="notes:write"$/);
});

test("what is looked into comes after that, and each operation may answer in its own way", async () => {
  expect((await ask(writing, "{}")).status).toBe(403);
  const answer = await ask({ ...writing, authorization: "Bearer t2" }, "{}");
  expect([answer.status, await answer.json()]).toEqual([422, { wrong: ["/text"] }]);
  const other = await ask({ authorization: "Bearer t2" }, "{}");
  expect([other.status, await other.json()]).toMatchObject([415, { error: 415 }]);
  expect(await (await ask({}, undefined, "/elsewhere")).json()).toEqual({ error: 404, details: [] });
  expect((await ask({ ...writing, authorization: "Bearer t2" }, '{"text":"Eggs"}')).status).toBe(204);
  expect(await (await ask(reading)).json()).toEqual({ text: "Eggs" });
});
