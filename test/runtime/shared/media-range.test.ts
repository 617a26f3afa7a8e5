import { expect, test } from "vitest";
import { isRange } from "../../../templates/runtime/shared/media-range.ts";

test.each([
  ["*/*", true],
  ["image/*", true],
  ["image/*; q=1", true],
  ["application/json", false],
  ['application/json; profile="a/*"', false],
])("whether %s is a range: %j", (type, expected) => {
  expect(isRange(type)).toBe(expected);
});
