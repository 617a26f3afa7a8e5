import { describe, expect, test } from "vitest";
import type { Interceptor } from "../../../templates/runtime/server/serve-options.ts";
import { pause } from "./streaming-api.ts";
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

const upperCase = () =>
  new TransformStream<Uint8Array, Uint8Array>({
    transform: (part, controller) => controller.enqueue(Buffer.from(Buffer.from(part).toString().toUpperCase())),
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
});
