/** Whether a media type is a range, such as `image/*` (RFC 9110 section 12.5.1). A parameter may have a `*` in its value. */
export function isRange(type: string): boolean {
  return /^[^;]*\*/.test(type);
}
