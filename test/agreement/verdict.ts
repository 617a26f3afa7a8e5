/** What the judge and each of the generated functions say of one value, and whether they agree. */

import { canonicalText, isJson } from "../../conformance/drawing/simpler.ts";
import type { JsonValue } from "../../generator/load/text/json.ts";
import type { Issue } from "../../templates/runtime/model/issue.ts";
import { excused } from "../support/ajv-deviations.ts";
import type { SchemaFunctions } from "./functions.ts";

export interface Verdict {
  /** What ajv says; undefined where it cannot be asked. */
  readonly judge: boolean | undefined;
  /** What the predicate says. */
  readonly fits: boolean;
  /** What disagrees, in a few words that are the same for the same kind of disagreement; undefined where nothing does. */
  readonly disagreement: string | undefined;
  /** The name of a known deviation of ajv that explains why it says something else. */
  readonly excuse: string | undefined;
  /** What came out of `parse`. */
  readonly parsed: unknown;
}

/** What the judges say of a value. */
export interface Judgement {
  readonly judge: boolean | undefined;
  /** What they say where discriminators decide: asked only where it makes a difference. */
  readonly deciding: () => boolean | undefined;
  /** What is wrong with the places of issues; undefined where nothing is. */
  readonly misplaced?: (issues: readonly Issue[]) => string | undefined;
}

/** Asks every function about a value. The value is frozen: none of them may change it. */
export function verdictOf(
  functions: SchemaFunctions,
  value: JsonValue,
  { judge, deciding, misplaced }: Judgement,
): Verdict {
  deepFreeze(value);
  const is = outcome(() => functions.is(value));
  const issues = outcome(() => functions.explain(value));
  const none = { judge, fits: is === true, excuse: undefined, parsed: undefined };
  if (typeof is !== "boolean") return { ...none, disagreement: `the predicate ${shownFailure(is)}` };
  if (!isList(issues)) return { ...none, disagreement: `the interpreter ${shownFailure(issues)}` };
  const explained = issues.length === 0;
  if (judge !== undefined && is !== judge && is === explained) {
    const decided = deciding() === is ? "a discriminator decides, which is an annotation for ajv" : undefined;
    const excuse = decided ?? (judge ? excused(issues) : undefined);
    const disagreement = is
      ? "the validator accepts what the judge refuses"
      : "the validator refuses what the judge accepts";
    return { ...none, excuse, disagreement: excuse === undefined ? disagreement : undefined };
  }
  if (is !== explained) {
    return { ...none, disagreement: `the predicate says ${is}, the interpreter ${explained}` };
  }
  const parsed = outcome(() => functions.parse(value));
  const disagreement = facades(functions, value, is, parsed) ?? misplaced?.(issues);
  return { ...none, parsed, disagreement };
}

/** `check`, `parse` and the Standard Schema say the same as the predicate, and give back the same value. */
function facades(functions: SchemaFunctions, value: JsonValue, is: boolean, parsed: unknown): string | undefined {
  const check = outcome(() => functions.check(value));
  const standard = outcome(() => functions.validate(value));
  for (const [name, result] of [
    ["check", check],
    ["validate", standard],
  ] as const) {
    if (typeof result !== "object" || result === null) return `${name} ${shownFailure(result)}`;
    const issues: unknown = Reflect.get(result, "issues");
    if ((issues === undefined) !== is) return `the predicate says ${is}, and ${name} something else`;
    if (!is && (!isList(issues) || issues.length === 0)) return `${name} refuses a value without an issue`;
    if (is && !isSame(Reflect.get(result, "value"), parsed)) return `${name} and parse give back different values`;
  }
  const threw = parsed instanceof Failure;
  if (threw === is) return `the predicate says ${is}, and parse something else`;
  return threw && parsed.name !== "ValidationError" ? `parse throws ${parsed.name}` : undefined;
}

/** What a function threw. */
class Failure {
  readonly name: string;
  readonly message: string;

  constructor(error: unknown) {
    this.name = error instanceof Error ? error.name : "";
    this.message = String(error);
  }
}

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return new Failure(error);
  }
}

function shownFailure(result: unknown): string {
  return result instanceof Failure ? `throws ${result.name}` : `gives back ${typeof result}`;
}

function isList(value: unknown): value is readonly Issue[] {
  return Array.isArray(value);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (isJson(a) && isJson(b) && canonicalText(a) === canonicalText(b));
}

function deepFreeze(value: JsonValue): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
}
