/** What is wrong with an answer, as a text for people. */

import { type Answer, LateAnswer } from "./answer.ts";
import { curlOf, isShownAsText } from "./curl.ts";
import type { Exchange } from "./target.ts";

/** A fault is a sentence; what it has to do with values stands in its details. */
export interface Fault {
  readonly what: string;
  readonly details: readonly string[];
  readonly exchange: Exchange;
}

export function unanswered(exchange: Exchange): Fault {
  if (isLate(exchange)) return { what: "A request was not answered in time.", details: [], exchange };
  const what = exchange.request ? "A request was not answered." : "The arguments make no request.";
  return { what, details: [], exchange };
}

/** Whether there is no answer since it took too long. */
export function isLate({ error }: Exchange): boolean {
  return error instanceof LateAnswer;
}

/** @param credentials Their places in requests, where they are not shown. */
export async function faultText(
  { what, details, exchange: { request, answer, error } }: Fault,
  credentials: ReadonlySet<string>,
  seed: number,
): Promise<string> {
  const lines = [what, ...details.map((detail) => `  ${detail}`)];
  if (request) lines.push(`  request: ${await curlOf(request, credentials)}`);
  if (answer) lines.push(`  answer: ${shownAnswer(answer)}`);
  else lines.push(`  there was no answer: ${error instanceof LateAnswer ? error.message : String(error)}`);
  lines.push(`  seed: ${seed}`);
  return lines.join("\n");
}

function shownAnswer({ status, headers, octets }: Answer): string {
  if (octets.length === 0) return `${status} without a body`;
  const text = new TextDecoder().decode(octets);
  const shown = !isShownAsText(text)
    ? `${octets.length} octets`
    : text.length > 2000
      ? `${text.slice(0, 2000)}…`
      : text;
  return `${status} ${headers.get("content-type")} ${shown}`;
}
