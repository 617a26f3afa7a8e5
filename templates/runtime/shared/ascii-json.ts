/**
 * A value as JSON that a header can carry: characters beyond ASCII as escapes (RFC 8259 section 7), which stand in strings alone.
 * What JSON does not know is an empty text.
 */
export function asciiJSON(value: unknown): string {
  return (JSON.stringify(value) ?? "").replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
