import type { Definition, Subschema } from "./definition.ts";
import { explainArray } from "./explain-array.ts";
import { explainObject } from "./explain-object.ts";
import { explainScalar } from "./explain-scalar.ts";
import type { CheckOptions, Issue } from "./issue.ts";
import { isContainer, isObject } from "./json-types.ts";
import { count } from "./messages.ts";
import { memoryOfWalks } from "./once-per-value.ts";
import { recall } from "./recall.ts";
import { done, runSteps, type Steps } from "./steps.ts";
import { tableOf } from "./table-of.ts";
import { inOrderOf } from "./value-order.ts";
import {
  adopt,
  branchOff,
  describe,
  type Finding,
  further,
  isFull,
  issueOf,
  type Place,
  reportHere,
  requireLimits,
  startWalk,
  type Walk,
  withoutRepeatedTypes,
} from "./walk.ts";

/**
 * Everything that is wrong with a value, in the order of the value; nothing if it fits (JSON Schema 2020-12). This is the
 * slow way, taken when a predicate has said no.
 * @throws {RangeError} For limits that cannot be.
 */
export function explain(definition: Subschema, value: unknown, options: CheckOptions = {}): readonly Issue[] {
  requireLimits(options);
  const { maxIssues = 100 } = options;
  const walk = startWalk({ ...options, maxIssues: Math.max(maxIssues, telling) });
  const findings = withoutRepeatedTypes(findingsOf(walk, definition, value));
  return inOrderOf(value, findings).slice(0, maxIssues).map(issueOf);
}

/** Fewer issues than these do not tell which alternative came closest. */
const telling = 20;

/** Whether a value fits, by the table: for a schema that has no predicate. */
export function fits(definition: Subschema, value: unknown, options: CheckOptions = {}): boolean {
  const memory = memoryOfWalks();
  const walk = startWalk({ ...options, maxIssues: 1 });
  return findingsOf(memory ? { ...walk, memory, keepsAll: true } : walk, definition, value).length === 0;
}

function findingsOf(walk: Walk, definition: Subschema, value: unknown): readonly Finding[] {
  runSteps(visit(walk, definition, value));
  return walk.findings;
}

/**
 * Adds the issues of a value to the walk.
 * @param keyword The one that the schema stands in, which a schema that is `false` is an issue of.
 */
export function* visit(walk: Walk, subschema: Subschema, value: unknown, keyword = "false"): Steps<void> {
  if (isFull(walk)) return;
  const definition = tableOf(subschema);
  if (definition === true) return;
  if (definition === false) {
    reportHere(walk, keyword, { message: "Nothing may stand here.", expected: undefined, actual: undefined });
    return;
  }
  const isKept = definition.repeats || (walk.keepsAll && definition.recursive);
  if (isKept) yield* recall(walk, definition, value);
  else yield* visitDefinition(walk, definition, value);
}

/** As `visit`, whatever was found before. */
export function* visitDefinition(walk: Walk, definition: Definition, value: unknown): Steps<void> {
  const { depth } = walk;
  if (definition.recursive) {
    walk.depth ??= 0;
    if (walk.depth >= walk.maxDepth) {
      const message = `Must not be nested more than ${count(walk.maxDepth, "level")} deep.`;
      reportHere(walk, "depth", { message, expected: walk.maxDepth, actual: undefined });
      walk.depth = depth;
      return;
    }
  }
  const { evaluated } = walk;
  const from = walk.findings.length;
  const unevaluated = definition.unevaluatedItems ?? definition.unevaluatedProperties;
  if (unevaluated) walk.evaluated = new Map();
  if (explainScalar(walk, definition, value)) {
    if (Array.isArray(value)) yield* explainArray(walk, definition, value);
    else if (isObject(value)) yield* explainObject(walk, definition, value);
    yield* explainReferences(walk, definition, value);
    for (const explain of definition.explain ?? []) if (!isFull(walk)) yield* explain(walk, definition, value, from);
    if (unevaluated && !isFull(walk)) yield* unevaluated[1](walk, definition, value, from);
  }
  if (unevaluated) {
    const own = { ...walk };
    walk.evaluated = evaluated;
    adopt(walk, own);
  }
  walk.depth = depth;
}

