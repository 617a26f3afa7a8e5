import type { JsonType, Schema } from "../../model/api/schema.ts";
import { allowedTypes, impliedTypes } from "../../model/schema/allowed-types.ts";
import { certainLayers, valueLayers } from "../../model/schema/certain-parts.ts";
import { itemSchema } from "../schema/schema-shape.ts";
import { together } from "../schema/together.ts";
import { itemsOf, membersOf, partsOf } from "./described-members.ts";

/** What a text on the wire stands for; the run-time type of the same name. */
export type WireType = "string" | "integer" | "number" | "boolean" | "null" | "json";

/** How a schema's values travel as text. */
export type WireShape =
  /** One text. */
  | { readonly kind: "scalar"; readonly types: readonly WireType[] }
  /** A text for each item; `json` where items have a structure of their own. */
  | {
      readonly kind: "list";
      readonly types: readonly WireType[];
      /** Some items have a structure of their own, and some are scalars, or may be: these are written as JSON too. */
      readonly mixed?: true;
      /** What items are that have a structure of their own, where it can be told by names. */
      readonly items?: WireShape;
    }
  /** One text, or a text for each item: which of both, the number of texts tells. */
  | { readonly kind: "scalar-or-list"; readonly types: readonly WireType[]; readonly items: readonly WireType[] }
  /** One text, or a shape for each declared member: which of both, shows where they have names of their own. */
  | { readonly kind: "scalar-or-object"; readonly types: readonly WireType[]; readonly object: ObjectShape }
  | ObjectShape
  /** Not without being written as JSON, unless names tell its parts: `text` where strings can stand as they are. */
  | { readonly kind: "structured"; readonly text?: true; readonly named?: ScalarOrItems };

/** A text, or a list whose items have a structure of their own, which names with numbers tell. */
export interface ScalarOrItems {
  readonly types: readonly WireType[];
  readonly items: WireShape;
}

/** A shape for each declared member. */
export interface ObjectShape {
  readonly kind: "object";
  readonly members: ReadonlyMap<string, WireShape>;
  /** The shape of members that are not declared; undefined where the schema does not say it. */
  readonly rest: WireShape | undefined;
  /** How many members it has, with those of its members. */
  readonly size: number;
  /** What all of this is of. */
  readonly schema: Schema;
}

/**
 * The members of an object, with those of its members, that names on the wire are written for. Where each of a chain of objects
 * has the next one twice, there would be more of them than of anything else.
 */
const mostMembers = 10_000;

type Structured = Extract<WireShape, { readonly kind: "structured" }>;

const structured: Structured = { kind: "structured" };
const structuredOrText: Structured = { kind: "structured", text: true };
const text: WireShape = { kind: "scalar", types: ["string"] };

/** Where several types are possible, the text is tried as the first that it fits: every text is a string. */
const order: readonly WireType[] = ["integer", "number", "boolean", "null", "string"];

const known = new WeakMap<Schema, WireShape>();

/** The shape of a parameter's, header's or form member's values. A schema that says nothing stands for text. */
export function wireShape(schema: Schema | undefined): WireShape {
  if (schema === undefined) return text;
  const found = known.get(schema) ?? shapeOf(schema);
  known.set(schema, found);
  return found;
}

/** The shape of a parameter's or header's values, all of whose items are texts of one kind; a part of a form may have its own. */
export function parameterShape(schema: Schema | undefined): WireShape {
  const shape = wireShape(schema);
  if (schema === undefined || shape.kind !== "structured") return shape;
  const types = impliedTypes(schema);
  return types?.size === 1 && types.has("array") ? tupleShape(schema) : shape;
}

/** As `wireShape`, of an item or a member. One that holds itself has no end: its texts would have to be of any depth. */
function innerShape(schema: Schema | undefined): WireShape {
  return schema?.reach.recursive ? structured : wireShape(schema);
}

/** Whether it is left open what a value is: of a text it is the characters, and any scalar can be written. */
export function isUntyped(schema: Schema | undefined): boolean {
  return schema === undefined || impliedTypes(schema) === undefined;
}

/** Whether the characters themselves are the value: XML that is an object, and text that is a number, are not looked into. */
export function isText(schema: Schema | undefined): boolean {
  const types = schema && impliedTypes(schema);
  return types === undefined || (types.size === 1 && types.has("string"));
}

