import { code, list, type Printable } from "../core/printable.ts";

/** A type with what decides whether it needs parentheses inside another one. */
export interface TypeText {
  readonly printable: Printable;
  readonly level: "unit" | "intersection" | "union";
}

export function unit(printable: Printable): TypeText {
  return { printable, level: "unit" };
}

export const unknownType: TypeText = unit(code`unknown`);

const keywords = {
  unknown: unknownType,
  never: unit(code`never`),
  string: unit(code`string`),
  number: unit(code`number`),
  boolean: unit(code`boolean`),
  null: unit(code`null`),
};

/** A type of TypeScript's own. */
export function keyword(name: keyof typeof keywords): TypeText {
  return keywords[name];
}

export function isUnknown(type: TypeText): boolean {
  return type === unknownType;
}

/** The type in parentheses where it is not one unit. */
export function asUnit({ printable, level }: TypeText): Printable {
  return level === "unit" ? printable : code`(${printable})`;
}

/** A union or intersection; of none `never` and `unknown`, of one the type itself. Equal types count once. */
export function combined(level: "union" | "intersection", types: readonly TypeText[]): TypeText {
  const distinct = [...new Map(types.map((type) => [JSON.stringify(type.printable), type])).values()];
  const [first] = distinct;
  if (!first) return level === "union" ? keyword("never") : unknownType;
  if (distinct.length === 1) return first;
  const members = distinct.map((type) => (type.level === level ? type.printable : asUnit(type)));
  return { printable: list(level, members), level };
}
