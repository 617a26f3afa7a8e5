import type { Definition, Subschema } from "./definition.ts";
import { explainArray } from "./explain-array.ts";
import { explainComposition } from "./explain-composition.ts";
import { explainObject } from "./explain-object.ts";
import { explainNumber, explainString, explainType, explainValues } from "./explain-scalar.ts";
import type { CheckOptions, Issue } from "./issue.ts";
import { isObject } from "./json-types.ts";
import { count } from "./messages.ts";
import { branchOff, isFull, report, startWalk, type Walk } from "./walk.ts";

/**
 * Everything that is wrong with a value, in the order of the schema; nothing if it fits (JSON Schema 2020-12). This is
 * the slow way, taken when a predicate has said no.
 */
export function explain(definition: Subschema, value: unknown, options: CheckOptions = {}): readonly Issue[] {
  const walk = startWalk(options);
  visit(walk, definition, value);
  return walk.issues;
}

/** Whether a value fits, by the table: for alternatives that have no predicate. */
export function fits(definition: Subschema, value: unknown, options: CheckOptions = {}): boolean {
  return explain(definition, value, { ...options, maxIssues: 1 }).length === 0;
}

/** How many schemas may stand within each other around one value, whatever `maxDepth` allows: calls have to fit on the stack. */
const maxCalls = 2500;

/** Adds the issues of a value to the walk. */
export function visit(walk: Walk, subschema: Subschema, value: unknown): void {
  if (isFull(walk)) return;
  const definition = typeof subschema === "function" ? subschema() : subschema;
  if (definition === true) return;
  if (definition === false) {
    report(walk, "false", { message: "Nothing may stand here.", expected: undefined, actual: undefined });
    return;
  }
  const recursive = definition.recursive === true;
  if (walk.calls >= maxCalls || (recursive && walk.depth >= walk.maxDepth)) {
    const limit = Math.min(walk.maxDepth, walk.calls);
    const message = `Must not be nested more than ${count(limit, "level")} deep.`;
    report(walk, "depth", { message, expected: limit, actual: undefined });
    return;
  }
  walk.calls++;
  if (recursive) walk.depth++;
  if (explainType(walk, definition, value)) visitKeywords(walk, definition, value);
  if (recursive) walk.depth--;
  walk.calls--;
}

function visitKeywords(walk: Walk, definition: Definition, value: unknown): void {
  explainValues(walk, definition, value);
  if (typeof value === "string") explainString(walk, definition, value);
  else if (typeof value === "number") explainNumber(walk, definition, value);
  else if (Array.isArray(value)) explainArray(walk, definition, value);
  else if (isObject(value)) explainObject(walk, definition, value);
  explainComposition(walk, definition, value);
}

/** As `visit`, one or two steps further into the schema. */
export function visitAt(
  walk: Walk,
  subschema: Subschema,
  value: unknown,
  keyword: string,
  step?: string | number,
): void {
  walk.schema.push(keyword);
  if (step !== undefined) walk.schema.push(step);
  visit(walk, subschema, value);
  if (step !== undefined) walk.schema.pop();
  walk.schema.pop();
}

/** Whether a value fits a subschema of the schema where the walk is. */
export function fitsHere(walk: Walk, subschema: Subschema, value: unknown): boolean {
  const branch = branchOff(walk, 1);
  visit(branch, subschema, value);
  return branch.issues.length === 0;
}
