/**
 * Whether a regular expression can take time that doubles with each character of a text that it does not match: where a
 * text leads from a state back to that state by two ways, each repetition of the text doubles what a backtracking engine
 * tries before it gives up (exponential ambiguity: Weber and Seidl 1991; Weideman et al. 2016).
 */

import type { Assertion, CharSet, Concatenation, Expression } from "refa";
import { reachedFrom } from "../../reached-from.ts";
import { type Positions, positionsOf, type Span } from "./positions.ts";

/** So many attempts take some milliseconds. */
export const fewAttempts = 2 ** 20;

/** A part of an expression that repeats in two ways. */
interface SlowPart extends Span {
  /** It is so as long as it repeats, and not only where the repetitions are limited. */
  readonly isEndless: boolean;
  /** The two ways are there if the assertions within it do not tell them apart. */
  readonly rests?: true;
}

/**
 * @param maxLength The length of the longest text.
 * @returns The part of the expression that repeats in two ways, or undefined if no such part was found, or none that
 *   matters in so short a text. Where none was found and something is too large to be looked at, that is said. What an
 *   assertion asks is tried by itself, as an expression of its own: a lookbehind from its end to its beginning.
 */
export function exponentialPart(expression: Expression, maxLength: number): SlowPart | "too large" | undefined {
  let tooLarge = false;
  const assertions = assertionsIn(expression);
  for (const inLoops of ["refuse", "pass"] as const) {
    for (const part of assertions.length > 0 || inLoops === "refuse" ? [expression, ...assertions] : []) {
      const positions = positionsOf(part.alternatives, "kind" in part ? part.kind : "ahead", inLoops);
      const found = positions && ambiguousLoop(positions, maxLength);
      if (found) return inLoops === "pass" ? { ...found, rests: true } : found;
      if (!positions) tooLarge = true;
    }
  }
  return tooLarge ? "too large" : undefined;
}

/** The lookarounds of an expression, and those within them. */
function assertionsIn({ alternatives }: { readonly alternatives: readonly Concatenation[] }): readonly Assertion[] {
  return alternatives
    .flatMap(({ elements }) => elements)
    .flatMap((element) => [
      ...(element.type === "Assertion" ? [element] : []),
      ...("alternatives" in element ? assertionsIn(element) : []),
    ]);
}

/** Whether a part that repeats holds a backreference: what that takes is known when a text is there, and not before. */
export function repeatsUnknown(
  { alternatives }: { readonly alternatives: readonly Concatenation[] },
  isRepeated = false,
): boolean {
  return alternatives
    .flatMap(({ elements }) => elements)
    .some((element) => {
      if (element.type === "Unknown") return isRepeated;
      const repeats = element.type === "Quantifier" && element.max > 1;
      return "alternatives" in element && repeatsUnknown(element, isRepeated || repeats);
    });
}

function ambiguousLoop(positions: Positions, maxLength: number): SlowPart | undefined {
  const unlimited = withoutLimited(positions);
  for (const cycle of cyclesOf(positions)) {
    if (!isAmbiguous(positions, cycle) || attemptsIn(positions, cycle, maxLength) <= fewAttempts) continue;
    // What has repeated as often as it may goes on without, and then a text may fail that would not have before.
    if (!canFail(positions, cycle) && !canFail(unlimited, cycle)) continue;
    const [least, most] = [Math.min(...cycle), Math.max(...cycle)];
    const inner = positions.loops.find(({ from, to }) => from <= least && most < to);
    // Loops that stand in each other and hold nothing else repeat the same: the outer one is one too many.
    const loop = positions.loops.findLast(({ from, to }) => from === inner?.from && to === inner.to);
    const isWithin = (other: ReadonlySet<number>) => [...other].every((state) => cycle.has(state));
    const isEndless = cyclesOf(unlimited).some((other) => isWithin(other) && isAmbiguous(unlimited, other));
    return loop && { ...loop, isEndless };
  }
  return undefined;
}

/** The same without the ways that lead to one more of a limited number of repetitions. */
function withoutLimited(positions: Positions): Positions {
  const next = positions.next.map((ways, state) => {
    const left = [...ways].map(([to, count]) => [to, count - (positions.limited[state]?.get(to) ?? 0)] as const);
    return new Map(left.filter(([, count]) => count > 0));
  });
  return { ...positions, next };
}

