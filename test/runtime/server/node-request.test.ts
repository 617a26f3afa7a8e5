import { AsyncLocalStorage } from "node:async_hooks";
import { createServer, request as httpRequest, IncomingMessage, ServerResponse } from "node:http";
import { connect, Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { FetchRequest } from "../../../templates/runtime/server/fetch-request.ts";
import { NodeRequest } from "../../../templates/runtime/server/node-request.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server whose requests go to `handle`; gives its port. */
async function serve(handle: (request: NodeRequest, outgoing: ServerResponse) => Promise<void>): Promise<number> {
  const server = createServer((incoming: IncomingMessage, outgoing) => {
    handle(new NodeRequest(incoming, outgoing, 1000), outgoing).catch((error: unknown) => {
      outgoing.writeHead(500).end(String(error));
    });
  });
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}

describe("a request of node:http", () => {
  test("says what was sent", async () => {
    const port = await serve(async (request, outgoing) => {
      const { method, url, path, search, remoteAddress, headers } = request;
      const authorization = headers.getAll("Authorization");
      const host = new Map(headers).get("host");
      outgoing.end(
        JSON.stringify({ method, url, path, search, remoteAddress, authorization, host, x: headers.get("X-A") }),
      );
    });
    const text = await raw(
      port,
      "GET /a%20b?c=1?d HTTP/1.1\r\nHost: x\r\nX-A: 1\r\nx-a: 2\r\nAuthorization: one\r\nAuthorization: two\r\nConnection: close\r\n\r\n",
    );
    expect(JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1))).toEqual({
      method: "GET",
      url: "/a%20b?c=1?d",
      path: "/a%20b",
      search: "c=1?d",
      remoteAddress: "127.0.0.1",
      authorization: ["one", "two"],
      host: "x",
      x: "1, 2",
    });
  });

  test("calls back when its body is there in the asynchronous context in which it was asked", async () => {
    const context = new AsyncLocalStorage<string>();
    const port = await serve((request, outgoing) =>
      context.run("mine", async () => {
        request.receive(() => outgoing.end(`${context.getStore()} ${request.received}`));
      }),
    );
    const head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n";
    expect(await raw(port, `${head}[]`)).toMatch(/mine \[\]$/);
  });

  test("becomes one of fetch, with a body that was read and with one that was not", async () => {
    const port = await serve(async (request, outgoing) => {
      if (request.path === "/read") await request.bytes();
      const made = request.toFetch();
      const again = request.path === "/read" ? "" : await request.text().catch((error: Error) => error.message);
      outgoing.end(
        [made.method, new URL(made.url).pathname, made.headers.get("x-a"), await made.text(), again].join(" "),
      );
    });
    const send = async (path: string, init: RequestInit) =>
      (await fetch(`http://127.0.0.1:${port}${path}`, init)).text();
    expect(await send("/read", { method: "POST", body: "text", headers: { "x-a": "1" } })).toBe("POST /read 1 text ");
    expect(await send("/stream", { method: "POST", body: "text" })).toBe(
      "POST /stream  text the body has moved to the request that toFetch() made",
    );
    expect(await send("/read", {})).toBe("GET /read   ");
  });

  describe("whose body a parser in front has read", () => {
    /** Reads it to its end, as a parser does, and leaves what `parse` makes of the text in `body`. */
    async function parsed(parse: (text: string) => unknown, body: string, type: string): Promise<string> {
      const server = createServer(async (incoming: IncomingMessage, outgoing) => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk);
        Object.assign(incoming, { body: parse(Buffer.concat(chunks).toString()) });
        const request = new NodeRequest(incoming, outgoing, 100);
        const whole = await request.text().catch((error: Error) => `${error.name}: ${error.message}`);
        const again = await request
          .toFetch()
          .text()
          .catch(() => "nothing");
        outgoing.end(`${whole} | ${again}`);
      });
      closing.push(() => server.close());
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const address = server.address();
      if (typeof address !== "object" || address === null) throw new Error("no port");
      const init = { method: "POST", body, headers: { "content-type": type, connection: "close" } };
      return (await fetch(`http://127.0.0.1:${address.port}/`, init)).text();
    }
    const form = "application/x-www-form-urlencoded";

    test.each([
      ["bytes", (text: string) => Buffer.from(text), "a=1", form, "a=1 | a=1"],
      ["text", (text: string) => text, "é", "text/plain", "é | é"],
      ["a JSON value", (text: string) => JSON.parse(text), '{"a": [1]}', "application/json", '{"a":[1]} | {"a":[1]}'],
      ["a form", () => ({ a: "1 é", b: ["x", "y"] }), "?", form, "a=1+%C3%A9&b=x&b=y | a=1+%C3%A9&b=x&b=y"],
    ])("is what the parser left: %s", async (_, parse, body, type, expected) => {
      expect(await parsed(parse, body, type)).toBe(expected);
    });

    test.each([
      ["nothing", () => undefined, form],
      ["a form with an object in it", () => ({ a: { b: "1" } }), form],
      ["an object of unknown type", () => ({ a: "1" }), "multipart/form-data"],
    ])("cannot be had again from %s, and the error names the cause", async (_, parse, type) => {
      expect(await parsed(parse, "a=1", type)).toMatch(/^TypeError: the body has been read already.* \| nothing$/);
    });

    test("is held to the limit too", async () => {
      expect(await parsed((text) => text, "x".repeat(101), "text/plain")).toMatch(/^PayloadTooLargeError/);
    });
  });

  test("that the client breaks off is another thing", async () => {
    const errors: string[] = [];
    const port = await serve(async (request) => {
      await request.bytes().catch((error: Error) => errors.push(error.name));
    });
    const socket = connect(port, "127.0.0.1", () =>
      socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"),
    );
    setTimeout(() => socket.destroy(), 50);
    await expect.poll(() => errors).toEqual(["RequestAbortedError"]);
  });

  test("its signal is aborted when the client goes away, and not when it has its response", async () => {
    const aborted: boolean[] = [];
    let arrived = (): void => {};
    const seen = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const port = await serve(async ({ signal, path }, outgoing) => {
      outgoing.once("close", () => setImmediate(() => aborted.push(signal.aborted)));
      if (path === "/done") outgoing.end();
      else arrived();
    });
    await (await fetch(`http://127.0.0.1:${port}/done`)).text();
    const outgoing = httpRequest(`http://127.0.0.1:${port}/waits`).on("error", () => {});
    outgoing.end();
    await seen;
    outgoing.destroy();
    await expect.poll(() => aborted).toEqual([false, true]);
  });
});

