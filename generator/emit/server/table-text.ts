import { code, list, literal, type Printable, propertyKey } from "../core/printable.ts";

/** How the tables of `operations.ts` are laid out. */

/** `name: value`. */
export function entry(name: string, value: Printable): Printable {
  return code`${propertyKey(name)}: ${value}`;
}

export function optionalEntry(name: string, value: Printable | undefined): Printable | undefined {
  return value && entry(name, value);
}

export function object(entries: readonly (Printable | undefined)[]): Printable {
  return list(
    "object",
    entries.filter((one) => one !== undefined),
  );
}

/** An object whose members stand on lines of their own, however short they are. */
export function lines(entries: readonly (Printable | undefined)[]): Printable {
  const present = entries.filter((one) => one !== undefined).map((one) => code`${one},`);
  return code`{\n  ${list("lines", present)}\n}`;
}

/** An array whose items stand on lines of their own: a diff shows the item that changed. */
export function items(values: readonly Printable[]): Printable {
  if (values.length === 0) return literal([]);
  return code`[\n  ${list(
    "lines",
    values.map((value) => code`${value},`),
  )}\n]`;
}
