import { isClosed, type OutgoingResponse } from "./node-messages.ts";

/**
 * Sends a stream to its end. Where the client goes away before that, the stream is cancelled, and nothing has failed.
 * Rejects with what the stream itself, or its end, fails with.
 * @param inItems Whether each chunk is worth something by itself, and is not to be kept back by what compresses the response.
 */
export async function sendStream(
  body: ReadableStream<Uint8Array>,
  outgoing: OutgoingResponse,
  inItems: boolean,
): Promise<void> {
  const reader = body.getReader();
  let cancelled: Promise<void> | undefined;
  const cancel = (reason?: unknown): Promise<void> => {
    if (cancelled === undefined) {
      cancelled = reader.cancel(reason);
      // Whoever waits for it hears of it; until then it is nobody's.
      cancelled.catch(() => {});
    }
    return cancelled;
  };
  const flow = new Flow(outgoing, () => cancel());
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      // The client may have gone away while the chunk was made.
      if (flow.isOver) break;
      flow.write(part.value, inItems);
      while (flow.isFull) await flow.change();
    }
    if (flow.isOver) await cancel();
    else outgoing.end();
  } catch (error) {
    // A stream that failed is over; one that gave a chunk which is no octets is not.
    cancel(error);
    throw error;
  } finally {
    flow.end();
  }
}

/**
 * What can be written to a response, and when. It listens once for the whole response, to one event at a time: middleware that
 * compresses takes the listeners of some events elsewhere, and gives none of them back.
 */
class Flow {
  readonly #outgoing: OutgoingResponse;
  #mustWait = false;
  #hasClosed = false;
  #goOn = (): void => {};
  #flushing: ReturnType<typeof setImmediate> | undefined;
  readonly #onDrain: () => void;
  readonly #onClose: () => void;

  /** @param onClose Called when nothing can be written any more. */
  constructor(outgoing: OutgoingResponse, onClose: () => void) {
    this.#outgoing = outgoing;
    this.#onDrain = () => {
      this.#mustWait = false;
      this.#goOn();
    };
    this.#onClose = () => {
      this.#hasClosed = true;
      onClose();
      this.#goOn();
    };
    outgoing.on("drain", this.#onDrain);
    outgoing.on("close", this.#onClose);
  }

  write(chunk: Uint8Array, inItems: boolean): void {
    // A response may drain before `write` has returned.
    this.#mustWait = true;
    if (this.#outgoing.write(chunk)) this.#mustWait = false;
    if (inItems) this.#flush();
  }

  get isFull(): boolean {
    return this.#mustWait && !this.isOver;
  }

  /** Whether nothing can be written any more. */
  get isOver(): boolean {
    return this.#hasClosed || isClosed(this.#outgoing);
  }

  /** Waits until more can be written, or nothing can be any more. */
  change(): Promise<void> {
    return new Promise((resolve) => {
      this.#goOn = resolve;
    });
  }

  end(): void {
    clearImmediate(this.#flushing);
    this.#outgoing.off("drain", this.#onDrain);
    this.#outgoing.off("close", this.#onClose);
  }

  /** Once for all items that come together: each time costs some of what compression saves. */
  #flush(): void {
    if (this.#flushing !== undefined || typeof this.#outgoing.flush !== "function") return;
    this.#flushing = setImmediate(() => {
      this.#flushing = undefined;
      this.#outgoing.flush?.();
    });
  }
}
