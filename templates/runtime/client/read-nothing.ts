import { overConnection } from "./connection.ts";
import { type DecodedBody, decodeBody } from "./decode.ts";
import type { ResponseTable } from "./operation.ts";

/**
 * Reads to its end what a success brings that the document declares without a body, and gives none: that is what callers are
 * told. The tables of such successes name it. An error of `default` is JSON or text.
 * @param signal Ends the reading.
 */
export async function readNothing(
  response: Response,
  _: ResponseTable,
  signal: AbortSignal | undefined,
): Promise<DecodedBody> {
  if (!response.ok) return decodeBody({ responses: {} }, response, signal);
  // However much it is, none of it is kept.
  await overConnection(signal, async () => response.body?.pipeTo(new WritableStream()));
  return {};
}
