import { neverHasBody } from "../shared/bodiless-status.ts";
import { inCharset } from "./charset.ts";
import { overConnection } from "./connection.ts";
import { type DecodedBody, decodeText } from "./decode.ts";
import { essenceOf, isJSON, isText } from "./media-type.ts";
import type { ResponseTable } from "./operation.ts";

/**
 * Reads a body where the document declares more than JSON and text: octets become a Blob, sequences an iterable. The tables
 * that need it name it; most APIs do without.
 * @param signal Ends the reading, that of a sequence too, which goes on after this.
 */
export async function readDeclared(
  response: Response,
  { content = [], choose, readers = {} }: ResponseTable,
  signal: AbortSignal | undefined,
): Promise<DecodedBody> {
  // An empty text or Blob is a body, and so are no items.
  if (neverHasBody(response.status)) return {};
  const header = response.headers.get("content-type");
  const arrived = essenceOf(header);
  const contentType = choose?.(header, content) ?? arrived ?? content[0];
  const type = typeOf(contentType, content);
  const reader = readers[type ?? ""];
  if (reader) return { contentType, value: reader(response, signal) };
  const essence = essenceOf(type ?? (isJSON(arrived) || isText(arrived) ? arrived : content[0]));
  const json = isJSON(essence);
  // Whoever goes over items would take the letters of a text for them.
  if (Object.keys(readers).some((items) => type === undefined || essenceOf(items) === essence)) {
    const { value } = await decodeText(response, signal, contentType, json);
    return { contentType, value, fault: `The body is ${arrived}, which is not declared.` };
  }
  const text = json ? undefined : inCharset(response, contentType, signal);
  if (text) return text;
  if (json || isText(essence)) return decodeText(response, signal, contentType, json);
  return { contentType, value: await overConnection(signal, () => response.blob()) };
}

/**
 * The type by which a body is read; undefined where the document does not declare it. Of a range such as `image/*` it is the
 * range: that is an image, though SVG is text.
 */
function typeOf(contentType: string | undefined, content: readonly string[]): string | undefined {
  const declared = content.map(essenceOf);
  const arrived = essenceOf(contentType);
  const range = arrived?.replace(/\/.*/, "/*");
  if (declared.includes(arrived)) return contentType;
  if (range !== "application/*" && declared.includes(range)) return range;
  // What a range of all kinds takes is read as what it is.
  if (declared.includes(range) || declared.includes("*/*")) return contentType;
  // Octets that nobody declares say nothing: servers that do not know what they send call it so.
  return arrived === "application/octet-stream" ? content[0] : undefined;
}
