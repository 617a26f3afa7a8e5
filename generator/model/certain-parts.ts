import type { Schema } from "./schema.ts";

/** The schemas that a value fits if it fits the schema: what it refers to, and what it is composed of by `allOf`. */
export function certainParts({ ref, allOf }: Pick<Schema, "ref" | "allOf">): readonly Schema[] {
  if (!ref) return allOf ?? none;
  return allOf ? [ref, ...allOf] : [ref];
}

const none: readonly Schema[] = [];

/** The schema, its parts and theirs, the nearest first: all that a value that fits the schema fits for certain. */
export function certainLayers(schema: Schema): readonly Schema[] {
  if (!schema.ref && !schema.allOf) return [schema];
  const layers = new Set([schema]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const layer of layers) for (const part of certainParts(layer)) layers.add(part);
  return [...layers];
}

/**
 * The schema's layers, and those of the only alternative of a union that is not null: what every value fits that is not null.
 * `T | null` is written so.
 */
export function valueLayers(schema: Schema): readonly Schema[] {
  const layers = new Set([schema]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const layer of layers) for (const part of [...certainParts(layer), ...soleAlternatives(layer)]) layers.add(part);
  return [...layers];
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
