/**
 * Of which of JSON's types the values of a TypeScript type are, and the type without some of them: what a `type` leaves of a
 * `$ref` beside it, or `not` of a type of objects: `Exclude<Pet, null>`.
 */
import { code, list } from "../../core/printable.ts";
import { both, type ValueType, valueTypes } from "../effective-types.ts";
import { combined, keyword, type TypeText, typeOfPlain, unit } from "./type-text.ts";

/** The types of JSON that the values of a type have; undefined where that is open. */
export function kindsOf(type: TypeText): ReadonlySet<ValueType> | undefined {
  const { object, kinds, level, members = [] } = type;
  if (level === "intersection") return members.map(kindsOf).reduce(both, undefined);
  if (level === "union") {
    const found = members.map(kindsOf);
    return found.every((one) => one !== undefined) ? new Set(found.flatMap((one) => [...one])) : undefined;
  }
  if (object) return new Set(["object"]);
  return kinds ? kinds() : plainKinds(type);
}

function plainKinds({ plain }: TypeText): ReadonlySet<ValueType> | undefined {
  const found = plain?.();
  return found && new Set(found.map(({ type }) => (type === "tuple" ? "array" : type)));
}

/**
 * What is to be of all of the types, each without the values that are not of the allowed kinds. What another type leaves out
 * anyway, as an object does null, is not said again.
 * @param allowed Undefined for all.
 */
export function partsWithin(
  parts: readonly TypeText[],
  allowed: ReadonlySet<ValueType> | undefined,
): readonly TypeText[] {
  if (!allowed) return parts;
  const left = [...parts];
  for (const [index, part] of parts.entries()) {
    const isAllowed = (kind: ValueType) =>
      allowed.has(kind) || left.some((other, place) => place !== index && leavesOut(other, kind));
    left[index] = withKinds(part, isAllowed);
  }
  return left;
}

/** Whether the compiler knows that nothing of a kind is of a type: objects and arrays could be texts as well to it. */
function leavesOut(type: TypeText, kind: ValueType): boolean {
  if (isStructure(kind)) return false;
  const kinds = kindsOf(type);
  return kinds !== undefined && !kinds.has(kind) && (kind === "null" || ![...kinds].some(isStructure));
}

function isStructure(kind: ValueType): boolean {
  return kind === "object" || kind === "array";
}

/** The type without the values of other kinds. Of what has names, it is said what is left out or kept. */
export function withKinds(type: TypeText, isAllowed: (kind: ValueType) => boolean): TypeText {
  const kinds = kindsOf(type);
  if (!kinds || [...kinds].every(isAllowed)) return type;
  if (![...kinds].some(isAllowed)) return keyword("never");
  if ([...kinds].every((kind) => kind === "null" || !isAllowed(kind))) return keyword("null");
  if (type.level !== "union") return simply(type, isAllowed) ?? inWords(type, isAllowed);
  const members = (type.members ?? []).map((member) => ({ member, left: simply(member, isAllowed) }));
  const others = members.flatMap(({ member, left }) => (left ? [] : [member]));
  const [first] = others;
  const shown = members.flatMap(({ member, left }) => left ?? (member === first ? withOthers(others, isAllowed) : []));
  return combined("union", shown);
}

function withOthers(others: readonly TypeText[], isAllowed: (kind: ValueType) => boolean): TypeText {
  return inWords(combined("union", others), isAllowed);
}

/** A member of a union as far as it is allowed, where that takes no more words than the member, or cannot be said of its name. */
function simply(member: TypeText, isAllowed: (kind: ValueType) => boolean): TypeText | undefined {
  const kinds = [...(kindsOf(member) ?? [])];
  if (kinds.every(isAllowed)) return member;
  if (!kinds.some(isAllowed)) return keyword("never");
  const { level, members = [] } = member;
  if (level === "intersection" && members.some(({ recursive }) => recursive)) {
    return combined(
      "intersection",
      members.map((part) => withKinds(part, isAllowed)),
    );
  }
  return member.ofTypes?.(new Set(kinds.filter(isAllowed))) ?? writtenOut(member, isAllowed);
}

/** What is left of scalars and arrays. Values and arrays that have a name together are not written out: what it has may change. */
function writtenOut(type: TypeText, isAllowed: (kind: ValueType) => boolean): TypeText | undefined {
  const plain = type.plain?.();
  if (!plain) return undefined;
  const left = plain.filter((one) => isAllowed(one.type === "tuple" ? "array" : one.type));
  const isShort = left.every((one) => one.type !== "array" && one.type !== "tuple" && !one.literal);
  return isShort || type.printable.kind !== "import" ? combined("union", left.map(typeOfPlain)) : undefined;
}

function inWords(type: TypeText, isAllowed: (kind: ValueType) => boolean): TypeText {
  const kinds = [...(kindsOf(type) ?? valueTypes)];
  const kept = new Set(kinds.filter(isAllowed));
  const out = new Set(kinds.filter((kind) => !kept.has(kind)));
  const plain = type.plain?.()?.filter((one) => isAllowed(one.type === "tuple" ? "array" : one.type));
  const lists = new Set([...(type.lists ?? [])].filter(isAllowed));
  const printable = isShorterToKeep(kept, out)
    ? code`Extract<${type.printable}, ${wordsOf(kept)}>`
    : code`Exclude<${type.printable}, ${wordsOf(out)}>`;
  return { ...unit(printable), kinds: () => kept, ...(plain && { plain: () => plain }), lists };
}

/** To the compiler, an array is an object: one is not kept without the other, nor left out, by the word `object`. */
function isShorterToKeep(kept: ReadonlySet<ValueType>, out: ReadonlySet<ValueType>): boolean {
  if (out.has("object") && kept.has("array")) return true;
  return kept.size < out.size && !(kept.has("object") && out.has("array"));
}

function wordsOf(kinds: ReadonlySet<ValueType>) {
  const words = valueTypes.flatMap((kind) => {
    if (!kinds.has(kind)) return [];
    if (kind === "array") return kinds.has("object") ? [] : [code`unknown[]`];
    return kind === "object" ? [code`object`] : [keyword(kind).printable];
  });
  return list("union", words);
}
