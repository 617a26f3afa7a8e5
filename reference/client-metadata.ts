/**
 * What may be said of a client, however it is registered (RFC 7591 §2): each function answers what is wrong, as the end of a
 * sentence that begins with the member's name, or undefined.
 */
import { redirectUriProblem } from "./redirect-uri.ts";

const NAME_LIMIT = 100;
const URI_LIMIT = 2_000;
const REDIRECT_URI_COUNT = 10;

/**
 * Control characters, and the ones that change the direction of what follows: on a consent page they make a name read as
 * something else (Unicode TR36 §2.10).
 */
const DECEPTIVE = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

/** The name as it is kept: in Unicode's normal form C, without white space around it. */
export function normalName(name: string): string {
  return name.normalize("NFC").trim();
}

export function nameProblem(name: string): string | undefined {
  const { length } = [...normalName(name)];
  if (length === 0) return "must not be empty";
  if (length > NAME_LIMIT) return "must not be longer than 100 characters";
  return DECEPTIVE.test(name) ? "must not hold control or direction characters" : undefined;
}

/** A page or a picture of the client's maker. It is shown as a link and never fetched by this server. */
export function webUriProblem(uri: string): string | undefined {
  if (Buffer.byteLength(uri) > URI_LIMIT) return "must not be longer than 2000 bytes";
  if (!uri.startsWith("https://") || !URL.canParse(uri)) return "must be an https URL";
  return /[\s\p{Cc}]/u.test(uri) ? "must not hold white space" : undefined;
}

/** All problems of a list of redirect URIs, each once. `needed` says whether the list may be empty. */
export function redirectUriProblems(uris: readonly string[], needed: boolean): string[] {
  const problems = new Set<string>();
  if (needed && uris.length === 0) problems.add("must not be empty for authorization_code");
  if (uris.length > REDIRECT_URI_COUNT) problems.add("must not have more than 10 items");
  if (new Set(uris).size !== uris.length) problems.add("must not repeat an item");
  for (const uri of uris) {
    const problem = redirectUriProblem(uri);
    if (problem) problems.add(`each item ${problem}`);
  }
  return [...problems];
}
