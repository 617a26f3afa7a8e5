import { connect, createServer as createHttp2Server, type SessionOptions } from "node:http2";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, ["server/operations.ts"]);

let server: Server;
let address = "";
beforeAll(async () => {
  ({ server } = await load<{ readonly server: Server }>("app.ts"));
  address = await listen(server.node);
});

type Fields = readonly (readonly [name: string, value: string])[];

async function overHttp1(path: string, fields: Fields): Promise<unknown> {
  const lines = [`GET ${path} HTTP/1.1`, ...fields.map(([name, value]) => `${name}: ${value}`)];
  const answer = await rawExchange(address, rawRequest(lines));
  return JSON.parse(answer.slice(answer.indexOf("\r\n\r\n") + 4));
}

async function overHttp2(path: string, fields: Fields): Promise<unknown> {
  const http = createHttp2Server(server.node);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const bound = http.address();
  if (typeof bound !== "object" || bound === null) throw new Error("no port");
  // Otherwise Node.js itself sends some but once. Its types do not know that of a client yet.
  const options: SessionOptions & { readonly strictSingleValueFields: boolean } = { strictSingleValueFields: false };
  const session = connect(`http://127.0.0.1:${bound.port}`, options);
  onTestFinished(() => {
    session.destroy();
    http.close();
  });
  // A list of names and values is sent as it is.
  const pseudo = [":method", "GET", ":path", path, ":scheme", "http", ":authority", "localhost"];
  const stream = session.request([...pseudo, ...fields.flat()]);
  return JSON.parse(await text(stream));
}

const refused = (name: string) => ({
  title: "Bad Request",
  status: 400,
  errors: [{ detail: "Must not be given more than once.", in: "header", pointer: `/${name}` }],
});

describe.each([
  ["HTTP/1.1", overHttp1],
  ["HTTP/2", overHttp2],
])("over %s", (_protocol, send) => {
  test.each([
    ["/texts", "X-Name", "a", "b"],
    ["/texts", "X-Name", "a", "a"],
    ["/texts", "X-Name", "", ""],
    ["/texts", "X-Code", "a", "b"],
    ["/texts", "Content-Type", "text/plain", "application/json"],
    ["/texts", "User-Agent", "Mozilla (KHTML, like Gecko)", "b"],
    ["/texts", "If-Modified-Since", "Sun, 22 Nov 2026 00:00:00 GMT", "Mon, 23 Nov 2026 00:00:00 GMT"],
    ["/required", "X-Name", "a", "b"],
    ["/values", "X-Count", "1", "2"],
    ["/values", "X-Json", '{"a":1', '"b":2}'],
  ])("%s names %s, which is no list and is sent twice: %j, %j", async (path, name, one, other) => {
    const fields = [one, other].map((value) => [name.toLowerCase(), value] as const);
    expect(await send(path, fields)).toEqual(refused(name.toLowerCase()));
  });

  test("a value of one field may have commas", async () => {
    const fields = [
      ["x-name", "a, b"],
      ["user-agent", "Mozilla (KHTML, like Gecko)"],
      ["if-modified-since", "Sun, 22 Nov 2026 00:00:00 GMT"],
    ] as const;
    expect(await send("/texts", fields)).toEqual(Object.fromEntries(fields));
    expect(await send("/required", [["x-name", "a,b"]])).toEqual({ "x-name": "a,b" });
    expect(await send("/values", [["x-json", '{"a":1,"b":2}']])).toEqual({ "x-json": { a: 1, b: 2 } });
  });

  test("the fields of a list are one, whether the document calls it a list or HTTP does", async () => {
    const lists = [
      ["x-list", "1"],
      ["x-list", "2,3"],
      ["x-object", "a"],
      ["x-object", "1"],
    ] as const;
    expect(await send("/values", lists)).toEqual({ "x-list": [1, 2, 3], "x-object": { a: 1 } });
    const texts = [
      ["if-none-match", '"a"'],
      ["if-none-match", '"b"'],
      ["x-forwarded-for", "192.0.2.1"],
      ["x-forwarded-for", "192.0.2.2"],
    ] as const;
    expect(await send("/texts", texts)).toEqual({
      "if-none-match": '"a", "b"',
      "x-forwarded-for": "192.0.2.1, 192.0.2.2",
    });
  });
});

test.each([
  ["text/plain, application/json", 400],
  ["text/plain, ", 400],
  [", text/plain", 400],
  ['text/plain; a="b, c/d"', 200],
  ["multipart/form-data; boundary=a,b", 200],
])("fetch has joined the media types of a body: %s", async (type, status) => {
  const headers = { "content-type": type };
  const answer = await server.fetch(new Request("http://localhost/texts", { headers }));
  expect(answer.status).toBe(status);
  if (status === 400) expect(await answer.json()).toEqual(refused("content-type"));
});

test("fetch has joined the fields, and nobody can tell", async () => {
  const headers = new Headers({ "x-name": "a" });
  headers.append("x-name", "b");
  const answer = await server.fetch(new Request("http://localhost/texts", { headers }));
  expect(await answer.json()).toEqual({ "x-name": "a, b" });
});
