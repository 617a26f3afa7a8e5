import type { Definition } from "./definition.ts";
import { recall } from "./recall.ts";
import type { Steps } from "./steps.ts";
import type { Memory, Place, Walk } from "./walk.ts";

/** A scalar at its place, and what was found of it. It stands for the scalar in the memory, whose keys are objects. */
interface Kept {
  readonly value: unknown;
  readonly path: Place;
  readonly memory: Memory;
}

/** The last scalar of each walk, by the memory of the walk and by its own. */
const last = new WeakMap<Memory, Kept>();

/**
 * As `recall`, for a scalar. It has no parts, so that no other one is asked about before all is said of it: what was found
 * of others is forgotten.
 */
export function recallScalar(walk: Walk, definition: Definition, value: unknown): Steps<void> {
  const before = last.get(walk.memory);
  // Within its own memory, places begin at the scalar.
  const isThere = before?.memory === walk.memory || before?.path === walk.path;
  const kept =
    before && isThere && Object.is(before.value, value) ? before : { value, path: walk.path, memory: new Map() };
  last.set(walk.memory, kept);
  last.set(kept.memory, kept);
  return recall({ ...walk, memory: kept.memory }, definition, value, kept);
}
