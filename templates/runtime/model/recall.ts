import type { Definition } from "./definition.ts";
import { visitDefinition } from "./explain.ts";
import { isContainer } from "./json-types.ts";
import type { Steps } from "./steps.ts";
import {
  adopt,
  branchOff,
  type Finding,
  isFull,
  isSame,
  joined,
  levelsLeft,
  type Recollection,
  start,
  type Walk,
} from "./walk.ts";

/**
 * Adds the issues of a value to the walk as `visit` does, from memory where the definition has been asked the same
 * before, and once alone. Without it the work would multiply with each level of a recursive schema whose alternatives
 * overlap.
 * @param key The object that the value is remembered by.
 */
export function* recall(walk: Walk, definition: Definition, value: unknown, key = value): Steps<void> {
  if (!isContainer(key)) {
    yield (definition.recall ?? visitDefinition)(walk, definition, value);
    return;
  }
  const known = walk.memory.get(definition) ?? new Map<object, Recollection>();
  walk.memory.set(definition, known);
  let found = known.get(key);
  if (!found || !suffices(found, walk)) {
    const branch = { ...branchOff(walk), path: start, schema: start };
    yield visitDefinition(branch, definition, value);
    const { findings, maxIssues, evaluated } = branch;
    found = { findings, maxIssues, evaluated, levelsLeft: levelsLeft(walk), told: new Map() };
    known.set(key, found);
  }
  const { path: outer, schema: around } = walk;
  const placed = (finding: Finding): Finding => {
    const { path, schema } = finding;
    return { ...finding, path: joined(outer, path), schema: joined(around, schema) };
  };
  adopt(walk, found, (doubt) => doubt && placed(doubt));
  const places = found.told.get(walk.findings) ?? [];
  if (found.findings.length === 0 || places.some((place) => isSame(place, walk.path))) return;
  found.told.set(walk.findings, [...places, walk.path]);
  for (const finding of found.findings) {
    if (isFull(walk)) return;
    walk.findings.push(placed(finding));
  }
}

/** Whether as many levels were left, and as much is known as is wanted: of the issues that many, or all that there are. */
function suffices(found: Recollection, walk: Walk): boolean {
  const { findings, maxIssues } = found;
  if (found.levelsLeft !== levelsLeft(walk) || (walk.evaluated && !found.evaluated)) return false;
  return findings.length < maxIssues || maxIssues >= walk.maxIssues;
}
