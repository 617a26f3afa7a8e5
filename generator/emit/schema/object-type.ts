import { certainLayers } from "../../model/certain-parts.ts";
import { defaultOf } from "../../model/reach.ts";
import type { PatternProperty, Schema } from "../../model/schema.ts";
import {
  type Code,
  code,
  type DocComment,
  docComment,
  list,
  nothing,
  type Printable,
  propertyKey,
} from "../core/printable.ts";
import { conditionalMembers } from "./conditional-members.ts";
import { memberDoc, saysSomething } from "./doc-comment.ts";
import { type Around, nothingAround } from "./required-alternatives.ts";
import { listedValues, type Member, membersOf, plainReference, requiredMembers } from "./schema-parts.ts";
import { type TypeContext, typeText } from "./type-expression.ts";
import { arrayOf, combined, isUnknown, keyword, type TypeText, tupleOf, unit, unknownType } from "./type-text.ts";

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
  /** The type of the index signature, if there is one. */
  readonly index: TypeText | undefined;
}

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
  const declared = membersOf(schema).filter((member) => !member.schema?.hidden);
  const members = declared.map((member) => ({
    name: member.name,
    type: member.schema ? memberType(schema, member, context) : typeInAll([schema, ...others], member.name, context),
    optional: !required.has(member.name) && isOptional(member, context),
    doc: member.schema && memberDoc(member.schema),
  }));
  const conditional = conditionalMembers(schema).map(({ name, schemas = [] }) => ({
    name,
    type: unionOf(schemas, context),
    optional: !required.has(name) && !requiredMembers(schema).includes(name),
    doc: schemas.length === 1 && schemas[0] ? memberDoc(schemas[0]) : undefined,
  }));
  const conditionalNames = new Set(conditional.map(({ name }) => name));
  const all = [...members.filter(({ name }) => !conditionalNames.has(name)), ...conditional];
  const listed = all.length > 0 ? listedNames(schema) : undefined;
  if (!listed) return { members: all, index: indexType(schema, all, context) };
  // Beside members of its own, a type has the other names that there may be as members.
  const named = new Set(all.map(({ name }) => name));
  const further = listed
    .filter((name) => !named.has(name))
    .map((name) => ({
      name,
      type: memberType(schema, { name, schema: undefined, required: false }, context),
      optional: true,
      doc: undefined,
    }));
  return { members: [...all, ...further.filter(({ type }) => type !== keyword("never"))], index: undefined };
}

/** What `properties` says of a member and the patterns that its name has, or else what is said of all other members. */
function memberType(schema: Schema, { name, schema: declared }: Member, context: TypeContext): TypeText {
  const patterns = patternsOf(schema).filter(({ pattern }) => new RegExp(pattern, "u").test(name));
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

/** One of several schemas, or anything where there are none. */
function unionOf(schemas: readonly Schema[], context: TypeContext): TypeText {
  const types = schemas.map((schema) => typeText(schema, context));
  return types.length === 0 || types.some(isUnknown) ? unknownType : combined("union", types);
}

/** A member with a default is there once validation has put it in. */
function isOptional({ schema, required }: Member, { direction }: TypeContext): boolean {
  if (required) return false;
  return direction === "input" || schema === undefined || defaultOf(schema) === undefined;
}

/**
 * An index signature is written where the document describes further members, or where it declares none. It has to
 * allow what the declared members are.
 */
function indexType(schema: Schema, members: readonly MemberType[], context: TypeContext): TypeText | undefined {
  const others = describedOthers(schema);
  const described = [...(others ? [others] : []), ...patternsOf(schema).map((pattern) => pattern.schema)];
  const isClosed = schemaOfOthers(schema)?.always === false;
  if (described.length === 0 && members.length > 0) return undefined;
  if (!others && !isClosed) return unknownType;
  if (described.length === 0) return keyword("never");
  return withMembers(
    described.map((part) => typeText(part, context)),
    members,
  );
}

/** Whether the schema says what members are that it does not name. */
export function describesFurtherMembers(schema: Schema): boolean {
  return describedOthers(schema) !== undefined || patternsOf(schema).length > 0;
}

function patternsOf({ patternProperties = [] }: Schema): readonly PatternProperty[] {
  return patternProperties.filter((pattern) => !pattern.schema.hidden);
}

/** The schema of the members that are not declared, where there may be any. */
function describedOthers(schema: Schema): Schema | undefined {
  const others = schemaOfOthers(schema);
  return others?.always === false || others?.hidden ? undefined : others;
}

function withMembers(types: readonly TypeText[], members: readonly MemberType[]): TypeText {
  const all = [...types, ...members.map((member) => member.type)];
  if (all.some(isUnknown)) return unknownType;
  return combined("union", members.some((member) => member.optional) ? [...all, unit(code`undefined`)] : all);
}

/** An object type in braces. */
export function objectType(schema: Schema, context: TypeContext, around: Around): TypeText {
  const { members, index } = objectShape(schema, context, undefined, around);
  const excluded = around.excluded.map((name) => code`${propertyKey(name)}?: never`);
  const items: Printable[] = [...members.map(memberText), ...excluded];
  const { propertyNames } = schema;
  const names = propertyNames && listedNames(schema) ? typeText(propertyNames, context).printable : undefined;
  if (index) items.push(code`${names ? code`[name in ${names}]?` : code`[name: string]`}: ${index.printable}`);
  return unit(list("members", items));
}

/** The names that a member can have, where `propertyNames` lists them. */
function listedNames({ propertyNames }: Schema): readonly string[] | undefined {
  const listed = propertyNames && listedValues(plainReference(propertyNames) ?? propertyNames);
  return listed && listed.length > 0 && listed.every((name) => typeof name === "string") ? listed : undefined;
}

function memberText({ name, type, optional, doc }: MemberType): Code {
  return code`${doc && saysSomething(doc) ? code`${docComment(doc)}\n` : nothing}${propertyKey(name)}${optional ? code`?` : nothing}: ${type.printable}`;
}

/** The schema of the members that are not declared; `unevaluatedProperties` says it where nothing else describes any. */
function schemaOfOthers(schema: Schema): Schema | undefined {
  return schema.additionalProperties ?? (isComposed(schema) ? undefined : schema.unevaluatedProperties);
}

function isComposed({ ref, allOf, anyOf, oneOf, if: condition, dependentSchemas }: Schema): boolean {
  return [ref, allOf, anyOf, oneOf, condition, dependentSchemas].some((part) => part !== undefined);
}

/** A tuple where `prefixItems` says so, else an array type. */
export function arrayType(schema: Schema, context: TypeContext): TypeText {
  const { prefixItems, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  // An item that `contains` takes is none that nothing describes.
  const undescribed = isComposed(schema) ? undefined : schema.unevaluatedItems;
  const others = schema.items ?? undescribed;
  const item = unionOf(others ? [others, ...(schema.items || !schema.contains ? [] : [schema.contains])] : [], context);
  if (!prefixItems || prefixItems.length === 0) return arrayOf(item);
  const shown = prefixItems.slice(0, maxItems).map((prefix) => typeText(prefix, context));
  const closed = item === keyword("never") || maxItems <= prefixItems.length;
  return tupleOf({ items: shown, least: minItems, rest: closed ? undefined : item });
}
