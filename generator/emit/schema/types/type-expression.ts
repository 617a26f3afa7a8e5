import type { Schema } from "../../../model/api/schema.ts";
import { besideNull, certainLayers, certainParts } from "../../../model/schema/certain-parts.ts";
import { code, list, type Printable, propertyKey } from "../../core/printable.ts";
import { conditionalMembers } from "../conditional-members.ts";
import { discriminationOf, saysItself } from "../discriminated.ts";
import { both, effectiveTypes, ownTypes, typeOfValue, type ValueType, valueTypes } from "../effective-types.ts";
import { type Direction, namedObjects, namedType } from "../named-schema.ts";
import { outcomesAsAlternatives, typesOf, typesOfOutcomes } from "../outcomes.ts";
import { type Around, excludedMembers, nothingAround, requiresAlone } from "../required-alternatives.ts";
import { describesItems, describesMembers, hasAssertions, listedValues, plainReference } from "../schema-parts.ts";
import { anyObjectAmong, anyObjectOf } from "./any-object.ts";
import { excluding, refusedBy } from "./excluded-values.ts";
import { arrayType, objectType } from "./object-type.ts";
import { kindsOf, partsWithin } from "./type-kinds.ts";
import { combined, isUnknown, keyword, literalType, type TypeText, unit, unknownType } from "./type-text.ts";
import { undescribedItems } from "./undescribed-items.ts";

/**
 * The type of a schema's values: the name of its declaration, or the type itself where it has none.
 * @param direction `input` for what is given to validation and sent, `output` for what comes out of it.
 */
export function typeExpression(schema: Schema, direction: Direction): Printable {
  return typeText(schema, { direction, open: new Set() }).printable;
}

/** The type of a named schema as its declaration says it. */
export function declaredType(schema: Schema, direction: Direction): Printable {
  const context = { direction, open: new Set<Schema>() };
  if (schema.objectForm) return ofTypes(schema, typesOf(schema) ?? new Set(valueTypes), direction).printable;
  return structure(schema, context, { ...nothingAround, types: effectiveTypes(schema) }).printable;
}

/** The type of the objects of a named schema of several types, as its declaration says it. */
export function objectsAlone(schema: Schema, direction: Direction): Printable {
  return inPlace(schema, objectAlone, direction).printable;
}

const objectAlone: ReadonlySet<ValueType> = new Set(["object"]);

/** What a type is written for. */
export interface TypeContext {
  readonly direction: Direction;
  /** The schemas without a name that are being written: a cycle of them has no type of its own. */
  readonly open: ReadonlySet<Schema>;
}

export function typeText(schema: Schema, context: TypeContext, around: Around = nothingAround): TypeText {
  const named = namedType(schema, context.direction);
  const inner = { ...context, open: new Set([...context.open, schema]) };
  const isOpen = context.open.has(schema);
  if (named) {
    const typesAlone = (types: ReadonlySet<ValueType>) =>
      !isOpen && isWrittenFor(schema, types) ? ofTypes(schema, types, context.direction) : undefined;
    const written = around.types && typesAlone(around.types);
    if (written) return written;
    const plain = () => (isOpen ? undefined : plainOf(schema, inner));
    const kinds = () => (isOpen ? undefined : typesOf(schema));
    const within = () => basesOf(schema, context.direction);
    const anyObject = () => anyObjectOf(schema);
    const { recursive } = schema.reach;
    const type = { ...unit(named), plain, kinds, anyObject, lists: scalarsListed(schema), within, recursive };
    return { ...type, ofTypes: typesAlone };
  }
  if (isOpen) return unknownType;
  return structure(schema, inner, { ...around, types: both(around.types, effectiveTypes(schema)) });
}

/**
 * Whether a named schema says of objects or arrays what a type can say, and takes values of all other types, too. Its name stands
 * for all of them.
 */
export function leavesTypeOpen(schema: Schema): boolean {
  const known = open.get(schema);
  if (known !== undefined) return known;
  const context: TypeContext = { direction: "output", open: new Set([schema]) };
  const found = !!schema.name && !typesOf(schema) && !isUnknown(structure(schema, context, nothingAround));
  open.set(schema, found);
  return found;
}

const open = new WeakMap<Schema, boolean>();

