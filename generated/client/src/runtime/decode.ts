import { overConnection } from "./connection.ts";
import { essenceOf, isJSON } from "./media-type.ts";
import type { OperationTable } from "./operation.ts";
import { byStatus } from "./status.ts";

/** A body that arrived. */
export interface DecodedBody {
  readonly contentType?: string | undefined;
  readonly value?: unknown;
  /** Why it is none that the document declares; `value` is then its text. */
  readonly fault?: string | undefined;
}

/**
 * Reads a body as the document says. What it does not declare is JSON if it says so, and else text; nothing at all becomes
 * undefined.
 * @param signal Ends the reading.
 * @throws APIConnectionError if the connection breaks off.
 */
export async function decodeBody(
  { responses }: Pick<OperationTable, "responses">,
  response: Response,
  signal?: AbortSignal,
): Promise<DecodedBody> {
  const declared = byStatus(responses, response.status);
  if (declared?.read) return declared.read(response, declared, signal);
  const first = declared?.content?.[0];
  const type = essenceOf(response.headers.get("content-type")) ?? first;
  // Octets that nobody declares say nothing: servers that do not know what they send call it so.
  return decodeText(response, signal, type, isJSON(type === "application/octet-stream" ? first : type), first);
}

/**
 * Reads text, which may be JSON. An empty one is no body where it should be JSON, or where none is declared; there it need not
 * be the JSON that it says it is.
 * @param declared A media type that the document declares, undefined where it declares none.
 */
export async function decodeText(
  response: Response,
  signal: AbortSignal | undefined,
  contentType: string | undefined,
  json: boolean,
  declared: string | undefined,
): Promise<DecodedBody> {
  const value = await overConnection(signal, () => response.text());
  if (!value && (json || !declared)) return {};
  try {
    return { contentType, value: json ? JSON.parse(value) : value };
  } catch {
    return { contentType, value, fault: declared && "The body is not JSON." };
  }
}
