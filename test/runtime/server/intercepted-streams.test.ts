import { describe, expect, test } from "vitest";
import type { PlainResponse } from "../../../templates/runtime/server/response.ts";
import type { Interceptor } from "../../../templates/runtime/server/serve-options.ts";
import { doors, open, pause, streaming } from "./streaming-api.ts";
import { answering, endedOnce, failsWith500, sourcesThroughDoors } from "./tracked-sources.ts";

const waited: Interceptor<undefined> = (next) => async (request, context) => {
  const response = await next(request, context);
  await pause(5);
  return response;
};

const timeUp = async () => {
  await pause(5);
  return { status: 503 };
};

/** A stream that takes nothing of another one before it is asked itself. */
const lazily = (body: ReadableStream<Uint8Array>, begun: readonly Uint8Array[] = []) =>
  ReadableStream.from(
    (async function* () {
      yield* begun;
      for await (const chunk of body) yield Buffer.from(Buffer.from(chunk).toString().toUpperCase());
    })(),
  );

const streamOf = ({ body }: PlainResponse): ReadableStream<Uint8Array> => {
  if (body instanceof ReadableStream) return body;
  throw new TypeError("the body is no stream");
};

const upperCase = () =>
  new TransformStream<Uint8Array, Uint8Array>({
    transform: (part, controller) => controller.enqueue(Buffer.from(Buffer.from(part).toString().toUpperCase())),
  });

const lazy: Interceptor<undefined> =
  (next) =>
  async (...given) => {
    const response = await next(...given);
    return { ...response, body: lazily(streamOf(response)) };
  };

describe.each(doors)("through %s", (door) => {
  test("items that are read when the client asks arrive", async () => {
    const answer = () => ({ status: 200, body: [{ data: "a" }, { data: "b" }] });
    const { server, errors } = streaming(answer, { interceptors: [lazy] });
    const ask = await open(server, door);
    expect(await ask("GET", "/items").body).toEqual({ text: "DATA: A\n\nDATA: B\n\n", isWhole: true });
    expect(errors).toEqual([]);
  });
});

