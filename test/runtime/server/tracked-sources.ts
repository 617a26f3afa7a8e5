import { Readable } from "node:stream";
import { expect } from "vitest";
import { type Door, doors, open, pause, streaming } from "./streaming-api.ts";

/** A source of octets, `one` and `two`, and then, where it has no end, `more` for ever; and how often it was ended early. */
export interface Tracked {
  readonly body: object;
  ends: number;
}

type Make = (isEndless: boolean) => Tracked;

function iterator(isEndless: boolean): Tracked {
  let given = 0;
  const tracked = {
    ends: 0,
    body: {
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          await pause(2);
          given++;
          return given > 2 && !isEndless ? { done: true, value: undefined } : { done: false, value: chunk(given) };
        },
        return: async () => {
          tracked.ends++;
          return { done: true, value: undefined };
        },
      }),
    },
  };
  return tracked;
}

function nodeStream(isEndless: boolean): Tracked {
  let given = 0;
  const body = new Readable({
    async read() {
      await pause(2);
      given++;
      this.push(given > 2 && !isEndless ? null : chunk(given));
    },
    destroy(error, done) {
      if (!this.readableEnded) tracked.ends++;
      done(error);
    },
  });
  const tracked: Tracked = { ends: 0, body };
  return tracked;
}

export function webStream(isEndless: boolean): Tracked {
  let given = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await pause(2);
      given++;
      if (given > 2 && !isEndless) controller.close();
      else controller.enqueue(chunk(given));
    },
    cancel: () => void tracked.ends++,
  });
  const tracked: Tracked = { ends: 0, body };
  return tracked;
}

const chunk = (nth: number) => Buffer.from(["one", "two"][nth - 1] ?? "more");

const sources: readonly (readonly [string, Make])[] = [
  ["an iterator", iterator],
  ["a stream of Node.js", nodeStream],
  ["a stream of the platform", webStream],
];
/** Each kind of source through each door. */
export const sourcesThroughDoors = doors.flatMap((door) => sources.map(([name, make]) => [door, name, make] as const));

/** A server that answers with a source, after `wait`. `asked` resolves when its handler has been called. */
export async function answering(
  door: Door,
  make: Make,
  { isEndless = true, ...response }: { isEndless?: boolean; status?: number; headers?: object },
  options: Parameters<typeof streaming>[1] = {},
  wait: Promise<unknown> | undefined = undefined,
) {
  const source = make(isEndless);
  const asked = Promise.withResolvers<void>();
  const { server, errors } = streaming(async () => {
    asked.resolve();
    await wait;
    return { status: 200, ...response, body: source.body };
  }, options);
  return { ask: await open(server, door), source, errors, asked: asked.promise };
}

export type Answering = Awaited<ReturnType<typeof answering>>;

/** That the source was ended, once. */
export async function endedOnce({ source }: Answering): Promise<void> {
  await expect.poll(() => source.ends).toBe(1);
  await pause(10);
  expect(source.ends).toBe(1);
}

/** That the answer is a 500 of which `onError` was told once, and the source ended. */
export async function failsWith500(answered: Answering, message: RegExp): Promise<void> {
  expect(await answered.ask("GET").status).toBe(500);
  await endedOnce(answered);
  expect(answered.errors).toEqual([expect.stringMatching(message)]);
}
