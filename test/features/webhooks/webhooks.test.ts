import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, [
  "server/webhooks/index.ts",
  "server/webhooks/senders.ts",
  "server/webhooks/operations.ts",
  "client/webhooks/index.ts",
  "client/webhooks/handlers.ts",
  "client/webhooks/receiver.ts",
]);

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

interface App {
  readonly received: unknown[];
  readonly receiver: Server;
  readonly receiverOfOne: Server;
  readonly event: string;
  sameForBoth(): Server;
  announce(url: string, name: string, tags?: string[]): Promise<Reply>;
  queueOf(url: string): Promise<number | undefined>;
  sayGoodbye(url: string | URL, id: number): Promise<Reply>;
}

let app: App;
let address = "";
beforeAll(async () => {
  app = await load<App>("app.ts");
  address = await listen(app.receiver.node);
});
beforeEach(() => {
  app.received.length = 0;
});

describe("what the provider sends", () => {
  /** A subscriber that is not ours: it keeps what arrives. */
  const arrived: { line: string; headers: Record<string, unknown>; body: string }[] = [];
  let answer = { status: 204, headers: {}, body: "" };
  const subscriber = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const line = `${request.method} ${request.url}`;
    arrived.push({ line, headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  let url = "";
  beforeAll(async () => {
    await new Promise<void>((listening) => subscriber.listen(0, "127.0.0.1", listening));
    url = `http://127.0.0.1:${(subscriber.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    arrived.length = 0;
    answer = { status: 204, headers: {}, body: "" };
  });
  afterAll(() => {
    subscriber.close();
    subscriber.closeAllConnections();
  });

  test("goes to the address that it is given, with the query of that before its own", async () => {
    await app.announce(`${url}/in/{box}?tenant=a%26b#part`, "Rex");
    expect(arrived).toMatchObject([
      {
        line: "POST /in/%7Bbox%7D?tenant=a%26b&attempt=2",
        headers: {
          "content-type": "application/json",
          "x-event-id": app.event,
          "x-signature": "s3cret",
        },
        // What the document calls readOnly is what the API sends.
        body: '{"id":7,"name":"Rex","tags":[]}',
      },
    ]);
    await app.sayGoodbye(new URL(url), 7);
    expect(arrived[1]).toMatchObject({ line: "POST /", body: "id=7" });
    expect(arrived[1]?.headers).not.toHaveProperty("x-signature");
  });

  test("is answered by what the document declares, and anything else is an error", async () => {
    answer = { status: 200, headers: { "content-type": "application/json", "x-queue": "12" }, body: '{"name":"Rex"}' };
    expect(await app.announce(url, "Rex")).toMatchObject({
      status: 200,
      headers: { "x-queue": 12 },
      body: { name: "Rex" },
    });
    answer = { status: 410, headers: {}, body: "" };
    expect((await app.announce(url, "Rex")).status).toBe(410);
    answer = { status: 418, headers: {}, body: "no" };
    await expect(app.announce(url, "Rex")).rejects.toMatchObject({ name: "APIError", status: 418, error: "no" });
  });

  test("is sent again where the subscriber asks for that, and to no other origin", async () => {
    answer = { status: 307, headers: { location: "http://127.0.0.1:1/elsewhere" }, body: "" };
    await expect(app.announce(url, "Rex")).rejects.toMatchObject({ status: 307 });
    expect(arrived).toHaveLength(1);
    answer = { status: 307, headers: { location: "/moved" }, body: "" };
    await expect(app.announce(url, "Rex")).rejects.toMatchObject({ status: 307 });
    expect(arrived[2]).toMatchObject({ line: "POST /moved", headers: { "x-signature": "s3cret" } });
  });

  test.each([
    ["/relative", "is no absolute URL"],
    ["file:///etc/passwd", "no http or https URL"],
    ["https://user:password@example.com/", "has no credentials"],
  ])("does not go to %s", async (bad, message) => {
    await expect(app.announce(bad, "Rex")).rejects.toThrow(message);
  });
});

describe("what the subscriber receives", () => {
  const post = (lines: readonly string[], body: string) =>
    rawExchange(address, rawRequest([...lines, `Content-Length: ${Buffer.byteLength(body)}`], body));
  const newPet = (body: string, ...lines: string[]) =>
    post(
      [
        "POST /hooks/new%20pet HTTP/1.1",
        "Content-Type: application/json",
        `X-Event-Id: ${app.event}`,
        "X-Signature: s3cret",
        ...lines,
      ],
      body,
    );

  test("comes at the path that it chose, decoded, with defaults, and without what only requests hold", async () => {
    const answer = await newPet('{"id":1,"name":"Rex","secret":"x"}');
    expect(answer).toMatch(/^HTTP\/1\.1 204 No Content\r\n/);
    expect(app.received).toEqual([
      { body: { id: 1, name: "Rex", tags: [] }, attempt: 1, event: app.event, auth: { signature: "shelter" } },
    ]);
    const taken = await newPet('{"id":1,"name":"Rex","tags":["dog"]}');
    expect(taken).toMatch(/^HTTP\/1\.1 200 OK\r\n.*x-queue: 2\r\n/s);
    expect(taken.endsWith('\r\n\r\n{"name":"Rex"}')).toBe(true);
  });

  test("is refused where it does not fit, comes from somebody else, or goes elsewhere", async () => {
    expect(await newPet('{"id":1,"name":""}')).toMatch(/^HTTP\/1\.1 400 .*\/name/s);
    expect(await newPet('{"id":1,"name":"Rex"}', "X-Signature: other")).toMatch(/^HTTP\/1\.1 401 /);
    const gone = ["Content-Type: application/x-www-form-urlencoded"];
    expect(await post(["POST /petGoneWebhook HTTP/1.1", ...gone], "id=7")).toMatch(/^HTTP\/1\.1 204 /);
    expect(app.received).toEqual([{ id: 7 }]);
    expect(await post(["POST /newPet HTTP/1.1"], "")).toMatch(/^HTTP\/1\.1 404 /);
    expect(await post(["PUT /petGoneWebhook HTTP/1.1", ...gone], "id=7")).toMatch(
      /^HTTP\/1\.1 405 .*allow: POST, OPTIONS\r\n/s,
    );
  });

  test("comes through the door for fetch as well, and may be of one kind alone", async () => {
    const { fetch } = app.receiverOfOne;
    const init = {
      method: "POST",
      headers: { "content-type": "application/json", "x-event-id": app.event, "x-signature": "s3cret" },
      body: '{"id":1,"name":"Rex"}',
    };
    expect((await fetch(new Request("http://localhost/newPet", init))).status).toBe(204);
    expect((await fetch(new Request("http://localhost/petGoneWebhook", init))).status).toBe(404);
  });

  test("cannot be two things at one path", () => {
    expect(app.sameForBoth).toThrow("petGoneWebhook and newPet share the path /x");
  });
});

test("both sides understand each other", async () => {
  const url = `${address}/hooks/new%20pet`;
  expect(await app.queueOf(url)).toBe(1);
  expect((await app.announce(url, "Ghost")).status).toBe(410);
  expect((await app.sayGoodbye(`${address}/petGoneWebhook`, 7)).status).toBe(204);
  expect(app.received).toMatchObject([
    { attempt: 2, body: { id: 7, tags: ["dog"] } },
    { body: { name: "Ghost" } },
    { id: 7 },
  ]);
});

describe("the programs of docs/webhooks.md", () => {
  interface Signing {
    readonly receiver: Server;
    announce(url: string, secret: string, args: object): Promise<Reply>;
  }
  let url = "";
  beforeAll(async () => {
    process.env.WEBHOOK_SECRET = "k";
    const { receiver } = await load<Signing>("signed-receiver.ts");
    url = `${await listen(receiver.node)}/newPet`;
  });
  afterAll(() => {
    delete process.env.WEBHOOK_SECRET;
  });

  const args = () => ({ headers: { "x-event-id": app.event }, body: { id: 7, name: "Räx" } });

  test("sign a body and check that", async () => {
    const { announce } = await load<Signing>("signed-sender.ts");
    expect(await announce(url, "k", args())).toMatchObject({ status: 200, body: { name: "Räx" } });
    await expect(announce(url, "another", args())).rejects.toMatchObject({ status: 401 });
  });

  test("and the signature is that of the octets, as anybody would make it", async () => {
    const body = '{ "id":7, "name":"R\u00e4x" }';
    const send = (signature: string) => {
      const headers = { "content-type": "application/json", "x-event-id": app.event, "x-signature": signature };
      return fetch(url, { method: "POST", headers, body });
    };
    // printf '%s' '{ "id":7, "name":"Räx" }' | openssl dgst -sha256 -hmac k
    const signature = "646b3f34bf7f02ae1b2bd144a7177f4132abd0522e290c3fed0a0ef1c7676e28";
    expect((await send(signature)).status).toBe(200);
    for (const wrong of [signature.slice(2), `00${signature.slice(2)}`, "", "zz"]) {
      expect((await send(wrong)).status).toBe(401);
    }
  });
});
