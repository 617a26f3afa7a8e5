import { expect, test } from "vitest";
import { nearestVersion } from "../../generator/emit/package-version.ts";
import { isSemanticVersion } from "../../generator/semantic-version.ts";

test.each([
  ["1.2.3", "1.2.3"],
  ["1", "1.0.0"],
  ["v1", "1.0.0"],
  ["V2.1", "2.1.0"],
  ["1.0", "1.0.0"],
  [" 1.0 ", "1.0.0"],
  ["v1.02.03", "1.2.3"],
  ["2024-01-01", "2024.1.1"],
  ["2024-12-31-preview", "2024.12.31-preview"],
  ["2024.01.05", "2024.1.5"],
  ["1.2.3-beta+x", "1.2.3-beta+x"],
  ["1.2.3+001", "1.2.3+001"],
  ["1.0-rc.01", "1.0.0-rc.1"],
  ["1.0.0-0", "1.0.0-0"],
  ["1.0.0rc1", "1.0.0-rc1"],
  ["v1beta1", "1.0.0-beta1"],
  ["v2-beta", "2.0.0-beta"],
])("%s is %s", (text, version) => {
  expect(nearestVersion(text)).toBe(version);
  expect(isSemanticVersion(version)).toBe(true);
});

test.each([
  "",
  "latest",
  "1.2.3.4",
  "1..2",
  "1.0.0-",
  "1.0.0-a..b",
  "1.0 beta",
  "1.0.0-a_b",
  "-1",
  "9".repeat(20),
  "1.x",
  "x1",
])("%s is none", (text) => {
  expect(nearestVersion(text)).toBeUndefined();
});
