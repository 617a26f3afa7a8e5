/** Punycode (RFC 3492): Unicode text as letters, digits and hyphens. The parameters are those of section 5. */

const base = 36;
const tMin = 1;
const tMax = 26;
const initialBias = 72;
const initialCodePoint = 128;

/** Section 6.1. */
function adapted(delta: number, points: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / points);
  let steps = 0;
  for (; rest > ((base - tMin) * tMax) / 2; steps += base) rest = Math.floor(rest / (base - tMin));
  return steps + Math.floor(((base - tMin + 1) * rest) / (rest + 38));
}

function threshold(position: number, bias: number): number {
  return Math.min(tMax, Math.max(tMin, position - bias));
}

/** A delta beyond this leads to no code point (section 6.4). */
const maximumDelta = 0x7fffffff;

/** Section 6.2. @returns Undefined for a text that stands for nothing. */
export function decodePunycode(text: string): string | undefined {
  const hyphen = text.lastIndexOf("-");
  const points = [...text.slice(0, Math.max(0, hyphen))].map((character) => character.charCodeAt(0));
  let codePoint = initialCodePoint;
  let bias = initialBias;
  let index = 0;
  for (let position = hyphen + 1; position < text.length; ) {
    const before = index;
    for (let weight = 1, k = base; ; k += base) {
      const digit = digitOf(text.charCodeAt(position++));
      if (digit === undefined) return undefined;
      index += digit * weight;
      if (index > maximumDelta) return undefined;
      const t = threshold(k, bias);
      if (digit < t) break;
      weight *= base - t;
    }
    bias = adapted(index - before, points.length + 1, before === 0);
    codePoint += Math.floor(index / (points.length + 1));
    index %= points.length + 1;
    if (codePoint > 0x10ffff) return undefined;
    points.splice(index++, 0, codePoint);
  }
  return String.fromCodePoint(...points);
}

/** Section 6.3. */
export function encodePunycode(text: string): string {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < initialCodePoint);
  let output = String.fromCharCode(...basic) + (basic.length > 0 ? "-" : "");
  let codePoint = initialCodePoint;
  let bias = initialBias;
  let delta = 0;
  for (let handled = basic.length; handled < points.length; delta++, codePoint++) {
    const next = Math.min(...points.filter((point) => point >= codePoint));
    delta += (next - codePoint) * (handled + 1);
    codePoint = next;
    for (const point of points) {
      if (point < codePoint) delta++;
      if (point !== codePoint) continue;
      let rest = delta;
      let k = base;
      for (let t = threshold(k, bias); rest >= t; t = threshold(k, bias)) {
        output += digitText(t + ((rest - t) % (base - t)));
        rest = Math.floor((rest - t) / (base - t));
        k += base;
      }
      output += digitText(rest);
      bias = adapted(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled++;
    }
  }
  return output;
}

/** Section 5: `a` to `z` are 0 to 25 in either case, `0` to `9` are 26 to 35. */
function digitOf(unit: number): number | undefined {
  if (unit >= 48 && unit <= 57) return unit - 22;
  const letter = (unit | 32) - 97;
  return letter >= 0 && letter < 26 ? letter : undefined;
}

function digitText(digit: number): string {
  return String.fromCharCode(digit < 26 ? digit + 97 : digit + 22);
}
