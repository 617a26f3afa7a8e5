import { code, literal, member, type Printable } from "../core/printable.ts";
import { type Condition, comparison } from "./condition.ts";
import { runtimeValue } from "./runtime-imports.ts";

/** Whether every object inherits something of this name, which is then not read as a member. */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** The value of a member; `undefined` where there is none. */
export function memberAccess(object: Printable, name: string): Printable {
  if (isInherited(name)) return code`${runtimeValue("memberOf")}(${object}, ${literal(name)})`;
  return code`${object}${member(name)}`;
}

export function isPresent(object: Printable, name: string): Condition {
  const access = memberAccess(object, name);
  return comparison(code`${access} !== undefined`, code`${access} === undefined`);
}
