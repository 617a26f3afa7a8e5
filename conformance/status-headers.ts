/** Headers that RFC 9110 demands of a status, whatever a document says. */
import type { SecurityScheme } from "../generator/model/api/security.ts";
import type { Answer } from "./answer.ts";
import type { Endpoint } from "./endpoint.ts";

export function statusHeaderProblems(
  { operation: { security } }: Endpoint,
  { status, headers }: Answer,
): readonly string[] {
  if (status === 405 && !headers.has("allow")) {
    return ["the header allow is missing, which a 405 has (RFC 9110 section 15.5.6)"];
  }
  const hasChallenge = security.alternatives.some(({ schemes }) => schemes.some(({ scheme }) => isChallenged(scheme)));
  if (status === 401 && hasChallenge && !headers.has("www-authenticate")) {
    return ["the header www-authenticate is missing, which a 401 has (RFC 9110 section 15.5.2)"];
  }
  return [];
}

/** Keys and certificates are of no authentication scheme of HTTP, so that nobody could say what a challenge of theirs is. */
function isChallenged({ kind }: SecurityScheme): boolean {
  return kind.type !== "apiKey" && kind.type !== "mutualTLS";
}
