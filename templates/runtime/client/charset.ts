import { neverHasBody } from "../shared/bodiless-status.ts";
import { parametersOf } from "../shared/media-type-parameters.ts";
import { overConnection } from "./connection.ts";
import { type DecodedBody, decodeBody, decodeText } from "./decode.ts";
import { essenceOf, isJSON } from "./media-type.ts";
import type { ResponseTable } from "./operation.ts";

/**
 * Reads a body that is JSON or text, a text in the charset that it says it has. The tables that declare text name it; others
 * do without.
 * @param signal Ends the reading.
 */
export function readTexts(
  response: Response,
  { content = [] }: ResponseTable,
  signal: AbortSignal | undefined,
  asked?: string | null,
): Promise<DecodedBody> {
  // An empty text is one.
  if (neverHasBody(response.status)) return Promise.resolve({});
  const contentType = essenceOf(response.headers.get("content-type"));
  const text = inCharset(response, contentType, signal);
  if (text) return text;
  // A text of another name is one too.
  const declared = contentType?.startsWith("text/") && content.some((type) => type.startsWith("text/"));
  return declared && !isJSON(contentType)
    ? decodeText(response, signal, contentType, false, contentType)
    : decodeBody({ responses: { default: { content } } }, response, signal, asked);
}

/**
 * Reads a text that says which charset it is in (RFC 9110 section 8.3.2); undefined for any other body: a text that says nothing
 * is UTF-8, and so is JSON, whatever it says (RFC 8259 section 8.1).
 */
export function inCharset(
  response: Response,
  contentType: string | undefined,
  signal: AbortSignal | undefined,
): Promise<DecodedBody> | undefined {
  const header = response.headers.get("content-type") ?? "";
  const charset = ofText.test(header) && parametersOf(header).get("charset");
  if (!charset) return undefined;
  return overConnection(signal, () => response.arrayBuffer()).then((octets) => {
    try {
      return { contentType, value: new TextDecoder(charset).decode(octets) };
    } catch {
      return { contentType, fault: `The charset ${charset} is not known.` };
    }
  });
}

const ofText = /^(?:text\/(?!json)|[^;]*xml)/i;
