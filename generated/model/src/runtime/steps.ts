/**
 * Recursion that keeps its own stack. A function that would call itself is written as a generator that yields the call
 * instead and is given the result: values may then be nested more deeply than calls of JavaScript may be.
 */
export interface Steps<Result = unknown> extends Generator<Steps, Result, unknown> {}

/** A call that has come to its end already. */
export const done: Steps<void> = finished();

function finished(): Steps<void> {
  const steps = (function* (): Steps<void> {})();
  steps.next();
  return steps;
}

/** Runs a call, and what it yields, to the end. @returns Its result. */
export function runSteps(first: Steps): unknown {
  const open = [first];
  let result: unknown;
  for (let current = open.at(-1); current; current = open.at(-1)) {
    const step = current.next(result);
    if (step.done) {
      open.pop();
      result = step.value;
    } else {
      open.push(step.value);
      result = undefined;
    }
  }
  return result;
}
