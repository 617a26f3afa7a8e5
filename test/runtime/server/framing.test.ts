import { createServer as createHttpServer, type RequestListener } from "node:http";
import { connect as connectHttp2, createServer as createHttp2Server } from "node:http2";
import { connect, type Server as NetServer } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { PlainResponse } from "../../../templates/runtime/server/response.ts";
import { type Server, serve } from "../../../templates/runtime/server/serve.ts";
import type { ServerRequest } from "../../../templates/runtime/server/server-request.ts";

type Answer = PlainResponse | Response;

/** A server that answers `/` with what `answer` gives, and every other path with `next`. */
function serverOf(answer: (request: ServerRequest) => Answer | Promise<Answer>) {
  const errors: string[] = [];
  const api = { title: "Framing", match: () => undefined, operations: [], schemes: {} };
  const fallback = (request: ServerRequest) => (request.path === "/" ? answer(request) : { status: 200, body: "next" });
  const onError = (error: unknown) => errors.push(error instanceof Error ? error.message : String(error));
  return { server: serve(api, { handlers: {}, fallback, onError }, undefined), errors };
}

async function portOf(http: NetServer): Promise<number> {
  onTestFinished(() => void http.close());
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}

const listen = (listener: RequestListener): Promise<number> => portOf(createHttpServer(listener));

/** All that arrives on one connection until the other end closes it, without `Date`. */
async function octetsOf(server: Server, ...requests: readonly string[]): Promise<string> {
  const port = await listen(server.node);
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(requests.join("")));
    let octets = "";
    socket.on("data", (chunk) => {
      octets += chunk.toString("latin1");
    });
    socket.on("error", () => {}).on("close", () => resolve(octets.replace(/^date: .*\r\n/gim, "")));
  });
}

const first = (method = "GET") => `${method} / HTTP/1.1\r\nHost: a\r\n\r\n`;
const second = "GET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
const secondAnswer =
  "HTTP/1.1 200 OK\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 4\r\nConnection: close\r\n\r\nnext";

function streamOf(chunks: readonly string[]): ReadableStream<Uint8Array> {
  const texts = chunks.values();
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const { done, value } = texts.next();
      if (done) controller.close();
      else controller.enqueue(Buffer.from(value));
    },
  });
}

const evil = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nEVIL";
const kept = "Connection: keep-alive\r\nKeep-Alive: timeout=5\r\n";

