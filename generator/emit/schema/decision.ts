/**
 * How the alternatives of a `oneOf` or `anyOf` are told apart before one of them is tried: by a member that each
 * requires and limits to values of its own, whether the schema calls it its discriminator or not.
 */
import { isEqual } from "../../../templates/runtime/model/equality.ts";
import type { JsonValue } from "../../load/text/json.ts";
import type { Schema } from "../../model/api/schema.ts";
import { certainLayers, certainParts } from "../../model/schema/certain-parts.ts";
import { discriminationOf, requires } from "./discriminated.ts";
import { areDisjoint, effectiveTypes, typeOfValue } from "./effective-types.ts";
import { type Lookup, remembered } from "./member-lookup.ts";
import { listedValues } from "./schema-parts.ts";

export type Scalar = string | number | boolean | null;

export interface Decision {
  /** The member whose value says which alternative an object can fit. */
  readonly propertyName: string;
  /** The values that lead to each alternative, in their order; none for an alternative that no object fits. */
  readonly values: readonly (readonly Scalar[])[];
  /** Whether it is the schema's discriminator: then what is no object fits no alternative that has values but for `others`. */
  readonly discriminator: boolean;
  /** The alternative that objects with other values or none lead to. */
  readonly otherwise?: number;
  /** The alternatives with values that take something else than objects, too. */
  readonly others?: readonly number[];
}

const decisions = new WeakMap<
  readonly Schema[],
  { readonly of: Schema["discriminator"]; readonly decision: Decision | undefined }
>();

/** The decision among the alternatives of a schema's `oneOf` or `anyOf`, or undefined where no member makes one. */
export function decisionOf(schema: Schema, options: readonly Schema[]): Decision | undefined {
  const known = decisions.get(options);
  if (known && known.of === schema.discriminator) return known.decision;
  const decision = decide(schema, options);
  decisions.set(options, { of: schema.discriminator, decision });
  return decision;
}

function decide(schema: Schema, options: readonly Schema[]): Decision | undefined {
  const discrimination = discriminationOf(schema, options);
  if (discrimination) {
    const { values, otherwise } = discrimination;
    return tellsApart(options, values, otherwise) ? { ...discrimination, discriminator: true } : undefined;
  }
  const ofObjects = options.filter(takesObjects);
  const [first] = ofObjects;
  // Few members are required, and of these alone it is worth to ask for their values: an alternative may have thousands.
  const isRequired = (name: string) => ofObjects.every((option) => requires(option, name));
  for (const propertyName of first ? namesOfMembers(first).filter(isRequired) : []) {
    const values = options.map((option) => (takesObjects(option) ? memberValues(option, propertyName) : []));
    if (tellsApart(options, values)) return { propertyName, values, discriminator: false };
  }
  return undefined;
}

/** Whether every alternative that objects can fit has values, two of them at least, and no value stands twice. */
function tellsApart(options: readonly Schema[], values: readonly (readonly Scalar[])[], otherwise?: number): boolean {
  const taking = options.filter(takesObjects).length;
  const isNamed = (index: number) => index === otherwise || values[index]?.length;
  const named = options.filter((option, index) => takesObjects(option) && isNamed(index)).length;
  const all = values.flat();
  return taking > 1 && named === taking && new Set(all).size === all.length;
}

function takesObjects(schema: Schema): boolean {
  return effectiveTypes(schema)?.has("object") ?? true;
}

export function takesOnlyObjects(schema: Schema): boolean {
  const types = effectiveTypes(schema);
  return types !== undefined && [...types].every((type) => type === "object");
}

/** Whether no value fits two alternatives. */
export function areExclusive(schema: Schema, options: readonly Schema[], a: Schema, b: Schema): boolean {
  if (areDisjoint(a, b)) return true;
  const decision = decisionOf(schema, options);
  if (!decision || !hasValues(decision, options, a) || !hasValues(decision, options, b)) return false;
  const isForObjects = (one: Schema) =>
    takesOnlyObjects(one) || (decision.discriminator && !isOther(decision, options, one));
  return isForObjects(a) || isForObjects(b);
}

/** Whether an alternative of a discriminator takes something else than objects. */
export function isOther({ others }: Decision, options: readonly Schema[], option: Schema): boolean {
  return others?.includes(options.indexOf(option)) === true;
}

export function hasValues({ values, otherwise }: Decision, options: readonly Schema[], option: Schema): boolean {
  const index = options.indexOf(option);
  return index === otherwise || (values[index] ?? []).length > 0;
}

/** The members that the schema, its parts and its alternatives declare, in the order of the document. */
function namesOfMembers(schema: Schema, seen: Set<Schema> = new Set()): readonly string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const parts = [...certainParts(schema), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  const own = (schema.properties ?? []).map(({ name }) => name);
  return [...new Set([...own, ...parts.flatMap((part) => namesOfMembers(part, seen))])];
}

/** The values that the schema limits a member to; none if it may be another value. */
function memberValues(schema: Schema, name: string): readonly Scalar[] {
  const listed = limitedTo(schema, name);
  return listed?.every(isScalar) ? [...new Set(listed)] : [];
}

function isScalar(value: JsonValue): value is Scalar {
  const type = typeOfValue(value);
  return type !== "object" && type !== "array";
}

const limitedTo: Lookup<Values> = remembered(undefined, (schema, name) => {
  const property = schema.properties?.find((candidate) => candidate.name === name);
  const own = property && certainValues(property.schema);
  const parts = certainParts(schema).map((part) => limitedTo(part, name));
  const unions = [schema.oneOf, schema.anyOf].map((options) => options && valuesOfSome(options, name));
  return inCommon([own, ...parts, ...unions]);
});

/** The values that one alternative or another one limits a member of an object to. */
function valuesOfSome(options: readonly Schema[], name: string): Values {
  const each = options.filter(takesObjects).map((option) => limitedTo(option, name));
  return each.every((values) => values !== undefined) ? [...new Set(each.flat())] : undefined;
}

/** The values that are left by what a schema, what it refers to, and the parts of it list. */
export function certainValues(schema: Schema): Values {
  return inCommon(certainLayers(schema).map(listedValues));
}

/** Undefined where values are not listed. */
type Values = readonly JsonValue[] | undefined;

/** The values that stand in each list. */
function inCommon(lists: readonly Values[]): Values {
  const [first, ...others] = new Set(lists.filter((list) => list !== undefined));
  return first?.filter((value) => others.every((list) => list.some((other) => isEqual(other, value))));
}
