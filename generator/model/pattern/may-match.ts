import { mayTakeAges } from "./slow-patterns.ts";

/**
 * Whether a text of the document matches a pattern of it. Where trying that may take ages, and where the pattern is no
 * regular expression, it is taken to match: both are reported where the pattern stands.
 */
export function mayMatch(text: string, pattern: string): boolean {
  if (mayTakeAges(pattern, text)) return true;
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true;
  }
}
