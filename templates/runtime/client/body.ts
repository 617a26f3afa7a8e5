import { bodyKind, essenceOf } from "./media-type.ts";
import type { BodyTable, EncodedBody, FormTable, MediaTypeChoice, OperationArguments } from "./operation.ts";
import { usualPairs } from "./usual-style.ts";

/**
 * The body in the chosen media type, or undefined where none is sent.
 * @throws TypeError if the media type is none of the operation's, or the value cannot be written in it.
 */
export function encodeBody(table: BodyTable | undefined, args: OperationArguments): EncodedBody | undefined {
  const value = args.body === undefined && table?.emptyObject ? {} : args.body;
  if (table === undefined || value === undefined) return undefined;
  const { contentType, declared } = (table.choose ?? chooseByName)(table.content, args.contentType, value);
  if (declared === undefined) {
    throw new TypeError(`The content type ${contentType} is none of ${table.content.join(", ")}.`);
  }
  const sequence = table.sequences?.[declared];
  if (sequence) {
    const content = sequence.write(value, sequence);
    return { contentType, content, repeatable: typeof content === "string" };
  }
  const encoder = table.encoders?.[declared];
  if (encoder) return encoder.encode(contentType, value, encoder.parts);
  switch (bodyKind(essenceOf(declared) ?? "")) {
    case "json":
      return { contentType, content: JSON.stringify(value), repeatable: true };
    case "form":
      return { contentType, content: formText(table, value), repeatable: true };
    case "text":
      if (typeof value !== "string") throw new TypeError(`A body of ${contentType} is a string.`);
      return { contentType, content: value, repeatable: true };
    default:
      throw new TypeError(`A body of ${contentType} cannot be written.`);
  }
}

/** `application/x-www-form-urlencoded` (OpenAPI 3.1 section 4.8.14.3): lists repeat their name, objects are JSON. */
export function formText({ encoding }: FormTable, value: unknown): string {
  if (typeof value !== "object" || value === null) throw new TypeError("A form is an object.");
  return Object.entries(value)
    .flatMap(([name, item]) => {
      const style = encoding?.find(({ property }) => property === name);
      return style ? style.write(name, item, style) : usualPairs(name, item);
    })
    .map((pair) => pair.replaceAll("%20", "+"))
    .join("&");
}

/** The first media type, unless the caller says another. */
function chooseByName(content: readonly string[], asked: string | undefined): MediaTypeChoice {
  const contentType = asked ?? content[0] ?? "application/json";
  return { contentType, declared: content.find((type) => type === contentType) };
}
