import type { BodyTable, EncodedBody, OperationArguments } from "./operation.ts";
import { pairsOf } from "./parameters.ts";
import { usualPairs } from "./usual-style.ts";

/**
 * The body in the chosen media type, or undefined where none is sent.
 * @throws TypeError if the media type is none of the operation's, or the value cannot be written in it.
 */
export function encodeBody(table: Omit<BodyTable, "write">, args: OperationArguments): EncodedBody | undefined {
  const value = bodyOf(table, args);
  const types = Object.keys(table.content);
  return value === undefined ? undefined : encodeAs(table, args.contentType ?? types[0] ?? "", value);
}

/** What is sent, if anything. */
export function bodyOf({ emptyObject }: Pick<BodyTable, "emptyObject">, { body }: OperationArguments): unknown {
  return body === undefined && emptyObject ? {} : body;
}

/** @param declared The entry of the table that says how it is written. */
export function encodeAs(
  { content }: Pick<BodyTable, "content">,
  contentType: string,
  value: unknown,
  declared = contentType,
): EncodedBody {
  const encode = Object.hasOwn(content, declared) && content[declared];
  if (encode) return encode(contentType, value);
  throw new TypeError(`The content type ${contentType} is none of ${Object.keys(content)}.`);
}

export function encodeJSON(contentType: string, value: unknown): EncodedBody {
  return { contentType, content: JSON.stringify(value) };
}

/** @throws TypeError for what is no text. */
export function encodeText(contentType: string, value: unknown): EncodedBody {
  if (typeof value !== "string") throw new TypeError(`A body of ${contentType} is a string.`);
  return { contentType, content: value };
}

/**
 * `application/x-www-form-urlencoded` (OpenAPI 3.1 section 4.8.14.3): lists repeat their name, objects are JSON.
 * @param write Writes properties in place of the usual way.
 */
export function encodeForm(
  contentType: string,
  value: unknown,
  write: (name: string, value: unknown) => readonly string[] = usualPairs,
): EncodedBody {
  return { contentType, content: pairsOf("member", Object(value), write).join("&").replaceAll("%20", "+") };
}
