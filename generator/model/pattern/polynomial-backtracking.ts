/**
 * Whether a regular expression has so many ways to match one text that trying them all takes ages, though no part of it
 * repeats in two ways: `(a?){9}(a?){9}(a?){9}`, or five times `[a-z]+`, of which each may take what its neighbour leaves.
 */
import type { Expression } from "refa";
import { canFail, disjointParts, fewAttempts } from "./exponential-backtracking.ts";
import { type Positions, positionsOf } from "./positions.ts";

/** In a text of this length, four parts that share it have fewer ways than matter, and five have more. */
const longText = 100;

/** Texts of one character, over and over, are tried: what parts share is most often something that all of them take. */
export function hasManyWays(expression: Expression, maxLength: number): boolean {
  const positions = positionsOf(expression.alternatives, "ahead", "refuse");
  if (!positions) return false;
  const length = Math.min(maxLength, longText);
  return disjointParts(positions.characters).some((part) => {
    const taking = positions.characters.flatMap((set, state) =>
      positions.ends.has(state) || set.isDisjointWith(part) ? [] : [state],
    );
    return waysThrough(positions, new Set(taking), length) > fewAttempts && canFail(positions, new Set(taking));
  });
}

/** The most ways from one of some states on, with a text of some length that all of them take. */
function waysThrough({ next }: Positions, taking: ReadonlySet<number>, length: number): number {
  const steps = [...taking].map((state) => {
    return [state, [...(next[state] ?? [])].filter(([to]) => taking.has(to))] as const;
  });
  // Where no state leads to two others there is one way.
  if (steps.every(([, following]) => following.length < 2)) return 1;
  let ways = new Map([...taking].map((state) => [state, 1]));
  let most = 1;
  for (let step = 0; step < length && ways.size > 0 && most <= fewAttempts; step++) {
    const before = ways;
    ways = new Map();
    for (const [state, following] of steps) {
      const count = following.reduce((sum, [to, each]) => sum + each * (before.get(to) ?? 0), 0);
      if (count > 0) ways.set(state, count);
      most = Math.max(most, count);
    }
  }
  return most;
}
