/**
 * Members of objects as JSON has them: what is `undefined` is none. Members that are looked for by their names may be
 * inherited from a class or another prototype, but not from what every object inherits from; those that are counted or
 * gone through are own and enumerable.
 */

type JsonObject = { readonly [name: string]: unknown };

/** A member by its name. What every object inherits, such as `constructor`, is no member. */
export function memberOf(object: JsonObject, name: string): unknown {
  return name in Object.prototype && !Object.hasOwn(object, name) ? undefined : object[name];
}

/** The members one by one: a list of all of them takes most of the time where the first few say enough. */
export function* membersOf(object: JsonObject): Generator<[name: string, value: unknown], void> {
  for (const name in object) {
    const value = object[name];
    if (value !== undefined && Object.hasOwn(object, name)) yield [name, value];
  }
}

/** Whether every member passes a test of its name and its value. */
export function everyMember(
  object: JsonObject,
  test: (name: string, value: unknown, depth: number) => boolean,
  depth = 0,
): boolean {
  for (const name in object) {
    if (!Object.hasOwn(object, name)) continue;
    const value = object[name];
    if (value !== undefined && !test(name, value, depth)) return false;
  }
  return true;
}

/** Whether every member's value passes a test. */
export function everyValue(object: JsonObject, test: (value: unknown, depth: number) => boolean, depth = 0): boolean {
  for (const name in object) {
    if (!Object.hasOwn(object, name)) continue;
    const value = object[name];
    if (value !== undefined && !test(value, depth)) return false;
  }
  return true;
}

/** Whether an object has no members but those of the set. */
export function hasOnly(object: JsonObject, names: ReadonlySet<string>): boolean {
  for (const name in object) {
    if (!names.has(name) && object[name] !== undefined && Object.hasOwn(object, name)) return false;
  }
  return true;
}

/** @param except Names of members that do not count. */
export function countMembers(object: JsonObject, except?: ReadonlySet<string>): number {
  let count = 0;
  for (const name in object) {
    if (Object.hasOwn(object, name) && object[name] !== undefined && !except?.has(name)) count++;
  }
  return count;
}

/**
 * A plain object with the members of another one. What that inherits from a class, by getters, is there as well, so that
 * whoever looks at the copy sees what was seen of the object; it is no more counted or sent than it was.
 */
export function copyOfMembers(object: JsonObject): { [name: string]: unknown } {
  const copy: { [name: string]: unknown } = { ...object };
  for (
    let from = Object.getPrototypeOf(object);
    from && from !== Object.prototype;
    from = Object.getPrototypeOf(from)
  ) {
    for (const name of Object.getOwnPropertyNames(from)) {
      const value = Object.hasOwn(copy, name) ? undefined : memberOf(object, name);
      if (value !== undefined) Object.defineProperty(copy, name, { value, configurable: true, writable: true });
    }
  }
  return copy;
}

/** Sets an own member, also one called `__proto__`, which an assignment would take for the object's prototype. */
export function setMember(object: { [name: string]: unknown }, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[name] = value;
  }
}
