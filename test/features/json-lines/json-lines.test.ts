import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { feature } from "../feature.ts";

interface App {
  readonly server: Server;
  readonly errors: unknown[];
  readonly units: unknown[];
}

interface Options {
  readonly headers?: Record<string, string>;
}

interface Api {
  readonly default: new (options: {
    baseURL: string;
    maxRetries: number;
  }) => {
    readonly default: {
      exportMeasurements(): Promise<AsyncIterable<unknown>>;
      importMeasurements(content: { body: unknown; contentType?: string }): Promise<unknown>;
      countUp(query: { to: number }, options?: Options): Promise<AsyncIterable<unknown>>;
      readLog(): Promise<unknown>;
      writeLog(content: { body: unknown; contentType?: string }): Promise<unknown>;
      echoWords(words: unknown): Promise<AsyncIterable<unknown>>;
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
  app.errors.length = 0;
  app.units.length = 0;
});

async function all(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const post = (body: NonNullable<RequestInit["body"]>, contentType = "application/jsonl") =>
  fetch(`${address}/measurements`, {
    method: "POST",
    headers: { "content-type": contentType },
    body,
    ...(body instanceof ReadableStream && { duplex: "half" }),
  });

describe("a response", () => {
  test("is one JSON text a line", async () => {
    const response = await fetch(`${address}/measurements`);
    expect(response.headers.get("content-type")).toBe("application/jsonl");
    expect(await response.text()).toBe('{"sensor":"a","value":1}\n{"sensor":"ü\\n","value":2.5,"unit":"°C"}\n');
  });

  test("or a sequence with record separators (RFC 7464), octet by octet", async () => {
    const answer = await rawExchange(
      address,
      rawRequest(["GET /numbers?to=2 HTTP/1.1", "Accept: application/json-seq"]),
    );
    expect(answer).toContain("content-type: application/json-seq\r\n");
    expect(answer.endsWith("\r\n\r\n3\r\n\x1e1\n\r\n3\r\n\x1e2\n\r\n0\r\n\r\n")).toBe(true);
  });
});

describe("a request", () => {
  test.each([
    ["application/jsonl", '{"sensor":"a","value":1}\r\n\n{"sensor":"b","value":2,"unit":"m"}'],
    ["application/json-seq", '\x1e{"sensor":"a",\n"value":1}\n\x1e{"sensor":"b","value":2,"unit":"m"}\n'],
    [
      "text/event-stream",
      'data: {"sensor":"a",\ndata: "value":1}\n\n: a comment\n\ndata: {"sensor":"b","value":2,"unit":"m"}\n\n',
    ],
  ])("of %s is read item by item, with defaults", async (contentType, body) => {
    const response = await post(body, contentType);
    expect(await response.json()).toEqual({ count: 2, sum: 3 });
    expect(app.units).toEqual(["K", "m"]);
  });

  test("is read while it arrives", async () => {
    const seen = Promise.withResolvers<void>();
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        const encoder = new TextEncoder();
        controller.enqueue(encoder.encode('{"sensor":"a","value":1}\n{"sensor":'));
        while (app.units.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
        seen.resolve();
        controller.enqueue(encoder.encode('"b","value":2}\n'));
        controller.close();
      },
    });
    const response = await post(body);
    await seen.promise;
    expect(await response.json()).toEqual({ count: 2, sum: 3 });
  });

  test("may have no item at all", async () => {
    expect(await (await post("")).json()).toEqual({ count: 0, sum: 0 });
  });

  const line = '{"sensor":"a","value":1}\n';
  test.each<[string, string | Uint8Array<ArrayBuffer>, number, object[]]>([
    [
      "a broken line",
      `${line}{"sensor"\n${line}`,
      400,
      [{ in: "body", pointer: "/1", detail: "Must be a JSON text." }],
    ],
    [
      "an item that does not fit",
      `${line}${line}{"sensor":"a","value":-1}`,
      400,
      [{ in: "body", pointer: "/2/value", detail: "Must be at least 0." }],
    ],
    [
      "what is no UTF-8",
      new Uint8Array([0x22, 0xff, 0x22]),
      400,
      [{ in: "body", pointer: "", detail: "Must be UTF-8." }],
    ],
  ])("with %s is refused at that place", async (_, body, status, errors) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors });
    expect(app.errors).toEqual([]);
  });

  test("is limited as a whole, and so is an item, but not what is between", async () => {
    expect(await (await post(line.repeat(4000))).json()).toEqual({ count: 4000, sum: 4000 });
    expect((await post(line.repeat(9000))).status).toBe(413);
    expect((await post(`${line}${" ".repeat(150_000)}`)).status).toBe(413);
  });
});

