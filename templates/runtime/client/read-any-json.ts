import { neverHasBody } from "../shared/bodiless-status.ts";
import { overConnection } from "./connection.ts";
import { type DecodedBody, decodeText } from "./decode.ts";
import { essenceOf, isJSON } from "./media-type.ts";
import type { ResponseTable } from "./operation.ts";

/**
 * Reads a body that is JSON of any type, as the document describes it under a range such as `application/*`. What says that it
 * is something else is none; what says nothing is JSON. The tables that have such a range name it.
 * @param signal Ends the reading.
 */
export async function readAnyJson(
  response: Response,
  { content = [] }: ResponseTable,
  signal: AbortSignal | undefined,
): Promise<DecodedBody> {
  const arrived = essenceOf(response.headers.get("content-type"));
  if (neverHasBody(response.status)) return {};
  return !arrived || arrived === "application/octet-stream" || isJSON(arrived)
    ? decodeText(response, signal, isJSON(arrived) ? arrived : "application/json", true, content[0])
    : readOther(response, signal, arrived);
}

/** Reads what is none of the media types that the document describes: a text, for who looks into the error. */
export async function readOther(
  response: Response,
  signal: AbortSignal | undefined,
  contentType: string | undefined,
): Promise<DecodedBody> {
  const value = await overConnection(signal, () => response.text());
  return value ? { contentType, value, fault: `The body is ${contentType}, and not JSON.` } : {};
}