/**
 * Whether some types of a named schema are written out: where its name stands for all types, or where it is recursive. To
 * `Exclude` something from it, the compiler would have to know what it leads to, and that may be made of what is left of it.
 */
function isWrittenFor(schema: Schema, types: ReadonlySet<ValueType>): boolean {
  const own = schema.reach.recursive ? typesOf(schema) : undefined;
  if (own) return [...own].some((type) => types.has(type)) && [...own].some((type) => !types.has(type));
  return types.size < valueTypes.length && leavesTypeOpen(schema);
}

/** What a named schema is as a value of some types: its objects by their name, if they have one. */
function ofTypes(schema: Schema, types: ReadonlySet<ValueType>, direction: Direction): TypeText {
  const named = types.has("object") ? namedObjects(schema, direction) : undefined;
  if (!named) return inPlace(schema, types, direction);
  const kinds = () => objectAlone;
  const within = () => basesOf(schema, direction);
  const objects: TypeText = { ...unit(named), kinds, within, anyObject: () => anyObjectAmong(schema) };
  const others = new Set([...types].filter((type) => type !== "object"));
  return others.size === 0 ? objects : combined("union", [objects, inPlace(schema, others, direction)]);
}

/** The same without a name, found once: it may be part of others many times over, each of which is part of others again. */
function inPlace(schema: Schema, types: ReadonlySet<ValueType>, direction: Direction): TypeText {
  const left = both(types, effectiveTypes(schema)) ?? types;
  const key = [direction, ...valueTypes.filter((type) => left.has(type))].join(" ");
  const known = written.get(schema) ?? new Map<string, TypeText>();
  written.set(schema, known);
  const found =
    known.get(key) ?? structure(schema, { direction, open: new Set([schema]) }, { ...nothingAround, types: left });
  known.set(key, found);
  return found;
}

const written = new WeakMap<Schema, Map<string, TypeText>>();

/** What a named schema is a union of, if these are scalars and arrays alone. */
function plainOf(schema: Schema, context: TypeContext): ReturnType<NonNullable<TypeText["plain"]>> {
  const types = effectiveTypes(schema);
  return types && !types.has("object") ? structure(schema, context, { ...nothingAround, types }).plain?.() : undefined;
}

/** The scalar types of which a named schema lists values. */
function scalarsListed(schema: Schema): NonNullable<TypeText["lists"]> {
  const types = (listedValues(plainReference(schema) ?? schema) ?? []).map(typeOfValue);
  return new Set(types.filter((type) => type !== "object" && type !== "array"));
}

/** The named types that the values of a schema are of, since they fit these schemas for certain. */
function basesOf(schema: Schema, direction: Direction): readonly Printable[] {
  const [, ...others] = certainLayers(schema);
  return others.flatMap((layer) => [namedType(layer, direction) ?? [], namedObjects(layer, direction) ?? []].flat());
}

function structure(schema: Schema, context: TypeContext, around: Around): TypeText {
  if (schema.always !== undefined) return schema.always ? unknownType : keyword("never");
  const left = typesLeft(schema);
  if (left?.size === 0) return keyword("never");
  const within = { ...around, types: both(both(around.types, left), typesOfOutcomes(schema)) };
  const parts = partsWithin(typesOfParts(schema, context, within), around.types);
  const others = undescribedItems(schema, parts, within, context);
  const type = combined("intersection", others ? [...parts, others] : parts);
  const refused = refusedBy(schema);
  return refused ? excluding(type, refused) : type;
}

function typesOfParts(schema: Schema, context: TypeContext, around: Around): readonly TypeText[] {
  const within: Around = { types: around.types, schemas: [...around.schemas, schema], excluded: [] };
  const parts = certainParts(schema).map((part) => typeText(part, context, within));
  // What has to be there is read after what there may be.
  const last: TypeText[] = [];
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const alternatives = schema[keyword];
    if (!alternatives) continue;
    const union = unionType(schema, keyword, alternatives, context, within);
    if (!isUnknown(union)) (alternatives.every(requiresAlone) ? last : parts).push(union);
  }
  const outcomes = outcomesAsAlternatives(schema).map((outcome) => typeText(outcome, context, within));
  if (outcomes.length > 0 && !outcomes.some(isUnknown)) parts.push(combined("union", outcomes));
  const known = parts.filter((part) => !isUnknown(part));
  const isBounded = [...known, ...last].some((part) => kindsOf(part) !== undefined);
  const own = ownType(schema, context, around, isBounded);
  return own && !isUnknown(own) ? [...known, own, ...last] : [...known, ...last];
}

