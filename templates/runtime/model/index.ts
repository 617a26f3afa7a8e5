/**
 * What the generated validators are made of, and what a caller meets of it: issues, results and errors.
 */
export {
  check,
  checkWithDefaults,
  checkWithoutIgnored,
  type Predicate,
  parse,
  parseWithDefaults,
  parseWithoutIgnored,
} from "./check.ts";
export { type Companion, companion } from "./companion.ts";
export { withDefaults, withoutIgnored } from "./defaults.ts";
export type {
  Definition,
  Discriminator,
  JsonType,
  Subschema,
  Tag,
} from "./definition.ts";
export { isEqual } from "./equality.ts";
export { explain, fits } from "./explain.ts";
export { explainContains, explainUniqueItems } from "./explain-array.ts";
export { explainAlternatives, explainCondition, explainNot } from "./explain-composition.ts";
export { explainDependencies, explainHeir } from "./explain-object.ts";
export { explainMultipleOf } from "./explain-scalar.ts";
export { explainUnevaluated } from "./explain-unevaluated.ts";
export * from "./formats.ts";
export { ignored } from "./ignored.ts";
export type { CheckOptions, CheckResult, Issue } from "./issue.ts";
export {
  areBooleans,
  areIntegers,
  areNumbers,
  areStrings,
  areUnique,
  containsItems,
  type ItemTest,
  itemsPass,
} from "./items.ts";
export { isBoolean, isInteger, isNull, isNumber, isObject, isString } from "./json-types.ts";
export { countMembers, everyMember, everyValue, hasOnly, memberOf, setMember } from "./members.ts";
export { isMultipleOf } from "./multiple-of.ts";
export { oncePerAnyValue } from "./once-per-any-value.ts";
export { oncePerValue } from "./once-per-value.ts";
export { recallScalar } from "./recall-scalar.ts";
export { type EventData, eventStream, type Items, jsonLines, jsonSequence, type SequenceFormat } from "./sequence.ts";
export type { StandardIssue, StandardProperties, StandardResult, StandardSchemaV1 } from "./standard-schema.ts";
export { isNoLongerThan, isNoShorterThan } from "./text-length.ts";
export { areUniqueAsShown, explainUniqueAsShown } from "./unique-shown.ts";
export { ValidationError } from "./validation-error.ts";