/** JSON Schema 2020-12 Core, sections 8.2.3 and 10.2.1.1. */
function* explainReferences(walk: Walk, { $ref, $dynamicRef, allOf }: Definition, value: unknown): Steps<void> {
  if ($ref !== undefined) yield* visitAt(walk, $ref, value, "$ref");
  if ($dynamicRef !== undefined) yield* visitAt(walk, $dynamicRef, value, "$dynamicRef");
  for (const [index, schema] of (allOf ?? []).entries()) yield* visitAt(walk, schema, value, "allOf", index);
}

/** As `visit`, some steps further into the schema. */
export function visitAt(
  walk: Walk,
  subschema: Subschema,
  value: unknown,
  keyword: string,
  ...steps: readonly (string | number)[]
): Steps<void> {
  const { schema } = walk;
  walk.schema = steps.reduce(further, further(schema, keyword));
  const isDone = explainedAtOnce(walk, subschema, value);
  const own = walk.schema;
  walk.schema = schema;
  return isDone ? done : visitFrom(walk, own, subschema, value, keyword);
}

function* visitFrom(walk: Walk, own: Place, subschema: Subschema, value: unknown, keyword: string): Steps<void> {
  const { schema } = walk;
  walk.schema = own;
  yield visit(walk, subschema, value, keyword);
  walk.schema = schema;
}

/**
 * A scalar has no parts: where its schema has none either, it is looked at here and now. Most parts of a value are so, and
 * a generator for each would take most of the time.
 */
function explainedAtOnce(walk: Walk, subschema: Subschema, value: unknown): boolean {
  if (isContainer(value) || typeof subschema !== "object" || hasParts(subschema)) return false;
  if (!isFull(walk)) explainScalar(walk, subschema, value);
  return true;
}

/** Whether a schema of a scalar is more than the keywords that stand in it. */
function hasParts(definition: Definition): boolean {
  const { $ref, $dynamicRef, allOf, explain, recursive, repeats } = definition;
  const { unevaluatedItems, unevaluatedProperties } = definition;
  const part = $ref ?? $dynamicRef ?? allOf ?? explain ?? recursive ?? repeats;
  return (part ?? unevaluatedItems ?? unevaluatedProperties) !== undefined;
}

/** Whether a value fits; for one that is nested too deeply to tell, what is to be said of that. */
export type Answer = boolean | Finding;

/** Whether a value fits a subschema of the schema where the walk is. */
export function* fitsHere(walk: Walk, subschema: Subschema, value: unknown, keyword: string): Steps<Answer> {
  const branch = branchOff(walk, 1);
  yield* visitAt(branch, subschema, value, keyword);
  const answer = answerOf(branch);
  if (answer === true) adopt(walk, branch);
  return answer;
}

/** As `visitAt`, for a member or an item of the value where the walk is. */
export function visitPart(
  walk: Walk,
  key: string | number,
  subschema: Subschema,
  value: unknown,
  keyword: string,
  ...steps: readonly (string | number)[]
): Steps<void> {
  const { path } = walk;
  describe(walk, key);
  walk.path = further(path, key);
  const visiting = visitAt(walk, subschema, value, keyword, ...steps);
  const own = walk.path;
  walk.path = path;
  return visiting === done ? done : visitBelow(walk, own, visiting);
}

function* visitBelow(walk: Walk, own: Place, visiting: Steps<void>): Steps<void> {
  const { path, evaluated, depth } = walk;
  walk.path = own;
  walk.evaluated = undefined;
  walk.depth = below(depth);
  yield* visiting;
  walk.path = path;
  walk.evaluated = evaluated;
  walk.depth = depth;
}

/** Whether an item of the value, or the name of a member, fits a subschema of the schema where the walk is. */
export function* partFits(
  walk: Walk,
  key: string | number,
  subschema: Subschema,
  value: unknown,
  keyword: string,
): Steps<Answer> {
  const branch = { ...branchOff(walk, 1), evaluated: undefined };
  yield* visitPart(branch, key, subschema, value, keyword);
  return answerOf(branch);
}

function answerOf({ findings: [first] }: Walk): Answer {
  return first === undefined || (first.keyword === "depth" && first);
}

export function below(depth: number | undefined): number | undefined {
  return depth === undefined ? undefined : depth + 1;
}
