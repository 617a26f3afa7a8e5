import { isContainer } from "./json-types.ts";
import { oncePerValue } from "./once-per-value.ts";

/** The scalar that a test was asked about last, and what it said; undefined where no test runs. */
interface Answer {
  last: { readonly value: unknown; readonly depth: number; readonly fits: boolean } | undefined;
}

/** How many calls of tests for scalars have not come to an end. */
let running = 0;
/** The answers that they keep. */
const kept = new Set<Answer>();

/**
 * As `oncePerValue`, for scalars as well: where schemas of the same value are parts of each other in very many ways, one
 * scalar is asked about again and again. It has no parts, so that no other one is asked about in between: the last
 * answer is enough.
 */
export function oncePerAnyValue(
  test: (value: unknown, depth: number) => boolean,
): (value: unknown, depth?: number) => boolean {
  const once = oncePerValue(test);
  const answer: Answer = { last: undefined };
  return (value, depth = 0) => {
    if (isContainer(value)) return once(value, depth);
    const { last } = answer;
    if (last && Object.is(last.value, value) && last.depth === depth) return last.fits;
    running++;
    try {
      const fits = test(value, depth);
      answer.last = { value, depth, fits };
      kept.add(answer);
      return fits;
    } finally {
      running--;
      if (running === 0) forget();
    }
  };
}

/** A text may be long, and is not held longer than it is looked at. */
function forget(): void {
  for (const answer of kept) answer.last = undefined;
  kept.clear();
}
