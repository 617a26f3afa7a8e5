import { request } from "undici";
import { expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, ["server/operations.ts"]);

interface App {
  readonly server: Server;
  readonly seen: unknown[];
}

async function listening(): Promise<{ readonly url: string; readonly seen: unknown[] }> {
  const { server, seen } = await load<App>("app.ts");
  return { url: await listen(server.node), seen };
}

const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));

test("JSON and text arrive as what they are", async () => {
  const { url, seen } = await listening();
  const query = `ids=${json([1, 2])}&any=${json({ a: [null] })}&note=%22a%22`;
  const answer = await request(`${url}/things/${json([1.5])}?${query}`, {
    method: "DELETE",
    headers: { "x-dry-run": "true", cookie: `seen=${json({ at: 7 })}` },
  });
  expect([answer.statusCode, answer.headers["x-left"]]).toEqual([200, "3"]);
  expect(seen).toEqual([
    {
      path: { place: [1.5] },
      query: { ids: [1, 2], any: { a: [null] }, note: '"a"' },
      headers: { "x-dry-run": true },
      cookies: { seen: { at: 7 } },
    },
  ]);
});

const place = `/things/${json([1])}`;

test.each([
  ["a path", `/things/${json(1)}`, {}, "path", "/place", "Must be an array, but is a number."],
  ["an item in a path", `/things/${json([1, "2"])}`, {}, "path", "/place/1", "Must be a number, but is a string."],
  ["a component", `${place}?ids=0`, {}, "query", "/ids", "Must be an array, but is a number."],
  [
    "an item of a component",
    `${place}?ids=${json([0.5])}`,
    {},
    "query",
    "/ids/0",
    "Must be an integer, but has a fraction.",
  ],
  ["no JSON", `${place}?any=a`, {}, "query", "/any", "Must be a JSON text."],
  ["a text", `${place}?note=abcdef`, {}, "query", "/note", "Must have at most 5 characters, but has 6."],
  ["a header", place, { "x-dry-run": "1" }, "header", "/x-dry-run", "Must be a boolean, but is a number."],
  ["a cookie", place, { cookie: "seen=null" }, "cookie", "/seen", "Must be an object, but is null."],
])("%s of another type is refused", async (_, path, headers, where, pointer, detail) => {
  const { url } = await listening();
  const { statusCode, body } = await request(url + path, { method: "DELETE", headers });
  expect(statusCode).toBe(400);
  expect(await body.json()).toMatchObject({ errors: [{ in: where, pointer, detail }] });
});
