import { expect } from "vitest";
import type { Validators } from "./generated-model.ts";

/** What is wrong with a value, as `path keyword`; the predicate has to say the same. */
export function fitsAndIssues({ is, check }: Validators, value: unknown): readonly string[] {
  const { issues } = check(value);
  expect(is(value)).toBe(issues === undefined);
  return issues?.map(({ path, keyword }) => `${path} ${keyword}`) ?? [];
}