describe("a schema of the whole", () => {
  const send = (body: string, contentType: string) =>
    fetch(`${address}/batches`, { method: "POST", headers: { "content-type": contentType }, body });

  test.each([
    ["application/jsonl", "1\n2\n3\n", 6],
    ["application/json-seq", "", 0],
    ["application/json-seq", "\x1e1\n\x1e2\n", 3],
  ])("says how many items there may be: %s with %j", async (contentType, body, sum) => {
    expect(await (await send(body, contentType)).json()).toBe(sum);
  });

  test.each([
    ["application/jsonl", "", "Must have at least 1 item."],
    ["application/jsonl", "1\n2\n3\n4\n", "Must have at most 3 items."],
    ["application/json-seq", "\x1e1\n\x1e2\n\x1e3\n", "Must have at most 2 items."],
  ])("and others are refused: %s with %j", async (contentType, body, detail) => {
    const response = await send(body, contentType);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ in: "body", pointer: "", detail }] });
  });

  test.each([
    [0, "the items: Must have at least 1 item."],
    [4, "the items: Must have at most 3 items."],
  ])("a response of %i is broken off, where responses are checked", async (to, problem) => {
    app.errors.length = 0;
    await expect((await fetch(`${address}/batches?to=${to}`)).text()).rejects.toThrow();
    expect(app.errors).toMatchObject([{ problems: [problem] }]);
    expect(await (await fetch(`${address}/batches?to=3`)).text()).toBe("1\n2\n3\n");
    app.errors.length = 0;
  });
});

describe("the client", () => {
  const client = async (baseURL = address) => {
    const { default: Client } = await load<Api>("client/index.ts");
    return new Client({ baseURL, maxRetries: 0 }).default;
  };

  test("gives what is sent, in either form", async () => {
    const api = await client();
    expect(await all(await api.exportMeasurements())).toEqual([
      { sensor: "a", value: 1 },
      { sensor: "ü\n", value: 2.5, unit: "°C" },
    ]);
    expect(await all(await api.countUp({ to: 3 }))).toEqual([1, 2, 3]);
    const headers = { accept: "application/json-seq" };
    expect(await all(await api.countUp({ to: 3 }, { headers }))).toEqual([1, 2, 3]);
  });

  test("sends what is there, or what comes", async () => {
    const api = await client();
    const items = [
      { sensor: "a", value: 1, secret: "s" },
      { sensor: "b", value: 2 },
    ];
    async function* coming() {
      for (const item of items) {
        await new Promise((resolve) => setTimeout(resolve, 2));
        yield item;
      }
    }
    for (const contentType of ["application/jsonl", "application/json-seq"]) {
      expect(await api.importMeasurements({ body: items, contentType })).toEqual({ count: 2, sum: 3 });
      expect(await api.importMeasurements({ body: new Set(items), contentType })).toEqual({ count: 2, sum: 3 });
      expect(await api.importMeasurements({ body: coming(), contentType })).toEqual({ count: 2, sum: 3 });
    }
    const body = items.map((data) => ({ data }));
    expect(await api.importMeasurements({ body, contentType: "text/event-stream" })).toEqual({ count: 2, sum: 3 });
    expect(await api.importMeasurements({ body: [] })).toEqual({ count: 0, sum: 0 });
    await expect(api.importMeasurements({ body: 5 })).rejects.toThrow(TypeError);
  });

  test("says which item is broken, after those before it", async () => {
    const broken = await listen((_, outgoing) => {
      outgoing.writeHead(200, { "content-type": "application/jsonl" });
      outgoing.end('{"a":1}\n{"a":\n{"a":3}\n');
    });
    const api = await client(broken);
    const found: unknown[] = [];
    const reading = (async () => {
      for await (const item of await api.exportMeasurements()) found.push(item);
    })();
    await expect(reading).rejects.toMatchObject({ name: "InvalidItemError", item: 2, status: 200 });
    expect(found).toEqual([{ a: 1 }]);
  });

  test("gives the text or the octets that the schema says the whole is", async () => {
    const sent = '{"content": "content"}\n{"content": "content"}\n';
    const received: { type: string | undefined; body: string }[] = [];
    const other = await listen((incoming, outgoing) => {
      let body = "";
      incoming.setEncoding("utf8").on("data", (chunk) => {
        body += chunk;
      });
      incoming.on("end", () => {
        if (incoming.method === "PUT") received.push({ type: incoming.headers["content-type"], body });
        outgoing.writeHead(200, {
          "content-type": incoming.method === "PUT" ? "application/json-seq" : "application/x-ndjson",
        });
        outgoing.end(sent);
      });
    });
    const api = await client(other);
    expect(await api.readLog()).toBe(sent);
    const answer = await api.writeLog({ body: sent });
    expect(answer).toBeInstanceOf(Blob);
    expect(await (answer as Blob).text()).toBe(sent);
    await api.writeLog({ body: new Blob(["\x1e1\n"]), contentType: "application/json-seq" });
    expect(received).toEqual([
      { type: "application/x-ndjson", body: sent },
      { type: "application/json-seq", body: "\x1e1\n" },
    ]);
  });

  test("sends a text, and octets, to a handler as they are", async () => {
    const api = await client();
    expect(await api.readLog()).toBe('{"content":"a"}\n{"content":"b"}\n');
    expect(await ((await api.writeLog({ body: "[\n" })) as Blob).text()).toBe("[\n");
    const octets = new Uint8Array([0xff, 0x1e]);
    const echo = (await api.writeLog({ body: octets, contentType: "application/json-seq" })) as Blob;
    expect(new Uint8Array(await echo.arrayBuffer())).toEqual(octets);
    const headers = { "content-type": "application/x-ndjson" };
    expect((await fetch(`${address}/log`, { method: "PUT", headers, body: "" })).status).toBe(400);
  });

  test("takes texts as items, and no text for its letters", async () => {
    const api = await client();
    expect(await all(await api.echoWords(["a b", "c"]))).toEqual(["a b", "c"]);
    await expect(api.echoWords("a b")).rejects.toThrow(TypeError);
  });
});
