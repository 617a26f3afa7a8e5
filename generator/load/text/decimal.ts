/**
 * Whether a number keeps what its text says: numbers of JSON are read as those of JavaScript (IEEE 754, RFC 8259 section
 * 6), and where the text has more digits than they hold, the nearest one is taken.
 */

/** So short a text has no more digits than every double keeps. */
const short = /^-?\d{1,7}(?:\.\d{1,7}|\d{0,8})$/;

/** @param value The number that the text was read as. */
export function isExact(text: string, value: number): boolean {
  if (short.test(text)) return true;
  const written = decimal(text);
  // A power of two is exact although it prints back with zeros at its end.
  return written === undefined || written === decimal(String(value)) || written === decimal(exactly(value));
}

/** The nearest number where a text was read as one that is too large for JavaScript. */
export function nearest(value: number): number {
  return Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE);
}

/** An integer with all of its digits, where there are not too many of them to be read. */
export function exactly(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e30 ? BigInt(value).toString() : String(value);
}

/** A decimal number in a form in which equal ones are equal: digits without zeros around them, and a power of ten. */
function decimal(text: string): string | undefined {
  const [, sign, whole = "", fraction = "", exponent = "0"] =
    /^([-+]?)(\d*)\.?(\d*)(?:e([-+]?\d+))?$/i.exec(/^0[xo]/i.test(text) ? BigInt(text).toString() : text) ?? [];
  if (sign === undefined) return undefined;
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  const power = Number(exponent) - fraction.length + digits.length - significant.length;
  return `${sign === "-" ? "-" : ""}${significant}e${power}`;
}
