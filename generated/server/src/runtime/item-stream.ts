import { withoutIgnored } from "telnyx-oauth-model/runtime";
import { checkProblems } from "./check-response.ts";
import type { ResponseContentTable } from "./operation.ts";
import { isIterable, streamFrom } from "./sent-stream.ts";

const utf8 = new TextEncoder();

/**
 * A body of items that leave while the handler gives them.
 * @param refuse Told what is wrong with an item, where items are checked. What it throws breaks the response off.
 * @throws TypeError if there are no items to be had of the body
 */
export function itemStream(
  items: unknown,
  content: ResponseContentTable,
  refuse: ((problems: readonly string[]) => void) | undefined,
): ReadableStream<Uint8Array> {
  const { type, format, data, check, ignored } = content;
  if (format === undefined || !isIterable(items)) throw new TypeError(`a body of type ${type} must be an iterable`);
  let count = 0;
  return streamFrom(items, (given) => {
    count++;
    let item: unknown = given;
    // As in a body that is one value, what leaves is looked at, and a handler's objects may be written otherwise than they are.
    if (ignored !== undefined) item = withoutIgnored(ignored, written(item));
    if (refuse !== undefined && check !== undefined) {
      const problems = checkProblems(check, written(item), `the item ${count}`);
      if (problems.length > 0) refuse(problems);
    }
    return utf8.encode(format.write(item, data));
  });
}

function written(item: unknown): unknown {
  return item === undefined ? undefined : JSON.parse(JSON.stringify(item));
}
