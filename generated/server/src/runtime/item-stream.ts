import { withoutIgnored } from "telnyx-oauth-model/runtime";
import { checkProblems } from "./check-response.ts";
import { countFault } from "./item-count.ts";
import type { ResponseContentTable } from "./operation.ts";
import { type Filler, isIterable, streamFrom, type Tell } from "./sent-stream.ts";

const utf8 = new TextEncoder();

export interface ItemStreamOptions {
  /** Told what is wrong with an item, or with their number, where that is checked. What it throws breaks the response off. */
  readonly refuse: ((problems: readonly string[]) => void) | undefined;
  /** After how many milliseconds of silence a comment is sent, in formats that have comments; 0 for none. */
  readonly keepAlive: number;
}

/**
 * A body of items that leave while the handler gives them.
 * @param tell Told what their source fails with where nobody reads them any more.
 * @throws TypeError if there are no items to be had of the body
 */
export function itemStream(
  items: unknown,
  content: ResponseContentTable,
  tell: Tell,
  { refuse, keepAlive }: ItemStreamOptions,
): ReadableStream<Uint8Array> {
  const { type, format, data, check, count: limits, ignored } = content;
  if (format === undefined || !isIterable(items)) throw new TypeError(`a body of type ${type} must be an iterable`);
  let count = 0;
  const checkCount = (isWhole: boolean): void => {
    const fault = limits && countFault(limits, count, isWhole);
    if (fault) refuse?.([`the items: ${fault.message}`]);
  };
  const encode = (given: unknown): Uint8Array => {
    count++;
    checkCount(false);
    let item = given;
    // As in a body that is one value, what leaves is looked at, and a handler's objects may be written otherwise than they are.
    if (ignored !== undefined) item = withoutIgnored(ignored, written(item));
    if (refuse !== undefined && check !== undefined) {
      const problems = checkProblems(check, written(item), `the item ${count}`);
      if (problems.length > 0) refuse(problems);
    }
    return utf8.encode(format.write(item, data));
  };
  return streamFrom(items, encode, tell, {
    atEnd: () => checkCount(true),
    filler: fillerOf(format.comment, keepAlive),
  });
}

/** The longest time that a timer can wait for. */
const longest = 2 ** 31 - 1;

function fillerOf(comment: string | undefined, after: number): Filler | undefined {
  return comment !== undefined && after > 0 && after <= longest ? { octets: utf8.encode(comment), after } : undefined;
}

function written(item: unknown): unknown {
  return item === undefined ? undefined : JSON.parse(JSON.stringify(item));
}
