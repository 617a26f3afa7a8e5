import { code, list, literal, type Printable, propertyKey } from "../core/printable.ts";
import { runtimeValue } from "./modules.ts";

/** A line of a table, with what it is written by: what no table names stays out of a bundle. */
export function withWriter(
  subject: readonly (readonly [name: string, value: Printable])[],
  way: Readonly<Record<string, string | boolean | readonly string[]>>,
  write: "headerValue" | "pairs" | "pathValue" | "writeNothing",
): Printable {
  const said = Object.entries(way).map(([name, value]) => [name, literal(value)] as const);
  const entries = [...subject, ...said, ["write", runtimeValue(write)] as const];
  return list(
    "object",
    entries.map(([name, value]) => code`${propertyKey(name)}: ${value}`),
  );
}
