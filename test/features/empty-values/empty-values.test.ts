import { request } from "undici";
import { expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, ["client/operations.ts"]);

interface App {
  readonly server: Server;
  readonly seen: unknown[];
  findAll(client: object): Promise<void>;
}

async function listening(): Promise<{ readonly url: string; readonly seen: unknown[] }> {
  const { server, seen } = await load<App>("app.ts");
  seen.length = 0;
  return { url: await listen(server.node), seen };
}

test("one empty text is a list or an object that has nothing in it", async () => {
  const { url, seen } = await listening();
  const query = "repeated=&commas=&pipes=&exploded=&joined=&deep=&level=null&flag=";
  const { statusCode } = await request(`${url}/things/;list/;object/;open?${query}`, {
    headers: { "x-numbers": "", "x-thing": "", cookie: "seen=" },
  });
  expect(statusCode).toBe(204);
  expect(seen).toEqual([
    {
      path: { list: [], object: {}, open: [] },
      query: { repeated: [], commas: [], pipes: [], exploded: {}, joined: {}, deep: {}, level: null },
      headers: { "x-numbers": [], "x-thing": {} },
      cookies: { seen: [] },
    },
  ]);
});

test("in a form and in the headers of an answer as well", async () => {
  const { url, seen } = await listening();
  const { headers } = await request(`${url}/things/null/b/c`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "texts=&level=null&thing=",
  });
  expect(headers).toMatchObject({ "x-numbers": "", "x-thing": "" });
  expect(seen).toEqual([{ path: { list: null, object: "b", open: "c" }, body: { texts: [], level: null, thing: {} } }]);
});

test("a parameter has a value of its own, whatever objects inherit under its name", async () => {
  const { server, seen, findAll } = await load<App>("app.ts");
  const { createClient } = await load<{ createClient(options: object): object }>("client/functions.ts");
  seen.length = 0;
  const fetch = (url: string, init: RequestInit) => server.fetch(new Request(url, init));
  await findAll(createClient({ baseURL: "http://127.0.0.1", fetch }));
  expect(seen).toStrictEqual([
    { name: undefined, number: undefined, other: undefined },
    { name: undefined, number: undefined, other: undefined },
    { name: "a", number: undefined, other: undefined },
    { name: undefined, number: 1, other: "b" },
  ]);
});
