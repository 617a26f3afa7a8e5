import type { EncodedBody } from "./operation.ts";
import { type AtHand, isAtHand, isStream } from "./sources.ts";
import { uploadOf } from "./upload.ts";

/** Octets, at once or as they come. What comes as a stream is sent once: its request is not tried again. */
export type BinaryBody = AtHand | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** @throws TypeError for what is no octets. */
export function encodeOctets(contentType: string, value: unknown): EncodedBody {
  if (!isBinary(value)) throw new TypeError(`A body of ${contentType} is a Blob, an ArrayBuffer, a view or a stream.`);
  return isAtHand(value) ? { contentType, content: value } : uploadOf(contentType, [value], (octets) => octets);
}

export function isBinary(value: unknown): value is BinaryBody {
  return isAtHand(value) || isStream(value);
}