describe("a stream of which is said how long it is", () => {
  const said = (length: number | string, chunks: readonly string[]) =>
    serverOf(() => ({ status: 200, headers: { "content-length": length }, body: streamOf(chunks) }));
  const longer = "a body has more octets than its content-length says: 5";
  const cases = [
    ["in one chunk that is longer", ["01234567", evil], "", longer],
    ["in a chunk more", ["012", "34", evil], "012", longer],
    ["in chunks of which one goes over the end", ["012", `3456${evil}`], "012", longer],
    ["without a body", [], "", "a body has 0 octets, and its content-length says 5"],
    ["in chunks that are shorter", ["01", "2", ""], "012", "a body has 3 octets, and its content-length says 5"],
  ] as const;

  test.each([["01234"], ["012", "34"], ["", "0", "1234", "", ""]])(
    "leaves as it is where that is true: %j",
    async (...chunks) => {
      const { server, errors } = said(5, chunks);
      const octets = await octetsOf(server, first(), second);
      expect(octets).toBe(`HTTP/1.1 200 OK\r\ncontent-length: 5\r\n${kept}\r\n01234${secondAnswer}`);
      expect(errors).toEqual([]);
    },
  );

  test.each(cases)("breaks the connection off before another response: %s", async (_name, chunks, arrived, message) => {
    const { server, errors } = said(5, chunks);
    const octets = await octetsOf(server, first(), second);
    expect(octets).toBe(`HTTP/1.1 200 OK\r\ncontent-length: 5\r\n${kept}\r\n${arrived}`);
    expect(errors).toEqual([message]);
  });

  test.each(cases)(
    "breaks the stream of HTTP/2 off, and not the connection: %s",
    async (_name, chunks, arrived, message) => {
      const { server, errors } = said(5, chunks);
      const session = connectHttp2(`http://127.0.0.1:${await portOf(createHttp2Server(server.node))}`);
      onTestFinished(() => session.destroy());
      const outcome = await exchange(session, "/");
      expect(outcome).toEqual({ octets: arrived, isFailed: true });
      expect(errors).toEqual([message]);
      expect(await exchange(session, "/next")).toEqual({ octets: "next", isFailed: false });
    },
  );

  test.each(cases)("fails through fetch: %s", async (_name, chunks, arrived, message) => {
    const { server, errors } = said(5, chunks);
    const response = await server.fetch(new Request("http://localhost/"));
    expect(response.headers.get("content-length")).toBe("5");
    const octets: number[] = [];
    const read = async () => {
      for await (const chunk of response.body ?? []) octets.push(...chunk);
    };
    await expect(read()).rejects.toThrow(message);
    expect(Buffer.from(octets).toString()).toBe(arrived);
    expect(errors).toEqual([message]);
  });

  test("is let go of when it has too much, and when the client goes away", async () => {
    const cancelled: string[] = [];
    const endless = (name: string) =>
      new ReadableStream<Uint8Array>({
        pull: async (controller) => {
          await new Promise((resolve) => setTimeout(resolve, 2));
          controller.enqueue(new Uint8Array(1000));
        },
        cancel: () => void cancelled.push(name),
      });
    const { server } = serverOf(() => ({ status: 200, headers: { "content-length": 5 }, body: endless("too much") }));
    await octetsOf(server, first());
    expect(cancelled).toEqual(["too much"]);
    const away = serverOf(() => ({ status: 200, headers: { "content-length": 1e9 }, body: endless("away") }));
    const response = await fetch(`http://127.0.0.1:${await listen(away.server.node)}/`);
    await response.body?.cancel();
    await expect.poll(() => cancelled).toEqual(["too much", "away"]);
    expect(away.errors).toEqual([]);
  });

  test.each(["", "5, 5", "-1", "5.5", "0x5"])(
    "is answered with 500 where that is no number of octets: %j",
    async (length) => {
      const { server, errors } = said(length, ["01234"]);
      expect((await server.fetch(new Request("http://localhost/"))).status).toBe(500);
      expect(errors).toEqual([`the header content-length is ${JSON.stringify(length)}, which is no number of octets`]);
    },
  );
});

function exchange(session: ReturnType<typeof connectHttp2>, path: string) {
  return new Promise((resolve) => {
    const stream = session.request({ ":path": path });
    let octets = "";
    let isFailed = false;
    stream.on("data", (chunk) => {
      octets += chunk;
    });
    stream.on("error", () => {
      isFailed = true;
    });
    stream.on("close", () => resolve({ octets, isFailed }));
  });
}

describe("a Content-Length that is not true of what is no stream does not leave", () => {
  const answer = (status: number, body?: string) =>
    serverOf(() => ({ status, headers: { "content-length": 50 }, ...(body !== undefined && { body }) }));

  test.each([
    [204, undefined, "204 No Content\r\n"],
    [205, undefined, "205 Reset Content\r\ncontent-length: 0\r\n"],
    [205, "body", "205 Reset Content\r\ncontent-length: 0\r\n"],
    // The length of the body that the client has.
    [304, undefined, "304 Not Modified\r\ncontent-length: 50\r\n"],
    [404, undefined, "404 Not Found\r\ncontent-length: 0\r\n"],
  ])("with a %i and the body %j", async (status, body, head) => {
    const { server, errors } = answer(status, body);
    expect(await octetsOf(server, first(), second)).toBe(`HTTP/1.1 ${head}${kept}\r\n${secondAnswer}`);
    expect(errors).toEqual([]);
  });

  test("but HEAD hears what is said", async () => {
    const { server } = answer(200);
    const octets = await octetsOf(server, first("HEAD"), second);
    expect(octets).toBe(`HTTP/1.1 200 OK\r\ncontent-length: 50\r\n${kept}\r\n${secondAnswer}`);
    const response = await server.fetch(new Request("http://localhost/", { method: "HEAD" }));
    expect(response.headers.get("content-length")).toBe("50");
  });

  test.each([
    [200, undefined, "0"],
    [200, "körper", "7"],
    [204, undefined, null],
    [205, undefined, null],
    [304, undefined, "50"],
  ])("through fetch with a %i and the body %j", async (status, body, length) => {
    const response = await answer(status, body).server.fetch(new Request("http://localhost/"));
    expect(response.headers.get("content-length")).toBe(length);
    expect(await response.text()).toBe(body ?? "");
  });
});

