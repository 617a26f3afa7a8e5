import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapComment } from "../../../generator/emit/core/wrap-comment.ts";

test.each<[string, readonly string[]]>([
  ["short as it is now", ["short as it is now"]],
  ["a line that is longer than twenty characters", ["a line that is", "longer than twenty", "characters"]],
  ["https://example.com/a/very/long/address stays", ["https://example.com/a/very/long/address", "stays"]],
  ["- an item that is too long for it", ["- an item that is", "  too long for it"]],
  ["  12. an item that is too long", ["  12. an item that", "      is too long"]],
  ["> words of others, which go on", ["> words of others,", "> which go on"]],
  ["one and two and three - four", ["one and two and", "three - four"]],
  ["an answer is mostly # 1 or more", ["an answer is mostly #", "1 or more"]],
  ["it costs much more 10. of them", ["it costs much more 10.", "of them"]],
  ["see what is larger > than that", ["see what is larger >", "than that"]],
  ["| a table | is a row | however long |", ["| a table | is a row | however long |"]],
  ["# A heading that is longer than the line", ["# A heading that is longer than the line"]],
  ["    indented code is not broken at all", ["    indented code is not broken at all"]],
])("%j", (text, lines) => {
  expect(wrapComment(text, 20)).toEqual(lines);
});

test("code in fences stays as it is, and what follows is broken again", () => {
  const code = ["```yaml", "a line of code that is too long for this", "~~~", "```"];
  expect(wrapComment([...code, "a line of words that is too long"].join("\n"), 20)).toEqual([
    ...code,
    "a line of words that",
    "is too long",
  ]);
});

test("no word is lost, and no line is too long that has a place to break", () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      const lines = wrapComment(words.join(" "), 20);
      expect(lines.join(" ").split(" ")).toEqual(words);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(20);
    }),
  );
});
