import { bodyKind, essenceOf } from "./media-type.ts";
import type { BodyTable, OperationArguments } from "./operation.ts";
import { pairs } from "./style.ts";

/** Octets, at once or as a stream. A stream is sent once: its request is not tried again. */
export type BinaryBody = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

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
  const contentType = args.contentType ?? table.content[0] ?? "application/json";
  if (!table.content.includes(contentType)) {
    throw new TypeError(`The content type ${contentType} is none of ${table.content.join(", ")}.`);
  }
  const sequence = table.sequences?.[contentType];
  if (sequence) {
    const content = sequence.write(value, sequence);
    return { contentType, content, repeatable: typeof content === "string" };
  }
  switch (bodyKind(essenceOf(contentType) ?? "")) {
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
      return { contentType, content: value, repeatable: !(value instanceof ReadableStream) };
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

function isBinary(value: unknown): value is BinaryBody {
  return (
    value instanceof Blob ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    value instanceof ReadableStream
  );
}