describe("a response of fetch that is passed on", () => {
  const text = "x".repeat(500);
  const coded = gzipSync(text);
  const upstream = (headers: Readonly<Record<string, string>>, body: string | Buffer) =>
    listen((incoming, outgoing) => {
      outgoing.writeHead(200, { "content-length": Buffer.byteLength(body), ...headers });
      outgoing.end(incoming.method === "HEAD" ? undefined : body);
    });
  const through = async (port: number) =>
    serverOf(({ method }) => fetch(`http://127.0.0.1:${port}/`, { method, headers: { "accept-encoding": "gzip" } }));

  test.each(["gzip", "GZip", "x-gzip"])("says no more that it is coded, where that was undone: %s", async (coding) => {
    const port = await upstream({ "content-encoding": coding, "x-kept": "a" }, coded);
    const { server, errors } = await through(port);
    for (const method of ["GET", "HEAD"]) {
      const response = await server.fetch(new Request("http://localhost/", { method }));
      expect(Object.fromEntries(response.headers)).toEqual({ date: expect.any(String), "x-kept": "a" });
      expect(await response.text()).toBe(method === "GET" ? text : "");
    }
    const passed = await fetch(`http://127.0.0.1:${await listen(server.node)}/`);
    expect(await passed.text()).toBe(text);
    expect(errors).toEqual([]);
  });

  test("keeps the length, and the coding that fetch does not know", async () => {
    const { server } = await through(await upstream({ "content-encoding": "pack200-gzip" }, "packed"));
    const response = await server.fetch(new Request("http://localhost/"));
    expect(response.headers.get("content-encoding")).toBe("pack200-gzip");
    expect(response.headers.get("content-length")).toBe("6");
    expect(await response.text()).toBe("packed");
  });

  test("has none of the fields of the connection that it came by", async () => {
    const fields = {
      connection: "close, X-Hop",
      "x-hop": "1",
      "keep-alive": "timeout=1",
      "proxy-connection": "close",
      "x-kept": "a",
    };
    const { server } = await through(await upstream(fields, "whole"));
    const octets = await octetsOf(server, first(), second);
    expect(octets).toBe(`HTTP/1.1 200 OK\r\ncontent-length: 5\r\nx-kept: a\r\n${kept}\r\nwhole${secondAnswer}`);
  });

  test("is one of fetch, though somebody has put a class of his own in the place of the global one", async () => {
    const port = await upstream({ "x-kept": "a" }, "whole");
    const { server } = serverOf(() => fetch(`http://127.0.0.1:${port}/`));
    vi.stubGlobal("Response", class extends Response {});
    onTestFinished(() => void vi.unstubAllGlobals());
    const response = await server.fetch(new Request("http://localhost/"));
    expect([response.headers.get("x-kept"), await response.text()]).toEqual(["a", "whole"]);
  });

  test("is as it is where somebody made it himself", async () => {
    const headers = { "content-encoding": "gzip", "content-length": String(coded.byteLength), connection: "close" };
    const { server } = serverOf(() => new Response(coded, { headers }));
    const response = await fetch(`http://127.0.0.1:${await listen(server.node)}/`);
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(response.headers.get("connection")).toBe("close");
    expect(await response.text()).toBe(text);
  });
});
