import {
  type Code,
  code,
  type DocComment,
  docComment,
  list,
  nothing,
  type Printable,
  propertyKey,
} from "../../core/printable.ts";
import { saysSomething } from "./doc-comment.ts";
import type { IndexSignature } from "./index-signature.ts";
import { combined, isUnknown, type TypeText, unit } from "./type-text.ts";

/** A member of an object type, as an interface or a type literal has it. */
export interface MemberType {
  readonly name: string;
  readonly type: TypeText;
  readonly optional: boolean;
  readonly doc: DocComment | undefined;
}

/** The members that a schema's own keywords declare, and what its other members are. */
export interface ObjectShape {
  readonly members: readonly MemberType[];
  readonly indexes: readonly IndexSignature[];
}

/**
 * An object type in braces. Without anything in them they would be the type of every value that is not null: it is `object`.
 * @param further What else stands in them.
 */
export function objectLiteral(shape: ObjectShape, further: readonly Printable[] = []): TypeText {
  const { members, indexes } = shape;
  const signatures = indexes.map(({ key, type }) => code`[name: ${key}]: ${type.printable}`);
  const inside = [...members.map(memberText), ...further, ...signatures];
  const literal = unit(inside.length > 0 ? list("members", inside) : code`object`);
  return further.length === 0 ? { ...literal, object: shape } : { ...literal, kinds: () => new Set(["object"]) };
}

function memberText({ name, type, optional, doc }: MemberType): Code {
  return code`${doc && saysSomething(doc) ? code`${docComment(doc)}\n` : nothing}${propertyKey(name)}${optional ? code`?` : nothing}: ${type.printable}`;
}

/** What is of two object types, in one pair of braces where neither says what its other members are. */
export function objectOfBoth(one: TypeText, other: TypeText): TypeText {
  if (!one.object || !other.object) return combined("intersection", [one, other]);
  if (saysNothing(one)) return other;
  if (saysNothing(other)) return one;
  if (one.object.indexes.length + other.object.indexes.length > 0) return combined("intersection", [one, other]);
  const all = [...one.object.members, ...other.object.members];
  const names = [...new Set(all.map(({ name }) => name))];
  const members = names.map((name) => memberOfAll(all.filter((member) => member.name === name)));
  return objectLiteral({ members: members.flatMap((member) => member ?? []), indexes: [] });
}

function memberOfAll(same: readonly MemberType[]): MemberType | undefined {
  const [first] = same;
  const type = combined(
    "intersection",
    same.map((member) => member.type),
  );
  const doc = same.map((member) => member.doc).find(saysSomething);
  return first && { name: first.name, type, optional: same.every(({ optional }) => optional), doc };
}

/** Any member may be there and none has to be. */
export function saysNothing({ object }: TypeText): boolean {
  return object?.members.length === 0 && object.indexes.every(({ type }) => isUnknown(type));
}

/**
 * What is to be of all of the types. An object of which all members are hidden adds nothing to what is an object anyway;
 * beside it, one that declares no members adds nothing either.
 */
export function withoutAnyObject(types: readonly TypeText[]): readonly TypeText[] {
  const [first] = types.filter(hidesAll);
  if (!first || types.length < 2) return types;
  const others = types.filter((type) => !hidesAll(type) && !isOpen(type));
  return others.some(isOfObjects) ? others : [...others, first];
}

function hidesAll(type: TypeText): boolean {
  const { object, anyObject } = type;
  return object ? saysNothing(type) && object.indexes.length === 0 : anyObject?.() === "hidden";
}

function isOpen(type: TypeText): boolean {
  return type.object ? saysNothing(type) : type.anyObject?.() === "declared";
}

function isOfObjects(type: TypeText): boolean {
  return type.level === "union" ? (type.members ?? []).every(isOfObjects) : isObjectType(type);
}

/** Whether a type is one in braces, or a name of which all values are objects. */
export function isObjectType({ object, kinds }: TypeText): boolean {
  const found = object ? undefined : kinds?.();
  return object !== undefined || (found !== undefined && [...found].every((kind) => kind === "object"));
}
