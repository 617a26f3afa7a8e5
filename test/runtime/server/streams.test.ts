import { createServer as createHttpServer, request as httpRequest } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import type { PlainResponse } from "../../../templates/runtime/server/response.ts";
import { type Server, serve } from "../../../templates/runtime/server/serve.ts";

/** A server that answers every path with what `answer` gives. */
function serverOf(answer: () => PlainResponse | Promise<PlainResponse>): { server: Server; errors: unknown[] } {
  const errors: unknown[] = [];
  const api = { title: "Streams", match: () => undefined, operations: [], schemes: {} };
  const onError = (error: unknown) => errors.push(error);
  return { server: serve(api, { handlers: {}, fallback: answer, onError }, undefined), errors };
}

async function listen(server: Server): Promise<string> {
  const http = createHttpServer(server.node);
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

/** A stream without an end, and the promise of its being cancelled. */
function endless() {
  const cancelled = Promise.withResolvers<true>();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      controller.enqueue(new Uint8Array(1000));
    },
    cancel: () => cancelled.resolve(true),
  });
  return { body, cancelled: cancelled.promise };
}

const failing = () =>
  new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new Uint8Array(10)),
    pull: (controller) => controller.error(new Error("the source is gone")),
  });

describe("a stream as a body through node:http", () => {
  test("arrives whole, however slowly it is read", async () => {
    const chunk = new Uint8Array(100_000).fill(7);
    let left = 50;
    const { server, errors } = serverOf(() => ({
      status: 200,
      body: new ReadableStream<Uint8Array>({
        pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
      }),
    }));
    const response = await fetch(await listen(server));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(left).toBeGreaterThan(0);
    const octets = new Uint8Array(await response.arrayBuffer());
    expect(octets.byteLength).toBe(5_000_000);
    expect(octets.every((octet) => octet === 7)).toBe(true);
    expect(errors).toEqual([]);
  });

  test("is cancelled when the client goes away, which is no error of the server", async () => {
    const { body, cancelled } = endless();
    const { server, errors } = serverOf(() => ({ status: 200, body }));
    const outgoing = httpRequest(await listen(server), (incoming) => incoming.once("data", () => outgoing.destroy()));
    outgoing.on("error", () => {}).end();
    expect(await cancelled).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(errors).toEqual([]);
  });

  test("that fails breaks the connection off, and is reported", async () => {
    const { server, errors } = serverOf(() => ({ status: 200, body: failing() }));
    const origin = await listen(server);
    await expect(fetch(origin).then((response) => response.arrayBuffer())).rejects.toThrow();
    expect(errors).toEqual([new Error("the source is gone")]);
  });

  test("that has a chunk which is no octets is cancelled, and reported", async () => {
    const cancelled = Promise.withResolvers<void>();
    const chunks: ReadableStream = new ReadableStream({
      start: (controller) => controller.enqueue(1),
      cancel: () => cancelled.resolve(),
    });
    const { server, errors } = serverOf(() => ({ status: 200, body: chunks }));
    const origin = await listen(server);
    await expect(fetch(origin).then((response) => response.arrayBuffer())).rejects.toThrow();
    await cancelled.promise;
    expect(errors).toMatchObject([{ name: "TypeError" }]);
  });

  test("is cancelled where the client was gone before the answer", async () => {
    const { body, cancelled } = endless();
    const asked = Promise.withResolvers<void>();
    const gone = Promise.withResolvers<void>();
    const { server, errors } = serverOf(async () => {
      asked.resolve();
      await gone.promise;
      return { status: 200, body };
    });
    const http = createHttpServer((incoming, outgoing) => {
      outgoing.on("close", gone.resolve);
      server.node(incoming, outgoing);
    });
    onTestFinished(() => void http.close());
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    const address = http.address();
    if (typeof address !== "object" || address === null) throw new Error("no port");
    const outgoing = httpRequest({ host: "127.0.0.1", port: address.port });
    outgoing.on("error", () => {}).end();
    await asked.promise;
    outgoing.destroy();
    expect(await cancelled).toBe(true);
    expect(errors).toEqual([]);
  });
});

describe.each(["node", "fetch"] as const)("a stream that is not sent through the %s door is cancelled", (door) => {
  async function send(server: Server, method: string): Promise<Response> {
    if (door === "fetch") return server.fetch(new Request("http://localhost/", { method }));
    return fetch(await listen(server), { method });
  }

  test.each([
    ["HEAD", 200],
    ["GET", 204],
    ["GET", 304],
  ])("%s, %i", async (method, status) => {
    const { body, cancelled } = endless();
    const { server, errors } = serverOf(() => ({ status, body }));
    const response = await send(server, method);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe("");
    expect(await cancelled).toBe(true);
    expect(errors).toEqual([]);
  });

  test("and a failure to cancel is reported", async () => {
    const body = new ReadableStream<Uint8Array>({ cancel: () => Promise.reject(new Error("stuck")) });
    const { server, errors } = serverOf(() => ({ status: 200, body }));
    expect((await send(server, "HEAD")).status).toBe(200);
    await expect.poll(() => errors).toEqual([new Error("stuck")]);
  });
});

test("octets in shared memory are copied into a response of fetch, which takes no others", async () => {
  const shared = new Uint8Array(new SharedArrayBuffer(3)).fill(65);
  const { server } = serverOf(() => ({ status: 200, body: shared }));
  expect(await (await server.fetch(new Request("http://localhost/"))).text()).toBe("AAA");
});
