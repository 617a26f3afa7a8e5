/**
 * Equality of JSON values (JSON Schema 2020-12 Core, section 4.2.2): of objects by their members in any order, of
 * numbers by their mathematical value. It keeps its own stack: a value may be nested more deeply than calls may be.
 */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isContainer(a) || !isContainer(b)) return false;
  const open: [object, object][] = [[a, b]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [left, right] = pair;
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

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** A member that is `undefined` counts as absent. */
function namesOf(value: object): string[] {
  return Object.keys(value).filter((name) => Reflect.get(value, name) !== undefined);
}
