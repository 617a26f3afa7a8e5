import type { MaybePromise } from "./serve-options.ts";

/**
 * What an application makes a body from, owned from the moment on that it was given until its end, which is reached once, whoever
 * ends it. What it fails with is told once as well: to whoever asks for the next item, and where nobody asks any more, to `report`.
 */
export class Source<Item> {
  readonly #given: object;
  readonly #items: Iterator<Item> | AsyncIterator<Item>;
  readonly #report: (error: unknown) => void;
  /** What was heard of a failure before anybody asked. */
  #failure: { readonly error: unknown } | undefined;
  #isOver = false;
  #isTold = false;

  /**
   * Nothing is taken from what is given before it is asked for.
   * @throws TypeError if it can be read once, and was given before
   */
  constructor(given: Iterable<Item> | AsyncIterable<Item>, report: (error: unknown) => void) {
    this.#given = given;
    this.#report = report;
    // The second response would get what the first has left: nothing, or each of them a part.
    if (readOnce.has(given))
      throw new TypeError("the body of a response is a stream that another response had already");
    const isStream = isNodeStream(given);
    // A stream of Node.js emits what it fails with, read or not, and ends the process where nobody listens; its iterator
    // listens no sooner than it is begun.
    if (isStream) given.on("error", (error) => this.#hear(error));
    this.#items = Symbol.asyncIterator in given ? given[Symbol.asyncIterator]() : given[Symbol.iterator]();
    const items: object = this.#items;
    if (isStream || items === given) readOnce.add(given);
  }

  /** Rejects with what the source fails with. */
  async next(): Promise<IteratorResult<Item>> {
    try {
      if (this.#failure !== undefined) throw this.#failure.error;
      const asked: MaybePromise<IteratorResult<Item>> = this.#items.next();
      const next = await asked;
      if (next.done === true) this.#isOver = true;
      return next;
    } catch (error) {
      // It may have been ended while it was waited for: then nobody asks any more.
      if (this.#isOver) this.#tell(error);
      else this.#isTold = true;
      this.#isOver = true;
      throw error;
    }
  }

  /** Ends the source, where it is not over already. It never fails: what the source's end fails with is told. */
  async end(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#failure !== undefined) this.#tell(this.#failure.error);
    try {
      // At once: its iterator waits for what the stream may never give, and does not end one that was not begun.
      if (isDestroyable(this.#given)) this.#given.destroy();
    } catch (error) {
      this.#tell(error);
    }
    try {
      await this.#items.return?.();
    } catch (error) {
      this.#tell(error);
    }
  }

  #hear(error: unknown): void {
    if (this.#isOver) this.#tell(error);
    else this.#failure ??= { error };
  }

  #tell(error: unknown): void {
    if (this.#isTold || isAbortion(error)) return;
    this.#isTold = true;
    this.#report(error);
  }
}

/** Streams of Node.js, generators and other iterators that were given. */
const readOnce = new WeakSet<object>();

/** Whether an error says no more than that something was ended, which is no news to who ended it. */
export function isAbortion(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return abortions.has(error.name) || ("code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE");
}

/** The platform's, and those of axios and got. */
const abortions: ReadonlySet<string> = new Set(["AbortError", "CanceledError", "CancelError"]);

interface Destroyable {
  destroy(): unknown;
}

interface NodeStream extends Destroyable {
  on(event: "error", listener: (error: unknown) => void): unknown;
}

function isDestroyable(value: object): value is Destroyable {
  return "destroy" in value && typeof value.destroy === "function";
}

function isNodeStream(value: object): value is NodeStream {
  return isDestroyable(value) && "on" in value && typeof value.on === "function";
}
