import type { JsonValue } from "../../load/json.ts";
import { code, list, literal, type Printable } from "../core/printable.ts";
import { typeOfValue } from "./effective-types.ts";

/** A type with what decides how it stands in another one. */
export interface TypeText {
  readonly printable: Printable;
  /** Whether it needs parentheses. */
  readonly level: "unit" | "intersection" | "union";
  /** What it is a union of, where these are scalars alone. */
  readonly scalars?: readonly Scalar[] | undefined;
  /** What it is a union or an intersection of. */
  readonly members?: readonly TypeText[];
}

/** A literal, or a type of TypeScript's own that has no members. */
interface Scalar {
  readonly type: ScalarType;
  readonly literal?: { readonly value: JsonValue };
}

type ScalarType = "string" | "number" | "boolean" | "null";

export function unit(printable: Printable): TypeText {
  return { printable, level: "unit" };
}

export const unknownType: TypeText = unit(code`unknown`);

const keywords = {
  unknown: unknownType,
  never: unit(code`never`),
  string: scalar({ type: "string" }),
  number: scalar({ type: "number" }),
  boolean: scalar({ type: "boolean" }),
  null: scalar({ type: "null" }),
};

/** A type of TypeScript's own. */
export function keyword(name: keyof typeof keywords): TypeText {
  return keywords[name];
}

/** The type that has one value. */
export function literalType(value: JsonValue): TypeText {
  const type = typeOfValue(value);
  if (type === "object" || type === "array") return unit(literal(value));
  return type === "null" ? keywords.null : scalar({ type, literal: { value } });
}

function scalar(one: Scalar): TypeText {
  return { ...unit(printed(one)), scalars: [one] };
}

function printed({ type, literal: listed }: Scalar): Printable {
  if (listed) return literal(listed.value);
  return { string: code`string`, number: code`number`, boolean: code`boolean`, null: code`null` }[type];
}

export function isUnknown(type: TypeText): boolean {
  return type === unknownType;
}

/** The type in parentheses where it is not one unit. */
export function asUnit({ printable, level }: TypeText): Printable {
  return level === "unit" ? printable : code`(${printable})`;
}

/**
 * A union or intersection; of none `never` and `unknown`, of one the type itself. Equal types count once, also those
 * that a type among them is made up of, and of scalars that are to be all of several types, those are left that are.
 */
export function combined(level: "union" | "intersection", types: readonly TypeText[]): TypeText {
  const flat = types.flatMap((type) => (type.level === level ? (type.members ?? [type]) : [type]));
  const distinct = [...new Map(flat.map((type) => [textKey(type), type])).values()];
  const members = level === "union" ? distinct.filter((type) => type !== keywords.never) : withMeet(distinct);
  const [first] = members;
  if (level === "intersection" && members.includes(keywords.never)) return keywords.never;
  if (!first) return level === "union" ? keyword("never") : unknownType;
  if (members.length === 1) return first;
  const printable = list(level, members.map(asUnit));
  return { printable, level, members, ...(level === "union" && { scalars: scalarsOf(members) }) };
}

/** What two types that are printed alike have in common. */
export function textKey({ printable }: TypeText): string {
  return JSON.stringify(printable);
}

function scalarsOf(types: readonly TypeText[]): readonly Scalar[] | undefined {
  return types.every(({ scalars }) => scalars) ? types.flatMap(({ scalars = [] }) => scalars) : undefined;
}

/** The types with one in the place of all that are unions of scalars. */
function withMeet(types: readonly TypeText[]): readonly TypeText[] {
  const [first, ...others] = types.filter(({ scalars }) => scalars);
  if (!first || others.length === 0) return types;
  const both = others.reduce(meet, first);
  return types.flatMap((type) => (type === first ? [both] : type.scalars ? [] : [type]));
}

/** The scalars of both types, as one of them where it is all of them: it may have a name. */
function meet(a: TypeText, b: TypeText): TypeText {
  const inBoth = (a.scalars ?? []).flatMap((one) =>
    (b.scalars ?? []).flatMap((other) => {
      if (one.type !== other.type) return [];
      if (!one.literal || !other.literal) return one.literal ? [one] : [other];
      return one.literal.value === other.literal.value ? [one] : [];
    }),
  );
  const found = [...new Map(inBoth.map((one) => [JSON.stringify(one), one])).values()];
  const isAll = ({ scalars = [] }: TypeText) =>
    scalars.length === found.length && scalars.every((one) => holds(found, one));
  return [a, b].find(isAll) ?? combined("union", found.map(scalar));
}

function holds(scalars: readonly Scalar[], wanted: Scalar): boolean {
  return scalars.some((one) => JSON.stringify(one) === JSON.stringify(wanted));
}
