import type { BodyTable, EncodedBody, OperationArguments } from "./operation.ts";
import { pairsOf } from "./parameters.ts";
import { usualPairs } from "./usual-style.ts";

/**
 * The body in the chosen media type, or undefined where none is sent.
 * @throws TypeError if the media type is none of the operation's, or the value cannot be written in it.
 */
export function encodeBody(
  { content, emptyObject }: Omit<BodyTable, "write">,
  { body = emptyObject && {}, contentType: asked }: OperationArguments,
): EncodedBody | undefined {
  if (body === undefined) return undefined;
  const types = Object.keys(content);
  const contentType = asked ?? types[0] ?? "";
  const encode = types.includes(contentType) && content[contentType];
  if (encode) return encode(contentType, body);
  throw new TypeError(`The content type ${contentType} is none of ${types}.`);
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
  return { contentType, content: pairsOf("member", Object(value), write).join("&").replace(/%20/g, "+") };
}
