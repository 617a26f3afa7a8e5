import { bodyKind, essenceOf } from "./media-type.ts";
import { isAtHand, isBinary, streamOf } from "./octets.ts";
import type { BodyTable, OperationArguments } from "./operation.ts";
import { pairs } from "./style.ts";

/** A request's body as `fetch` takes it. */
export interface EncodedBody {
  readonly contentType: string;
  readonly content: NonNullable<RequestInit["body"]>;
  /** Whether it can be sent a second time: a stream cannot. */
  readonly repeatable: boolean;
}

/**
 * The body in the chosen media type, or undefined where none is sent.
 * @throws TypeError if the media type is none of the operation's, or the value cannot be written in it.
 */
export function encodeBody(table: BodyTable | undefined, args: OperationArguments): EncodedBody | undefined {
  const value = args.body === undefined && table?.emptyObject ? {} : args.body;
  if (table === undefined || value === undefined) return undefined;
  const contentType = args.contentType ?? defaultType(table, value);
  const declared = table.content.find((range) => isOfRange(contentType, range));
  if (declared === undefined) {
    const what = contentType.includes("*")
      ? "The body needs a content type"
      : `The content type ${contentType} is none`;
    throw new TypeError(`${what} of ${table.content.join(", ")}.`);
  }
  const sequence = table.sequences?.[declared];
  if (sequence) {
    const content = sequence.write(value, sequence);
    return { contentType, content, repeatable: typeof content === "string" };
  }
  const parts = table.parts?.[declared];
  if (parts && table.encode) {
    if (typeof value !== "object" || value === null) throw new TypeError("The body of several parts is an object.");
    const encoded = table.encode(contentType, value, parts);
    return { ...encoded, repeatable: encoded.content instanceof Blob };
  }
  switch (bodyKind(essenceOf(declared) ?? "")) {
    case "json":
      return { contentType, content: JSON.stringify(value), repeatable: true };
    case "form":
      return { contentType, content: formText(table, value), repeatable: true };
    case "text":
      if (typeof value !== "string") throw new TypeError(`A body of ${contentType} is a string.`);
      return { contentType, content: value, repeatable: true };
    case "binary":
      if (!isBinary(value))
        throw new TypeError(`A body of ${contentType} is a Blob, an ArrayBuffer, a view or a stream.`);
      return isAtHand(value)
        ? { contentType, content: value, repeatable: true }
        : { contentType, content: value instanceof ReadableStream ? value : streamOf(value), repeatable: false };
  }
}

/** `application/x-www-form-urlencoded` (OpenAPI 3.1 section 4.8.14.3): lists repeat their name, objects are JSON. */
function formText(table: BodyTable, value: unknown): string {
  if (typeof value !== "object" || value === null) throw new TypeError("The body of a form is an object.");
  return Object.entries(value)
    .flatMap(([name, item]) => {
      const style = table.encoding?.find((encoding) => encoding.property === name);
      if (style === undefined && typeof item === "object" && item !== null && !Array.isArray(item)) {
        return pairs(name, item, { style: "json", explode: false });
      }
      return pairs(name, item, style ?? { style: "form", explode: true });
    })
    .map((pair) => pair.replaceAll("%20", "+"))
    .join("&");
}

/** The first media type; of a range, that which a Blob says of itself. */
function defaultType({ content: [first = "application/json"] }: BodyTable, value: unknown): string {
  return first.includes("*") && value instanceof Blob && value.type !== "" ? value.type : first;
}

function isOfRange(contentType: string, range: string): boolean {
  if (contentType === range) return !range.includes("*");
  const [type = "", subtype] = range.split("/");
  return subtype === "*" && (type === "*" || essenceOf(contentType)?.startsWith(`${type.toLowerCase()}/`) === true);
}
