/**
 * Whether a media type is a range, such as `image/*` (RFC 9110 section 12.5.1) or `application/*+json`. A parameter may have
 * a `*` in its value.
 */
export function isRange(type: string): boolean {
  return /^[^;]*\*/.test(type);
}

/** Whether all that is of a range is JSON by its suffix (RFC 6838 section 4.2.8). */
export function isJsonSuffixRange(range: string): boolean {
  return range.endsWith("/*+json");
}

/** Whether a media type is of a range, both in lower case and without parameters. */
export function isOfRange(essence: string, range = ""): boolean {
  const [, type, suffix = ""] = /^([^/]+)\/\*(\+.+)?$/.exec(range) ?? [];
  return type !== undefined && (type === "*" || essence.startsWith(`${type}/`)) && essence.endsWith(suffix);
}
