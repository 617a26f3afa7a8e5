import { isAsyncIterable, type OwnOctets } from "../shared/octet-stream.ts";

/** Octets that can be sent as often as one likes. */
export type AtHand = Blob | ArrayBuffer | OwnOctets;

/** What gives its items one after the other. A stream of Node.js is an async iterable. */
export type SourceOf<Item> = ReadableStream<Item> | AsyncIterable<Item> | Iterable<Item>;

/** A source that was taken over: nobody else reads it. */
export interface Source<Item> {
  /** What comes next; nothing more where it has ended. */
  next(): Promise<IteratorResult<Item, unknown>>;
  /** Ends it, unless it has ended. That this fails is told to nobody: whoever gave the source has the outcome of the call. */
  end(): void;
}

/** What can be read once, and was ended. */
const ended = new WeakSet<object>();

/** Takes over the sources of a call. */
export class Sources {
  readonly #fail: (error: unknown) => void;
  readonly #taken = new Set<object>();

  /** @param fail Told what fails in a stream of Node.js, before its turn has come, too. */
  constructor(fail: (error: unknown) => void = () => {}) {
    this.#fail = fail;
  }

  /**
   * Asks the source for nothing yet.
   * @throws TypeError for a stream that somebody else reads, and for what can be read once and is given twice.
   */
  take<Item>(value: SourceOf<Item>): Source<Item> {
    const node = nodeStream(value);
    const iterator = iteratorOf(value);
    // What makes an iterator each time can be read again. A stream of Node.js makes one, too, and cannot.
    const identity = node ? value : iterator;
    if (this.#taken.has(identity)) throw new TypeError("A stream is read once, and cannot be sent twice.");
    this.#taken.add(identity);
    let isOver = false;
    const fail = (error: unknown) => {
      if (!isOver) this.#fail(error);
    };
    // It stays there: a file that cannot be opened says so after it was destroyed, too.
    node?.on("error", fail);
    if (node?.errored) fail(node.errored);
    return {
      async next() {
        if (isOver) return { done: true, value: undefined };
        try {
          const next = await iterator.next();
          if (next.done) isOver = true;
          return next;
        } catch (error) {
          isOver = true;
          throw error;
        }
      },
      end() {
        if (isOver || ended.has(identity)) return;
        isOver = true;
        ended.add(identity);
        const end = async () => {
          // Its iterator ends no stream of Node.js that it has not begun, and none that it waits for.
          node?.destroy();
          await iterator.return?.();
        };
        // Not at once: a generator that is running cannot be ended.
        Promise.resolve()
          .then(end)
          .catch(() => {});
      },
    };
  }
}

/** What a stream of Node.js has beside being iterable. */
interface NodeStream {
  on(event: "error", listener: (error: unknown) => void): unknown;
  destroy(): unknown;
  readonly errored?: unknown;
}

function nodeStream(value: object): NodeStream | undefined {
  const stream: Partial<NodeStream> = Object(value);
  return isNodeStream(stream) ? stream : undefined;
}

function isNodeStream(stream: Partial<NodeStream>): stream is NodeStream {
  return typeof stream.on === "function" && typeof stream.destroy === "function";
}

function iteratorOf<Item>(value: SourceOf<Item>): AsyncIterator<Item, unknown> | Iterator<Item, unknown> {
  // Not every platform lets a stream be iterated.
  if (!(value instanceof ReadableStream)) {
    return Symbol.asyncIterator in value ? value[Symbol.asyncIterator]() : value[Symbol.iterator]();
  }
  const reader = value.getReader();
  return {
    async next() {
      const next = await reader.read();
      return next.done ? { done: true, value: undefined } : { done: false, value: next.value };
    },
    async return() {
      await reader.cancel();
      return { done: true, value: undefined };
    },
  };
}

/** Ends what the body of a call was to be made of, where there is no call. */
export function endSources(body: unknown): void {
  const sources = new Sources();
  for (const value of sourcesIn(body)) {
    try {
      sources.take(value).end();
    } catch {
      // It is somebody else's, or stands there twice.
    }
  }
}

/** The sources of a body: itself, a part, one of the files of a part, each perhaps with what is said of it. */
function* sourcesIn(body: unknown): Generator<SourceOf<unknown>, void, undefined> {
  if (typeof body !== "object" || body === null || isAtHand(body)) return;
  if (isStream(body) || isIterator(body)) return yield body;
  for (const item of Object.values(body).flat()) {
    const content: unknown = isStream(item) ? item : Object(item).content;
    if (isStream(content)) yield content;
  }
}

/** Whether octets can be sent a second time. */
export function isAtHand(value: unknown): value is AtHand {
  return value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

/** Whether a value gives octets as they come. */
export function isStream(value: unknown): value is ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> {
  return value instanceof ReadableStream || isAsyncIterable(value);
}

export function isIterable(value: object): value is SourceOf<unknown> {
  return isStream(value) || Symbol.iterator in value;
}

/** A generator that does not wait, for one. A list is iterable, too, and is not used up by that. */
function isIterator(value: object): value is IterableIterator<unknown> {
  return Symbol.iterator in value && "next" in value;
}
