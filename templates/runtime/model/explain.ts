import type { Definition, Subschema } from "./definition.ts";
import { explainArray } from "./explain-array.ts";
import { explainComposition } from "./explain-composition.ts";
import { explainObject } from "./explain-object.ts";
import { explainNumber, explainString, explainType, explainValues } from "./explain-scalar.ts";
import type { CheckOptions, Issue } from "./issue.ts";
import { isObject } from "./json-types.ts";
import { count } from "./messages.ts";
import { recall } from "./recall.ts";
import { runSteps, type Steps } from "./steps.ts";
import {
  adopt,
  branchOff,
  type Finding,
  further,
  isFull,
  issueOf,
  reportHere,
  requireLimits,
  startWalk,
  type Walk,
} from "./walk.ts";

/**
 * Everything that is wrong with a value, in the order of the schema; nothing if it fits (JSON Schema 2020-12). This is
 * the slow way, taken when a predicate has said no.
 * @throws {RangeError} For limits that cannot be.
 */
export function explain(definition: Subschema, value: unknown, options: CheckOptions = {}): readonly Issue[] {
  requireLimits(options);
  const { maxIssues = 100 } = options;
  const findings = findingsOf(definition, value, { ...options, maxIssues: Math.max(maxIssues, telling) });
  return findings.slice(0, maxIssues).map(issueOf);
}

/** Fewer issues than these do not tell which alternative came closest. */
const telling = 20;

/** Whether a value fits, by the table: for a schema that has no predicate. */
export function fits(definition: Subschema, value: unknown, options: CheckOptions = {}): boolean {
  return findingsOf(definition, value, { ...options, maxIssues: 1 }).length === 0;
}

function findingsOf(definition: Subschema, value: unknown, options: CheckOptions): readonly Finding[] {
  const walk = startWalk(options);
  runSteps(visit(walk, definition, value));
  return walk.findings;
}

/**
 * Adds the issues of a value to the walk.
 * @param keyword The one that the schema stands in, which a schema that is `false` is an issue of.
 */
export function* visit(walk: Walk, subschema: Subschema, value: unknown, keyword = "false"): Steps<void> {
  if (isFull(walk)) return;
  const definition = typeof subschema === "function" ? subschema() : subschema;
  if (definition === true) return;
  if (definition === false) {
    reportHere(walk, keyword, { message: "Nothing may stand here.", expected: undefined, actual: undefined });
    return;
  }
  const isKept = definition.repeats || (walk.keepsAll && definition.recursive);
  if (isKept && !walk.evaluated) yield* recall(walk, definition, value, visitDefinition);
  else yield* visitDefinition(walk, definition, value);
}

function* visitDefinition(walk: Walk, definition: Definition, value: unknown): Steps<void> {
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
  const unevaluated = definition.unevaluatedItems ?? definition.unevaluatedProperties;
  if (unevaluated) walk.evaluated = new Set();
  if (explainType(walk, definition, value)) {
    explainValues(walk, definition, value);
    if (typeof value === "string") explainString(walk, definition, value);
    else if (typeof value === "number") explainNumber(walk, definition, value);
    else if (Array.isArray(value)) yield* explainArray(walk, definition, value);
    else if (isObject(value)) yield* explainObject(walk, definition, value);
    yield* explainComposition(walk, definition, value);
    if (unevaluated) yield* unevaluated[1](walk, definition, value);
  }
  if (unevaluated) {
    const own = { ...walk };
    walk.evaluated = evaluated;
    adopt(walk, own);
  }
  walk.depth = depth;
}

/** As `visit`, some steps further into the schema. */
export function* visitAt(
  walk: Walk,
  subschema: Subschema,
  value: unknown,
  keyword: string,
  ...steps: readonly (string | number)[]
): Steps<void> {
  const { schema } = walk;
  walk.schema = steps.reduce(further, further(schema, keyword));
  yield visit(walk, subschema, value, keyword);
  walk.schema = schema;
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
export function* visitPart(
  walk: Walk,
  key: string | number,
  subschema: Subschema,
  value: unknown,
  keyword: string,
  ...steps: readonly (string | number)[]
): Steps<void> {
  const { path, evaluated, depth } = walk;
  evaluated?.add(key);
  walk.path = further(path, key);
  walk.evaluated = undefined;
  walk.depth = below(depth);
  yield* visitAt(walk, subschema, value, keyword, ...steps);
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
