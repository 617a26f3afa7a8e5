import { isAsyncIterable, type OwnOctets, streamOf } from "../shared/octet-stream.ts";
import type { EncodedBody } from "./operation.ts";

/** Octets, at once or as they come. What comes as a stream is sent once: its request is not tried again. */
export type BinaryBody = Blob | ArrayBuffer | OwnOctets | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** @throws TypeError for what is no octets. */
export function encodeOctets(contentType: string, value: unknown): EncodedBody {
  if (!isBinary(value)) throw new TypeError(`A body of ${contentType} is a Blob, an ArrayBuffer, a view or a stream.`);
  return {
    contentType,
    content: isAtHand(value) || value instanceof ReadableStream ? value : streamOf(value[Symbol.asyncIterator]()),
  };
}

export function isBinary(value: unknown): value is BinaryBody {
  return isAtHand(value) || value instanceof ReadableStream || isAsyncIterable(value);
}

/** Whether octets can be sent a second time. */
export function isAtHand(value: unknown): value is Blob | ArrayBuffer | OwnOctets {
  return value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}
