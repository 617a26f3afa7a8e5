import { neverHasBody } from "../shared/bodiless-status.ts";
import { isOfRange } from "../shared/media-range.ts";
import { inCharset } from "./charset.ts";
import { overConnection } from "./connection.ts";
import { type DecodedBody, decodeText } from "./decode.ts";
import { essenceOf, isJSON, isText } from "./media-type.ts";
import type { ResponseTable } from "./operation.ts";
import { readOther } from "./read-any-json.ts";

/**
 * Reads a body where the document declares more than JSON and text: octets become a Blob, sequences an iterable. The tables
 * that need it name it; most APIs do without.
 * @param signal Ends the reading, that of a sequence too, which goes on after this.
 */
export async function readDeclared(
  response: Response,
  { content = [], choose, readers = {}, octets = [], anyJson = [], blob: isBlob }: ResponseTable,
  signal: AbortSignal | undefined,
): Promise<DecodedBody> {
  // An empty text or Blob is a body, and so are no items.
  if (neverHasBody(response.status)) return {};
  const header = response.headers.get("content-type");
  const arrived = essenceOf(header);
  const contentType = choose?.(header, content) ?? arrived ?? content[0];
  const type = typeOf(contentType, content, { octets, anyJson });
  if (anyJson.length > 0) {
    if (type === undefined) return readOther(response, signal, arrived);
    if (anyJson.includes(type)) return decodeText(response, signal, "application/json", true, type);
  }
  const reader = readers[type ?? ""];
  if (reader) return { contentType, value: reader(response, signal) };
  const blob = () => overConnection(signal, () => response.blob());
  // What is not declared is read as what is declared first: a file that arrives as what it is. An error may be a page.
  if ((isBlob && response.status < 400) || octets.includes(type ?? content[0] ?? "")) {
    return { contentType, value: await blob() };
  }
  const essence = essenceOf(type ?? (isJSON(arrived) || isText(arrived) ? arrived : content[0]));
  const json = isJSON(essence);
  // Whoever goes over items would take the letters of a text for them.
  if (Object.keys(readers).some((items) => type === undefined || essenceOf(items) === essence)) {
    const { value } = await decodeText(response, signal, contentType, json, content[0]);
    return { contentType, value, fault: `The body is ${arrived}, which is not declared.` };
  }
  const text = json ? undefined : inCharset(response, contentType, signal);
  if (text) return text;
  if (json || isText(essence)) return decodeText(response, signal, contentType, json, content[0]);
  return { contentType, value: await blob() };
}

/**
 * The type by which a body is read; undefined where the document does not declare it. Of a range such as `image/*` it is the
 * range: that is an image, though SVG is text.
 */
function typeOf(
  contentType: string | undefined,
  content: readonly string[],
  { octets, anyJson }: { readonly octets: readonly string[]; readonly anyJson: readonly string[] },
): string | undefined {
  const arrived = essenceOf(contentType) ?? "";
  if (content.some((declared) => essenceOf(declared) === arrived)) return contentType;
  const ranges = content.filter((declared) => {
    return isOfRange(arrived, essenceOf(declared)) && (!anyJson.includes(declared) || isJSON(arrived));
  });
  // Of several ranges the longest says the most of a type.
  const [range] = ranges.sort((a, b) => b.length - a.length);
  // What a range takes in that has JSON among it is read as what it is, unless that is octets.
  if (range !== undefined) return octets.includes(range) || !/^(?:\*|application)\//.test(range) ? range : contentType;
  // Octets that nobody declares say nothing: servers that do not know what they send call it so.
  return arrived === "application/octet-stream" ? content[0] : undefined;
}
