import { InvalidRequestError, PayloadTooLargeError } from "./errors.ts";
import { countFault } from "./item-count.ts";
import type { RequestContentTable } from "./operation.ts";
import { locatedIssue, type RequestIssue, requestIssue } from "./request-issue.ts";

/**
 * The items of a body, each checked when it has arrived.
 * @param limit The most of one item that is held, in octets.
 * @throws PayloadTooLargeError
 * @throws InvalidRequestError at an item that does not fit, whose number from 0 begins the path of its issues, at one too
 * many, and behind the last one where there are too few
 */
export async function* requestItems(
  chunks: AsyncIterable<Uint8Array>,
  { format, data, check, count }: RequestContentTable,
  limit: number,
): AsyncGenerator<unknown, void, undefined> {
  if (format === undefined) return;
  let index = 0;
  let held = 0;
  const checkCount = (number: number, isWhole: boolean): void => {
    const fault = count && countFault(count, number, isWhole);
    if (fault === undefined) return;
    const { keyword, message, expected } = fault;
    throw new InvalidRequestError([requestIssue("body", undefined, keyword, message, expected)]);
  };
  const counted = async function* () {
    for await (const chunk of chunks) {
      // What came before without an item being complete; one chunk may hold many.
      if (held > limit) throw new PayloadTooLargeError(limit);
      held += chunk.byteLength;
      yield chunk;
    }
  };
  try {
    for await (const item of format.read(textOf(counted()), data)) {
      held = 0;
      checkCount(index + 1, false);
      const result = check?.(item);
      if (result?.issues) throw new InvalidRequestError(result.issues.map((issue) => issueOf(index, issue)));
      yield result === undefined ? item : result.value;
      index++;
    }
    checkCount(index, true);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new InvalidRequestError([requestIssue("body", String(index), "syntax", "Must be a JSON text.")]);
  }
}

function issueOf(index: number, issue: Parameters<typeof locatedIssue>[2]): RequestIssue {
  return locatedIssue("body", String(index), issue);
}

async function* textOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new InvalidRequestError([requestIssue("body", undefined, "encoding", "Must be UTF-8.")]);
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}
