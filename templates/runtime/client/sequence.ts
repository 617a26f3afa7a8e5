import type { EventData, SequenceFormat } from "../model/index.ts";
import { failure } from "./connection.ts";
import { ending } from "./ending.ts";
import { APIError } from "./errors.ts";
import type { EncodedBody } from "./operation.ts";
import { isIterable } from "./sources.ts";
import { uploadOf } from "./upload.ts";

/** How the items of a media type stand. */
export interface SequenceTable {
  readonly format: SequenceFormat;
  readonly data?: EventData;
}

/** An item of a body is not the JSON that it has to be. The items before it were given; those behind it are lost. */
export class InvalidItemError extends APIError<number, undefined> {
  override readonly name: string = "InvalidItemError";
  /** From 1. */
  readonly item: number;

  constructor(item: number, { status, headers }: Response, cause: unknown) {
    super(status, undefined, `The item ${item} of the body is not the JSON that it has to be.`, headers, cause);
    this.item = item;
  }
}

/**
 * The items of a body, each when it has arrived. Whoever stops before the last one closes the connection.
 * @param signal Ends the body, as long as there is no other limit: the time that a request has is over with its headers.
 * @throws InvalidItemError, APIConnectionError if the connection breaks off, APIUserAbortError.
 */
export function readItems(
  response: Response,
  signal: AbortSignal | undefined,
  table: SequenceTable,
): AsyncGenerator<unknown, void, undefined> {
  const { body } = response;
  return ending(itemsOf(response, signal, table), async () => {
    // Once it is read from, its reader ends it.
    if (body?.locked === false) await body.cancel().catch(() => {});
  });
}

async function* itemsOf(
  response: Response,
  signal: AbortSignal | undefined,
  { format, data }: SequenceTable,
): AsyncGenerator<unknown, void, undefined> {
  let count = 0;
  try {
    for await (const item of format.read(textOf(response, signal), data)) {
      count++;
      yield item;
    }
  } catch (error) {
    throw error instanceof SyntaxError && !signal?.aborted
      ? new InvalidItemError(count + 1, response, error)
      : failure(signal, error);
  }
}

async function* textOf({ body }: Response, signal: AbortSignal | undefined): AsyncGenerator<string, void, undefined> {
  if (body === null) return;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  // The connection is gone already, where this fails.
  const cancel = () => reader.cancel(signal?.reason).catch(() => {});
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      yield decoder.decode(part.value, { stream: true });
    }
    signal?.throwIfAborted();
    yield decoder.decode();
  } finally {
    signal?.removeEventListener("abort", cancel);
    await cancel();
  }
}

/**
 * A body of items: a text where all of them are there, else a stream of what comes.
 * @throws TypeError for what is not iterable.
 */
export function encodeItems(contentType: string, items: unknown, { format, data }: SequenceTable): EncodedBody {
  const source: object = Object(items);
  if (typeof items === "string" || !isIterable(source))
    throw new TypeError("A body of items is an iterable, and no text.");
  if (Array.isArray(items) || ArrayBuffer.isView(items)) {
    return { contentType, content: Array.from(Object(items), (item) => format.write(item, data)).join("") };
  }
  const encoder = new TextEncoder();
  return uploadOf(contentType, [source], (item) => encoder.encode(format.write(item, data)));
}
