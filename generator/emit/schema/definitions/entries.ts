import { code, list, literal, type Printable, propertyKey } from "../../core/printable.ts";
import { isInherited } from "../is-inherited.ts";

/** An object literal. */
export function entries(members: readonly (readonly [string, Printable])[]): Printable {
  return list(
    "object",
    members.map(([name, value]) => code`${entryKey(name)}: ${value}`),
  );
}

/** What stands under a name that every object inherits would get the type of that; the compiler takes a computed key for any string. */
function entryKey(name: string): Printable {
  return isInherited(name) ? code`[${literal(name)} as string]` : propertyKey(name);
}
