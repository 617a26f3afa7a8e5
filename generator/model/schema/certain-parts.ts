import { reachedFrom } from "../../reached-from.ts";
import type { Schema } from "../api/schema.ts";
import { assertions, hasKeyword } from "./keyword-kinds.ts";

/** The schemas that a value fits if it fits the schema: what it refers to, and what it is composed of by `allOf`. */
export function certainParts({ ref, allOf }: Pick<Schema, "ref" | "allOf">): readonly Schema[] {
  if (!ref) return allOf ?? none;
  return allOf ? [ref, ...allOf] : [ref];
}

const none: readonly Schema[] = [];

/** The schema, its parts and theirs, the nearest first: all that a value that fits the schema fits for certain. */
export function certainLayers(schema: Schema): readonly Schema[] {
  if (!schema.ref && !schema.allOf) return [schema];
  return [...reachedFrom([schema], certainParts)];
}

/**
 * What a schema says of values that are not null, if its `anyOf` is there only to let null through, as `nullable: true`
 * does (OpenAPI 3.0): in the document, these are keywords of the schema itself.
 */
export function besideNull({ orNull, anyOf }: Pick<Schema, "orNull" | "anyOf">): Schema | undefined {
  return orNull && anyOf?.[0];
}

/** The schemas that the document composes a schema of: what a value fits that fits the schema, unless it is null. */
export function composingParts(schema: Schema): readonly Schema[] {
  const notNull = besideNull(schema);
  return notNull ? [...certainParts(schema), notNull] : certainParts(schema);
}

/** The schema and all that the document composes it of, in the order of the text: each part is followed by its own. */
export function composingLayers(schema: Schema): readonly Schema[] {
  if (!schema.ref && !schema.allOf && !schema.orNull) return [schema];
  const layers = new Set<Schema>();
  const open = [schema];
  for (let layer = open.pop(); layer; layer = open.pop()) {
    if (layers.has(layer)) continue;
    layers.add(layer);
    open.push(...[...composingParts(layer)].reverse());
  }
  return [...layers];
}

/**
 * The schema that another name stands for, of all values but null: the end of what is nothing but a `$ref` or
 * `nullable: true`, with annotations at most.
 */
export function standsFor(schema: Schema): Schema {
  const seen = new Set<Schema>();
  let current = schema;
  for (let next = anotherName(current); next && !seen.has(current); next = anotherName(current)) {
    seen.add(current);
    current = next;
  }
  return current;
}

function anotherName(schema: Schema): Schema | undefined {
  if (!schema.ref) return besideNull(schema);
  return saysMore({ ...schema, ref: undefined }) ? undefined : schema.ref;
}

/**
 * The schema that an alternative stands for. What has no name of its own stands for another one in an `allOf` of one as well:
 * OpenAPI 3.0 has no other place for words beside a `$ref`. With a name, it is an heir of the other one.
 */
export function alternativeStandsFor(schema: Schema): Schema {
  const seen = new Set<Schema>();
  let target = standsFor(schema);
  for (let next = onlyPart(target); next && !seen.has(target); next = onlyPart(target)) {
    seen.add(target);
    target = standsFor(next);
  }
  return target;
}

/** The part of an `allOf` of one that is nothing else, and has no name. */
function onlyPart(schema: Schema): Schema | undefined {
  const [only, ...others] = schema.allOf ?? none;
  return others.length > 0 || schema.component || saysMore({ ...schema, allOf: undefined }) ? undefined : only;
}

function saysMore(schema: Schema): boolean {
  return schema.discriminator !== undefined || schema.dynamicRef !== undefined || hasKeyword(schema, assertions);
}

/**
 * The schema's layers, and those of the only alternative of a union that is not null: what every value fits that is not null.
 * `T | null` is written so.
 */
export function valueLayers(schema: Schema): readonly Schema[] {
  return [...reachedFrom([schema], (layer) => [...certainParts(layer), ...soleAlternatives(layer)])];
}

function soleAlternatives({ anyOf, oneOf }: Schema): readonly Schema[] {
  return [anyOf, oneOf].flatMap((alternatives = []) => {
    const others = alternatives.filter((one) => !isNull(one));
    return others.length === 1 ? others : [];
  });
}

/** Whether only null fits, by what the schema says itself. */
function isNull({ types, const: constant, enum: values }: Schema): boolean {
  if (constant) return constant.value === null;
  if (values) return values.every((value) => value === null);
  return types?.length === 1 && types[0] === "null";
}
