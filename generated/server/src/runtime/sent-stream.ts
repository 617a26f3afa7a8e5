/** Octets that a handler answers with. A stream of Node.js is an `AsyncIterable` too. */
export type BinaryBody = Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

export function isIterable(value: unknown): value is Iterable<unknown> | AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);
}

/** What gives its chunks while they are sent; other objects are JSON. */
export function isAsyncIterable(value: unknown): value is AsyncIterable<Uint8Array> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/**
 * A stream of what a source gives. Nothing is taken from the source before it is asked for, and the source is ended when
 * the stream is cancelled, or when what it gave cannot be sent.
 */
export function streamFrom<Item>(
  source: Iterable<Item> | AsyncIterable<Item>,
  encode: (item: Item) => Uint8Array,
): ReadableStream<Uint8Array> {
  const items = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const end = async (): Promise<void> => {
    await items.return?.();
    // A stream of Node.js that nobody has begun to read is not ended by its iterator.
    if ("destroy" in source && typeof source.destroy === "function") source.destroy();
  };
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await items.next();
        if (next.done === true) return controller.close();
        try {
          controller.enqueue(encode(next.value));
        } catch (error) {
          await end();
          throw error;
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}
