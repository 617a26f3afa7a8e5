/**
 * Whether the objects and arrays of a JSON text (RFC 8259) are nested more than `limit` deep. What a parser makes of such
 * a text is a danger to every function that calls itself for the members of a value.
 */
export function isDeeper(text: string, limit: number): boolean {
  // Each level takes two characters.
  if (text.length < 2 * limit + 2) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x5b: // [
      case 0x7b: // {
        if (++depth > limit) return true;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth--;
        break;
      case 0x22: // "
        at = endOfString(text, at);
    }
  }
  return false;
}

/** The index of the quote that ends the string that begins at `from`. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return text.length;
}
