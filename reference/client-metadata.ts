/**
 * What may be said of a client, however it is registered (RFC 7591 §2): each function answers what is wrong, as the end
 * of a sentence that begins with the member's name, or undefined.
 */
import { redirectUriProblem } from "./redirect-uri.ts";

const NAME_LIMIT = 100;
const URI_LIMIT = 2_000;
const REDIRECT_URI_COUNT = 10;

/**
 * What nobody sees: control characters, those that change the direction of what follows or only say how to draw it, and
 * symbols that are blank. On a consent page they make a name read as something else, or as another's (Unicode TR36
 * §2.10). In an emoji they are a part of the sign, and some joiners are a part of the spelling.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
const EMOJI = /\p{RGI_Emoji}/gv;
/**
 * The joiners that Persian and the scripts of India and Sri Lanka are written with, where they change what is seen: between
 * letters of the Arabic script, and after a virama (UAX #31 §2.3.1).
 */
const JOINER =
  /(?<=[\p{scx=Arab}&&\p{L}])\u200c(?=[\p{scx=Arab}&&\p{L}])|(?<=[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])[\u200c\u200d](?=\p{L})/gv;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The name as it is kept: in Unicode's normal form C, without white space around it. */
export function normalName(name: string): string {
  return name.normalize("NFC").trim();
}

export function nameProblem(name: string): string | undefined {
  const { length } = [...normalName(name)];
  if (length === 0) return "must not be empty";
  if (length > NAME_LIMIT) return "must not be longer than 100 characters";
  if (UNSEEN.test(name.replace(EMOJI, "*").replace(JOINER, ""))) return "must not hold characters that cannot be seen";
  return SEEN.test(name) ? undefined : "must hold a character that can be seen";
}

/** A page or a picture of the client's maker. It is shown as a link and never fetched by this server. */
export function webUriProblem(uri: string): string | undefined {
  if (Buffer.byteLength(uri) > URI_LIMIT) return "must not be longer than 2000 bytes";
  if (!uri.startsWith("https://") || !URL.canParse(uri)) return "must be an https URL";
  // What stands before an @ reads as a host, and is none.
  if (/^https:\/\/[^/?#]*@/.test(uri)) return "must not have user information";
  return /[\s\p{Cc}]/u.test(uri) ? "must not hold white space" : undefined;
}

/** A member, or an item of it, as it is called in a description: `redirect_uris/0`. */
export function memberPath(member: string, index: number | undefined): string {
  return index === undefined ? member : `${member}/${index}`;
}

/** What is wrong with a list, or with the item at `index` of it. */
export interface ListProblem {
  readonly index?: number;
  readonly problem: string;
}

/**
 * All problems of a list of redirect URIs, each once, at the first item that has it. `needed`: the list may not be
 * empty.
 */
export function redirectUriProblems(uris: readonly string[], needed: boolean): ListProblem[] {
  const problems: ListProblem[] = [];
  if (needed && uris.length === 0) problems.push({ problem: "must not be empty for authorization_code" });
  if (uris.length > REDIRECT_URI_COUNT) problems.push({ problem: "must not have more than 10 items" });
  if (new Set(uris).size !== uris.length) problems.push({ problem: "must not repeat an item" });
  for (const [index, uri] of uris.entries()) {
    const problem = redirectUriProblem(uri);
    if (problem && !problems.some((known) => known.problem === problem)) problems.push({ index, problem });
  }
  return problems;
}
