import { beforeAll, beforeEach, expect, test } from "vitest";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, ["server/webhooks/senders.ts"]);

interface App {
  readonly kept: unknown;
  readonly senders: Readonly<Record<string, (url: string) => Promise<{ readonly status: number }>>>;
}

let app: App;
let address = "";
let arrived = { query: "", header: "", body: "" };
beforeAll(async () => {
  app = await load<App>("app.ts");
  address = await listen(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const query = decodeURIComponent(request.url?.split("?")[1] ?? "");
    arrived = { query, header: String(request.headers["x-json"] ?? ""), body: Buffer.concat(chunks).toString() };
    response.writeHead(204).end();
  });
});
beforeEach(() => {
  arrived = { query: "", header: "", body: "" };
});

const account = '{"id":1,"name":"Ada","owner":{"name":"Bob"}}';

test.each([
  ["json", { query: "filter[name]=Ada&since=now", header: '{"name":"Ada"}', body: account }],
  ["instance", { body: '{"name":"Ada"}' }],
  ["whole", { query: '{"name":"Ada"}' }],
  ["form", { body: `account=${encodeURIComponent(account)}` }],
  ["list", { body: `${account}\n{"name":"Ada"}\n` }],
  ["items", { body: `${account}\n{"name":"Ada"}\n` }],
  ["range", { body: account }],
  ["open", { body: '{"secret":"none"}' }],
])("members that are only written are not sent: %s", async (name, expected) => {
  const before = JSON.stringify(app.kept);
  expect((await app.senders[name]?.(address))?.status).toBe(204);
  expect(arrived).toMatchObject(expected);
  expect(JSON.stringify(app.kept)).toBe(before);
});

test("nor in parts, where files stay what they are", async () => {
  await app.senders.parts?.(address);
  expect(arrived.body).toContain(account);
  expect(arrived.body).toContain("PICTURE");
  expect(arrived.body).not.toContain("SECRET");
});

test("a header is known by its name in any case", async () => {
  type Send = (url: string, args: object) => Promise<unknown>;
  const { sendTold } = await load<{ readonly sendTold: Send }>("server/webhooks/index.ts");
  await sendTold(address, { headers: { "X-JSON": { name: "Ada", secret: "SECRET" } }, body: { name: "Ada" } });
  expect(arrived.header).toBe('{"name":"Ada"}');
});

test("a sender without such members has no table of them", async () => {
  const { sendToldOpenly } = await load<Record<string, () => void>>("server/webhooks/index.ts");
  expect(String(sendToldOpenly)).not.toContain("Hidden");
});
