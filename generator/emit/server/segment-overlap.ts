/**
 * What path segments have in common, each given by the texts before, between and behind its parameters; of a segment of
 * text there is the text alone. No parameter is empty (OpenAPI 3.1 section 4.8.8.1).
 */

/** Whether a segment of a request may match both. */
export function mayMeet(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 1 || other.length === 1) return isWithin(one, other) || isWithin(other, one);
  // What is between the first text and the last one finds its place in a segment that is long enough.
  const [start = "", end = ""] = [one[0], one.at(-1)];
  const [otherStart = "", otherEnd = ""] = [other[0], other.at(-1)];
  const startsAlike = start.startsWith(otherStart) || otherStart.startsWith(start);
  return startsAlike && (end.endsWith(otherEnd) || otherEnd.endsWith(end));
}

/** Whether what matches the one matches the other as well. */
export function isWithin(one: readonly string[], other: readonly string[]): boolean {
  // A control character stands for a value: no text has it, so it can be found in the other's parameters alone.
  const text = one.join("\0");
  const [first = "", ...rest] = other;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const middle of rest) {
    const found = text.indexOf(middle, at + 1);
    if (found < 0) return false;
    at = found + middle.length;
  }
  return text.endsWith(last) && text.length - last.length > at;
}
