import type { OwnOctets } from "./octet-stream.ts";
import { PayloadTooLargeError } from "./errors.ts";

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
