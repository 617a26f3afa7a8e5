import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/text/json.ts";
import { loadText } from "./load-text.ts";

const get = { get: { responses: { 204: { description: "d" } } } };
const servers = (...urls: string[]) => ({ openapi: "3.0.3", servers: urls.map((url) => ({ url })) });
const swagger = { swagger: "2.0", host: "api.test", basePath: "/v1", schemes: ["http", "https"] };

/** The mend of the key of a path, and the key that is read. */
async function read(key: string, item: JsonValue, root: JsonObject) {
  const text = JSON.stringify({ ...root, info: { title: "t", version: "1" }, paths: { [key]: item } });
  const { document, diagnostics } = await loadText({ "api.json": text });
  return [diagnostics.map(({ mend }) => mend), Object.keys(Object(document?.root.get("paths")?.value))];
}

test.each<[string, JsonValue, JsonObject, string]>([
  ["pets", get, servers(), "/pets"],
  ["GET /pets", get, servers(), "/pets"],
  ["get pets", get, servers(), "/pets"],
  ["GETTING /pets", get, servers(), "/GETTING /pets"],
  ["https://api.test/v1/pets", get, servers("https://api.test/v1"), "/pets"],
  ["https://api.test/v1/pets", get, servers("http://other.test", "https://api.test/v1/"), "/pets"],
  ["https://api.test/v1/pets/{id}", get, swagger, "/pets/{id}"],
])("the key %s is read as the path that is meant", async (key, item, root, path) => {
  expect(await read(key, item, root)).toEqual([[`it is read as \`${path}\``], [path]]);
});

test.each<[string, JsonValue, JsonObject]>([
  ["POST /pets", get, servers()],
  ["GET /pets", { ...get, post: get.get }, servers()],
  ["https://api.test/v1/pets", get, servers("https://other.test/v1")],
  ["https://api.test/v10/pets", get, servers("https://api.test/v1")],
  ["https://api.test/v1/pets", get, servers("https://api.test", "https://api.test/v1")],
  ["https://api.test/v1/pets", get, servers()],
])("the key %s is none, where that cannot be told", async (key, item, root) => {
  expect((await read(key, item, root))[0]).toEqual([undefined]);
});

test("a key is told where what it is meant as stands", async () => {
  const post = { post: get.get };
  const paths = { "GET /pets": get, "POST /pets": post };
  const text = JSON.stringify({ ...servers(), info: { title: "t", version: "1" }, paths });
  const { diagnostics } = await loadText({ "api.json": text });
  expect(diagnostics.map(({ severity, help }) => [severity, help])).toEqual([
    ["error", undefined],
    ["error", "Is `/pets` meant? That stands there too: put what both have into one."],
  ]);
});
