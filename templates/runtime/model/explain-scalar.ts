import type { Definition, Format, JsonType } from "./definition.ts";
import { isEqual } from "./equality.ts";
import { typeName } from "./json-types.ts";
import { choice, count, quoted, shown, typePhrase } from "./messages.ts";
import { isMultipleOf } from "./multiple-of.ts";
import { textLength } from "./text-length.ts";
import { report, reportHere, type Walk } from "./walk.ts";

/** JSON Schema 2020-12 Validation, section 6.1.1. False if the type does not fit: then no other keyword is asked. */
export function explainType(walk: Walk, definition: Definition, value: unknown): boolean {
  const type = definition.type ?? definition.typeInPlace;
  if (type === undefined) return true;
  const types: readonly JsonType[] = typeof type === "string" ? [type] : type;
  const actual = typeName(value);
  if (types.some((expected) => expected === actual || (expected === "integer" && Number.isInteger(value)))) return true;
  const found = actual === "number" && types.includes("integer") ? "has a fraction" : `is ${typePhrase(actual)}`;
  const message = `Must be ${choice(types.map(typePhrase))}, but ${found}.`;
  (definition.type === undefined ? reportHere : report)(walk, "type", { message, expected: type, actual });
  return false;
}

/** JSON Schema 2020-12 Validation, sections 6.1.2 and 6.1.3. */
export function explainValues(walk: Walk, definition: Definition, value: unknown): void {
  if (definition.const !== undefined && !isEqual(value, definition.const)) {
    const message = `Must be ${quoted(definition.const)}.`;
    report(walk, "const", { message, expected: definition.const, actual: shown(value) });
  }
  const values = definition.enum;
  if (values && !values.some((allowed) => isEqual(value, allowed))) {
    const message = `Must be ${choice(values.map(quoted))}.`;
    report(walk, "enum", { message, expected: values, actual: shown(value) });
  }
}

/** JSON Schema 2020-12 Validation, sections 6.3 and 7. */
export function explainString(walk: Walk, definition: Definition, value: string): void {
  const { minLength, maxLength, pattern, format } = definition;
  let isTooLong = false;
  if (minLength !== undefined || maxLength !== undefined) {
    const actual = textLength(value);
    if (minLength !== undefined && actual < minLength) {
      const message = `Must have at least ${count(minLength, "character")}, but has ${actual}.`;
      report(walk, "minLength", { message, expected: minLength, actual });
    }
    if (maxLength !== undefined && actual > maxLength) {
      isTooLong = true;
      const message = `Must have at most ${count(maxLength, "character")}, but has ${actual}.`;
      report(walk, "maxLength", { message, expected: maxLength, actual });
    }
  }
  // A limit of the length protects the pattern, which may take long, here as in the predicates.
  if (pattern && !isTooLong && !pattern.test(value)) {
    const { patternText = pattern.source } = definition;
    const message = `Must match the pattern ${patternText}.`;
    report(walk, "pattern", { message, expected: patternText, actual: value });
  }
  if (format) explainFormat(walk, format, value);
}

/** JSON Schema 2020-12 Validation, sections 6.2 and 7. */
export function explainNumber(walk: Walk, definition: Definition, value: number): void {
  const { multipleOf, minimum, maximum, exclusiveMinimum, exclusiveMaximum, numberFormat } = definition;
  const bound = (keyword: string, phrase: string, limit: number) =>
    report(walk, keyword, { message: `Must be ${phrase} ${limit}.`, expected: limit, actual: value });
  if (minimum !== undefined && value < minimum) bound("minimum", "at least", minimum);
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    bound("exclusiveMinimum", "greater than", exclusiveMinimum);
  }
  if (maximum !== undefined && value > maximum) bound("maximum", "at most", maximum);
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) {
    bound("exclusiveMaximum", "less than", exclusiveMaximum);
  }
  if (multipleOf !== undefined && !isMultipleOf(value, multipleOf)) bound("multipleOf", "a multiple of", multipleOf);
  if (numberFormat) explainFormat(walk, numberFormat, value);
}

function explainFormat<Value>(walk: Walk, [name, test]: Format<Value>, value: Value): void {
  if (test(value)) return;
  report(walk, "format", { message: `Must be of the format ${quoted(name)}.`, expected: name, actual: value });
}
