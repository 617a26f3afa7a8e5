import type { JsonValue } from "../../load/json.ts";
import { code, list, literal, type Printable } from "../core/printable.ts";
import { typeOfValue } from "./effective-types.ts";

/** A type with what decides how it stands in another one. */
export interface TypeText {
  readonly printable: Printable;
  /** Whether it needs parentheses. */
  readonly level: "unit" | "intersection" | "union";
  /** What it is a union of, where these are scalars and arrays alone. It is asked for where types meet. */
  readonly plain?: () => readonly Plain[] | undefined;
  /** What it is a union or an intersection of. */
  readonly members?: readonly TypeText[];
}

type Plain = Scalar | ArrayOf;

/** A literal, or a type of TypeScript's own that has no members. */
interface Scalar {
  readonly type: ScalarType;
  readonly literal?: { readonly value: JsonValue };
}

interface ArrayOf {
  readonly type: "array";
  readonly item: TypeText;
}

type ScalarType = "string" | "number" | "boolean" | "null";

export function unit(printable: Printable): TypeText {
  return { printable, level: "unit" };
}

export const unknownType: TypeText = unit(code`unknown`);

const keywords = {
  unknown: unknownType,
  never: unit(code`never`),
  string: plainType({ type: "string" }),
  number: plainType({ type: "number" }),
  boolean: plainType({ type: "boolean" }),
  null: plainType({ type: "null" }),
};

/** A type of TypeScript's own. */
export function keyword(name: keyof typeof keywords): TypeText {
  return keywords[name];
}

/** The type that has one value. */
export function literalType(value: JsonValue): TypeText {
  const type = typeOfValue(value);
  if (type === "object" || type === "array") return unit(literal(value));
  return type === "null" ? keywords.null : plainType({ type, literal: { value } });
}

/** The type of arrays of any length. */
export function arrayOf(item: TypeText): TypeText {
  return plainType({ type: "array", item });
}

function plainType(one: Plain): TypeText {
  return { ...unit(printed(one)), plain: () => [one] };
}

function printed(one: Plain): Printable {
  if (one.type === "array") return code`${asUnit(one.item)}[]`;
  if (one.literal) return literal(one.literal.value);
  return { string: code`string`, number: code`number`, boolean: code`boolean`, null: code`null` }[one.type];
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
 * that a type among them is made up of. Of scalars and arrays that are to be all of several types, those are left that
 * are: an intersection of arrays would have the methods of the first one alone.
 */
export function combined(level: "union" | "intersection", types: readonly TypeText[]): TypeText {
  const flat = types.flatMap((type) => (type.level === level ? (type.members ?? [type]) : [type]));
  const distinct = [...new Map(flat.map((type) => [textKey(type), type])).values()];
  const members =
    level === "union"
      ? distinct.filter((type) => type !== keywords.never)
      : withMeet(distinct.filter((type) => !isUnknown(type)));
  const [first] = members;
  if (level === "intersection" && members.includes(keywords.never)) return keywords.never;
  if (!first) return level === "union" ? keyword("never") : unknownType;
  if (members.length === 1) return first;
  const printable = list(level, members.map(asUnit));
  return { printable, level, members, ...(level === "union" && { plain: () => plainOf(members) }) };
}

/** What two types that are printed alike have in common. */
export function textKey({ printable }: TypeText): string {
  return JSON.stringify(printable);
}

function plainOf(types: readonly TypeText[]): readonly Plain[] | undefined {
  const found = types.map((type) => type.plain?.());
  return found.every((plain) => plain !== undefined) ? found.flat() : undefined;
}

/** The types with one in the place of all that are unions of scalars and arrays. */
function withMeet(types: readonly TypeText[]): readonly TypeText[] {
  const isPlain = (type: TypeText) => type.plain?.() !== undefined;
  const [first, ...others] = types.filter(isPlain);
  if (!first || others.length === 0) return types;
  const both = others.reduce(meet, first);
  return types.flatMap((type) => (type === first ? [both] : isPlain(type) ? [] : [type]));
}

/** What is of both types, as one of them where it is all of them: it may have a name. */
function meet(a: TypeText, b: TypeText): TypeText {
  const inBoth = (a.plain?.() ?? []).flatMap((one) => (b.plain?.() ?? []).flatMap((other) => meetOfTwo(one, other)));
  const found = new Map(inBoth.map((one) => [plainKey(one), one]));
  const isAll = (type: TypeText) => {
    const plain = type.plain?.() ?? [];
    return plain.length === found.size && plain.every((one) => found.has(plainKey(one)));
  };
  return [a, b].find(isAll) ?? combined("union", [...found.values()].map(plainType));
}

function meetOfTwo(one: Plain, other: Plain): readonly Plain[] {
  if (one.type === "array" || other.type === "array") {
    if (one.type !== "array" || other.type !== "array") return [];
    return [{ type: "array", item: combined("intersection", [one.item, other.item]) }];
  }
  if (one.type !== other.type) return [];
  if (!one.literal || !other.literal) return one.literal ? [one] : [other];
  return one.literal.value === other.literal.value ? [one] : [];
}

function plainKey(one: Plain): string {
  return textKey(plainType(one));
}
