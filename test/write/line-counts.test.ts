import { expect, test } from "vitest";
import { compareLines } from "../../generator/write/line-counts.ts";

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join("");

test.each([
  ["a new text", "", "one\ntwo\n", { added: 2, removed: 0 }],
  ["an edit", "one\ntwo\n", "one\n2\nthree\n", { added: 2, removed: 1 }],
  ["lines that moved", "one\ntwo\n", "two\none\n", { added: 1, removed: 1 }],
])("lines that came and went: %s", async (_, before, after, counts) => {
  expect(await compareLines(before, after)).toEqual(counts);
});

test("of a text that is nearly all another one, what stands in one of them alone counts", async () => {
  const before = lines(30_000, (index) => `before ${index}`);
  const after = `${lines(20_000, (index) => `after ${index}`)}before 7\nbefore 7\n`;
  expect(await compareLines(before, after)).toEqual({ added: 20_001, removed: 29_999 });
});
