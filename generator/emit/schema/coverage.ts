/**
 * Which members and items of a value its schema describes (JSON Schema 2020-12 Core, sections 10 and 11): the question
 * that `unevaluatedProperties` and `unevaluatedItems` ask. What a schema says by itself and by what always counts is
 * known when code is written; what alternatives and conditions say depends on the value.
 */

import type { Schema } from "../../model/api/schema.ts";
import { certainParts } from "../../model/schema/certain-parts.ts";
import { declaredProperties } from "./document-text.ts";

/** What is described where the schema fits. */
export interface Coverage {
  /** Every member is. */
  readonly allMembers: boolean;
  readonly names: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  /** Every item is. */
  readonly allItems: boolean;
  /** The items before this index are. */
  readonly prefix: number;
}

export const noCoverage: Coverage = {
  allMembers: false,
  names: new Set(),
  patterns: new Set(),
  allItems: false,
  prefix: 0,
};

/** What the keywords of a schema describe without those that apply other schemas to the same value. */
export function ownCoverage(schema: Schema): Coverage {
  return {
    allMembers: schema.additionalProperties !== undefined || schema.unevaluatedProperties !== undefined,
    names: new Set((declaredProperties(schema) ?? []).map((property) => property.name)),
    patterns: new Set((schema.patternProperties ?? []).map((property) => property.pattern)),
    allItems: schema.items !== undefined || schema.unevaluatedItems !== undefined,
    prefix: schema.prefixItems?.length ?? 0,
  };
}

/** What several schemas describe that a value fits all of. */
function joint(coverages: readonly Coverage[]): Coverage {
  return {
    allMembers: coverages.some((coverage) => coverage.allMembers),
    names: new Set(coverages.flatMap(({ names }) => [...names])),
    patterns: new Set(coverages.flatMap(({ patterns }) => [...patterns])),
    allItems: coverages.some((coverage) => coverage.allItems),
    prefix: Math.max(0, ...coverages.map(({ prefix }) => prefix)),
  };
}

export function coversNothing({ allMembers, names, patterns, allItems, prefix }: Coverage): boolean {
  return !allMembers && names.size === 0 && patterns.size === 0 && !allItems && prefix === 0;
}

/**
 * What a schema describes by itself and through `$ref` and `allOf`, or undefined where more depends on the value:
 * on which alternatives it fits, or on which of its items `contains` takes.
 */
export function certainCoverage(schema: Schema): Coverage | undefined {
  if (coverages.has(schema)) return coverages.get(schema);
  // What is asked of a value never leads back to itself (`reference-cycle`); where it does, it ends where it begins.
  coverages.set(schema, noCoverage);
  const coverage = coverageOf(schema);
  coverages.set(schema, coverage);
  return coverage;
}

/** Found once for each schema, which may be part of others many times over. */
const coverages = new WeakMap<Schema, Coverage | undefined>();

function coverageOf(schema: Schema): Coverage | undefined {
  if (schema.contains || conditionalParts(schema).some(describes)) return undefined;
  const parts = [ownCoverage(schema)];
  for (const part of certainParts(schema)) {
    const coverage = certainCoverage(part);
    if (!coverage) return undefined;
    parts.push(coverage);
  }
  return joint(parts);
}

function conditionalParts(schema: Schema): readonly Schema[] {
  const single = [schema.if, schema.then, schema.else].filter((part) => part !== undefined);
  const dependent = (schema.dependentSchemas ?? []).map((dependent) => dependent.schema);
  return [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...single, ...dependent];
}

/** Whether a schema describes anything of a value that it fits. */
function describes(schema: Schema): boolean {
  const coverage = certainCoverage(schema);
  return !coverage || !coversNothing(coverage);
}

/** Whether a schema asks what is described of its value. */
export function asksCoverage(schema: Schema): boolean {
  return schema.unevaluatedProperties !== undefined || schema.unevaluatedItems !== undefined;
}