/** The types that `not` leaves, where it speaks of types alone. */
function typesLeft({ not }: Schema): ReadonlySet<ValueType> | undefined {
  const refused = not && (plainReference(not) ?? not);
  if (!refused || refused.always === false) return undefined;
  if (!hasAssertions(refused)) return new Set();
  const { types } = refused;
  if (!types || hasAssertions({ ...refused, types: undefined })) return undefined;
  return new Set(valueTypes.filter((type) => !types.includes(type)));
}

/** What the schema's own keywords say, or undefined where they say no more than the other parts. */
function ownType(schema: Schema, context: TypeContext, around: Around, isBounded: boolean): TypeText | undefined {
  const { types } = around;
  const listed = listedValues(schema)?.filter((value) => !types || types.has(typeOfValue(value)));
  if (listed) return combined("union", listed.map(literalType));
  const own = both(ownTypes(schema), typesLeft(schema));
  const saysMembers = (describesMembers(schema) && !requiresTagAlone(schema)) || conditionalMembers(schema).length > 0;
  const saysItems = describesItems(schema) && (types?.has("array") ?? true);
  if (!own && !saysMembers && !saysItems) return undefined;
  const shown = valueTypes.filter((type) => (own?.has(type) ?? true) && (types?.has(type) ?? true));
  if (isBounded && !saysMembers && !saysItems) return undefined;
  if (shown.length === valueTypes.length && !saysMembers && !saysItems) return unknownType;
  const order = schema.types?.map((type) => (type === "integer" ? "number" : type)) ?? shown;
  return combined(
    "union",
    [...new Set(order)].filter((type) => shown.includes(type)).map((type) => typeOfKind(type, schema, context, around)),
  );
}

/** Whether all that a schema says of members is that its discriminator's is there, which each alternative says too. */
function requiresTagAlone({ required, ...schema }: Schema): boolean {
  const { discriminator, oneOf, anyOf } = schema;
  if (!discriminator || describesMembers({ ...schema, required: undefined })) return false;
  const found = [oneOf, anyOf].map((alternatives) => alternatives && discriminationOf({ discriminator }, alternatives));
  const isTold = found.some((one) => one?.otherwise === undefined && one?.values.every((values) => values.length > 0));
  return isTold && required?.every((name) => name === discriminator.propertyName) === true;
}

function typeOfKind(type: ValueType, schema: Schema, context: TypeContext, around: Around): TypeText {
  if (type === "object") return objectType(schema, context, around);
  return type === "array" ? arrayType(schema, context) : keyword(type);
}

function unionType(
  schema: Schema,
  keyword: "anyOf" | "oneOf",
  alternatives: readonly Schema[],
  context: TypeContext,
  around: Around,
): TypeText {
  const excluded = keyword === "oneOf" ? excludedMembers(alternatives, around, context.direction) : [];
  const discrimination = discriminationOf(schema, alternatives);
  const members = alternatives.map((alternative, index) => {
    const typeOf = (part: Schema) => typeText(part, context, { ...around, excluded: excluded[index] ?? [] });
    const values = discrimination?.values[index] ?? [];
    const isOpen = values.length === 0 || index === discrimination?.otherwise;
    if (!discrimination || isOpen || saysItself(alternative, discrimination.propertyName, values))
      return typeOf(alternative);
    const notNull = alternative.name ? undefined : besideNull(alternative);
    const type = typeOf(notNull ?? alternative);
    const tags = combined("union", values.map(literalType));
    const printable = list("members", [code`${propertyKey(discrimination.propertyName)}: ${tags.printable}`]);
    const tagged = combined("intersection", [type, { ...unit(printable), kinds: () => new Set(["object"]) }]);
    // In an intersection null would be nothing.
    return discrimination.others?.includes(index) ? combined("union", [tagged, literalType(null)]) : tagged;
  });
  return members.some(isUnknown) ? unknownType : combined("union", members);
}
