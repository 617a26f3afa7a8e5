/** Text of a document made fit for a terminal: nothing in it can move the cursor, change colours or reorder letters. */
export function visible(text: string): string {
  return text.toWellFormed().replace(unsafe, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return "\u2421";
    return `\\u{${code.toString(16)}}`;
  });
}

/**
 * C0 and C1 controls, the separators of lines and paragraphs, and the marks that set the direction of text, with which
 * an excerpt could show something else than what is in the file.
 */
const unsafe = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A text without the credentials of the addresses in it (RFC 3986 section 3.2.1), which are as long as before: what
 * follows them stays where it is.
 */
export function withoutCredentials(text: string): string {
  return text.replace(/(?<=\/\/)[^\s/?#@"'<>]+(?=@)/g, (credentials) => "*".repeat(credentials.length));
}

/** How many columns of a terminal a text takes: marks that combine take none, East Asian wide characters and emoji two. */
export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  let columns = 0;
  for (const { segment } of segmenter.segment(text)) columns += wide.test(segment) ? 2 : isMark(segment) ? 0 : 1;
  return columns;
}

/** It has tables to read: most runs have nothing to measure. */
let segmenter: Intl.Segmenter | undefined;

/** Unicode Standard Annex 11: the scripts whose characters are wide or full-width, and emoji that are shown as pictures. */
const wide =
  /^(?:\p{Emoji_Presentation}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\u3000-\u303e\uff01-\uff60\uffe0-\uffe6])/u;

function isMark(segment: string): boolean {
  return /^\p{M}+$/u.test(segment);
}
