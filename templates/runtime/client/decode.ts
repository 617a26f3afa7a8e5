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
 * Reads a body as the document says. What calls itself JSON is JSON. Where the document declares JSON first, so is what is called
 * anything that it does not declare, unless the caller asked for it and it is no `application/octet-stream`; all else is text. Nothing at all becomes undefined.
 * @param signal Ends the reading.
 * @param asked The request's Accept.
 * @throws APIConnectionError if the connection breaks off.
 */
export async function decodeBody(
  { responses }: Pick<OperationTable, "responses">,
  response: Response,
  signal?: AbortSignal,
  asked?: string | null,
): Promise<DecodedBody> {
  const declared = byStatus(responses, response.status);
  if (declared?.read) return declared.read(response, declared, signal, asked);
  const content = declared?.content;
  const first = content?.[0];
  const arrived = essenceOf(response.headers.get("content-type")) ?? first;
  // Octets would not be the same again as text.
  const isKnown = `${content},${asked}`.includes(`${arrived}`) && !/octet/.test(`${arrived}`);
  return decodeText(response, signal, arrived, isJSON(arrived) || (!isKnown && isJSON(first)), first);
}

/**
 * Reads text, which may be JSON. An empty one is no body where none is declared; nor where it should be JSON, unless it is an
 * error, which is to say something. Where no body is declared, it need not be the JSON that it says it is.
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
  if (!value && ((json && response.status < 400) || !declared)) return {};
  try {
    return { contentType, value: json ? JSON.parse(value) : value };
  } catch {
    return { contentType, value: value || undefined, fault: declared && "The body is not JSON." };
  }
}
