import type { Subschema } from "./definition.ts";
import { asksOtherType, distancesOf, wrongType } from "./distance.ts";
import { explainTie, explainWrongTag } from "./explain-tie.ts";
import { shown } from "./messages.ts";
import { add, type Finding, report, type Walk } from "./walk.ts";

/** An alternative that a value does not fit, and why not. */
export interface Failure extends Pick<Walk, "evaluated"> {
  readonly alternative: Subschema;
  readonly findings: readonly Finding[];
}

/** Reports the alternative that came closest. Those that are as close as each other are told together where they can be. */
export function explainFailure(walk: Walk, keyword: string, failed: readonly Failure[], value: unknown): void {
  const distances = distancesOf(failed, walk.path.length, value);
  const least = Math.min(...distances);
  const closest = failed.filter((_, index) => distances[index] === least);
  const [first] = closest;
  if (closest.length > 1 && explainTie(walk, keyword, closest)) return;
  if (first && (least < wrongType || failed.length === 1)) {
    if (explainWrongTag(walk, keyword, first, failed)) return;
    for (const finding of first.findings) add(walk, finding);
  } else {
    const message = "Must fit one of the alternatives, but fits none.";
    report(walk, keyword, { message, expected: failed.length, actual: shown(value) });
  }
}

/** Whether nothing but the type of the value keeps it from the alternative. */
export function isOfOtherType({ findings: [first, ...others] }: Failure, { path }: Walk, value: unknown): boolean {
  return others.length === 0 && first?.path.length === path.length && asksOtherType(first, value);
}
