/**
 * A regular expression as an automaton of its positions (Glushkov 1961): each place where it takes a character is a
 * state, and the states that may follow are counted by the ways that lead there. An automaton without empty steps shows
 * what a backtracking engine can try: two ways to one state are two attempts.
 */
import type { Assertion, CharSet, Concatenation, Element, Quantifier } from "refa";

/** The text of an expression between two offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The states that may come next, with the number of ways to each. */
export type Ways = ReadonlyMap<number, number>;

export interface Positions {
  /** The characters that each state takes; none for a state that stands for the end of the text. */
  readonly characters: readonly CharSet[];
  readonly ends: ReadonlySet<number>;
  readonly next: readonly Ways[];
  /** Those of the ways that begin one more repetition where the number of them is limited. */
  readonly limited: readonly Ways[];
  /** The states after which the expression may have matched. */
  readonly last: ReadonlySet<number>;
  /** The loops, from the inner to the outer ones, with the states that are in them. */
  readonly loops: readonly (Span & { readonly from: number; readonly to: number })[];
}

/** What is known of a part of the expression: where it may begin and end, and in how many ways it may be empty. */
interface Fragment {
  readonly first: Ways;
  readonly last: Ways;
  readonly empty: number;
}

const nothing: Fragment = { first: new Map(), last: new Map(), empty: 1 };
const never: Fragment = { first: new Map(), last: new Map(), empty: 0 };

/** More ways than these are as good as any number. */
const mostWays = 2 ** 20;

/** More states than these are not looked at: no document was seen to have such an expression. */
const mostStates = 500;

/**
 * @param direction Where the engine goes: in a lookbehind from the end to the beginning.
 * @param assertions What an assertion in a loop lets through: nothing, or as much as if it were not there.
 * @returns Undefined for an expression that is too large.
 */
export function positionsOf(
  alternatives: readonly Concatenation[],
  direction: Assertion["kind"],
  assertions: "refuse" | "pass",
): Positions | undefined {
  const builder = new Builder(direction, assertions);
  const { last } = builder.alternatives(alternatives, false);
  if (builder.characters.length > mostStates) return undefined;
  return { ...builder, last: new Set(last.keys()) };
}

class Builder {
  readonly characters: CharSet[] = [];
  readonly ends = new Set<number>();
  readonly next: Map<number, number>[] = [];
  readonly limited: Map<number, number>[] = [];
  readonly loops: (Span & { readonly from: number; readonly to: number })[] = [];
  readonly #direction: Assertion["kind"];
  readonly #assertions: "refuse" | "pass";

  constructor(direction: Assertion["kind"], assertions: "refuse" | "pass") {
    this.#direction = direction;
    this.#assertions = assertions;
  }

  /** @param inLoop Whether a loop stands around them. */
  alternatives(alternatives: readonly Concatenation[], inLoop: boolean): Fragment {
    return alternatives.map((one) => this.#sequence(one.elements, inLoop)).reduce(either, never);
  }

  #sequence(elements: readonly Element[], inLoop: boolean): Fragment {
    const inOrder = this.#direction === "ahead" ? elements : elements.toReversed();
    return inOrder.reduce((before, element) => this.#then(before, this.#element(element, inLoop)), nothing);
  }

  #element(element: Element, inLoop: boolean): Fragment {
    if (this.characters.length > mostStates) return never;
    switch (element.type) {
      case "CharacterClass":
        return element.characters.isEmpty ? never : this.#state(element.characters);
      case "Alternation":
        return this.alternatives(element.alternatives, inLoop);
      case "Quantifier":
        return this.#repeated(element, inLoop);
      case "Assertion": {
        const [only, ...others] = element.alternatives.flatMap((one) => one.elements);
        const isEdge =
          element.negate && others.length === 0 && only?.type === "CharacterClass" && only.characters.isAll;
        if (isEdge && element.kind === this.#direction) {
          const end = this.#state(only.characters);
          this.ends.add(this.characters.length - 1);
          return end;
        }
        // What an assertion lets through is not known. In a loop that might be what tells its ways apart.
        return inLoop && (this.#assertions === "refuse" || isBoundary(element)) ? never : nothing;
      }
      case "Unknown":
        // A backreference, likewise: `repeatsUnknown` tells of those in loops.
        return inLoop ? never : nothing;
    }
  }

  #state(characters: CharSet): Fragment {
    const ways = new Map([[this.characters.length, 1]]);
    this.characters.push(characters);
    this.next.push(new Map());
    this.limited.push(new Map());
    return { first: ways, last: ways, empty: 0 };
  }

  #repeated(quantifier: Quantifier, inLoop: boolean): Fragment {
    const { min, max, alternatives } = quantifier;
    if (isLoop(quantifier)) {
      const from = this.characters.length;
      const body = this.alternatives(alternatives, true);
      this.#connect(body.last, body.first);
      if (max !== Number.POSITIVE_INFINITY) this.#connect(body.last, body.first, this.limited);
      // Which of the repetitions that there have to be are empty is one more choice at each of them.
      if (body.empty > 0 && min >= manyCopies) {
        for (const steps of [this.next, this.limited]) this.#connect(body.last, body.first, steps);
      }
      if (quantifier.source) this.loops.push({ ...quantifier.source, from, to: this.characters.length });
      return min === 0 ? { ...body, empty: 1 } : body;
    }
    // The copies stand in each other, `(x(x)?)?`, so that there is one way to leave one out.
    let fragment = nothing;
    for (let copy = max; copy > 0; copy--) {
      fragment = this.#then(this.alternatives(alternatives, inLoop), fragment);
      if (copy > min) fragment = { ...fragment, empty: sum(fragment.empty, 1) };
    }
    return fragment;
  }

  #then(a: Fragment, b: Fragment): Fragment {
    this.#connect(a.last, b.first);
    return {
      first: joined(a.first, times(b.first, a.empty)),
      last: joined(b.last, times(a.last, b.empty)),
      empty: Math.min(mostWays, a.empty * b.empty),
    };
  }

  #connect(last: Ways, first: Ways, steps = this.next): void {
    for (const [from, before] of last) {
      const next = steps[from];
      for (const [to, after] of first) next?.set(to, sum(next.get(to) ?? 0, before * after));
    }
  }
}

/** `\b` and `\B`: words and what is between them are most often told apart by what is written beside it, too. */
function isBoundary({ source }: Assertion): boolean {
  return source !== undefined && source.end - source.start === 2;
}

const manyCopies = 20;

/** Whether a quantifier repeats so often that it makes no difference that it comes to an end. */
function isLoop({ max, alternatives }: Quantifier): boolean {
  return max >= manyCopies || (max >= 5 && alternatives.some((one) => one.elements.some(holdsLoop)));
}

function holdsLoop(element: Element): boolean {
  if (element.type === "Quantifier" && isLoop(element)) return true;
  return "alternatives" in element && element.alternatives.some((one) => one.elements.some(holdsLoop));
}

function either(a: Fragment, b: Fragment): Fragment {
  return { first: joined(a.first, b.first), last: joined(a.last, b.last), empty: sum(a.empty, b.empty) };
}

function joined(a: Ways, b: Ways): Ways {
  const ways = new Map(a);
  for (const [state, count] of b) ways.set(state, sum(ways.get(state) ?? 0, count));
  return ways;
}

function times(ways: Ways, factor: number): Ways {
  if (factor === 0) return new Map();
  return new Map([...ways].map(([state, count]) => [state, Math.min(mostWays, factor * count)]));
}

function sum(a: number, b: number): number {
  return Math.min(mostWays, a + b);
}
