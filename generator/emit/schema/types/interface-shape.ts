import type { Schema } from "../../../model/api/schema.ts";
import { certainLayers, certainParts } from "../../../model/schema/certain-parts.ts";
import { defaultsOfMembers } from "../../../model/schema/member-defaults.ts";
import type { DocComment, Printable } from "../../core/printable.ts";
import { conditionalMembers, requiredByConditions } from "../conditional-members.ts";
import { effectiveTypes, ownTypes } from "../effective-types.ts";
import { membersInPlace, unevaluatedOthers } from "../members-in-place.ts";
import { type Direction, namedObjects, namedType } from "../named-schema.ts";
import { describesFurtherMembers } from "../other-members.ts";
import { outcomesAsAlternatives } from "../outcomes.ts";
import { membersOf, plainReference, requiredMembers } from "../schema-parts.ts";
import { leavesMembersOpen } from "./any-object.ts";
import { isDefault, noDoc, saysSameDefault, saysSomething, withDefault } from "./doc-comment.ts";
import { signatureOf } from "./index-signature.ts";
import { isObjectType, type MemberType, type ObjectShape } from "./object-literal.ts";
import { objectShape, typeInPlace } from "./object-type.ts";
import { leavesTypeOpen, type TypeContext, typeText } from "./type-expression.ts";
import { combined, openObject, type TypeText, textKey } from "./type-text.ts";

/** What an interface of a schema has. One that has nothing but a base is another name for it. */
export interface InterfaceShape extends ObjectShape {
  /** The interfaces that it extends. */
  readonly bases: readonly Printable[];
}

/**
 * A schema as an interface, or undefined if its type has to be written otherwise. An interface stands for an object with
 * members of its own; members of `allOf` become interfaces that it extends, or members of it. A member that several of
 * them declare, or that is required by another one, is declared again as all of them together say it.
 */
export function interfaceShape(schema: Schema, direction: Direction): InterfaceShape | undefined {
  return describesObjectsAlone(schema) ? shapeOfObjects(schema, direction) : undefined;
}

/** The same for the objects of a named schema of several types. */
export function shapeOfObjects(schema: Schema, direction: Direction): InterfaceShape | undefined {
  const known = shapes[direction];
  if (!known.has(schema)) known.set(schema, shapeOf(schema, direction));
  return known.get(schema);
}

/** What was found of each schema: an interface asks its bases, which ask theirs. */
const shapes: Readonly<Record<Direction, WeakMap<Schema, InterfaceShape | undefined>>> = {
  input: new WeakMap(),
  output: new WeakMap(),
};

function shapeOf(schema: Schema, direction: Direction): InterfaceShape | undefined {
  const parts = partsOf(schema, new Set());
  if (!parts) return undefined;
  const context: TypeContext = { direction, open: new Set() };
  const extended = parts.bases.filter((base) => !parts.bases.some((other) => isPartOf(base, other)));
  const inherited = extended.flatMap((base) => [...membersOfInterface(base, direction)]);
  const own = parts.own.flatMap((part) => objectShape(part, context, parts.required).members);
  // Most interfaces extend nothing, and are of one schema: their members are as it says.
  const isAlone = extended.length === 0 && parts.own.length === 1;
  const members = isAlone ? own : membersTogether(schema, parts.required, extended, inherited, own);
  const bases = extended
    .map((base) => namedObjects(base, direction) ?? namedType(base, direction))
    .filter((base) => base !== undefined);
  if (members.length === 0 && bases.length === 0) return undefined;
  return { bases, members, indexes: indexesOf(schema, parts, [...inherited, ...members], context) };
}

/** The members that several schemas declare, each once, as far as the bases do not say all of it. */
function membersTogether(
  schema: Schema,
  required: ReadonlySet<string>,
  extended: readonly Schema[],
  inherited: readonly MemberType[],
  own: readonly MemberType[],
): readonly MemberType[] {
  const ofBases = Map.groupBy(inherited, ({ name }) => name);
  const ofOwn = Map.groupBy(own, ({ name }) => name);
  const defaults = defaultsOfMembers(schema);
  const others = extended.map(defaultsOfMembers);
  return [...new Set([...ofBases.keys(), ...ofOwn.keys()])].flatMap((name) => {
    const holder = defaults.get(name);
    const holders = others.flatMap((base) => base.get(name) ?? []);
    return declaredAgain(ofBases.get(name) ?? [], ofOwn.get(name) ?? [], required.has(name), {
      holder,
      differs: !holders.every((other) => saysSameDefault(other, holder)),
    });
  });
}

