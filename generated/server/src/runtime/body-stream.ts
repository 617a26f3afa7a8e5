import type { OwnOctets } from "./octet-stream.ts";
import { PayloadTooLargeError } from "./errors.ts";
import { isClosed, type OutgoingResponse } from "./node-messages.ts";

/** Octets that are there, or will be, as the only chunk of a stream. */
export async function* onlyChunk(bytes: Promise<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  yield await bytes;
}

/** A stream whose first chunk was taken from it already. */
export async function* continued(
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array, void, undefined>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return();
  }
}

/**
 * All that comes, in one piece.
 * @throws PayloadTooLargeError as soon as it is more than `limit` octets
 */
export async function collectChunks(source: AsyncIterable<Uint8Array>, limit: number): Promise<OwnOctets> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > limit) throw new PayloadTooLargeError(limit);
    chunks.push(chunk);
  }
  const all = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return all;
}

/** What makes a request of `fetch` with a stream as its body. The DOM's types do not know `duplex`, which has to be said. */
export function streaming(
  init: RequestInit,
  body: ReadableStream<Uint8Array>,
): RequestInit & { readonly duplex: "half" } {
  return { ...init, body, duplex: "half" };
}

/**
 * Sends a stream to its end. Where the client goes away before that, the stream is cancelled, and nothing has failed.
 * Rejects with what the stream itself fails with.
 */
export async function sendStream(body: ReadableStream<Uint8Array>, outgoing: OutgoingResponse): Promise<void> {
  const reader = body.getReader();
  let cancelled: Promise<void> | undefined;
  const cancel = (): void => {
    cancelled = reader.cancel();
  };
  outgoing.once("close", cancel);
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      // The client may have gone away while the chunk was made.
      if (isClosed(outgoing)) break;
      if (!outgoing.write(part.value)) await drained(outgoing);
    }
    if (isClosed(outgoing)) cancel();
    else outgoing.end();
    await cancelled;
  } catch (error) {
    // A stream that failed is over; one that gave a chunk which is no octets is not.
    reader.cancel(error).catch(() => {});
    throw error;
  } finally {
    outgoing.off("close", cancel);
  }
}

/** Waits until more can be written, or nothing can be any more. */
function drained(outgoing: OutgoingResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      outgoing.off("drain", settle).off("close", settle);
      resolve();
    };
    outgoing.on("drain", settle).on("close", settle);
  });
}

/** The same stream; what it fails with is reported as well, since whoever reads it from here on need not tell. */
export function reporting(
  body: ReadableStream<Uint8Array>,
  report: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        const part = await reader.read().catch((error: unknown) => {
          report(error);
          throw error;
        });
        if (part.done) controller.close();
        else controller.enqueue(part.value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Nothing is read before it is asked for.
    { highWaterMark: 0 },
  );
}

/** Cancels a body that is not sent, so that what it is made from is let go of. */
export function letGo(body: unknown, report: (error: unknown) => void): void {
  if (body instanceof ReadableStream) body.cancel().catch(report);
}
