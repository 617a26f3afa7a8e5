/**
 * The member names of a JSON object with repeats kept. `JSON.parse` silently takes the last of two equal names, and two
 * readers that differ on which one counts can be played against each other (RFC 8259 §4, RFC 8725 §2.4).
 */

/** The object and its names in order, or undefined when the text is not JSON or not an object. */
export function parseJsonObject(
  text: string,
): { value: Record<string, unknown>; names: readonly string[] } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isJsonObject(value) ? { value, names: memberNames(text) } : undefined;
}

export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether an object in the text, at the top, has two members of one name. */
export function hasRepeatedName(names: readonly string[]): boolean {
  return new Set(names).size !== names.length;
}

/** `text` is known to be a JSON object, so strings and brackets are balanced and only depth has to be followed. */
function memberNames(text: string): string[] {
  const names: string[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;
  let depth = 0;
  let last = "";
  for (const [found] of text.matchAll(token)) {
    if (found === "{" || found === "[") depth += 1;
    else if (found === "}" || found === "]") depth -= 1;
    else if (found === ":" && depth === 1) names.push(String(JSON.parse(last)));
    else if (found !== ":") last = found;
  }
  return names;
}
