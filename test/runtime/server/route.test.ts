import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { segmentFits, segmentValues } from "../../../templates/runtime/server/route.ts";

/** The values of a segment that stands in a path, or undefined if it does not fit. */
function valuesOf(segment: string, texts: readonly string[]): readonly string[] | undefined {
  const path = `/before/${segment}/after`;
  const end = 8 + segment.length;
  return segmentFits(path, 8, end, texts) ? segmentValues(path, 8, end, texts) : undefined;
}

describe("a path segment with text around its parameters", () => {
  test.each([
    ["2026-11.json", ["", "-", ".json"], ["2026", "11"]],
    ["v1", ["v", ""], ["1"]],
    ["(a)(b)", ["(", ")(", ")"], ["a", "b"]],
    ["a.b.c", ["", ".", ""], ["a.b", "c"]],
    ["a--b", ["", "-", ""], ["a-", "b"]],
    ["abc", ["", "", ""], ["ab", "c"]],
    ["d%5C", ["", "", ""], ["d", "%5C"]],
    ["d%C3%A9", ["", "", ""], ["d", "%C3%A9"]],
    ["aCb%5C", ["", "C", ""], ["a", "b%5C"]],
    ["before", ["be", ""], ["fore"]],
  ])("%j", (segment, texts, values) => {
    expect(valuesOf(segment, texts)).toEqual(values);
  });

  test.each([
    [".json", ["", ".json"]],
    ["v", ["v", ""]],
    ["1v", ["v", ""]],
    ["a-", ["", "-", ""]],
    ["-a", ["", "-", ""]],
    ["a", ["", "", ""]],
    ["ab", ["a", "b"]],
    ["%5C", ["", "C"]],
    ["%5C", ["", "", ""]],
    ["a%C3%A9", ["", "C", ""]],
    ["aba", ["ab", "ba"]],
    ["1-2", ["", "-", "-", ""]],
    ["x", ["", "before", ""]],
  ])("%j does not fit %j", (segment, texts) => {
    expect(valuesOf(segment, texts)).toBeUndefined();
  });

  test("is taken apart as a regular expression would, whose parameters are as long as they can be", () => {
    const short = (...letters: string[]) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 2 });
    const segments = fc.string({ unit: fc.constantFrom("a", "b", "-"), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(segments, fc.array(short("a", "-"), { minLength: 2, maxLength: 5 }), (segment, texts) => {
        const match = new RegExp(`^${texts.join("(.+)")}$`).exec(segment);
        expect(valuesOf(segment, texts)).toEqual(match?.slice(1));
      }),
      { numRuns: 2000 },
    );
  });
});
