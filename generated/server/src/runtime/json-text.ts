/**
 * JSON texts (RFC 8259), where `JSON.parse` says too little: it keeps the last of two members with one name and does
 * not tell.
 */

/** The members of the object that a text is, in order, with repeated names; none if it is not an object. The text must have been parsed before. */
export function jsonMembers(text: string): readonly (readonly [name: string, value: unknown])[] {
  const members: (readonly [string, unknown])[] = [];
  let at = skipSpace(text, 0);
  if (text[at] !== "{") return members;
  at = skipSpace(text, at + 1);
  while (text[at] === '"') {
    const nameEnd = stringEnd(text, at);
    const name: unknown = JSON.parse(text.slice(at, nameEnd));
    const valueStart = skipSpace(text, skipSpace(text, nameEnd) + 1);
    const valueEnd = endOfValue(text, valueStart);
    const value: unknown = JSON.parse(text.slice(valueStart, valueEnd));
    members.push([String(name), value]);
    at = skipSpace(text, skipSpace(text, valueEnd) + 1);
  }
  return members;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && " \t\n\r".includes(text.charAt(at))) at++;
  return at;
}

/** The index behind the string that begins at `from`. */
function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** The index behind the value that begins at `from`: the comma or bracket that ends it, outside strings and deeper brackets. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') {
      at = stringEnd(text, at);
      continue;
    }
    if (depth === 0 && ",}]".includes(character)) return at;
    if ("{[".includes(character)) depth++;
    else if ("}]".includes(character)) depth--;
    at++;
  }
  return at;
}