/** Whether the keywords of objects or lists alone tell what a value is: without a `type`, they ask nothing of other values. */
export function isGuessed(schema: Schema | undefined): boolean {
  return schema !== undefined && allowedTypes(schema) === undefined;
}

function shapeOf(schema: Schema): WireShape {
  const types = impliedTypes(schema);
  if (types === undefined) return text;
  const compound = [...types].filter((type) => type === "array" || type === "object");
  if (compound.length > 0) {
    const isAlone = [...types].every((type) => type === compound[0] || type === "null");
    const otherwise = types.has("string") ? structuredOrText : structured;
    if (compound.length > 1) return otherwise;
    if (!isAlone && compound[0] === "object") return scalarOrObject(schema, types) ?? otherwise;
    if (!isAlone) return scalarOrList(schema, types, otherwise);
    return compound[0] === "array" ? listShape(schema) : objectShape(schema);
  }
  return { kind: "scalar", types: inOrder(types) };
}

/** Every integer is a number. */
function inOrder(types: ReadonlySet<WireType | JsonType>): readonly WireType[] {
  const scalars = order.filter((type) => types.has(type));
  return scalars.filter((type) => type !== "integer" || !scalars.includes("number"));
}

function listShape(schema: Schema): WireShape {
  if (valueLayers(schema).some(({ prefixItems }) => prefixItems)) return structured;
  const items = itemSchema(schema);
  const shape = innerShape(items);
  if (shape.kind === "scalar") return { kind: "list", types: shape.types };
  const isOne = (shape.kind === "list" || shape.kind === "object") && !isGuessed(items);
  return { kind: "list", types: ["json"], ...(!isOne && { mixed: true }), ...(isNamed(shape) && { items: shape }) };
}

/** Whether names can tell the parts of a value, and there are not too many of them. */
function isNamed(shape: WireShape): boolean {
  if (shape.kind === "structured") return shape.named !== undefined;
  return (
    (shape.kind !== "list" || !shape.types.includes("json") || shape.items !== undefined) &&
    sizeOf(shape) <= mostMembers
  );
}

/** A tuple is a list where its items are scalars of the same types: each text is then read in the same way, whichever it is. */
function tupleShape(schema: Schema): WireShape {
  const layers = valueLayers(schema);
  const length = Math.max(...layers.map(({ prefixItems = [] }) => prefixItems.length));
  const isWhole = layers.some(({ maxItems = Number.POSITIVE_INFINITY }) => maxItems <= length);
  const rest = layers.flatMap(({ items }) => (items && items.always !== false ? [items] : []));
  const isClosed = isWhole || layers.some(({ items }) => items?.always === false);
  const shapes = [...layers.flatMap(({ prefixItems = [] }) => prefixItems), ...(isClosed ? [] : rest)].map(innerShape);
  const [first] = shapes;
  if (first?.kind !== "scalar" || (!isClosed && rest.length === 0)) return structured;
  const isSame = shapes.every((shape) => shape.kind === "scalar" && shape.types.join() === first.types.join());
  return isSame ? { kind: "list", types: first.types } : structured;
}

/** Of alternatives one of which is a list: what its items are, only one of them may say. */
function scalarOrList(schema: Schema, types: ReadonlySet<JsonType>, otherwise: Structured): WireShape {
  const [only, second] = itemsOf(schema);
  if (second || [...partsOf(schema)].some(({ prefixItems }) => prefixItems)) return otherwise;
  const items = innerShape(only);
  if (items.kind === "scalar") return { kind: "scalar-or-list", types: inOrder(types), items: items.types };
  return isNamed(items) ? { ...otherwise, named: { types: inOrder(types), items } } : otherwise;
}

function scalarOrObject(schema: Schema, types: ReadonlySet<JsonType>): WireShape | undefined {
  const object = objectShape(schema);
  return object.kind === "object" ? { kind: "scalar-or-object", types: inOrder(types), object } : undefined;
}

function objectShape(schema: Schema): WireShape {
  const layers = certainLayers(schema);
  if (layers.some((layer) => layer.patternProperties)) return structured;
  const others = layers.flatMap(({ additionalProperties }) => additionalProperties ?? []);
  const described = together(others.filter(({ always }) => always !== false));
  const rest = described && innerShape(described);
  if (rest?.kind === "structured") return structured;
  const members = new Map<string, WireShape>();
  for (const [name, schemas] of membersOf(schema)) members.set(name, sharedShape(schemas));
  const size = [...members.values()].reduce((sum, member) => sum + sizeOf(member), 1);
  if (size <= mostMembers) return { kind: "object", members, rest, size, schema };
  // Without what lists have in them there may be few enough.
  const unnumbered = new Map([...members].map(([name, member]) => [name, withoutItems(member)]));
  const smaller = [...unnumbered.values()].reduce((sum, member) => sum + sizeOf(member), 1);
  return smaller > mostMembers ? structured : { kind: "object", members: unnumbered, rest, size: smaller, schema };
}

