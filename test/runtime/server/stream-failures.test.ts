import { createReadStream } from "node:fs";
import { createServer as createHttpServer, get } from "node:http";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import type { Interceptor } from "../../../templates/runtime/server/serve-options.ts";
import { doors, listen, open, pause, streaming } from "./streaming-api.ts";

const waited: Interceptor<undefined> = (next) => async (request, context) => {
  const response = await next(request, context);
  await pause(20);
  return response;
};

describe.each(doors)("through %s, a failure", (door) => {
  const missing = () => createReadStream("/nowhere/none");
  const absent = /^ENOENT: no such file/;
  const asking = async (answer: Parameters<typeof streaming>[0], options: Parameters<typeof streaming>[1] = {}) => {
    const { server, errors } = streaming(answer, options);
    return { ask: await open(server, door), errors };
  };
  const toldOnce = async (errors: string[], message: RegExp | string) => {
    await expect.poll(() => errors.length).toBe(1);
    await pause(30);
    expect(errors).toEqual([expect.stringMatching(message)]);
  };

  test("of a file that is not there is told, and breaks the response off", async () => {
    const { ask, errors } = await asking(() => ({ status: 200, body: missing() }));
    expect((await ask("GET").body).isWhole).toBe(false);
    await toldOnce(errors, absent);
  });

  test("is told where HEAD was asked", async () => {
    const { ask, errors } = await asking(() => ({ status: 200, body: missing() }));
    expect(await ask("HEAD").status).toBe(200);
    await toldOnce(errors, absent);
  });

  test("of a handler that waits with the request's signal is told to nobody where the client goes away", async () => {
    let aborted = 0;
    const { ask, errors } = await asking(async ({ request: { signal } }) => {
      await new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(signal.reason), { once: true }),
      ).catch((error) => {
        aborted++;
        throw error;
      });
    });
    const asked = ask("GET");
    await pause(50);
    asked.leave();
    await expect.poll(() => aborted).toBe(1);
    await pause(30);
    expect(errors).toEqual([]);
  });

  test("of a handler that gives up by itself is told, also by the name of an abortion", async () => {
    const { ask, errors } = await asking(() => AbortSignal.abort().throwIfAborted());
    expect(await ask("GET").status).toBe(500);
    await toldOnce(errors, /aborted/);
  });

  test("before anybody reads is told, and breaks the response off", async () => {
    const { ask, errors } = await asking(() => ({ status: 200, body: missing() }), { interceptors: [waited] });
    expect((await ask("GET").body).isWhole).toBe(false);
    await toldOnce(errors, absent);
  });

  test("of a response that becomes another one is told beside the reason", async () => {
    const answer = () => ({ status: 200, headers: { "x-name": "\n" }, body: missing() });
    const { ask, errors } = await asking(answer);
    expect(await ask("GET").status).toBe(500);
    await expect.poll(() => errors).toEqual([expect.stringMatching(/x-name/), expect.stringMatching(absent)]);
  });

  const closed = () => Promise.reject(new Error("the cursor is closed already"));
  const closing = async function* (wait: number) {
    try {
      for (;;) {
        if (wait > 0) await pause(wait);
        yield Buffer.alloc(wait > 0 ? 10 : 100_000);
      }
    } finally {
      await closed();
    }
  };
  const failingEnds: readonly [string, () => unknown][] = [
    ["a generator that waits", () => closing(5)],
    ["a generator that is not asked for more", () => closing(0)],
    ["a stream of Node.js made of one", () => Readable.from(closing(5))],
    [
      "a stream of the platform",
      () =>
        new ReadableStream({
          pull: (controller) => pause(5).then(() => controller.enqueue(Buffer.alloc(10))),
          cancel: closed,
        }),
    ],
  ];

  test.each(failingEnds)("to end when the client goes away is told: %s", async (_name, body) => {
    const { ask, errors } = await asking(() => ({ status: 200, body: body() }));
    const asked = ask("GET");
    await asked.begun;
    asked.leave();
    await toldOnce(errors, "the cursor is closed already");
  });

  test("of events to end when the client goes away is told", async () => {
    const events = async function* () {
      try {
        for (;;) {
          await pause(5);
          yield { data: "a" };
        }
      } finally {
        await closed();
      }
    };
    const { ask, errors } = await asking(() => ({ status: 200, body: events() }));
    const asked = ask("GET", "/items");
    await asked.begun;
    asked.leave();
    await toldOnce(errors, "the cursor is closed already");
  });

  test("that comes of the client's going away is not told", async () => {
    const waiting = async function* (signal: AbortSignal) {
      yield Buffer.from("a");
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    };
    const bodies = [waiting, (signal: AbortSignal) => Readable.from(waiting(signal), { signal })];
    for (const body of bodies) {
      const { ask, errors } = await asking(({ request }) => ({ status: 200, body: body(request.signal) }));
      const asked = ask("GET");
      await asked.begun;
      asked.leave();
      await pause(60);
      expect(errors).toEqual([]);
    }
  });

  const destroyed = (stream: Readable) => {
    stream.push("a");
    setTimeout(() => stream.destroy(), 10);
    return stream;
  };
  const failing = async function* (error: unknown) {
    yield Buffer.from("a");
    throw error;
  };
  test.each<[string, () => unknown, RegExp]>([
    ["is called an abortion", () => failing(new DOMException("mine", "AbortError")), /^mine$/],
    ["is that of a request of ours", () => failing(AbortSignal.abort().reason), /abort/],
    ["is that of a stream that was destroyed", () => destroyed(new Readable({ read() {} })), /^Premature close$/],
  ])("that %s is told where the client is there", async (_name, body, message) => {
    const { ask, errors } = await asking(() => ({ status: 200, body: body() }));
    expect((await ask("GET").body).isWhole).toBe(false);
    await toldOnce(errors, message);
  });

  test("is none where an answer of somebody else's that is passed on ends with the client", async () => {
    const closed = Promise.withResolvers<void>();
    const port = await listen(
      createHttpServer((_incoming, outgoing) => {
        const timer = setInterval(() => outgoing.write("more"), 2);
        outgoing.on("close", () => {
          clearInterval(timer);
          closed.resolve();
        });
      }),
    );
    const upstream = () => new Promise((resolve) => get({ port, host: "127.0.0.1" }, resolve));
    const { ask, errors } = await asking(async () => ({ status: 200, body: await upstream() }));
    const asked = ask("GET");
    await asked.begun;
    asked.leave();
    await closed.promise;
    expect(await ask("HEAD").status).toBe(200);
    await pause(30);
    expect(errors).toEqual([]);
  });

  test("of a chunk that is no octets is told, and ends the source", async () => {
    let ends = 0;
    const numbers = async function* () {
      try {
        yield 1;
      } finally {
        ends++;
      }
    };
    const { ask, errors } = await asking(() => ({ status: 200, body: numbers() }));
    expect((await ask("GET").body).isWhole).toBe(false);
    await expect.poll(() => [ends, errors.length]).toEqual([1, 1]);
  });
});
