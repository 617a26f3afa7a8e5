import { isAsyncIterable } from "../shared/octet-stream.ts";
import { Source } from "./source.ts";

/** Octets that a handler answers with. A stream of Node.js is an `AsyncIterable` too. */
export type BinaryBody = Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

export function isIterable(value: unknown): value is Iterable<unknown> | AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);
}

export type Tell = (error: unknown) => void;

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

/** How streams of this server's are ended over the heads of those who read them. */
const abandoning = new WeakMap<ReadableStream, () => void>();

/**
 * A stream of what a source gives. Nothing is taken from the source before it is asked for, and the source is ended when
 * the stream is cancelled, or when what it gave cannot be sent.
 * @param tell Told what the source fails with where the stream is not read any more. To cancel the stream never fails.
 */
export function streamFrom<Item>(
  given: Iterable<Item> | AsyncIterable<Item>,
  encode: (item: Item) => Uint8Array,
  tell: Tell,
  { atEnd, filler }: StreamOptions = {},
): ReadableStream<Uint8Array> {
  const source = new Source(given, tell);
  let awaited: Promise<IteratorResult<Item>> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = (after: number): Promise<undefined> =>
    new Promise((resolve) => {
      timer = setTimeout(resolve, after, undefined);
    });
  const stop = (): void => clearTimeout(timer);
  let abandon = (): void => {};
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        abandon = () => {
          stop();
          controller.error(new DOMException("the response was given up", "AbortError"));
          source.end();
        };
      },
      async pull(controller) {
        // One item is asked for at a time, however often the wait for it is filled.
        awaited ??= source.next();
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
          source.end();
          throw error;
        }
      },
      cancel() {
        stop();
        return source.end();
      },
    },
    { highWaterMark: 0 },
  );
  abandoning.set(stream, abandon);
  return stream;
}

/** The same stream, which can be ended whoever reads it. */
export function owned(body: ReadableStream<Uint8Array>, tell: Tell): ReadableStream<Uint8Array> {
  if (abandoning.has(body)) return body;
  const reader = body.getReader();
  const over = { done: true, value: undefined } as const;
  const chunks: AsyncIterator<Uint8Array> = {
    async next() {
      const part = await reader.read();
      return part.done ? over : part;
    },
    async return() {
      await reader.cancel();
      return over;
    },
  };
  return streamFrom({ [Symbol.asyncIterator]: () => chunks }, (chunk) => chunk, tell);
}

/** Ends a stream that is owned, and its source. Whoever reads it sees it fail, so that nobody takes what came for the whole. */
export function abandon(body: ReadableStream): void {
  abandoning.get(body)?.();
}

/** The same stream; calls back when it was read to its end, has failed or was cancelled. */
export function onceOver(body: ReadableStream<Uint8Array>, listener: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  reader.closed.then(listener, listener);
  return new ReadableStream(
    {
      async pull(controller) {
        const part = await reader.read();
        if (part.done) controller.close();
        else controller.enqueue(part.value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Nothing is read before it is asked for.
    { highWaterMark: 0 },
  );
}

/** The same stream of octets; what it fails with is told as well, since whoever reads it from here on need not tell. */
export function telling(body: ReadableStream<Uint8Array>, tell: Tell): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const fail = (error: unknown): never => {
    tell(error);
    throw error;
  };
  return new ReadableStream(
    {
      async pull(controller) {
        const part = await reader.read().catch(fail);
        if (part.done) return controller.close();
        const chunk: unknown = part.value;
        // Texts are no octets either, but those who carry responses take them.
        if (ArrayBuffer.isView(chunk) || typeof chunk === "string") return controller.enqueue(part.value);
        const error = new TypeError("a chunk of a body is no octets");
        reader.cancel(error).catch(tell);
        fail(error);
      },
      cancel: (reason) => reader.cancel(reason).catch(tell),
    },
    // Nothing is read before it is asked for.
    { highWaterMark: 0 },
  );
}

/** Ends what a body that is not sent is made from, a stream or what was to become one. */
export function letGo(body: unknown, tell: Tell): void {
  if (body instanceof ReadableStream) {
    // One that is locked is its reader's.
    if (!body.locked) body.cancel().catch(tell);
  } else if (isAsyncIterable(body) || isIterator(body)) sourceOf(body, tell)?.end();
}

/** What can be iterated once, and so be ended: of a list nothing is to be let go of. */
function isIterator(value: unknown): value is Iterable<unknown> {
  return isIterable(value) && "next" in value;
}

function sourceOf(body: Iterable<unknown> | AsyncIterable<unknown>, tell: Tell): Source<unknown> | undefined {
  try {
    return new Source<unknown>(body, tell);
  } catch {
    // What cannot be begun has nothing to end. Why, whoever tried first was told.
    return undefined;
  }
}
