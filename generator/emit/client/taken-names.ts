import type { Parameter } from "../../model/parameter.ts";
import { layoutOf } from "../wire/parameter-layout.ts";
import type { ClientOperation } from "./client-operation.ts";

/**
 * Names that an object cannot have members of, because servers take them for something else: it is open and exploded, and they
 * are those of other parameters of its place, of their members, or of keys. Names with a bracket at the end are beginnings.
 */
export function takenNames(
  parameter: Parameter,
  { query, cookies, security = [] }: ClientOperation,
): readonly string[] {
  const { in: place } = parameter;
  const layout = layoutOf(parameter);
  if (layout?.kind !== "object" || layout.layout !== "exploded" || layout.rest === undefined) return [];
  const others = [...query, ...cookies].filter((other) => other.in === place && other !== parameter);
  const keys = security
    .flat()
    .flatMap(({ kind }) => (kind.type === "apiKey" && kind.in === place ? kind.parameter : []));
  const own = new Set(layout.members.map(([name]) => name));
  return [...new Set([...others.flatMap(namesOnWire), ...keys])].filter((name) => !own.has(name));
}

function namesOnWire(parameter: Parameter): readonly string[] {
  const layout = layoutOf(parameter);
  const { name } = parameter;
  if (layout?.kind !== "object") return [name];
  if (layout.layout === "exploded") return layout.members.map(([member]) => member);
  return layout.layout === "deepObject" ? [name, `${name}[`] : [name];
}
