import { APIConnectionError } from "./errors.ts";
import type { EncodedBody } from "./operation.ts";
import { type AtHand, isAtHand, type Source, type SourceOf, Sources } from "./sources.ts";

/**
 * A body of octets that are at hand and of sources, one after the other. The sources are taken over at once, and each is
 * read when its turn has come and more is asked for.
 * @param encode The octets of what a source gives.
 * @throws TypeError for a stream that somebody else reads, and for what can be read once and is given twice.
 */
export function uploadOf<Item>(
  contentType: string,
  pieces: readonly (AtHand | SourceOf<Item>)[],
  encode: (item: Item) => Uint8Array,
): EncodedBody {
  const failing = new AbortController();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let isOver = false;
  const fail = (error: unknown) => {
    if (!isOver) failing.abort(new APIConnectionError("What the body is made of failed.", error));
  };
  const sources: Source<Uint8Array>[] = [];
  const end = () => {
    if (isOver) return;
    isOver = true;
    // Closed, it would be a whole body, and what was sent of it taken for all.
    controller?.error(new DOMException("The call is over.", "AbortError"));
    for (const source of sources) source.end();
  };
  try {
    const taking = new Sources(fail);
    for (const piece of pieces) sources.push(isAtHand(piece) ? atHand(piece) : encoded(taking.take(piece), encode));
  } catch (error) {
    end();
    throw error;
  }
  let turn = 0;
  const content = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given;
      },
      async pull(controller) {
        try {
          for (let source = sources[turn]; source; source = sources[++turn]) {
            const next = await source.next();
            if (isOver) return;
            if (!next.done) return controller.enqueue(next.value);
          }
          isOver = true;
          controller.close();
        } catch (error) {
          fail(error);
          throw error;
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
  const giveUp = () => {
    // First: aborted later, a browser would cancel what has failed already, and report that as uncaught.
    if (!isOver) failing.abort();
    end();
  };
  return { contentType, content, upload: { signal: failing.signal, isOver: () => isOver, end, giveUp } };
}

function encoded<Item>({ next, end }: Source<Item>, encode: (item: Item) => Uint8Array): Source<Uint8Array> {
  return {
    async next() {
      const item = await next();
      return item.done ? item : { done: false, value: encode(item.value) };
    },
    end,
  };
}

/** A Blob is opened when its turn has come. */
function atHand(piece: AtHand): Source<Uint8Array> {
  let source: Source<Uint8Array> | undefined;
  return {
    next() {
      source ??= new Sources().take(piece instanceof Blob ? piece.stream() : [octetsOf(piece)]);
      return source.next();
    },
    end: () => source?.end(),
  };
}

function octetsOf(piece: Exclude<AtHand, Blob>): Uint8Array {
  return piece instanceof ArrayBuffer
    ? new Uint8Array(piece)
    : new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
}