/** Beside parts, the members that none of them describes may be of other types than theirs: the signature has to allow both. */
function indexesOf(
  schema: Schema,
  { hasIndex }: Parts,
  members: readonly MemberType[],
  context: TypeContext,
): ObjectShape["indexes"] {
  const others = unevaluatedOthers(schema);
  if (others) {
    const named = new Set(members.map(({ name }) => name));
    const further = membersInPlace(schema).filter(({ name }) => !named.has(name));
    const types = [typeText(others, context), ...further.map((member) => typeInPlace(member, context))];
    return [signatureOf(schema, types, members)];
  }
  return hasIndex ? objectShape(schema, context).indexes : [];
}

function isPartOf(part: Schema, schema: Schema): boolean {
  return part !== schema && certainLayers(schema).includes(part);
}

/** The members of an interface and of those that it extends. */
function membersOfInterface(schema: Schema, direction: Direction): Iterable<MemberType> {
  const found = inheritance[direction].get(schema) ?? inheritedMembers(schema, direction);
  inheritance[direction].set(schema, found);
  return found.values();
}

const inheritance: Readonly<Record<Direction, WeakMap<Schema, ReadonlyMap<string, MemberType>>>> = {
  input: new WeakMap(),
  output: new WeakMap(),
};

function inheritedMembers(schema: Schema, direction: Direction): ReadonlyMap<string, MemberType> {
  const members = new Map<string, MemberType>();
  const parts = partsOf(schema, new Set());
  for (const base of parts?.bases ?? []) {
    for (const member of membersOfInterface(base, direction)) members.set(member.name, member);
  }
  for (const member of shapeOfObjects(schema, direction)?.members ?? []) members.set(member.name, member);
  return members;
}

/** The default of a member that is put in: the schema that says it, and whether a base says another one. */
interface Given {
  readonly holder: Schema | undefined;
  readonly differs: boolean;
}

/** A member as an interface has to declare it beside those of its bases; nothing where they say it all. */
function declaredAgain(
  inherited: readonly MemberType[],
  own: readonly MemberType[],
  isRequired: boolean,
  { holder, differs }: Given,
): readonly MemberType[] {
  const [first] = [...own, ...inherited];
  if (!first) return [];
  const all = [...inherited, ...own];
  const optional = !isRequired && all.every((member) => member.optional);
  const type = extending(
    inherited.map((member) => member.type),
    combined(
      "intersection",
      all.map((member) => member.type),
    ),
  );
  const isSaid = (member: MemberType) => member.optional === optional && textKey(member.type) === textKey(type);
  const areSaid = inherited.length > 0 && inherited.every(isSaid);
  const added = areSaid ? tagsAdded(inherited, own) : [];
  if (areSaid && !differs && added.length === 0) return [];
  const docs = (areSaid ? all : [...own, ...inherited]).flatMap(({ doc }) => doc ?? []);
  const found = docs.find(saysSomething);
  const doc = areSaid && found ? withTags(found, added) : found;
  const tellsDefault = differs || docs.some(({ tags }) => tags.some(isDefault));
  return [{ name: first.name, type, optional, doc: tellsDefault ? withDefault(doc ?? noDoc, holder) : doc }];
}

/** What an heir says of an inherited member beside its type, such as limits: they count together with those of the bases. */
function tagsAdded(inherited: readonly MemberType[], own: readonly MemberType[]): DocComment["tags"] {
  const known = new Set(inherited.flatMap(({ doc }) => doc?.tags ?? []).map(tagKey));
  return own.flatMap(({ doc }) => doc?.tags ?? []).filter((tag) => !isDefault(tag) && !known.has(tagKey(tag)));
}

/** A comment with further tags, each once. */
function withTags({ paragraphs, tags }: DocComment, added: DocComment["tags"]): DocComment {
  return { paragraphs, tags: [...new Map([...tags, ...added].map((tag) => [tagKey(tag), tag])).values()] };
}

function tagKey({ tag, text }: DocComment["tags"][number]): string {
  return JSON.stringify([tag, text]);
}

