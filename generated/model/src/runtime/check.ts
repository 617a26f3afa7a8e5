import { withDefaults, withoutIgnored } from "./defaults.ts";
import type { Subschema } from "./definition.ts";
import { explain, fits } from "./explain.ts";
import type { CheckOptions, CheckResult, Issue } from "./issue.ts";
import { ValidationError } from "./validation-error.ts";
import { requireLimits } from "./walk.ts";

/** A predicate of the generated validators. */
export type Predicate<Value> = (value: unknown) => value is Value;

/** The value if it fits, or all issues: the body of a generated `check…`. @throws {RangeError} For limits that cannot be. */
export function check<Value>(
  is: Predicate<Value>,
  definition: Subschema,
  value: unknown,
  options?: CheckOptions,
): CheckResult<Value> {
  return passes(is, definition, value, options) ? { value } : { issues: issuesOf(definition, value, options) };
}

/** The value if it fits: the body of a generated `parse…`. @throws {ValidationError} */
export function parse<Value>(
  subject: string,
  is: Predicate<Value>,
  definition: Subschema,
  value: unknown,
  options?: CheckOptions,
): Value {
  if (passes(is, definition, value, options)) return value;
  throw new ValidationError(subject, issuesOf(definition, value, options));
}

/** As `check`, with defaults for missing members, and without members that the direction ignores. The type of what comes out is the generator's word. */
export function checkWithDefaults<Output>(
  is: Predicate<unknown>,
  definition: Subschema,
  value: unknown,
  options?: CheckOptions,
): CheckResult<Output> {
  return checkAndChange(withDefaults, is, definition, value, options);
}

/** As `parse`, with defaults for missing members, and without members that the direction ignores. @throws {ValidationError} */
export function parseWithDefaults<Output>(
  subject: string,
  is: Predicate<unknown>,
  definition: Subschema,
  value: unknown,
  options?: CheckOptions,
): Output {
  return fittingValue(subject, checkAndChange<Output>(withDefaults, is, definition, value, options));
}

/** As `check`, without members that the direction ignores. The type of what comes out is the generator's word. */
export function checkWithoutIgnored<Output>(
  is: Predicate<unknown>,
  definition: Subschema,
  value: unknown,
  options?: CheckOptions,
): CheckResult<Output> {
  return checkAndChange(withoutIgnored, is, definition, value, options);
}

/** As `parse`, without members that the direction ignores. @throws {ValidationError} */
export function parseWithoutIgnored<Output>(
  subject: string,
  is: Predicate<unknown>,
  definition: Subschema,
  value: unknown,
  options?: CheckOptions,
): Output {
  return fittingValue(subject, checkAndChange<Output>(withoutIgnored, is, definition, value, options));
}

/** What is made of a value that fits, or all issues. What makes it is handed in, so that a bundle holds what it uses. */
function checkAndChange<Output>(
  change: (definition: Subschema, value: unknown, options?: CheckOptions) => unknown,
  is: Predicate<unknown>,
  definition: Subschema,
  value: unknown,
  options: CheckOptions | undefined,
): CheckResult<Output> {
  if (!passes(is, definition, value, options)) return { issues: issuesOf(definition, value, options) };
  return { value: change(definition, value, options) as Output };
}

/** @throws {ValidationError} Where there are issues. */
function fittingValue<Value>(subject: string, result: CheckResult<Value>): Value {
  if (result.issues) throw new ValidationError(subject, result.issues);
  return result.value;
}

/** Whether a value fits. Predicates have a limit of their own: with another one the table is walked. */
function passes<Value>(
  is: Predicate<Value>,
  definition: Subschema,
  value: unknown,
  options: CheckOptions | undefined,
): value is Value {
  if (options) requireLimits(options);
  return options?.maxDepth === undefined ? is(value) : fits(definition, value, options);
}

/** What is wrong with a value that a predicate refused. */
function issuesOf(definition: Subschema, value: unknown, options: CheckOptions | undefined): readonly Issue[] {
  const issues = explain(definition, value, options);
  if (issues.length > 0) return issues;
  // Only a value that changes while it is looked at, such as one with getters, comes here.
  const message = "Must be a value of JSON that stays the same.";
  return [{ path: "", schema: "", keyword: "type", message, expected: undefined, actual: undefined }];
}
