import { expect, test } from "vitest";
import { formValue } from "../../../templates/runtime/server/decode-form.ts";
import { nameValuePairs } from "../../../templates/runtime/server/name-value-pairs.ts";
import type { FieldTable } from "../../../templates/runtime/server/operation.ts";
import type { RequestIssue } from "../../../templates/runtime/server/request-issue.ts";

const id: FieldTable = { name: "id", type: "integer" };
const lines: FieldTable = {
  name: "lines",
  type: [],
  list: "indices",
  items: { type: "string", object: "deepObject", fields: [id] },
};
const rows: FieldTable = {
  name: "rows",
  type: [],
  list: "indices",
  items: { type: [], list: "indices", items: { type: "integer", list: "repeated" } },
};

function decoded(text: string) {
  const issues: RequestIssue[] = [];
  const pairs = nameValuePairs(text, 100_000) ?? [];
  const value = formValue("body", { fields: [lines, rows] }, pairs, issues, {});
  return { value, issues: issues.map(({ path, message }) => `${path}: ${message}`) };
}

const many = (write: (index: number) => string) => Array.from({ length: 10_000 }, (_, index) => write(index)).join("&");

test("a list of 10,000 items is read, backwards too, in time that grows with it alone", () => {
  const started = performance.now();
  const value = decoded(many((index) => `lines[${9_999 - index}][id]=${index}`)).value;
  expect(value).toMatchObject({ lines: { length: 10_000, 0: { id: 9_999 }, 9999: { id: 0 } } });
  expect(decoded(many((index) => `rows[0][${index}]=1`)).value).toMatchObject({
    rows: { length: 1, 0: { length: 10_000 } },
  });
  expect(performance.now() - started).toBeLessThan(2_000);
});

test.each<[string, () => string]>([
  ["far apart", () => many((index) => `lines[${index * 50_000}][id]=1`)],
  ["one of them left out", () => many((index) => `lines[${index + 1}][id]=1`)],
  ["names of objects", () => many(() => "lines[__proto__][id]=1")],
  ["beyond all numbers", () => `lines[${"9".repeat(10_000)}][id]=1`],
])("numbers that are %s are one issue", (_, text) => {
  const started = performance.now();
  expect(decoded(text())).toEqual({
    value: {},
    issues: [expect.stringMatching(/^\/lines: Must have the numbers of /)],
  });
  expect(performance.now() - started).toBeLessThan(2_000);
});