/** A member's type that those of the bases take: the compiler knows no index signature of an interface. */
function extending(inherited: readonly TypeText[], type: TypeText): TypeText {
  const isNamedObject = (type.members ?? [type]).some((part) => !part.object && isObjectType(part));
  const open = isNamedObject && type.level !== "union" ? inherited.flatMap((one) => openObject(one) ?? []) : [];
  return combined("intersection", [...open, type]);
}

/** What a schema and the parts of its `allOf` become. */
interface Parts {
  /** The named schemas that are extended. */
  readonly bases: readonly Schema[];
  /** The schemas whose own members are the interface's. */
  readonly own: readonly Schema[];
  /** The names of the members that have to be there, those of the bases included. */
  readonly required: ReadonlySet<string>;
  readonly hasIndex: boolean;
}

/** @param open The schemas that it is a part of: then it need not repeat what they say of the type. */
function partsOf(schema: Schema, open: ReadonlySet<Schema>): Parts | undefined {
  if (schema.name === undefined) return partsWithin(schema, open);
  // What has a name is the same wherever it is a part.
  if (!namedParts.has(schema)) namedParts.set(schema, partsWithin(schema, open));
  return namedParts.get(schema);
}

const namedParts = new WeakMap<Schema, Parts | undefined>();

function partsWithin(schema: Schema, open: ReadonlySet<Schema>): Parts | undefined {
  const isPart = open.size > 0 && schema.name === undefined;
  if (open.has(schema) || !(isPart ? mayBePart(schema) : isOfObjects(schema))) return undefined;
  const inner = new Set([...open, schema]);
  const bases = new Set<Schema>();
  const own = new Set<Schema>();
  const required = new Set([...requiredMembers(schema), ...requiredByConditions(schema)]);
  const composition = [...(schema.ref ? [schema.ref] : []), ...(schema.allOf ?? [])];
  for (const part of composition) {
    const target = part.name ? part : (plainReference(part) ?? part);
    if (isAnyObject(target)) continue;
    const parts = partsOf(target, inner);
    if (!parts || parts.hasIndex) return undefined;
    for (const name of parts.required) required.add(name);
    if (target.name && (target.objectForm || !leavesTypeOpen(target))) bases.add(target);
    else {
      for (const base of parts.bases) bases.add(base);
      for (const inner of parts.own) own.add(inner);
    }
  }
  const hasOwnIndex = describesFurtherMembers(schema);
  const saysNothing = membersOf(schema).length === 0 && conditionalMembers(schema).length === 0;
  if (composition.length > 0 ? hasOwnIndex : !isPart && saysNothing) return undefined;
  const hasIndex = hasOwnIndex || unevaluatedOthers(schema) !== undefined;
  return { bases: [...bases], own: [...own, schema], required, hasIndex };
}

/** Whether the schema says by its own keywords and `allOf` alone what its objects are, and that they are objects. */
function describesObjectsAlone(schema: Schema): boolean {
  const types = schema.allOf || schema.ref ? effectiveTypes(schema) : ownTypes(schema);
  return !hasOtherKeywords(schema) && types?.size === 1 && types.has("object");
}

/** The same, or of a named schema of several types that its objects are what it describes: wherever it is a part, it is these. */
function isOfObjects(schema: Schema): boolean {
  if (describesObjectsAlone(schema)) return true;
  return (leavesTypeOpen(schema) || schema.objectForm !== undefined) && mayBePart(schema);
}

/**
 * Whether the schema asks for an object and says nothing that a type can say of it. An interface that extended such a type
 * would take over its index signature, which lets any name pass.
 */
function isAnyObject(schema: Schema): boolean {
  return isOfObjects(schema) && certainParts(schema).length === 0 && leavesMembersOpen(schema);
}

/** Whether the schema says nothing of objects but what members they have. */
function mayBePart(schema: Schema): boolean {
  return !hasOtherKeywords(schema) && (ownTypes(schema)?.has("object") ?? true);
}

function hasOtherKeywords(schema: Schema): boolean {
  const { always, enum: values, const: only, anyOf, oneOf } = schema;
  const isUnion = outcomesAsAlternatives(schema).length > 0;
  return isUnion || [always, values, only, anyOf, oneOf].some((keyword) => keyword !== undefined);
}