test("a connection without a certificate has none, whatever the platform calls it", () => {
  const incoming = new IncomingMessage(new Socket());
  Object.assign(incoming.socket, { authorized: true, getPeerCertificate: () => ({}) });
  expect(new NodeRequest(incoming, new ServerResponse(incoming), 10).peerCertificate).toBeUndefined();
});

describe("a request of fetch", () => {
  test("says what was sent", async () => {
    const request = new FetchRequest(
      new Request("http://x.example/a?b=1#c", { headers: { "X-A": "1" } }),
      { remoteAddress: "::1" },
      10,
    );
    expect([request.url, request.path, request.search, request.remoteAddress]).toEqual(["/a?b=1", "/a", "b=1", "::1"]);
    expect([...request.headers]).toEqual([["x-a", "1"]]);
    expect(await request.text()).toBe("");
  });

  test("gives back the request itself, or a new one where the body was read", async () => {
    const original = new Request("http://x.example/", { method: "POST", body: "text" });
    const request = new FetchRequest(original, undefined, 10);
    expect(request.toFetch()).toBe(original);
    expect(await request.text()).toBe("text");
    expect(await request.text()).toBe("text");
    expect(await request.toFetch().text()).toBe("text");
  });

  test("keeps nothing behind the limit, and cancels what does not end", async () => {
    let pulled = 0;
    let isCancelled = false;
    const body = new ReadableStream({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(1_000_000));
      },
      cancel() {
        isCancelled = true;
      },
    });
    const request = new FetchRequest(
      new Request("http://x.example/", { method: "POST", body, duplex: "half" }),
      undefined,
      10,
    );
    await expect(request.bytes()).rejects.toThrow("the body is larger than 10 octets");
    await expect.poll(() => isCancelled).toBe(true);
    expect(pulled).toBeLessThan(25);
  });
});

function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString();
    });
    socket.on("end", () => resolve(received)).on("error", reject);
  });
}
