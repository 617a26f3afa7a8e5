import { beforeAll, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, ["server/operations.ts"]);

let lenient = "";
let strict = "";
beforeAll(async () => {
  const app = await load<{ lenient: Server; strict: Server }>("app.ts");
  lenient = await listen(app.lenient.node);
  strict = await listen(app.strict.node);
});

test.each([
  "/pets?api_key=k&limit=1&filter%5Bname%5D=a&number=1&size=2",
  "/pets?api_key=k&filter[name]=a",
  "/tags?anything=goes&really=so",
  "/tags",
])("%s is known", async (path) => {
  expect((await fetch(strict + path)).status).toBe(204);
});

test("a member of an exploded object that is only read is known, and left out", async () => {
  const find = (query: string) => fetch(`${strict}/people?${query}`, { method: "POST" });
  expect((await find("name=Ada&id=7&since=1815")).status).toBe(204);
  expect((await find("name=Ada&born=1815")).status).toBe(400);
  const people = await fetch(`${strict}/people?name=Ada&id=7&born=1815`);
  expect(await people.json()).toEqual({ like: { name: "Ada" }, labels: { born: "1815" } });
});

test.each([
  ["/pets?api_key=k&limits=1&limits=2&colour=red", ["/limits", "/colour"]],
  ["/pets?api_key=k&page=1", ["/page"]],
  ["/pets?api_key=k&LIMIT=1", ["/LIMIT"]],
  ["/pets?api_key=k&filtername=1&a~/b", ["/filtername", "/a~0~1b"]],
])("%s is refused, each name once", async (path, pointers) => {
  expect((await fetch(lenient + path)).status).toBe(204);
  const response = await fetch(strict + path);
  const errors = pointers.map((pointer) => ({ in: "query", pointer, detail: "Is not a parameter of this operation." }));
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ title: "Bad Request", status: 400, errors });
});