function sizeOf(shape: WireShape): number {
  if (shape.kind === "scalar-or-object") return shape.object.size;
  if (shape.kind === "object") return shape.size;
  const items = itemsWithin(shape);
  return items ? sizeOf(items) + 1 : 1;
}

/** What the items are of a list whose items have a structure of their own, where names can tell it. */
export function itemsWithin(shape: WireShape): WireShape | undefined {
  if (shape.kind === "structured") return shape.named?.items;
  return shape.kind === "list" ? shape.items : undefined;
}

/** A list that is written without numbers: what its items have in them is JSON. */
export function withoutItems(shape: WireShape): WireShape {
  if (shape.kind === "structured") return shape.text ? structuredOrText : structured;
  if (shape.kind !== "list" || !shape.items) return shape;
  return { kind: "list", types: shape.types, ...(shape.mixed && { mixed: true }) };
}

/** The shape of a member that alternatives describe in several ways. */
function sharedShape(schemas: readonly Schema[], shapeOfOne = innerShape): WireShape {
  const shapes = schemas.map((schema) => shapeOfOne(schema));
  const [first] = shapes;
  if (first === undefined || shapes.length === 1) return first ?? structured;
  const kinds = new Set(shapes.map(({ kind }) => kind));
  if (kinds.size > 1 || (first.kind !== "scalar" && first.kind !== "list")) return structured;
  const types = new Set(shapes.flatMap((shape) => ("types" in shape ? shape.types : [])));
  const isMixed = types.has("json") && (types.size > 1 || shapes.some((shape) => shape.kind === "list" && shape.mixed));
  const mixed = first.kind === "list" && isMixed && { mixed: true as const };
  return { kind: first.kind, types: types.has("json") ? ["json"] : inOrder(types), ...mixed };
}

/** Whether a value is a text as it is, or what can be written as JSON. */
export function isTextOrJson(shape: WireShape): boolean {
  if (shape.kind === "structured") return shape.text === true;
  return shape.kind === "scalar-or-object" && shape.types.includes("string");
}

/** Whether null is a value in a shape, which then is the text `null`. */
export function holdsNull(shape: WireShape): boolean {
  if (shape.kind === "structured") return shape.named?.types.includes("null") === true || holdsNullItems(shape);
  if (shape.kind === "scalar-or-object") return shape.types.includes("null") || holdsNull(shape.object);
  if (shape.kind === "scalar-or-list") return [...shape.types, ...shape.items].includes("null");
  if (shape.kind !== "object") return shape.types.includes("null") || holdsNullItems(shape);
  return (shape.rest !== undefined && holdsNull(shape.rest)) || [...shape.members.values()].some(holdsNull);
}

function holdsNullItems(shape: WireShape): boolean {
  const items = itemsWithin(shape);
  return items !== undefined && holdsNull(items);
}

/** A form member's shape, of all the schemas that name it. */
export function memberShape(schemas: readonly Schema[]): WireShape {
  return sharedShape(schemas, wireShape);
}

/**
 * Whether an object has members that are not declared, whichever alternative counts: where one has none, what stands beside an
 * exploded object is not its own.
 */
export function isOpen(schema: Schema, known = new Map<Schema, boolean>()): boolean {
  const found = known.get(schema);
  if (found !== undefined) return found;
  // What it says of itself adds nothing.
  known.set(schema, false);
  const is = isOpenWithin(schema, (part) => isOpen(part, known));
  known.set(schema, is);
  return is;
}

function isOpenWithin(schema: Schema, within: (part: Schema) => boolean): boolean {
  const { ref, allOf = [], oneOf = [], anyOf = [], additionalProperties } = schema;
  if (additionalProperties && additionalProperties.always !== false) return true;
  if ([...(ref ? [ref] : []), ...allOf].some(within)) return true;
  return [oneOf, anyOf].some((alternatives) => alternatives.length > 0 && alternatives.every(within));
}
