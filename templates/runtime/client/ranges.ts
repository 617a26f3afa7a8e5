import { isOfRange, isRange } from "../shared/media-range.ts";
import { encodeBody, encodeJSON } from "./body.ts";
import { essenceOf, isJSON } from "./media-type.ts";
import type { BodyTable, EncodedBody, OperationArguments } from "./operation.ts";

/** As `encodeBody`, where ranges are among the media types. */
export function encodeBodyOfRanges(table: Omit<BodyTable, "write">, args: OperationArguments): EncodedBody | undefined {
  const { body = table.emptyObject && {} } = args;
  if (body === undefined) return undefined;
  const { contentType, declared } = chooseOfRanges(table.content, args.contentType, body);
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
 * not say, a Blob may say of itself; a value is `application/json`.
 * @throws TypeError if there is none, or only a range is known.
 */
function chooseOfRanges(content: BodyTable["content"], asked: string | undefined, value: unknown): MediaTypeChoice {
  const types = Object.keys(content);
  const [first = "*/*"] = types;
  const own = value instanceof Blob && value.type !== "" ? value.type : undefined;
  const ofRange = content[first] === encodeJSON ? "application/json" : own;
  const contentType = asked ?? (isRange(first) ? ofRange : first);
  const essence = essenceOf(contentType) ?? "";
  const ranges = types.filter((range) => {
    return isOfRange(essence, essenceOf(range)) && (content[range] !== encodeJSON || isJSON(essence));
  });
  const declared = types.find((type) => type === contentType) ?? ranges[0];
  if (contentType === undefined || isRange(contentType) || (declared ?? asked) === undefined) {
    throw new TypeError(`The body needs a content type of ${types.join(", ")}.`);
  }
  return { contentType, declared: declared ?? "" };
}