/** How many ways there are through the states of a cycle, at most, in a text of some length. */
function attemptsIn(positions: Positions, cycle: ReadonlySet<number>, length: number): number {
  let attempts = new Map([...cycle].map((state) => [state, 1]));
  for (let step = 0; step < length; step++) {
    const before = attempts;
    const waysFrom = (state: number) =>
      following(positions, state).reduce((sum, [to, ways]) => sum + ways * (before.get(to) ?? 0), 0);
    attempts = new Map([...cycle].map((state) => [state, waysFrom(state)]));
    if (Math.max(...attempts.values()) > fewAttempts) break;
  }
  return Math.max(...attempts.values());
}

/** The states that may come next by taking a character. */
function following({ next, ends }: Positions, state: number): readonly (readonly [state: number, ways: number])[] {
  return ends.has(state) ? [] : [...(next[state] ?? [])].filter(([to]) => !ends.has(to));
}

/** The sets of states that lead to each other. */
function cyclesOf(positions: Positions): readonly ReadonlySet<number>[] {
  const next = (state: number) => following(positions, state).map(([to]) => to);
  const reached = positions.next.map((_, state) => reachedFrom(next(state), next));
  const cycles: ReadonlySet<number>[] = [];
  const placed = new Set<number>();
  for (const [state, found] of reached.entries()) {
    if (placed.has(state) || !found.has(state)) continue;
    const cycle = new Set([...found].filter((other) => reached[other]?.has(state)));
    for (const member of cycle) placed.add(member);
    cycles.push(cycle);
  }
  return cycles;
}

/** Whether one text leads from a state of the cycle back to it by two ways. */
function isAmbiguous(positions: Positions, cycle: ReadonlySet<number>): boolean {
  const within = (state: number) => following(positions, state).filter(([to]) => cycle.has(to));
  for (const state of cycle) if (within(state).some(([, ways]) => ways > 1)) return true;
  // Pairs of states that the same text leads to, from one state on.
  const pairs = new Map<string, readonly [number, number]>();
  const add = (a: number, b: number) => pairs.set(a < b ? `${a} ${b}` : `${b} ${a}`, [a, b]);
  const meet = (a: number, b: number) => {
    const [some, others] = [positions.characters[a], positions.characters[b]];
    return some !== undefined && others !== undefined && !some.isDisjointWith(others);
  };
  for (const state of cycle) {
    const after = within(state).map(([to]) => to);
    for (const a of after) for (const b of after) if (a < b && meet(a, b)) add(a, b);
  }
  for (const [a, b] of pairs.values()) {
    for (const [afterA] of within(a)) {
      for (const [afterB] of within(b)) {
        if (!meet(afterA, afterB)) continue;
        if (afterA === afterB) return true;
        add(afterA, afterB);
      }
    }
  }
  return false;
}

/** More sets of states than these are not looked at: a text that fails is found among the first few. */
const mostSets = 200;

/** Whether there is a text after which the expression does not match, from whichever of some states on. */
export function canFail(positions: Positions, cycle: ReadonlySet<number>): boolean {
  const { characters, next, ends, last } = positions;
  const seen = new Map([["", cycle]]);
  for (const states of seen.values()) {
    if ([...states].some((one) => last.has(one))) continue;
    const atEnd = [...states].flatMap((one) => [...(next[one]?.keys() ?? [])]).filter((one) => ends.has(one));
    if (!atEnd.some((one) => last.has(one))) return true;
    const after = new Set([...states].flatMap((one) => following(positions, one).map(([to]) => to)));
    const parts = disjointParts([...after].flatMap((one) => characters[one] ?? []));
    if (!takeAll(parts)) return true;
    for (const part of parts) {
      const taking = new Set([...after].filter((one) => characters[one]?.isDisjointWith(part) === false));
      if (seen.size < mostSets) seen.set([...taking].sort((a, b) => a - b).join(), taking);
    }
  }
  return false;
}

/** The smallest sets that all of the sets are made of. */
export function disjointParts(sets: readonly CharSet[]): readonly CharSet[] {
  let parts: readonly CharSet[] = [];
  for (const set of sets) {
    const rest = parts.reduce((left, part) => left.without(part), set);
    const split = parts.flatMap((part) => [part.intersect(set), part.without(set)]);
    parts = [...split, rest].filter((part) => !part.isEmpty);
  }
  return parts;
}

function takeAll([first, ...others]: readonly CharSet[]): boolean {
  return first?.union(...others).isAll === true;
}
