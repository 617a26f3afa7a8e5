import { request as httpRequest } from "node:http";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { feature } from "../feature.ts";

interface App {
  readonly server: Server;
  readonly events: string[];
  readonly errors: unknown[];
}

interface Api {
  readonly default: new (options: {
    baseURL: string;
    maxRetries: number;
  }) => {
    readonly default: {
      downloadFile(id: string): Promise<unknown> & { asResponse(): Promise<Response> };
      getPicture(id: string): Promise<unknown>;
      getLatestExport(options?: { headers: Record<string, string> }): Promise<unknown>;
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

const raw = async (line: string) => {
  const answer = await rawExchange(address, rawRequest([line]));
  const [head = "", ...body] = answer.split("\r\n\r\n");
  const [status = "", ...fields] = head.toLowerCase().split("\r\n");
  const others = fields.filter((field) => !/^(?:date|connection|keep-alive):/.test(field));
  return { status: status.slice(9, 12), fields: others, body: body.join("\r\n\r\n") };
};

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe("octets of a handler", () => {
  test("as an array, with their length", async () => {
    expect(await raw("GET /files/bytes HTTP/1.1")).toEqual({
      status: "200",
      fields: ["content-type: application/octet-stream", 'etag: "1"', "content-length: 3"],
      body: "\x00\xff\x80",
    });
  });

  test("as a Blob, whose length is known", async () => {
    expect(await raw("GET /files/blob HTTP/1.1")).toEqual({
      status: "200",
      fields: ["content-type: application/octet-stream", "content-length: 7"],
      body: "\x01\x02three",
    });
  });

  test("as a stream, in chunks, whose headers are of an octet for each character", async () => {
    expect(await raw("GET /files/stream HTTP/1.1")).toEqual({
      status: "200",
      fields: ["content-type: application/octet-stream", 'etag: "é"', "transfer-encoding: chunked"],
      body: "8\r\nstreamed\r\n0\r\n\r\n",
    });
  });

  test("as an iterable that is read to its end", async () => {
    const response = await fetch(`${address}/files/counted`);
    const body = new Uint8Array(await response.arrayBuffer());
    expect([body.byteLength, body[0], body[29_999]]).toEqual([30_000, 0, 2]);
    expect(app.events).toEqual(["begun", "complete", "ended"]);
  });

  test("are not asked for where HEAD is", async () => {
    expect(await raw("HEAD /files/blob HTTP/1.1")).toEqual({
      status: "200",
      fields: ["content-type: application/octet-stream", "content-length: 7"],
      body: "",
    });
    expect(await raw("HEAD /files/endless HTTP/1.1")).toMatchObject({ status: "200", body: "" });
    expect(app.events).toEqual([]);
  });

  test("end with the client that goes away, which is no error", async () => {
    const outgoing = httpRequest(`${address}/files/endless`, (incoming) =>
      incoming.once("data", () => outgoing.destroy()),
    );
    outgoing.on("error", () => {}).end();
    await until(() => app.events.includes("ended"));
    expect(app.events).toEqual(["begun", "ended"]);
    expect(app.errors).toEqual([]);
  });

  test("that fail break the connection off: what came is not taken for the whole", async () => {
    const answer = await raw("GET /files/failing HTTP/1.1").catch((error: unknown) => error);
    // Without the chunk of length zero that would be the end.
    if (!(answer instanceof Error)) expect(answer).toMatchObject({ body: "3\r\n\x01\x02\x03\r\n" });
    await expect(fetch(`${address}/files/failing`).then((response) => response.arrayBuffer())).rejects.toThrow();
    await until(() => app.errors.length === 2);
    expect(app.errors).toEqual([new Error("the disk is gone"), new Error("the disk is gone")]);
  });

  test("beside a response of JSON", async () => {
    expect(await raw("GET /files/none HTTP/1.1")).toMatchObject({
      status: "404",
      body: '{"message":"There is no such file."}',
    });
  });
});

describe("a range", () => {
  test("is sent under the type that the handler names", async () => {
    expect(await raw("GET /pictures/svg HTTP/1.1")).toEqual({
      status: "200",
      fields: ["content-type: image/svg+xml", "content-length: 6"],
      body: "<svg/>",
    });
  });

  test.each([
    ["text/csv", "text/csv; charset=utf-8", "rows\n2\n"],
    ["application/zip", "application/zip", "PK"],
    ["*/*", "application/json", '{"rows":2}'],
  ])("of any type: %s", async (accept, contentType, body) => {
    const response = await fetch(`${address}/exports/latest`, { headers: { accept } });
    expect(response.headers.get("content-type")).toBe(contentType);
    expect(await response.text()).toBe(body);
  });
});

describe("the client", () => {
  const client = async () => {
    const { default: Client } = await load<Api>("client/index.ts");
    return new Client({ baseURL: address, maxRetries: 0 }).default;
  };

  test("gives octets as a Blob, or as the stream of the answer", async () => {
    const api = await client();
    const blob = await api.downloadFile("bytes");
    expect(blob).toBeInstanceOf(Blob);
    expect([...new Uint8Array(await (blob as Blob).arrayBuffer())]).toEqual([0, 255, 128]);
    const { body } = await api.downloadFile("endless").asResponse();
    for await (const chunk of body ?? []) {
      expect(chunk).toBeInstanceOf(Uint8Array);
      break;
    }
    await until(() => app.events.includes("ended"));
  });

  test("gives what a range stands for", async () => {
    const api = await client();
    expect(await api.getPicture("png")).toBeInstanceOf(Blob);
    expect(await api.getPicture("svg")).toBeInstanceOf(Blob);
    expect(await api.getLatestExport()).toEqual({ rows: 2 });
    expect(await api.getLatestExport({ headers: { accept: "text/csv" } })).toBe("rows\n2\n");
    expect(await api.getLatestExport({ headers: { accept: "application/zip" } })).toBeInstanceOf(Blob);
  });
});
