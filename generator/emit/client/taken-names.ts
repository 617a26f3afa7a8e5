import type { ArrayFormat } from "../../model/api/array-format.ts";
import type { Parameter } from "../../model/api/parameter.ts";
import { isInBrackets, type Named, namesOnWire } from "../wire/names-on-wire.ts";
import { layoutOf, type WireLayout } from "../wire/parameter-layout.ts";
import type { ClientOperation } from "./client-operation.ts";

/** What servers take members of a parameter for: other parameters of its place, their members, and keys. */
export function takenNames(
  parameter: Parameter,
  { query, cookies, security = [] }: ClientOperation,
): readonly string[] {
  const { name, in: place } = parameter;
  const others = [...query, ...cookies].filter((other) => other.in === place && other !== parameter);
  const keys = security
    .flat()
    .flatMap(({ kind }) => (kind.type === "apiKey" && kind.in === place ? kind.parameter : []));
  const named = others.map((other) => ({ name: other.name, layout: layoutOf(other) }));
  return takenByOthers({ name, layout: layoutOf(parameter) }, named, keys);
}

/**
 * Names that nothing of a value can be written by, because servers take them for something else: those of others, of their
 * members, or of keys, where an object is open and exploded; where the names of members and items have brackets, those of the
 * same beginning, `filter[a]` beside `filter`. Names with a bracket at the end are beginnings.
 */
export function takenByOthers(
  { name, layout }: Named,
  others: readonly Named[],
  keys: readonly string[] = [],
): readonly string[] {
  if (layout === undefined) return [];
  const names = [...new Set([...others.flatMap(namesOnWire), ...keys])];
  if (isInBrackets(layout))
    return names.filter((other) => other.length > name.length + 1 && other.startsWith(`${name}[`));
  if (layout.kind !== "object" || layout.layout !== "exploded" || layout.rest === undefined) return [];
  const own = new Set(layout.members.map(([member]) => member));
  return names.filter((other) => !own.has(other));
}

/** The declared names with brackets of a `deepObject` and of the objects in it: a server knows these, and takes no other apart rightly. */
export function bracketedNames(layout: WireLayout | undefined): readonly string[] {
  if (layout?.kind === "list") return bracketedNames(layout.items);
  if (layout?.kind !== "object" || layout.layout !== "deepObject") return [];
  const members = [layout, ...(layout.alternatives ?? [])].flatMap(({ members }) => members);
  const names = members.flatMap(([name, inner]) => [...(/[[\]]/.test(name) ? [name] : []), ...bracketedNames(inner)]);
  return [...new Set(names)];
}

/** How lists are spelt, where a value has some that are not spelt as usual. */
export function arrayFormatOf(
  layout: WireLayout | undefined,
  format: ArrayFormat | undefined,
): { readonly arrayFormat?: ArrayFormat } {
  return format !== undefined && layout !== undefined && hasBracketedLists(layout) ? { arrayFormat: format } : {};
}

/** Whether a value has lists whose items have no more than a number or nothing in the brackets behind the name. */
function hasBracketedLists(layout: WireLayout): boolean {
  if (layout.kind === "scalar") return false;
  if (layout.kind === "list") {
    return layout.items ? hasBracketedLists(layout.items) : layout.layout === "brackets" || layout.layout === "indices";
  }
  return [...layout.members.map(([, inner]) => inner), ...(layout.rest ? [layout.rest] : [])].some(hasBracketedLists);
}
