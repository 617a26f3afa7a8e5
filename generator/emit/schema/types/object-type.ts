import type { Schema } from "../../../model/api/schema.ts";
import { mayMatch } from "../../../model/pattern/may-match.ts";
import { certainLayers } from "../../../model/schema/certain-parts.ts";
import { defaultOf } from "../../../model/schema/reach.ts";
import { code, list, propertyKey } from "../../core/printable.ts";
import { conditionalMembers, requiredByConditions } from "../conditional-members.ts";
import type { MemberInPlace } from "../members-in-place.ts";
import { namedType } from "../named-schema.ts";
import { describedOthers, describesFurtherMembers, isComposed, patternsOf, schemaOfOthers } from "../other-members.ts";
import { type Around, nothingAround } from "../required-alternatives.ts";
import { listedValues, type Member, membersOf, plainReference, requiredMembers } from "../schema-parts.ts";
import { memberDocIn } from "./doc-comment.ts";
import { indexSignatures } from "./index-signature.ts";
import { type ObjectShape, objectLiteral } from "./object-literal.ts";
import { type TypeContext, typeText } from "./type-expression.ts";
import { arrayOf, combined, isUnknown, keyword, type TypeText, tupleOf, unit, unknownType } from "./type-text.ts";

/**
 * @param required Members that are required elsewhere, too: by another part of an `allOf`.
 * @param around What says more of members that this schema names without describing them.
 */
export function objectShape(
  schema: Schema,
  context: TypeContext,
  required: ReadonlySet<string> = new Set(),
  { schemas: others }: Pick<Around, "schemas"> = nothingAround,
): ObjectShape {
  const byConditions = new Map(conditionalMembers(schema).map(({ name, schemas = [] }) => [name, schemas]));
  const certain = new Set([...required, ...requiredByConditions(schema)]);
  const typeByConditions = (schemas: readonly MemberInPlace[]) =>
    oneOfTypes(schemas.map((member) => typeInPlace(member, context)));
  const withConditions = (type: TypeText, name: string) => {
    const schemas = byConditions.get(name);
    return schemas ? combined("intersection", [type, typeByConditions(schemas)]) : type;
  };
  const declared = declaredMembers(schema).filter((member) => member.schema || !byConditions.has(member.name));
  const members = declared.map((member) => ({
    name: member.name,
    type: member.schema
      ? withConditions(memberType(schema, member, context), member.name)
      : typeInAll([schema, ...others], member.name, context),
    optional: !certain.has(member.name) && isOptional(member, context),
    doc: member.schema && memberDocIn([...others, schema], member.schema, member.name),
  }));
  const declaredBefore = new Set(members.map(({ name }) => name));
  const conditional = [...byConditions].map(([name, schemas]) => ({
    name,
    type: typeByConditions(schemas),
    optional: !certain.has(name) && !requiredMembers(schema).includes(name),
    doc: schemas.length === 1 && schemas[0] ? memberDocIn([...others, schema], schemas[0].schema, name) : undefined,
  }));
  const all = [...members, ...conditional.filter(({ name }) => !declaredBefore.has(name))];
  const isNamed =
    schema.propertyNames !== undefined && namedType(schema.propertyNames, context.direction) !== undefined;
  const listed = all.length > 0 || !isNamed ? listedNames(schema) : undefined;
  if (!listed) return { members: all, indexes: indexSignatures(schema, all, context) };
  // The names that there may be are members. If they have a name together, it stands for them where it is alone.
  const declaredNames = new Set(all.map(({ name }) => name));
  const further = listed
    .filter((name) => !declaredNames.has(name))
    .map((name) => ({
      name,
      type: memberType(schema, { name, schema: undefined, required: false }, context),
      optional: true,
      doc: undefined,
    }));
  const named = [...all, ...further.filter(({ type }) => type !== keyword("never"))];
  return { members: named, indexes: named.length > 0 ? [] : indexSignatures(schema, named, context) };
}

/**
 * The members that the type names. A closed object of which the direction hides all members would have none, and an object
 * that has them would not be of its type, though it fits: they may be there, and be anything.
 */
function declaredMembers(schema: Schema): readonly Member[] {
  const all = membersOf(schema);
  const shown = all.filter((member) => !member.schema?.hidden);
  const isClosed = schemaOfOthers(schema)?.always === false;
  return shown.length > 0 || !isClosed || describesFurtherMembers(schema) ? shown : all;
}

