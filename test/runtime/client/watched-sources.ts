import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";

/** A source that never ends by itself, and how often it was ended. */
export interface Watched {
  readonly kind: string;
  readonly source: unknown;
  readonly ended: number;
  readonly given: number;
}

export const chunk = () => new TextEncoder().encode("x".repeat(1000));

/** Every kind of source that a caller may have. */
export const kinds: Readonly<Record<string, (state: { ended: number; given: number }) => unknown>> = {
  "an iterator": (state) => {
    const iterator = {
      [Symbol.asyncIterator]: () => iterator,
      async next() {
        state.given++;
        await wait(1);
        return { done: false, value: chunk() };
      },
      async return() {
        state.ended++;
        return { done: true, value: undefined };
      },
    };
    return iterator;
  },
  "an iterator whose end fails": (state) => {
    const iterator = {
      [Symbol.asyncIterator]: () => iterator,
      async next() {
        state.given++;
        await wait(1);
        return { done: false, value: chunk() };
      },
      async return() {
        state.ended++;
        throw new Error("the end fails");
      },
    };
    return iterator;
  },
  "an iterator that does not go on": (state) => {
    const iterator = {
      [Symbol.asyncIterator]: () => iterator,
      next: () => (state.given++ ? new Promise(() => {}) : { done: false, value: chunk() }),
      return: () => {
        state.ended++;
        return new Promise(() => {});
      },
    };
    return iterator;
  },
  "a stream of the web": (state) =>
    new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          state.given++;
          await wait(1);
          controller.enqueue(chunk());
        },
        cancel() {
          state.ended++;
        },
      },
      { highWaterMark: 0 },
    ),
  "a stream of Node.js": (state) =>
    new Readable({
      read() {
        state.given++;
        setTimeout(() => this.push(chunk()), 1);
      },
      destroy(error, done) {
        state.ended++;
        done(error);
      },
    }),
  "a stream of Node.js that does not go on": (state) =>
    new Readable({
      read() {
        if (!state.given++) this.push(chunk());
      },
      destroy(error, done) {
        state.ended++;
        done(error);
      },
    }),
};

export function watched(kind: string): Watched {
  const state = { ended: 0, given: 0 };
  const source = kinds[kind]?.(state);
  return {
    kind,
    source,
    get ended() {
      return state.ended;
    },
    get given() {
      return state.given;
    },
  };
}
