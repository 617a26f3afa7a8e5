import type { RequestIssue } from "./request-issue.ts";

/**
 * What the first of several alternatives gives with which nothing is wrong. Where there is none, the issues are those of the
 * alternative that has the fewest.
 * @param attempt Adds what is wrong to `found`.
 */
export function firstFitting<Alternative, Value>(
  alternatives: readonly Alternative[],
  attempt: (alternative: Alternative, found: RequestIssue[]) => Value,
  issues: RequestIssue[],
): Value | undefined {
  let fewest: readonly RequestIssue[] | undefined;
  for (const alternative of alternatives) {
    const found: RequestIssue[] = [];
    const value = attempt(alternative, found);
    if (found.length === 0) return value;
    if (fewest === undefined || found.length < fewest.length) fewest = found;
  }
  issues.push(...(fewest ?? []));
  return undefined;
}
