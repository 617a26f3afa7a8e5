import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Server } from "../../templates/runtime/server/serve.ts";
import { feature } from "../features/feature.ts";
import { startTarget, type Target } from "./target.ts";
import { get, tryOut } from "./wire.ts";

/** Text of a request that a handler puts into a header: it must not become a header of its own (CWE-113). */

let target: Target;
beforeAll(async () => {
  target = await startTarget();
}, 120_000);
afterAll(async () => {
  expect(await target.end()).toBe(true);
});

test.each([
  ["header", "a%0d%0aSet-Cookie:%20x=y"],
  ["header", "a%0aX:y"],
  ["header", "a%0dX:y"],
  ["header", "%00"],
  ["header", "%7F"],
  ["header", "%C5%BC"],
  ["list", "b%0d%0aX:y"],
  ["list", "b,c"],
  ["cookie", "b%0d%0aX:y"],
  ["name", "X%0d%0aY"],
  ["name", "X:Y"],
  ["name", ""],
])("in a %s %s is reported, and never sent", async (as, value) => {
  const { answer, next } = await tryOut(target.address, get(`/v1/echo?as=${as}&value=${value}`));
  expect(answer?.status).toBe(500);
  expect([...(answer?.headers.keys() ?? [])].sort()).toEqual([
    "connection",
    "content-length",
    "content-type",
    "date",
    "keep-alive",
  ]);
  expect(answer?.body).toBe('{"title":"Internal Server Error","status":500}');
  expect(next).toMatchObject({ status: 200 });
  expect((await target.state()).errors).toHaveLength(1);
});

test("what a header can hold is sent as it is", async () => {
  const { answer } = await tryOut(target.address, get("/v1/echo?as=header&value=%22a%22;%20%C3%BC%09b"));
  expect(answer?.headers.get("x-value")).toEqual(['"a"; \xfc\tb']);
  expect((await target.state()).errors).toEqual([]);
});

test("a header that is called like what every object has is one like the others", async () => {
  const { answer, next } = await tryOut(target.address, get("/v1/echo?as=name&value=__proto__"));
  expect(answer).toMatchObject({ status: 200 });
  expect([...(answer?.headers.keys() ?? [])]).toContain("__proto__");
  expect(next).toMatchObject({ status: 200 });
  expect((await target.state()).errors).toEqual([]);
});

describe("the door for fetch", () => {
  const { load } = feature(join(import.meta.dirname), []);
  const handler = ({ query, body }: { readonly query?: object; readonly body?: unknown }) => ({
    status: 200,
    body: { query, body },
  });
  const names =
    "ok getItem getFile search open getForm getJson postJson postTree postForm postText postParts postOctets postLines echo";
  const handlers = Object.fromEntries(names.split(" ").map((name) => [name, handler]));
  let server: Server;
  beforeAll(async () => {
    const { createServer } = await load<{ createServer(options: object): Server }>("server/index.ts");
    server = createServer({ handlers, onError: (error: unknown) => expect(error).toBeUndefined() });
  });

  const ask = async (path: string, init?: RequestInit) =>
    (await server.fetch(new Request(`https://api.example.com${path}`, init))).status;

  test.each<[string, string, number]>([
    ["a path with dots", "/v1/items/..", 404],
    ["a path with dots in escapes", "/v1/items/%2e%2e", 404],
    ["a path with half an escape", "/v1/items/%zz", 400],
    ["a path of two slashes", "//v1/ok", 404],
    ["a million parameters", `/v1/search?${"a&".repeat(1_000_000)}`, 400],
    ["a parameter of ten million letters", `/v1/search?q=${"a".repeat(10_000_000)}`, 200],
    ["a million brackets", `/v1/search?filter[${"[".repeat(1_000_000)}]=1`, 200],
    ["a number with a million commas", `/v1/search?ids=${"1,".repeat(1_000_000)}1`, 400],
    ["fifty thousand members", `/v1/search?pair=${"a,".repeat(99_999)}a`, 400],
  ])("answers %s at once", async (_, path, status) => {
    expect(await ask(path)).toBe(status);
  });

  test.each([
    ["application/json", "[".repeat(100_000), 400],
    ["application/json", Uint8Array.from([0x22, 0xff, 0x22]), 400],
    ["application/json", "a".repeat(2_000_000), 413],
  ])("bodies of %s have the same limits", async (type, body, status) => {
    expect(await ask("/v1/json", { method: "POST", headers: { "content-type": type }, body })).toBe(status);
  });

  test("a body that breaks off is no failure", async () => {
    const controller = new AbortController();
    const body = new ReadableStream({
      pull(stream) {
        controller.abort();
        stream.error(new Error("gone"));
      },
    });
    const init = { method: "POST", headers: { "content-type": "application/json" }, body, duplex: "half" } as const;
    expect(await ask("/v1/json", { ...init, signal: controller.signal })).toBe(400);
  });
});
