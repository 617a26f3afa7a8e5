import type { EncodedBody } from "./operation.ts";

/** Octets in memory of their own: `Uint8Array<ArrayBuffer>`, a type that compilers before 5.7 know without its argument. */
type OwnOctets = ReturnType<Uint8Array["slice"]>;

/** Octets, at once or as they come. What comes as a stream is sent once: its request is not tried again. */
export type BinaryBody = Blob | ArrayBuffer | OwnOctets | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** @throws TypeError for what is no octets. */
export function encodeOctets(contentType: string, value: unknown): EncodedBody {
  if (!isBinary(value)) throw new TypeError(`A body of ${contentType} is a Blob, an ArrayBuffer, a view or a stream.`);
  return { contentType, content: isAtHand(value) || value instanceof ReadableStream ? value : streamOf(value) };
}

export function isBinary(value: unknown): value is BinaryBody {
  return isAtHand(value) || value instanceof ReadableStream || isAsyncIterable(value);
}

/** Whether octets can be sent a second time. */
export function isAtHand(value: unknown): value is Blob | ArrayBuffer | OwnOctets {
  return value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

function isAsyncIterable(value: unknown): value is AsyncIterable<Uint8Array> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** A stream of what comes, taken from its source as it is sent. */
export function streamOf(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
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
