/**
 * What the text of a header stands for. The tables name what their headers are read by, so that a bundle has no other.
 * Each is undefined for a text that is not of its type.
 */

type ReadText = (text: string) => unknown;

export function readText(text: string): string {
  return text;
}

/** RFC 8259 section 6. */
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

export function readNumber(text: string): number | undefined {
  return jsonNumber.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

/** Beyond 2^53 neighbours become equal: the number would be another one than was sent. */
export function readInteger(text: string): number | undefined {
  return jsonNumber.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
}

export function readBoolean(text: string): boolean | undefined {
  return text === "true" || text === "false" ? text === "true" : undefined;
}

export function readNull(text: string): null | undefined {
  return text === "null" ? null : undefined;
}

export function readJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As the first type that the text stands for. */
export function readFirst(text: string, as: readonly ReadText[]): unknown {
  for (const read of as) {
    const value = read(text);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The items between commas, each as the first type that it stands for, else as text. */
export function readList(text: string, as: readonly ReadText[]): unknown[] {
  if (text === "") return [];
  return text.split(",").map((part) => {
    const item = part.trim();
    const value = readFirst(item, as);
    return value === undefined ? item : value;
  });
}

/** Each cookie is a field of its own. */
export function readSetCookie(_: string, headers: Headers): string[] {
  return headers.getSetCookie();
}
