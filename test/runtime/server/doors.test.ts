import { createServer as createHttpServer, type RequestListener } from "node:http";
import { expect, onTestFinished, test, vi } from "vitest";
import { serve } from "../../../templates/runtime/server/serve.ts";
import type { CommonOptions } from "../../../templates/runtime/server/serve-options.ts";

const api = { title: "Nothing", match: () => undefined, operations: [], schemes: {} };

/** A server whose API has no path at all, and what it was asked. */
function serverOf(options: CommonOptions<undefined> = {}) {
  const refused: string[] = [];
  const errors: unknown[] = [];
  const refuse = {
    default: ({ kind }: { readonly kind: string }) => {
      refused.push(kind);
      return undefined;
    },
  };
  const onError = (error: unknown) => errors.push(error);
  return { server: serve(api, { handlers: {}, refuse, onError, ...options }, undefined), refused, errors };
}

const request = () => new Request("http://localhost/somewhere");
const next = () => new Response("next", { status: 418 });

test("next answers in place of the 404, and the hook for refusals is not asked", async () => {
  const { server, refused } = serverOf();
  expect((await server.fetch(request(), {}, next)).status).toBe(418);
  expect(refused).toEqual([]);
  expect((await server.fetch(request())).status).toBe(404);
  expect(refused).toEqual(["not-found"]);
});

test("the fallback is asked before next", async () => {
  const { server } = serverOf({ fallback: ({ path }) => (path === "/somewhere" ? { status: 200 } : undefined) });
  expect((await server.fetch(request(), {}, next)).status).toBe(200);
  expect((await server.fetch(new Request("http://localhost/"), {}, next)).status).toBe(418);
});

test("a 404 of the fallback is an answer", async () => {
  const { server } = serverOf({ fallback: () => ({ status: 404, body: "gone" }) });
  expect(await (await server.fetch(request(), {}, next)).text()).toBe("gone");
});

test("an interceptor that makes something else of the 404 is heard", async () => {
  const seen: number[] = [];
  const { server } = serverOf({
    interceptors: [
      (inner) => async (given, context) => {
        const response = await inner(given, context);
        seen.push(response.status);
        return given.path === "/somewhere" ? { status: 200, body: "found" } : response;
      },
    ],
  });
  expect(await (await server.fetch(request(), {}, next)).text()).toBe("found");
  expect((await server.fetch(new Request("http://localhost/"), {}, next)).status).toBe(418);
  expect(seen).toEqual([404, 404]);
});

test("what next throws is the caller's, through fetch", async () => {
  const { server, errors } = serverOf();
  const failing = () => Promise.reject(new Error("not mine"));
  await expect(server.fetch(request(), {}, failing)).rejects.toThrow("not mine");
  expect(errors).toEqual([]);
});

/** Listens until the test has ended. */
async function listen(listener: RequestListener): Promise<string> {
  const http = createHttpServer(listener);
  onTestFinished(() => void http.close());
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return `http://127.0.0.1:${address.port}/`;
}

test.each([
  ["a text", "plain", "text/plain; charset=utf-8"],
  ["octets", new Uint8Array(1), null],
  ["a Blob", new Blob(["a"], { type: "text/csv" }), "text/csv"],
  ["a Blob that says nothing", new Blob(["a"]), null],
])("a body is of the same type through both doors, where nothing says of which: %s", async (_what, body, type) => {
  const { server } = serverOf({ fallback: () => ({ status: 200, body }) });
  const responses = [await server.fetch(request()), await fetch(await listen(server.node))];
  expect(responses.map(({ headers }) => headers.get("content-type"))).toEqual([type, type]);
  for (const response of responses) await response.body?.cancel();
});

test.each([
  ["a text", "plaïn", "6"],
  ["octets", new Uint8Array(3), "3"],
  ["no octets", new Uint8Array(0), "0"],
  ["a Blob", new Blob(["ab"]), "2"],
  ["nothing", undefined, null],
  ["a stream", new Blob(["ab"]).stream(), null],
])("HEAD has the length of the body that GET would have: %s", async (_what, body, length) => {
  const { server } = serverOf({ fallback: () => ({ status: 200, body }) });
  const head = { method: "HEAD" };
  const ask = new Request("http://localhost/somewhere", head);
  const { headers } = body instanceof ReadableStream ? new Response() : await fetch(await listen(server.node), head);
  const lengths = [headers, (await server.fetch(ask)).headers].map((all) => all.get("content-length"));
  expect(lengths).toEqual([length, length]);
});

test("the phrase is that of the status, whatever somebody in front has said", async () => {
  const { server } = serverOf({ fallback: ({ path }) => (path === "/" ? { status: 413 } : undefined) });
  const address = await listen((incoming, outgoing) => {
    outgoing.statusMessage = "OK";
    server.node(incoming, outgoing);
  });
  expect(await fetch(`${address}none`)).toMatchObject({ status: 404, statusText: "Not Found" });
  expect(await fetch(address)).toMatchObject({ status: 413, statusText: "Content Too Large" });
});

test("what next throws through node:http is reported, and the connection breaks off", async () => {
  const { server, errors } = serverOf();
  const address = await listen((incoming, outgoing) =>
    server.node(incoming, outgoing, () => {
      throw new Error("not mine");
    }),
  );
  await expect(fetch(address)).rejects.toThrow();
  expect(errors).toEqual([new Error("not mine")]);
});

test("a stream is not read through fetch before somebody asks for it", async () => {
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1));
      },
    },
    { highWaterMark: 0 },
  );
  const { server } = serverOf({ fallback: () => ({ status: 200, body }) });
  const response = await server.fetch(request());
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(pulled).toBe(0);
  await response.body?.cancel();
});

test("what workers and other runtimes give beside the request is passed over", async () => {
  const { server } = serverOf();
  const asWorkersDo: unknown = Reflect.apply(server.fetch, undefined, [
    request(),
    { remoteAddress: 7 },
    { waitUntil: () => {} },
  ]);
  expect(asWorkersDo).toBeInstanceOf(Promise);
  expect(await asWorkersDo).toMatchObject({ status: 404 });
});

test("what an interceptor passes on as the context reaches whatever follows it", async () => {
  const seen: string[] = [];
  const server = serve<string>(
    api,
    {
      handlers: {},
      interceptors: [
        (inner) => (given, context) => inner(given, `${context} of the first`),
        (inner) => (given, context) => inner(given, `${context}, then of the second`),
      ],
      fallback: (_request, context) => {
        seen.push(`fallback: ${context}`);
        return undefined;
      },
      refuse: {
        default: (_refusal, context) => {
          seen.push(`refusal: ${context}`);
          return undefined;
        },
      },
    },
    "the server's",
  );
  await server.fetch(request());
  const context = "the server's of the first, then of the second";
  expect(seen).toEqual([`fallback: ${context}`, `refusal: ${context}`]);
});

test.each([
  [
    "throws",
    () => {
      throw new Error("unreachable");
    },
  ],
  ["rejects", () => Promise.reject(new Error("unreachable"))],
])("an onError that %s fails nobody", async (_how, onError) => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => logged.mockRestore());
  const fallback = () => Promise.reject(new Error("the handler"));
  const server = serve(api, { handlers: {}, fallback, onError }, undefined);
  expect((await server.fetch(request())).status).toBe(500);
  await expect.poll(() => logged.mock.calls).toEqual([[new Error("unreachable")]]);
});
