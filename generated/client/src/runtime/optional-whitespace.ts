/**
 * The spaces and tabs around a header's value, which are none of it (RFC 9110 sections 5.5 and 5.6.3). White space of other kinds
 * is: the octet A0 may be the end of a letter in UTF-8.
 */

/** A value, or an item of one, without them. */
export function withoutBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  return text.slice(start, end);
}

/** Whether there are some, which whoever reads the value takes away. */
export function hasBlankEnd(text: string): boolean {
  return isBlank(text, 0) || isBlank(text, text.length - 1);
}

function isBlank(text: string, index: number): boolean {
  const character = text.charCodeAt(index);
  return character === 0x20 || character === 0x09;
}
