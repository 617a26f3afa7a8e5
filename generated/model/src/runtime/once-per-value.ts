import type { Memory } from "./walk.ts";

/** A test of a recursive schema: how deeply the value may still be nested is the second argument. */
type RecursiveTest = (value: unknown, depth: number) => boolean;

/** How many calls of tests that keep their answers have not come to an end. */
let running = 0;
let memory: Memory | undefined;

/**
 * What walks through tables find as long as one of these tests runs; undefined where none does. A schema without a
 * predicate of its own may be asked at each level of a value, and would otherwise walk through all that is below anew.
 */
export function memoryOfWalks(): Memory | undefined {
  if (running > 0) memory ??= new Map();
  return memory;
}

/**
 * A test that keeps its answers as long as the outermost call lasts. A schema whose alternatives overlap asks the same
 * of one part of a value several times, and each level of the value would multiply that: here the second time is free.
 */
export function oncePerValue(test: RecursiveTest): RecursiveTest {
  // Objects and arrays with the depth at which they were looked at.
  const fitting = new Map<object, number>();
  const failing = new Map<object, number>();
  let open = 0;
  return (value, depth) => {
    if (typeof value !== "object" || value === null) return test(value, depth);
    if (fitting.get(value) === depth) return true;
    if (failing.get(value) === depth) return false;
    open++;
    running++;
    try {
      const fits = test(value, depth);
      (fits ? fitting : failing).set(value, depth);
      return fits;
    } finally {
      open--;
      running--;
      if (running === 0) memory = undefined;
      if (open === 0) {
        // Values may change between two calls, and are not held longer than they are looked at.
        fitting.clear();
        failing.clear();
      }
    }
  };
}
