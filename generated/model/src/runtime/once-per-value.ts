import { isContainer } from "./json-types.ts";
import type { Memory } from "./walk.ts";

/** A test of a recursive schema: how deeply the value may still be nested is the second argument. */
type RecursiveTest = (value: unknown, depth: number) => boolean;

/** Objects and arrays with the depth at which they were looked at. */
type Answers = Map<object, number>;

/** How many calls of tests that keep their answers have not come to an end. */
let running = 0;
/** The answers of all of them. */
const kept = new Set<Answers>();
let memory: Memory | undefined;

/**
 * A test that keeps its answers as long as the outermost call of such a test lasts. A schema whose alternatives overlap
 * asks the same of one part of a value several times, and each level of the value would multiply that: here the second
 * time is free.
 */
export function oncePerValue(test: RecursiveTest): RecursiveTest {
  const fitting: Answers = new Map();
  const failing: Answers = new Map();
  return (value, depth) => {
    if (!isContainer(value)) return test(value, depth);
    if (fitting.get(value) === depth) return true;
    if (failing.get(value) === depth) return false;
    running++;
    try {
      const fits = test(value, depth);
      const answers = fits ? fitting : failing;
      if (answers.size === 0) kept.add(answers);
      answers.set(value, depth);
      return fits;
    } finally {
      running--;
      if (running === 0) forget();
    }
  };
}

/**
 * What walks through tables find as long as one of these tests runs; undefined where none does. A schema without a
 * predicate of its own may be asked at each level of a value, and would otherwise walk through all that is below anew.
 */
export function memoryOfWalks(): Memory | undefined {
  if (running > 0) memory ??= new Map();
  return memory;
}

/** Values may change between two calls, and are not held longer than they are looked at. */
function forget(): void {
  for (const answers of kept) answers.clear();
  kept.clear();
  memory = undefined;
}
