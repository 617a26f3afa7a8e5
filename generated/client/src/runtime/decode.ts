import { overConnection } from "./connection.ts";
import { type BodyKind, bodyKind, essenceOf } from "./media-type.ts";
import type { OperationTable, ResponseTable } from "./operation.ts";

/** What the document declares for a status. */
export function declaredResponse({ responses }: OperationTable, status: number): ResponseTable | undefined {
  return byStatus(responses, status);
}

/** What a table has for a status: by itself, by its range, or by `default`. */
export function byStatus<Value>(table: Readonly<Record<string, Value>>, status: number): Value | undefined {
  for (const key of [String(status), `${Math.floor(status / 100)}XX`, "default"]) {
    if (Object.hasOwn(table, key)) return table[key];
  }
  return undefined;
}

/** A body that arrived. */
export interface DecodedBody {
  readonly contentType: string | undefined;
  readonly value: unknown;
  /** The text is not what its media type says; `value` is then the text. */
  readonly malformed: boolean;
}

const noBody: DecodedBody = { contentType: undefined, value: undefined, malformed: false };
const withoutBody = new Set([204, 205, 304]);

/**
 * Reads a body by the media type that arrived, or where that says nothing, by the one that is declared.
 * JSON becomes its value, text a string, octets a Blob, a sequence an iterable; nothing at all becomes undefined.
 * @param signal Ends the reading of a sequence, which goes on after this.
 * @throws APIConnectionError if the connection breaks off.
 * @throws TypeError if an interceptor has read the body already.
 */
export async function decodeBody(
  operation: OperationTable,
  response: Response,
  signal?: AbortSignal,
): Promise<DecodedBody> {
  if (operation.method === "HEAD" || withoutBody.has(response.status)) return noBody;
  if (response.bodyUsed) throw new TypeError("An interceptor has read the body: it is to read a clone().");
  const declared = declaredResponse(operation, response.status);
  const header = response.headers.get("content-type");
  const contentType = declared?.choose?.(header, declared.content ?? []) ?? essenceOf(header) ?? declared?.content?.[0];
  const { sequences = {} } = declared ?? {};
  const sequence = contentType && Object.hasOwn(sequences, contentType) ? sequences[contentType] : undefined;
  if (sequence) return { contentType, value: sequence.read(response, sequence, signal), malformed: false };
  const kind = kindOf(essenceOf(header), declared);
  if (kind === "binary") {
    const blob = await overConnection(() => response.blob());
    return blob.size === 0 && declared?.content === undefined ? noBody : { contentType, value: blob, malformed: false };
  }
  const text = await overConnection(() => response.text());
  if (kind !== "json") {
    return text === "" && declared?.content === undefined ? noBody : { contentType, value: text, malformed: false };
  }
  if (text === "") return noBody;
  try {
    return { contentType, value: JSON.parse(text), malformed: false };
  } catch {
    return { contentType, value: text, malformed: true };
  }
}

function kindOf(arrived: string | undefined, declared: ResponseTable | undefined): BodyKind {
  const type = arrived?.split("/", 1)[0];
  const content = declared?.content;
  // What `image/*` stands for is an image, though SVG is text.
  if (arrived && type !== "application" && content?.includes(`${type}/*`) && !content.includes(arrived)) {
    return type === "text" ? "text" : "binary";
  }
  const said = arrived === undefined ? undefined : bodyKind(arrived);
  // Octets that nobody declares say nothing: servers that do not know what they send call it so.
  if (said !== undefined && (said !== "binary" || content?.some((one) => essenceOf(one) === arrived))) return said;
  const expected = essenceOf(declared?.content?.[0]);
  if (expected === undefined || expected.includes("*")) return said ?? "text";
  return bodyKind(expected);
}
