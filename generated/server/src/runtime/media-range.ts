/** Whether a media type is a range, such as `image/*` (RFC 9110 section 12.5.1). A parameter may have a `*` in its value. */
export function isRange(type: string): boolean {
  return /^[^;]*\*/.test(type);
}

/** Whether a media type is of a range, both in lower case and without parameters. */
export function isOfRange(essence: string, range = ""): boolean {
  return range === "*/*" || (range.endsWith("/*") && essence.startsWith(range.slice(0, -1)));
}
