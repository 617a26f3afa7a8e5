import { isOfRange, isRange } from "../shared/media-range.ts";
import { encodeBody } from "./body.ts";
import { essenceOf } from "./media-type.ts";
import type { BodyTable, EncodedBody, OperationArguments } from "./operation.ts";

/** As `encodeBody`, where ranges are among the media types. */
export function encodeBodyOfRanges(table: Omit<BodyTable, "write">, args: OperationArguments): EncodedBody | undefined {
  const { body = table.emptyObject && {} } = args;
  if (body === undefined) return undefined;
  const { contentType, declared } = chooseOfRanges(Object.keys(table.content), args.contentType, body);
  const encode = table.content[declared];
  return encodeBody(encode ? { content: { [contentType]: encode } } : table, { body, contentType });
}

/** What a body is sent as, and the entry of `content` that says so. */
interface MediaTypeChoice {
  readonly contentType: string;
  readonly declared: string;
}

/**
 * Which of an operation's media types a body is of, where ranges such as `image/*` are among them. What the caller does
 * not say, a Blob may say of itself.
 * @throws TypeError if there is none, or only a range is known.
 */
function chooseOfRanges(content: readonly string[], asked: string | undefined, value: unknown): MediaTypeChoice {
  const [first = "*/*"] = content;
  const own = value instanceof Blob && value.type !== "" ? value.type : undefined;
  const contentType = asked ?? (isRange(first) ? own : first);
  if (contentType === undefined || isRange(contentType)) {
    throw new TypeError(`The body needs a content type of ${content.join(", ")}.`);
  }
  const declared =
    content.find((type) => type === contentType) ??
    content.find((range) => isOfRange(essenceOf(contentType) ?? "", essenceOf(range))) ??
    "";
  return { contentType, declared };
}
