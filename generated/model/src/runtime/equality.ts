import { isContainer } from "./json-types.ts";

/** So many pairs are compared before those that were are kept: few values have more, and only a cyclic one has no end. */
const manyPairs = 10_000;

/**
 * Equality of JSON values (JSON Schema 2020-12 Core, section 4.2.2): of objects by their members in any order, of
 * numbers by their mathematical value. It keeps its own stack: a value may be nested more deeply than calls may be.
 * Cyclic values, which JSON does not have, are equal if no member tells them apart.
 */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isContainer(a) || !isContainer(b)) return false;
  const open: [object, object][] = [[a, b]];
  const seen = new Map<object, Set<object>>();
  let compared = 0;
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [left, right] = pair;
    if (++compared > manyPairs) {
      const others = seen.get(left) ?? new Set();
      if (others.has(right)) continue;
      seen.set(left, others.add(right));
    }
    if (Array.isArray(left) !== Array.isArray(right)) return false;
    const leftNames = namesOf(left);
    if (leftNames.length !== namesOf(right).length) return false;
    for (const name of leftNames) {
      if (!Object.hasOwn(right, name)) return false;
      const leftMember: unknown = Reflect.get(left, name);
      const rightMember: unknown = Reflect.get(right, name);
      if (leftMember === rightMember) continue;
      if (!isContainer(leftMember) || !isContainer(rightMember)) return false;
      open.push([leftMember, rightMember]);
    }
  }
  return true;
}

/** Whether an object or array is a part of itself, or has such a part. */
export function isCyclic(value: unknown): boolean {
  const above = new Set<object>();
  const known = new Set<object>();
  const open = [value];
  while (open.length > 0) {
    const part = open.at(-1);
    if (!isContainer(part) || known.has(part)) {
      open.pop();
    } else if (above.has(part)) {
      // All that is in it has been looked at.
      open.pop();
      above.delete(part);
      known.add(part);
    } else {
      above.add(part);
      for (const name of namesOf(part)) {
        const member: unknown = Reflect.get(part, name);
        if (isContainer(member) && above.has(member)) return true;
        open.push(member);
      }
    }
  }
  return false;
}

/** A member that is `undefined` counts as absent. */
function namesOf(value: object): string[] {
  return Object.keys(value).filter((name) => Reflect.get(value, name) !== undefined);
}
