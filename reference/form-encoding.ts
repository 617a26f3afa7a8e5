/**
 * `application/x-www-form-urlencoded` (RFC 6749 Appendix B), decoded strictly. URLSearchParams would turn a broken escape
 * or broken UTF-8 into something else and go on; here that is visible to the caller.
 */

/** The decoded text, or undefined for a broken percent escape or bytes that are not UTF-8. */
export function formDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

/** Pairs in order, repeats kept. A name or value that does not decode is undefined. */
export function parseForm(text: string): { name: string | undefined; value: string | undefined }[] {
  return text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      if (equals < 0) return { name: formDecode(pair), value: "" };
      return { name: formDecode(pair.slice(0, equals)), value: formDecode(pair.slice(equals + 1)) };
    });
}
