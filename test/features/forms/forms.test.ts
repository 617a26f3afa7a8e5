import { beforeAll, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, ["server/operations.ts", "client/operations.ts"]);

let address = "";
beforeAll(async () => {
  const { server } = await load<{ server: Server }>("app.ts");
  address = await listen(server.node);
});

/** What comes of a form, sent as it stands. */
async function answerTo(path: string, form: string): Promise<unknown> {
  const lines = ["Content-Type: application/x-www-form-urlencoded", `Content-Length: ${form.length}`];
  const request =
    path === "?" ? rawRequest([`GET /counts?${form} HTTP/1.1`]) : rawRequest([`POST ${path} HTTP/1.1`, ...lines], form);
  const answer = await rawExchange(address, request);
  return JSON.parse(Buffer.from(answer.slice(answer.indexOf("\r\n\r\n")), "latin1").toString());
}

const invalid = (place: string, pointer: string) => ({ status: 400, errors: [{ in: place, pointer }] });

describe("members that are not declared are read as the schema says", () => {
  test.each([
    ["?", "a=1&b=-2", { a: 1, b: -2 }],
    ["?", "name=1&constructor=1", { name: "1", constructor: 1 }],
    ["/counts", "a=1&b=-2", { a: 1, b: -2 }],
    ["/counts", "name=1&__proto__=1", JSON.parse('{"name":"1","__proto__":1}')],
    [
      "/settings",
      "x-name=1&x-a=true&isOpen=true&s=5&ports=1&ports=2",
      { "x-name": "1", "x-a": "true", isOpen: true, s: [5], ports: [1, 2] },
    ],
    ["/settings", "list=%22a%22&list=%7B%7D", { list: ["a", {}] }],
    ["/settings", "list=", { list: [] }],
    ["/settings", "free=%7B%22a%22%3A1%7D&other=%22text%22&none=null", { free: { a: 1 }, other: "text", none: null }],
    ["/settings", "free=text&other=1", { free: "text", other: "1" }],
  ])("%s %s", async (path, form, value) => {
    expect(await answerTo(path, form)).toEqual(value);
  });

  test.each([
    ["?", "a=x", "query", "/a"],
    ["?", "a=1&a=2", "query", "/a"],
    ["/counts", "a=1.5", "body", "/a"],
    ["/counts", "a=", "body", "/a"],
    ["/settings", "isOpen=1", "body", "/isOpen"],
    ["/settings", "ports=1&ports=x", "body", "/ports/1"],
  ])("%s %s is refused", async (path, form, place, pointer) => {
    expect(await answerTo(path, form)).toMatchObject(invalid(place, pointer));
  });
});

describe("members that alternatives describe otherwise are read as the alternative says that fits", () => {
  test.each([
    ["/answers", "kind=number&value=1&others=1", { kind: "number", value: 1, others: [1] }],
    ["/answers", "kind=text&value=1&others=1", { kind: "text", value: "1", others: ["1"] }],
    ["/answers", "kind=text&value=true", { kind: "text", value: "true" }],
    ["/limits", "limit=100", { limit: 100 }],
    ["/limits", "limit=101", { limit: "101" }],
    ["/limits", "limit=100%25&of=10", { limit: "100%", of: "10" }],
    ["/limits", "limit=1&of=9", { limit: 1, of: 9 }],
  ])("%s %s", async (path, form, value) => {
    expect(await answerTo(path, form)).toEqual(value);
  });

  test.each([
    ["/answers", "kind=number&value=x", "/value"],
    ["/answers", "kind=text&value=1&others=%ff", "/others/0"],
    ["/answers", "kind=text", "/value"],
    ["/limits", "limit=1&of=x", "/of"],
    ["/limits", "limit=1&other=1", "/other"],
  ])("%s %s is refused", async (path, form, pointer) => {
    expect(await answerTo(path, form)).toMatchObject(invalid("body", pointer));
  });
});

test("the client writes what the schema says of members that are not declared", async () => {
  const functions =
    await load<Readonly<Record<string, (client: unknown, args: unknown) => Promise<unknown>>>>("client/functions.ts");
  const sent: unknown[] = [];
  const { createClient, findCounts, addSettings } = functions;
  const fetch = async (url: string, init: RequestInit) => {
    sent.push(init.body ?? url);
    return Response.json({});
  };
  const client = createClient?.({ baseURL: "http://x", fetch }, undefined);
  await findCounts?.(client, { query: { a: 1, name: "x" } });
  await addSettings?.(client, {
    body: { "x-name": "n", list: ["a", {}], isOpen: true, ports: [1, 2], free: { a: 1 }, other: "text", none: null },
    contentType: "application/x-www-form-urlencoded",
  });
  expect(sent).toEqual([
    "http://x/counts?a=1&name=x",
    "x-name=n&list=%22a%22&list=%7B%7D&isOpen=true&ports=1&ports=2&free=%7B%22a%22%3A1%7D&other=text&none=null",
  ]);
});
