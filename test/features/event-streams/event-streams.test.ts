import { once } from "node:events";
import { connect, constants, createServer as createHttp2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import { EventSource } from "undici";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { feature } from "../feature.ts";

interface App {
  readonly server: Server;
  readonly events: string[];
  tellNews(): void;
  readonly errors: unknown[];
}

interface Options {
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
  readonly timeout?: number;
}

interface Api {
  readonly default: new (options: {
    baseURL: string;
    maxRetries: number;
    fetch?: () => Promise<Response>;
  }) => {
    readonly default: {
      watchPrices(options?: Options): Promise<AsyncIterable<unknown>>;
      createCompletion(body: object, options?: Options): Promise<unknown>;
      listTicks(): Promise<AsyncIterable<unknown>>;
      awaitNews(): Promise<AsyncIterable<unknown>>;
      followLogs(): Promise<AsyncIterable<unknown>>;
    };
  };
}

const { load, listen } = feature(import.meta.dirname, [
  "server/handlers.ts",
  "server/operations.ts",
  "client/operations.ts",
]);

let address = "";
let app: App;
beforeAll(async () => {
  app = await load<App>("app.ts");
  address = await listen(app.server.node);
});
beforeEach(() => {
  app.events.length = 0;
  app.errors.length = 0;
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

async function all(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe("on the wire", () => {
  test("an event is a block of lines, with JSON where the document says so", async () => {
    const response = await fetch(`${address}/ticks`);
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(await response.text()).toBe('id: 1\nretry: 500\ndata: {"text":"a"}\n\nevent: tick\ndata: {"text":"b"}\n\n');
    expect(await (await fetch(`${address}/logs`)).text()).toBe("data: one\ndata: two\n\ndata: \n\ndata:  three\n\n");
  });

  test("the head leaves before the first event does, and HEAD asks for no event", async () => {
    const answer = await rawExchange(address, rawRequest(["HEAD /prices HTTP/1.1"]));
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\ncontent-type: text\/event-stream\r\ncache-control: no-store\r\n/);
    expect(answer.endsWith("\r\n\r\n")).toBe(true);
    expect(app.events).toEqual([]);
  });

  test("the EventSource of Node.js understands it, and its going away ends the events", async () => {
    const source = new EventSource(`${address}/prices`);
    const first = await new Promise<MessageEvent>((resolve) => {
      source.addEventListener("price", (event) => resolve(event as MessageEvent), { once: true });
    });
    expect([first.data, first.lastEventId]).toEqual(['{"symbol":"ÄÖ","value":1}', "1"]);
    source.close();
    await until(() => app.events.includes("ended"));
    expect(app.errors).toEqual([]);
  });

  test("an event that does not fit breaks the stream off, where responses are checked", async () => {
    const response = await fetch(`${address}/prices`, { headers: { "last-event-id": "broken" } });
    await expect(response.text()).rejects.toThrow();
    await until(() => app.errors.length > 0);
    expect(app.errors).toMatchObject([
      { name: "InvalidResponseError", problems: [expect.stringMatching(/^the item 2/)] },
    ]);
  });

  test.each([
    ["application/json", "application/json", '{"text":"a b"}'],
    ["text/event-stream", "text/event-stream", 'data: {"text":"a"}\n\ndata: {"text":"b"}\n\ndata: [DONE]\n\n'],
    ["application/json;q=0.5, text/event-stream", "text/event-stream", undefined],
    ["*/*", "application/json", undefined],
  ])("the client says whether it wants a stream: %s", async (accept, contentType, body) => {
    const headers = { accept, "content-type": "application/json" };
    const response = await fetch(`${address}/completions`, { method: "POST", headers, body: '{"prompt":"a b"}' });
    expect(response.headers.get("content-type")).toBe(contentType);
    const text = await response.text();
    if (body !== undefined) expect(text).toBe(body);
  });
});

describe("silence", () => {
  /** What arrives until the second comment, and then to the end. */
  async function readNews(response: Response): Promise<string> {
    let received = "";
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      received += chunk;
      if (received.split(":\n\n").length === 3) app.tellNews();
    }
    return received;
  }

  test("is filled with comments, between events alone", async () => {
    const received = await readNews(await fetch(`${address}/news`));
    expect(received).toMatch(/^id: 1\ndata: first\n\n(?::\n\n){2,}data: second\n\n$/);
  });

  test("is none of the events, for whoever reads them", async () => {
    const { default: Client } = await load<Api>("client/index.ts");
    // Until it is heard: how long the server takes to listen depends on what else the machine does.
    const told = setInterval(app.tellNews, 30);
    const found = await all(await new Client({ baseURL: address, maxRetries: 0 }).default.awaitNews());
    clearInterval(told);
    expect(found).toEqual([{ data: "first", id: "1" }, { data: "second" }]);
    const source = new EventSource(`${address}/news`);
    const first = await new Promise<MessageEvent>((resolve) => source.addEventListener("message", resolve));
    expect(first.data).toBe("first");
    source.close();
    app.tellNews();
    expect(app.errors).toEqual([]);
  });
});

describe("through other doors", () => {
  test("fetch: the stream is cancelled, and its source ends", async () => {
    const response = await app.server.fetch(new Request("http://localhost/prices"));
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(app.events).toEqual([]);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toContain("event: price\nid: 1\n");
    await reader?.cancel();
    expect(app.events).toEqual(["begun", "ended"]);
  });

  test.each([constants.NGHTTP2_CANCEL, constants.NGHTTP2_NO_ERROR])(
    "HTTP/2: the head comes at once, the events as they are made, and the end with the client's (%i)",
    async (code) => {
      const http2 = createHttp2Server(app.server.node);
      await new Promise<void>((listening) => http2.listen(0, "127.0.0.1", listening));
      const session = connect(`http://127.0.0.1:${(http2.address() as AddressInfo).port}`);
      try {
        const stream = session.request({ ":path": "/prices" });
        const [headers] = await once(stream, "response");
        expect([headers[":status"], headers["content-type"]]).toEqual([200, "text/event-stream"]);
        expect(String((await once(stream, "data"))[0])).toContain("event: price\nid: 1\n");
        stream.close(code);
        await until(() => app.events.includes("ended"));
        expect(app.errors).toEqual([]);
      } finally {
        session.destroy();
        http2.close();
      }
    },
  );
});

describe("the client", () => {
  const client = async () => {
    const { default: Client } = await load<Api>("client/index.ts");
    return new Client({ baseURL: address, maxRetries: 0 }).default;
  };

  test("gives events with their data decoded, until it has seen enough", async () => {
    const api = await client();
    const found: unknown[] = [];
    for await (const event of await api.watchPrices()) if (found.push(event) === 3) break;
    expect(found).toEqual([
      { event: "price", id: "1", data: { symbol: "ÄÖ", value: 1 } },
      { event: "note", data: '{"no": "JSON"}' },
      { event: "price", id: "2", data: { symbol: "ÄÖ", value: 2 } },
    ]);
    await until(() => app.events.includes("ended"));
  });

  test("gives back what was sent", async () => {
    const api = await client();
    expect(await all(await api.listTicks())).toEqual([
      { data: { text: "a" }, id: "1", retry: 500 },
      { data: { text: "b" }, event: "tick" },
    ]);
    expect(await all(await api.followLogs())).toEqual([{ data: "one\ntwo" }, { data: "" }, { data: " three" }]);
  });

  test.each([
    ["a page", "text/html", "<p>hi"],
    ["an object", "application/json", "{}"],
  ])("takes %s for no events", async (_, type, text) => {
    const { default: Client } = await load<Api>("client/index.ts");
    const fetch = async () => new Response(text, { headers: { "content-type": type } });
    const api = new Client({ baseURL: address, maxRetries: 0, fetch }).default;
    await expect(api.listTicks()).rejects.toThrow(`The body is ${type}, which is not declared.`);
  });

  test("chooses between the whole and a stream by Accept", async () => {
    const api = await client();
    expect(await api.createCompletion({ prompt: "a b" })).toEqual({ text: "a b" });
    const stream = await api.createCompletion({ prompt: "a b" }, { headers: { accept: "text/event-stream" } });
    expect(await all(stream as AsyncIterable<unknown>)).toEqual([
      { data: { text: "a" } },
      { data: { text: "b" } },
      { data: "[DONE]" },
    ]);
  });

  test("stops with the caller's signal, and not with the time that the request had", async () => {
    const api = await client();
    const controller = new AbortController();
    const timeout = 300;
    const events = await api.watchPrices({ signal: controller.signal, timeout });
    const began = Date.now();
    const reading = (async () => {
      for await (const _ of events) if (Date.now() - began > timeout + 50) controller.abort(new Error("enough"));
    })();
    await expect(reading).rejects.toMatchObject({ name: "APIUserAbortError", cause: new Error("enough") });
    expect(Date.now() - began).toBeGreaterThan(timeout);
    await until(() => app.events.includes("ended"));
  });

  test("tells a stream that breaks off from one that ends", async () => {
    const api = await client();
    const events = await api.watchPrices({ headers: { "last-event-id": "broken" } });
    await expect(all(events)).rejects.toMatchObject({ name: "APIConnectionError" });
  });
});
