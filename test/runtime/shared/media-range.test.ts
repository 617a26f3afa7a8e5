import { expect, test } from "vitest";
import { isOfRange, isRange } from "../../../templates/runtime/shared/media-range.ts";

test.each([
  ["*/*", true],
  ["image/*", true],
  ["image/*; q=1", true],
  ["application/*+json", true],
  ["application/json", false],
  ['application/json; profile="a/*"', false],
])("whether %s is a range: %j", (type, expected) => {
  expect(isRange(type)).toBe(expected);
});

test.each([
  ["image/png", "*/*", true],
  ["image/png", "image/*", true],
  ["image/png", "image/png", false],
  ["imagery/png", "image/*", false],
  ["application/image", "image/*", false],
  ["application/a+json", "application/*+json", true],
  ["application/json", "application/*+json", false],
  ["application/json+xml", "application/*+json", false],
  ["text/a+json", "application/*+json", false],
  ["text/a+json", "*/*+json", true],
  ["image/png", undefined, false],
])("whether %s is of the range %s: %j", (essence, range, expected) => {
  expect(isOfRange(essence, range)).toBe(expected);
});