describe.each(sourcesThroughDoors)("through %s, %s that an interceptor has", (door, _name, make) => {
  const through = (make: Interceptor<undefined>) => ({ interceptors: [make] });

  test("for a while is sent whole", async () => {
    const { ask, errors } = await answering(door, make, { isEndless: false }, through(waited));
    expect(await ask("GET").body).toEqual({ text: "onetwo", isWhole: true });
    expect(errors).toEqual([]);
  });

  test.each<[string, Interceptor<undefined>, RegExp]>([
    [
      "and then throws",
      (next) =>
        async (...given) => {
          await next(...given);
          throw new Error("later");
        },
      /^later$/,
    ],
    [
      "and answers with a header that cannot be sent",
      (next) =>
        async (...given) => ({ ...(await next(...given)), headers: { "x-name": "a\nb" } }),
      /^the value of the header x-name/,
    ],
    [
      "wrapped, and then throws",
      (next) =>
        async (...given) => {
          const { body } = await next(...given);
          if (body instanceof ReadableStream) body.pipeThrough(upperCase());
          throw new Error("wrapped");
        },
      /^wrapped$/,
    ],
    [
      "and answers with, though it reads it",
      (next) =>
        async (...given) => {
          const response = await next(...given);
          if (response.body instanceof ReadableStream) response.body.getReader();
          return response;
        },
      /somebody reads already$/,
    ],
  ])("%s, is ended", async (_what, interceptor, message) => {
    const answered = await answering(door, make, {}, through(interceptor));
    await failsWith500(answered, message);
  });

  test.each<[string, Interceptor<undefined>, number]>([
    [
      "answers with something else",
      (next) =>
        async (...given) => ({ ...(await next(...given)), body: "else" }),
      200,
    ],
    [
      "makes a 304 of it",
      (next) =>
        async (...given) => ({ ...(await next(...given)), status: 304 }),
      304,
    ],
  ])("which %s is ended", async (_what, interceptor, status) => {
    const answered = await answering(door, make, {}, through(interceptor));
    expect(await answered.ask("GET").status).toBe(status);
    await endedOnce(answered);
    expect(answered.errors).toEqual([]);
  });

  test("which did not wait for it is ended", async () => {
    const gate = Promise.withResolvers<void>();
    const impatient: Interceptor<undefined> =
      (next) =>
      (...given) =>
        Promise.race([next(...given), timeUp()]);
    const answered = await answering(door, make, {}, through(impatient), gate.promise);
    expect(await answered.ask("GET").status).toBe(503);
    gate.resolve();
    await endedOnce(answered);
    expect(answered.errors).toEqual([]);
  });

  const wrapping: Interceptor<undefined> =
    (next) =>
    async (...given) => {
      const { body, ...response } = await next(...given);
      return { ...response, body: body instanceof ReadableStream ? body.pipeThrough(upperCase()) : body };
    };

  test("wrapped is sent whole, and ended with the client", async () => {
    const whole = await answering(door, make, { isEndless: false }, through(wrapping));
    expect(await whole.ask("GET").body).toEqual({ text: "ONETWO", isWhole: true });
    expect([whole.source.ends, whole.errors]).toEqual([0, []]);
    const answered = await answering(door, make, {}, through(wrapping));
    const asked = answered.ask("GET");
    await asked.begun;
    asked.leave();
    await endedOnce(answered);
    expect(answered.errors).toEqual([]);
  });

  test("and copies for another reader is the reader's", async () => {
    const copies: Promise<string>[] = [];
    const copying: Interceptor<undefined> =
      (next) =>
      async (...given) => {
        const response = await next(...given);
        if (!(response.body instanceof ReadableStream)) return response;
        const [body, copy] = response.body.tee();
        copies.push(new Response(copy).text());
        return { ...response, body };
      };
    const { ask, errors } = await answering(door, make, { isEndless: false }, through(copying));
    expect(await ask("GET").body).toEqual({ text: "onetwo", isWhole: true });
    expect(await Promise.all(copies)).toEqual(["onetwo"]);
    expect(errors).toEqual([]);
  });

  const begun: Interceptor<undefined> =
    (next) =>
    async (...given) => {
      const response = await next(...given);
      const body = streamOf(response);
      const reader = body.getReader();
      const { value } = await reader.read();
      reader.releaseLock();
      return { ...response, body: lazily(body, value && [value]) };
    };

  test.each<[string, Interceptor<undefined>, string]>([
    ["is read when the client asks", lazy, "ONETWO"],
    ["is begun, and read on when the client asks", begun, "oneTWO"],
  ])("and that %s is sent whole", async (_what, interceptor, text) => {
    const { ask, source, errors } = await answering(door, make, { isEndless: false }, through(interceptor));
    expect(await ask("GET").body).toEqual({ text, isWhole: true });
    await pause(10);
    expect([source.ends, errors]).toEqual([0, []]);
  });

  test("and would read when the client asks is ended with the client, or where HEAD was asked", async () => {
    const left = await answering(door, make, {}, through(lazy));
    const asked = left.ask("GET");
    await asked.begun;
    asked.leave();
    await endedOnce(left);
    const head = await answering(door, make, {}, through(lazy));
    expect(await head.ask("HEAD").status).toBe(200);
    await endedOnce(head);
    expect([left.errors, head.errors]).toEqual([[], []]);
  });

  test("and does not read, though it answers with another stream, is ended with that one", async () => {
    const otherwise: Interceptor<undefined> =
      (next) =>
      async (...given) => ({ ...(await next(...given)), body: new Blob(["else"]).stream() });
    const answered = await answering(door, make, {}, through(otherwise));
    expect(await answered.ask("GET").body).toEqual({ text: "else", isWhole: true });
    await endedOnce(answered);
    expect(answered.errors).toEqual([]);
  });

  test("and asks for twice is sent, and the one before it ended", async () => {
    const first = make(true);
    const bodies = [first.body, make(false).body];
    const twice: Interceptor<undefined> =
      (next) =>
      async (...given) => {
        await next(...given);
        return next(...given);
      };
    const { server, errors } = streaming(() => ({ status: 200, body: bodies.shift() }), through(twice));
    const ask = await open(server, door);
    expect(await ask("GET").body).toEqual({ text: "onetwo", isWhole: true });
    await expect.poll(() => first.ends).toBe(1);
    expect(errors).toEqual([]);
  });

  test("after it has answered is read whole, whoever holds it before", async () => {
    const fresh = Promise.withResolvers<string>();
    const stale: Interceptor<undefined> =
      (next) =>
      async (...given) => {
        const refresh = async () => new Response(streamOf(await next(...given))).text();
        refresh().then(fresh.resolve, fresh.reject);
        return { status: 200, body: "stale" };
      };
    const gate = Promise.withResolvers<void>();
    const options = { interceptors: [stale, waited, lazy] };
    const { ask, source, errors } = await answering(door, make, { isEndless: false }, options, gate.promise);
    expect(await ask("GET").body).toEqual({ text: "stale", isWhole: true });
    gate.resolve();
    expect(await fresh.promise).toBe("ONETWO");
    expect([source.ends, errors]).toEqual([0, []]);
  });

  test("and reads after it was let go of fails, and is not empty", async () => {
    const later = Promise.withResolvers<string>();
    const tooLate: Interceptor<undefined> =
      (next) =>
      async (...given) => {
        const body = streamOf(await next(...given));
        const read = async () => {
          await pause(60);
          return new Response(body).text();
        };
        read().then(later.resolve, later.reject);
        return { status: 202 };
      };
    const answered = await answering(door, make, { isEndless: false }, through(tooLate));
    const failed = expect(later.promise).rejects.toThrow("the response was given up");
    expect(await answered.ask("GET").status).toBe(202);
    await failed;
    await endedOnce(answered);
    expect(answered.errors).toEqual([]);
  });
});
