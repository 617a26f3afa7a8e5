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
 * @param asked The request's Accept.
 */
export async function readDeclared(
  response: Response,
  { content = [], choose, readers = {}, octets = [], anyJson = [], blob: isBlob }: ResponseTable,
  signal: AbortSignal | undefined,
  asked?: string | null,
): Promise<DecodedBody> {
  // An empty text or Blob is a body, and so are no items.
  if (neverHasBody(response.status)) return {};
  const header = response.headers.get("content-type");
  const arrived = essenceOf(header);
  const contentType = choose?.(header, content) ?? arrived ?? content[0];
  const isAsked = arrived !== undefined && asked?.includes(arrived) === true;
  const type = typeOf(contentType, content, { octets, anyJson, isAsked });
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
  const essence = essenceOf(type ?? (isAsked ? arrived : kindOf(arrived, content)));
  const json = isJSON(essence);
  // Whoever goes over items would take the letters of a text for them.
  if (Object.keys(readers).some((items) => type === undefined || essenceOf(items) === essence)) {
    const { value } = await decodeText(response, signal, contentType, json, content[0]);
    return { contentType, value, fault: `The body is ${arrived}, which is not declared.` };
  }
  const text = json ? undefined : inCharset(response, contentType, signal);
  if (text) return text;
  // Nothing says of a type that the caller alone asked for what it is, unless it has a charset.
  const isTextual = isText(essence) || (isAsked && type === undefined && /;\s*charset=/i.test(header ?? ""));
  if (json || isTextual) return decodeText(response, signal, contentType, json, content[0]);
  return { contentType, value: await blob() };
}

/**
 * The type by which a body is read; undefined where the document does not declare it. Of a range such as `image/*` it is the
 * range: that is an image, though SVG is text.
 */
function typeOf(
  contentType: string | undefined,
  content: readonly string[],
  {
    octets,
    anyJson,
    isAsked,
  }: { readonly octets: readonly string[]; readonly anyJson: readonly string[]; readonly isAsked: boolean },
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
  return arrived === "application/octet-stream" && !isAsked ? content[0] : undefined;
}

/**
 * The media type as which a body is read that the document does not declare. What calls itself a text may be JSON, where that is
 * declared and no text is; what is neither is what is declared first.
 */
function kindOf(arrived: string | undefined, content: readonly string[]): string | undefined {
  if (isJSON(arrived)) return arrived;
  if (!isText(arrived)) return content[0];
  const kinds = content.map((declared) => essenceOf(declared));
  return kinds.some((kind) => isText(kind)) ? arrived : (kinds.find((kind) => isJSON(kind)) ?? arrived);
}
