/**
 * Which schemas get no predicate of their own, because values may be nested 1,000 levels deep, and more: a JavaScript
 * engine has room for some 7,000 calls, and a predicate does not tell what is too deep from what does not fit.
 */

import type { Schema } from "../../../model/api/schema.ts";
import { appliedSubschemas, sameValueParts } from "../../../model/schema/map-subschemas.ts";
import { areExclusive } from "../decision.ts";
import { keptValues } from "../repetition.ts";

/** The most calls for a level, beside one that goes over items or members. 6,000 in all leave the application some. */
const mostCalls = 5;

/** Whether the predicate of a named schema would need too many calls for a level. */
export function nestsCalls(schema: Schema): boolean {
  if (!schema.name || !schema.reach.recursive) return false;
  // Schemas without a name are looked at where they stand.
  const here = new Set([schema]);
  for (const current of here) {
    if (calls(current) > mostCalls) return true;
    for (const next of appliedSubschemas(current)) if (!next.name && next.reach.recursive) here.add(next);
  }
  return false;
}

/**
 * Whether a value of a named schema may fit because it does not fit a recursive one. A predicate says no to a value that
 * is nested too deeply, and here that must not become a yes.
 */
export function refutesRecursion(schema: Schema): boolean {
  const here = new Set([schema]);
  for (const current of here) {
    const { not, if: condition, contains, maxContains } = current;
    const compared = [not, condition, maxContains === undefined ? undefined : contains];
    if (compared.some((part) => part && reachesRecursive(part)) || excludesRecursion(current)) return true;
    for (const next of appliedSubschemas(current)) if (!next.name) here.add(next);
  }
  return false;
}

/** Whether a value may fit one alternative of a `oneOf` because it does not fit another one, which is recursive. */
function excludesRecursion(schema: Schema): boolean {
  const { oneOf: options = [] } = schema;
  return options.some((option, index) => {
    const others = reachesRecursive(option) ? options.toSpliced(index, 1) : [];
    return others.some((other) => !areExclusive(schema, options, option, other));
  });
}

function reachesRecursive(schema: Schema): boolean {
  const reached = new Set([schema]);
  for (const current of reached) {
    if (current.reach.recursive) return true;
    for (const next of appliedSubschemas(current)) reached.add(next);
  }
  return false;
}

/** Of each schema that was asked for. Chains meet again, so that going every way anew would take time without end. */
const counted = new WeakMap<Schema, number>();

/**
 * The longest chain of recursive schemas that describe the same value, in calls. None leads back to where it began: that
 * is refused (`reference-cycle`).
 */
function calls(schema: Schema): number {
  if (!schema.reach.recursive) return 0;
  const known = counted.get(schema);
  if (known !== undefined) return known;
  counted.set(schema, 0);
  const below = sameValueParts(schema).map(calls);
  const count = Math.max(0, ...below) + (keptValues(schema) ? 3 : 1);
  counted.set(schema, count);
  return count;
}
