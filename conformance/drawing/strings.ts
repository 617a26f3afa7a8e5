import fc from "fast-check";
import type { Schema } from "../../generator/model/api/schema.ts";
import { regularExpression } from "./applied.ts";
import { type Draw, drawFitting, Undrawable } from "./draw.ts";
import { formatStrings } from "./formats.ts";

/** A string that has the length that all the schemas want, and matches their patterns. Whether it fits several formats is not known here. */
export function drawString(draw: Draw, schemas: readonly Schema[], { formats }: { readonly formats: boolean }): string {
  const minLength = Math.max(0, ...schemas.flatMap((schema) => schema.minLength ?? []));
  const maxLength = Math.min(Infinity, ...schemas.flatMap((schema) => schema.maxLength ?? []));
  if (minLength > maxLength) throw new Undrawable(`no string has between ${minLength} and ${maxLength} characters`);
  const patterns = schemas.flatMap(({ pattern }) => (pattern === undefined ? [] : (regularExpression(pattern) ?? [])));
  const ofFormat = formats
    ? schemas.flatMap(({ format }) => (format === undefined ? [] : (formatStrings(format) ?? [])))
    : [];
  const fits = (text: string) => {
    const length = [...text].length;
    return length >= minLength && length <= maxLength && patterns.every((pattern) => pattern.test(text));
  };
  const [pattern] = patterns;
  const sources = [
    ...ofFormat,
    ...(pattern ? sizesFor(minLength).map((size) => matching(pattern, size, minLength, maxLength)) : []),
    ...(pattern || ofFormat.length > 0 ? [] : [texts(minLength, maxLength)]),
  ];
  const reason = `no string was met that ${[...patterns].join(" and ")} matches, with ${minLength} to ${maxLength} characters`;
  return drawFitting(draw, fc.oneof(...sources), fits, reason);
}

/** Arbitraries of strings take long to make: fast-check tries each of them on strings that are known to be dangerous. */
const made = new Map<string, fc.Arbitrary<string>>();

function once(key: string, make: () => fc.Arbitrary<string>): fc.Arbitrary<string> {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
}

/** Most are of letters, some of characters that JavaScript counts as two. */
function texts(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return once(`${minLength} to ${maxLength}`, () => {
    const most = Math.min(maxLength, Math.max(minLength + 2, 12));
    const lengths = { minLength: Math.min(minLength, most), maxLength: most };
    const letters = fc.constantFrom(..."abcdexyzABC019 _-.");
    const others = fc.constantFrom(..."é漢𝒳😀\u2028\0\n\t\"'`\\/$<{");
    const longest = "x".repeat(Number.isFinite(maxLength) ? Math.min(maxLength, 300) : most);
    return fc.oneof(
      { weight: 4, arbitrary: fc.string({ ...lengths, unit: letters }) },
      { weight: 1, arbitrary: fc.string({ ...lengths, unit: others }) },
      { weight: 1, arbitrary: fc.constantFrom(longest, "x".repeat(minLength)) },
    );
  });
}

/** How often fast-check repeats what a pattern repeats without an end: some ten times, a hundred, or a thousand. */
type Size = "small" | "medium" | "large";

/** A text may be long for what is repeated in it, or for what is not. */
function sizesFor(minLength: number): readonly Size[] {
  if (minLength <= 5) return ["small"];
  return minLength <= 50 ? ["small", "medium"] : ["small", "medium", "large"];
}

/** What fast-check cannot take a pattern apart for is met by chance or not at all. */
function matching(pattern: RegExp, size: Size, minLength: number, maxLength: number): fc.Arbitrary<string> {
  const chance = texts(minLength, maxLength);
  return once(`${size} ${maxLength} /${pattern.source}/`, () => {
    try {
      return fc.stringMatching(pattern, { size, ...(Number.isFinite(maxLength) && { maxLength }) });
    } catch {
      return chance;
    }
  });
}

/** Short strings that a pattern matches, if fast-check can take it apart: names of members. */
export function namesMatching(pattern: RegExp): fc.Arbitrary<string> {
  return once(`name /${pattern.source}/`, () => {
    try {
      return fc.stringMatching(pattern, { size: "xsmall" });
    } catch {
      return texts(0, 8);
    }
  });
}
