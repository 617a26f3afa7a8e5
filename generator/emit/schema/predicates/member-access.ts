import { code, literal, member, type Printable } from "../../core/printable.ts";
import { isInherited } from "../is-inherited.ts";
import { runtimeValue } from "../runtime-imports.ts";
import { type Condition, comparison } from "./condition.ts";

/** What reads the members of an object, by their names: one printable for each, so that its uses can be counted. */
const accesses = new WeakMap<Printable, Map<string, Printable>>();

/** The value of a member; `undefined` where there is none. */
export function memberAccess(object: Printable, name: string): Printable {
  if (isInherited(name)) return code`${runtimeValue("memberOf")}(${object}, ${literal(name)})`;
  const known = accesses.get(object) ?? new Map<string, Printable>();
  accesses.set(object, known);
  const access = known.get(name) ?? code`${object}${member(name)}`;
  known.set(name, access);
  return access;
}

/** Values where a type guard is asked about them, by the values: one printable for each, so that it can be found. */
const subjects = new WeakMap<Printable, Printable>();

/** A value as the argument of a type guard, which tells the compiler what is known of it from there on. */
export function subjectOf(value: Printable): Printable {
  const known = subjects.get(value) ?? code`${value}`;
  subjects.set(value, known);
  return known;
}

/** The argument of the type guards that were asked about a value, if there are any. */
export function knownSubject(value: Printable): Printable | undefined {
  return subjects.get(value);
}

/** The members of an object that have been asked for so far. */
export function knownAccesses(object: Printable): ReadonlyMap<string, Printable> {
  return accesses.get(object) ?? new Map();
}

export function isPresent(object: Printable, name: string): Condition {
  const access = memberAccess(object, name);
  return comparison(code`${access} !== undefined`, code`${access} === undefined`);
}
