import type { Definition, Format, JsonType } from "./definition.ts";
import { isEqual } from "./equality.ts";
import { explainCount } from "./explain-count.ts";
import { typeName } from "./json-types.ts";
import { choice, oneOf, otherType, quoted, shown, typePhrase } from "./messages.ts";
import { isMultipleOf } from "./multiple-of.ts";
import { done, type Steps } from "./steps.ts";
import { textLength } from "./text-length.ts";
import { report, reportHere, type Walk } from "./walk.ts";

/** What the keywords of scalars say of any value. False if the type does not fit: then no other keyword is asked. */
export function explainScalar(walk: Walk, definition: Definition, value: unknown): boolean {
  if (!explainType(walk, definition, value)) return false;
  explainValues(walk, definition, value);
  if (typeof value === "string") explainString(walk, definition, value);
  else if (typeof value === "number") explainNumber(walk, definition, value);
  return true;
}

/** JSON Schema 2020-12 Validation, section 6.1.1. False if the type does not fit: then no other keyword is asked. */
function explainType(walk: Walk, definition: Definition, value: unknown): boolean {
  const type = definition.type ?? definition.typeInPlace;
  if (type === undefined) return true;
  const types: readonly JsonType[] = typeof type === "string" ? [type] : type;
  const actual = typeName(value);
  if (types.some((expected) => expected === actual || (expected === "integer" && Number.isInteger(value)))) return true;
  const message = `Must be ${choice(types.map(typePhrase))}, but ${otherType(actual, types)}.`;
  const described = { message, expected: type, actual, types };
  if (definition.type === undefined) reportHere(walk, "type", { ...described, inPlace: true });
  else report(walk, "type", described);
  return false;
}

/** JSON Schema 2020-12 Validation, sections 6.1.2 and 6.1.3. */
function explainValues(walk: Walk, definition: Definition, value: unknown): void {
  if (definition.const !== undefined && !isEqual(value, definition.const)) {
    const message = `Must be ${quoted(definition.const)}.`;
    const { const: only } = definition;
    report(walk, "const", { message, expected: only, actual: shown(value), values: [only] });
  }
  const values = definition.enum;
  if (values && !values.some((allowed) => isEqual(value, allowed))) {
    report(walk, "enum", { message: oneOf(values), expected: values, actual: shown(value), values });
  }
}

/** JSON Schema 2020-12 Validation, sections 6.3 and 7. */
function explainString(walk: Walk, definition: Definition, value: string): void {
  const { minLength, maxLength, pattern, format } = definition;
  let isTooLong = false;
  if (minLength !== undefined || maxLength !== undefined) {
    isTooLong = explainCount(walk, definition, ["minLength", "maxLength"], textLength(value), "character");
  }
  // A limit of the length protects the pattern, which may take long, here as in the predicates.
  if (pattern && !isTooLong && !pattern.test(value)) {
    const { patternText = pattern.source } = definition;
    const message = `Must match the pattern ${patternText}.`;
    report(walk, "pattern", { message, expected: patternText, actual: value });
  }
  if (format) explainFormat(walk, format, value);
}

/** JSON Schema 2020-12 Validation, sections 6.2 and 7. NaN is within no limit. */
function explainNumber(walk: Walk, definition: Definition, value: number): void {
  const bound = (
    keyword: "minimum" | "exclusiveMinimum" | "maximum" | "exclusiveMaximum",
    phrase: string,
    isWithin: (limit: number) => boolean,
  ): void => {
    const limit = definition[keyword];
    if (limit !== undefined && !isWithin(limit)) reportLimit(walk, keyword, phrase, limit, value);
  };
  bound("minimum", "at least", (limit) => value >= limit);
  bound("exclusiveMinimum", "greater than", (limit) => value > limit);
  bound("maximum", "at most", (limit) => value <= limit);
  bound("exclusiveMaximum", "less than", (limit) => value < limit);
  if (definition.numberFormat) explainFormat(walk, definition.numberFormat, value);
}

function reportLimit(walk: Walk, keyword: string, phrase: string, expected: number, actual: number): void {
  report(walk, keyword, { message: `Must be ${phrase} ${expected}.`, expected, actual });
}

/** `multipleOf` (JSON Schema 2020-12 Validation, section 6.2.1). */
export function explainMultipleOf(walk: Walk, { multipleOf = 1 }: Definition, value: unknown): Steps<void> {
  if (typeof value === "number" && !isMultipleOf(value, multipleOf)) {
    reportLimit(walk, "multipleOf", "a multiple of", multipleOf, value);
  }
  return done;
}

function explainFormat<Value>(walk: Walk, [name, test]: Format<Value>, value: Value): void {
  if (test(value)) return;
  report(walk, "format", { message: `Must be of the format ${quoted(name)}.`, expected: name, actual: value });
}
