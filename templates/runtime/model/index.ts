/**
 * What the generated validators are made of, and what a caller meets of it: issues, results and errors.
 */
export { check, checkWithDefaults, type Predicate, parse, parseWithDefaults } from "./check.ts";
export { type Companion, companion } from "./companion.ts";
export { withDefaults } from "./defaults.ts";
export type { Definition, Discriminator, Format, JsonType, Subschema, Unevaluated } from "./definition.ts";
export { isEqual } from "./equality.ts";
export { explain, fits } from "./explain.ts";
export { explainUnevaluated } from "./explain-unevaluated.ts";
export * from "./formats.ts";
export type { CheckOptions, CheckResult, Issue } from "./issue.ts";
export { areUnique, countItems, everyItem, everyItemFrom, type ItemTest } from "./items.ts";
export { isBoolean, isInteger, isNull, isNumber, isObject, isString } from "./json-types.ts";
export { countMembers, everyMember, everyValue, hasOnly, memberOf } from "./members.ts";
export { isMultipleOf } from "./multiple-of.ts";
export type { StandardIssue, StandardProperties, StandardResult, StandardSchemaV1 } from "./standard-schema.ts";
export { textLength } from "./text-length.ts";
export { ValidationError } from "./validation-error.ts";
