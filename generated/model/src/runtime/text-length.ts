/**
 * The length of a string in characters as JSON Schema counts them: Unicode code points (JSON Schema 2020-12 Validation,
 * section 6.3.1). A surrogate without its partner counts as one.
 */
export function textLength(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    if (isHighSurrogate(text.charCodeAt(index)) && isLowSurrogate(text.charCodeAt(index + 1))) {
      length--;
      index++;
    }
  }
  return length;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/**
 * Whether a string has at least so many characters. A character is one or two units of UTF-16, so that most strings need not
 * be counted.
 */
export function isNoShorterThan(text: string, length: number): boolean {
  return text.length >= length && (text.length >= 2 * length || textLength(text) >= length);
}

/** Whether a string has at most so many characters. */
export function isNoLongerThan(text: string, length: number): boolean {
  return text.length <= length || (text.length <= 2 * length && textLength(text) <= length);
}
