import type { MaybePromise } from "./serve-options.ts";

/** Octets that a handler answers with. A stream of Node.js is an `AsyncIterable` too. */
export type BinaryBody = Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

export function isIterable(value: unknown): value is Iterable<unknown> | AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);
}

export interface StreamOptions {
  /** Called when the source has ended. What it throws breaks the stream off. */
  readonly atEnd?: (() => void) | undefined;
  readonly filler?: Filler | undefined;
}

/** What is sent in the place of an item when there was none for so many milliseconds. */
export interface Filler {
  readonly octets: Uint8Array;
  readonly after: number;
}

/**
 * A stream of what a source gives. Nothing is taken from the source before it is asked for, and the source is ended when
 * the stream is cancelled, or when what it gave cannot be sent.
 */
export function streamFrom<Item>(
  source: Iterable<Item> | AsyncIterable<Item>,
  encode: (item: Item) => Uint8Array,
  { atEnd, filler }: StreamOptions = {},
): ReadableStream<Uint8Array> {
  const items = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const end = async (): Promise<void> => {
    await items.return?.();
    // A stream of Node.js that nobody has begun to read is not ended by its iterator.
    if ("destroy" in source && typeof source.destroy === "function") source.destroy();
  };
  let awaited: MaybePromise<IteratorResult<Item>> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = (after: number): Promise<undefined> =>
    new Promise((resolve) => {
      timer = setTimeout(resolve, after, undefined);
    });
  const stop = (): void => clearTimeout(timer);
  return new ReadableStream(
    {
      async pull(controller) {
        // One item is asked for at a time, however often the wait for it is filled.
        awaited ??= items.next();
        if (filler) {
          const isSilent = (await Promise.race([awaited, silence(filler.after)]).finally(stop)) === undefined;
          if (isSilent) return controller.enqueue(filler.octets);
        }
        const next = await awaited;
        awaited = undefined;
        if (next.done === true) {
          atEnd?.();
          return controller.close();
        }
        try {
          controller.enqueue(encode(next.value));
        } catch (error) {
          await end();
          throw error;
        }
      },
      cancel() {
        stop();
        return end();
      },
    },
    { highWaterMark: 0 },
  );
}
