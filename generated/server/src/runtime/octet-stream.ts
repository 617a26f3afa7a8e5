/**
 * Octets as streams (WHATWG Streams). They are moved by hand, since Node.js and the DOM disagree about the type of streams:
 * the sources compile with either.
 */

/** Octets in memory of their own: `Uint8Array<ArrayBuffer>`, a type that compilers before 5.7 know without its argument. */
export type OwnOctets = ReturnType<Uint8Array["slice"]>;

/** What gives its chunks one after the other. A stream of Node.js is one, too. */
export function isAsyncIterable(value: unknown): value is AsyncIterable<Uint8Array> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** A stream of what an iterator gives, which is ended when the stream is cancelled. */
export function streamOf(chunks: AsyncIterator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}
