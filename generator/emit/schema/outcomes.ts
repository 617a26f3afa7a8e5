/**
 * Conditions (JSON Schema 2020-12 Core, section 10.2.2) as alternatives: a value that fits `if … then … else …` fits `then` or
 * `else`, whatever the condition is, and so its type is a union of the two.
 */

import type { Schema } from "../../model/api/schema.ts";
import { certainLayers } from "../../model/schema/certain-parts.ts";
import { both, effectiveTypes, type ValueType } from "./effective-types.ts";
import { describesMembers } from "./schema-parts.ts";

/** `then` and `else`, where there are both beside an `if`: one of them fits. What is `false` does not. */
export function outcomesOf({ if: condition, then, else: otherwise }: Schema): readonly Schema[] {
  if (!condition || !then || !otherwise) return [];
  return [then, otherwise].filter(({ always }) => always !== false);
}

/**
 * The outcomes of which the type is a union, where each says of what type a value or its members are. Members of objects that
 * they describe in place, and nothing else, are members of the type around them instead.
 */
export function outcomesAsAlternatives(schema: Schema): readonly Schema[] {
  if (!schema.if) return [];
  const before = alternatives.get(schema);
  if (before) return before;
  alternatives.set(schema, []);
  const found = foundAlternatives(schema);
  alternatives.set(schema, found);
  return found;
}

const alternatives = new WeakMap<Schema, readonly Schema[]>();

function foundAlternatives(schema: Schema): readonly Schema[] {
  if (schema.unevaluatedProperties || schema.unevaluatedItems) return [];
  const outcomes = outcomesOf(schema);
  if (outcomes.every(describesMembersAlone) && isOfObjects(schema)) return [];
  const isBounded = effectiveTypes(schema) !== undefined;
  const saysType = (outcome: Schema) =>
    typesOf(outcome) !== undefined || (isBounded && certainLayers(outcome).some(describesMembers));
  return outcomes.every(saysType) ? outcomes : [];
}

/** The types that a value can have by the schema's own outcomes; undefined where they leave all open. */
export function typesOfOutcomes(schema: Schema): Types {
  if (!schema.if) return undefined;
  const types = outcomesAsAlternatives(schema).map(typesOf);
  if (types.length === 0) return undefined;
  return types.every((one) => one !== undefined) ? new Set(types.flatMap((one) => [...one])) : undefined;
}

/** The types that a value can have, by the outcomes of all that the schema is composed of, too. */
export function typesOf(schema: Schema): Types {
  // Most schemas have no conditions, nor parts that may have some.
  if (!schema.if && !schema.ref && !schema.allOf) return effectiveTypes(schema);
  if (known.has(schema)) return known.get(schema);
  const types = effectiveTypes(schema);
  // A schema that is defined by itself, which is reported, ends here.
  known.set(schema, types);
  const found = certainLayers(schema).map(typesOfOutcomes).reduce(both, types);
  known.set(schema, found);
  return found;
}

type Types = ReadonlySet<ValueType> | undefined;

const known = new WeakMap<Schema, Types>();

/** The members that every value has by the schema's outcomes: each requires them. */
export function requiredByOutcomes(schema: Schema): readonly string[] {
  if (!schema.if) return [];
  const before = required.get(schema);
  if (before) return before;
  required.set(schema, []);
  const [first = [], ...others] = outcomesOf(schema).map((outcome) => [
    ...certainLayers(outcome).flatMap((layer) => layer.required ?? []),
    ...requiredByOutcomes(outcome),
  ]);
  const found = [...new Set(first)].filter((name) => others.every((names) => names.includes(name)));
  required.set(schema, found);
  return found;
}

const required = new WeakMap<Schema, readonly string[]>();

/** Whether the type of an object has the members that the schema's outcomes describe. */
function isOfObjects(schema: Schema): boolean {
  const types = effectiveTypes(schema);
  return types ? types.has("object") : schema.properties !== undefined;
}

/** Whether a schema without a name describes members of objects, and asks nothing else that a type says. */
function describesMembersAlone(schema: Schema): boolean {
  const { name, types, ref, allOf, anyOf, oneOf, enum: values, const: only } = schema;
  const isComposed = [ref, allOf, anyOf, oneOf, values, only].some((keyword) => keyword !== undefined);
  const isOfOthers = types?.some((type) => type !== "object") ?? false;
  return !name && !isComposed && !isOfOthers && outcomesOf(schema).every(describesMembersAlone);
}