/** What `properties` says of a member and the patterns that its name has, or else what is said of all other members. */
function memberType(schema: Schema, { name, schema: declared }: Member, context: TypeContext): TypeText {
  const patterns = patternsOf(schema).filter(({ pattern }) => mayMatch(name, pattern));
  const described = [...(declared ? [declared] : []), ...patterns.map((pattern) => pattern.schema)];
  const others = describedOthers(schema);
  // One that is required alone may still be forbidden, and then nothing fits.
  if (described.length === 0 && schemaOfOthers(schema)?.always === false) return keyword("never");
  const schemas = described.length === 0 && others ? [others] : described;
  return combined(
    "intersection",
    schemas.map((part) => typeText(part, context)),
  );
}

/** What several schemas, with what they are composed of, say together of a member that the first one does not describe. */
function typeInAll(schemas: readonly Schema[], name: string, context: TypeContext): TypeText {
  const layers = new Set(schemas.flatMap(certainLayers));
  const types = [...layers].map((layer) => {
    const declared = layer.properties?.find((property) => property.name === name)?.schema;
    return memberType(layer, { name, schema: declared, required: true }, context);
  });
  return combined("intersection", types);
}

/** The type of what a condition only looks at is that before defaults. */
export function typeInPlace({ schema, isTested }: Omit<MemberInPlace, "name">, context: TypeContext): TypeText {
  return typeText(schema, isTested ? { ...context, direction: "input" } : context);
}

/** One of several types, or anything where there are none. */
function oneOfTypes(types: readonly TypeText[]): TypeText {
  return types.length === 0 || types.some(isUnknown) ? unknownType : combined("union", types);
}

/** A member with a default is there once validation has put it in. */
function isOptional({ schema, required }: Member, { direction }: TypeContext): boolean {
  if (required) return false;
  return direction === "input" || schema === undefined || defaultOf(schema) === undefined;
}

/** An object type in braces, or what has each of the names that a named schema lists. */
export function objectType(schema: Schema, context: TypeContext, around: Around): TypeText {
  const { members, indexes } = objectShape(schema, context, undefined, around);
  const excluded = around.excluded.map((name) => code`${propertyKey(name)}?: never`);
  const { propertyNames } = schema;
  const [index] = indexes;
  if (!index || !propertyNames || !listedNames(schema)) return objectLiteral({ members, indexes }, excluded);
  const names = typeText(propertyNames, context).printable;
  const printable = list("members", [code`[name in ${names}]?: ${index.type.printable}`, ...excluded]);
  return { ...unit(printable), kinds: () => new Set(["object"]) };
}

/** The names that a member can have, where `propertyNames` lists them. */
export function listedNames({ propertyNames }: Schema): readonly string[] | undefined {
  const listed = propertyNames && listedValues(plainReference(propertyNames) ?? propertyNames);
  return listed && listed.length > 0 && listed.every((name) => typeof name === "string") ? listed : undefined;
}

/** More items than these are not written out for being there for certain. */
const mostItems = 8;

/** A list of so many items of one type reads better as a tuple than as an array with a comment. */
const mostEqualItems = 4;

function isCounted({ items, minItems = 0, maxItems }: Schema): boolean {
  return items?.always !== false && minItems === maxItems && minItems > 0 && minItems <= mostEqualItems;
}

/** A tuple where `prefixItems` says so, or where there is one small number of items; else an array type. */
export function arrayType(schema: Schema, context: TypeContext): TypeText {
  const { prefixItems = [], minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const { recursive } = schema.reach;
  // An item that `contains` takes is none that nothing describes.
  const undescribed = isComposed(schema) ? undefined : schema.unevaluatedItems;
  const others = schema.items ?? undescribed;
  const contained = schema.items ? undefined : schema.contains;
  const item = oneOfTypes([
    ...(others ? [typeText(others, context)] : []),
    ...(others && contained ? [typeInPlace({ schema: contained, isTested: true }, context)] : []),
  ]);
  if (prefixItems.length === 0 && !(isCounted(schema) && item.level === "unit")) return arrayOf(item);
  const shown = prefixItems.slice(0, maxItems).map((prefix) => typeText(prefix, context));
  if (item === keyword("never")) return tupleOf({ items: shown, least: minItems, rest: undefined, recursive });
  const further = minItems <= mostItems ? Math.max(0, minItems - shown.length) : 0;
  const items = [...shown, ...Array.from({ length: further }, () => item)];
  return tupleOf({ items, least: minItems, rest: items.length < maxItems ? item : undefined, recursive });
}
