/** What is of two types of which both are unions of scalars and arrays. */
import { combined, type Plain, plainKey, type Tuple, type TypeText, typeOfPlain } from "./type-text.ts";

/** What is of both types, as one of them where it is all of them: it may have a name. */
export function meet(a: TypeText, b: TypeText): TypeText {
  const inBoth = (a.plain?.() ?? []).flatMap((one) => (b.plain?.() ?? []).flatMap((other) => meetOfTwo(one, other)));
  const found = new Map(inBoth.map((one) => [plainKey(one), one]));
  const isAll = (type: TypeText) => {
    const plain = type.plain?.() ?? [];
    return plain.length === found.size && plain.every((one) => found.has(plainKey(one)));
  };
  return [a, b].find(isAll) ?? combined("union", [...found.values()].map(typeOfPlain));
}

function meetOfTwo(one: Plain, other: Plain): readonly Plain[] {
  const [list, otherList] = [asTuple(one), asTuple(other)];
  if (list && otherList) return meetOfLists(list, otherList);
  if (one.type === "array" || one.type === "tuple" || other.type === "array" || other.type === "tuple") return [];
  if (one.type !== other.type) return [];
  if (!one.literal || !other.literal) return one.literal ? [one] : [other];
  return one.literal.value === other.literal.value ? [one] : [];
}

/** An array is a tuple of no items before the rest. */
function asTuple(one: Plain): Tuple | undefined {
  if (one.type === "array") return { items: [], least: 0, rest: one.item, recursive: false };
  return one.type === "tuple" ? one : undefined;
}

/** Lists of both: each item is of the types that both give it, and there is none where one of them ends. */
function meetOfLists(one: Tuple, other: Tuple): readonly Plain[] {
  const least = Math.max(one.least, other.least);
  const most = Math.min(...[one, other].map(({ items, rest }) => (rest ? Number.POSITIVE_INFINITY : items.length)));
  if (least > most) return [];
  const length = Math.min(most, Math.max(one.items.length, other.items.length));
  const both = (types: readonly (TypeText | undefined)[]) =>
    combined(
      "intersection",
      types.filter((type) => type !== undefined),
    );
  const items = Array.from({ length }, (_, index) => both([one, other].map((list) => list.items[index] ?? list.rest)));
  const rest = one.rest && other.rest ? both([one.rest, other.rest]) : undefined;
  if (items.length === 0 && rest) return [{ type: "array", item: rest }];
  return [{ type: "tuple", items, least, rest, recursive: one.recursive || other.recursive }];
}
