import { code, list, literal, type Printable } from "../core/printable.ts";

/** What every object has from `Object.prototype`, as TypeScript declares it. */
const inherited = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/**
 * The type of a parameter that may be left out. An object without it has what it inherits under the name: without that in
 * the type, `{}` would not be assignable, and who reads it would not be told.
 */
export function optionalType(name: string, type: Printable): Printable {
  return inherited.has(name) ? list("union", [type, code`Object[${literal(name)}]`]) : type;
}
