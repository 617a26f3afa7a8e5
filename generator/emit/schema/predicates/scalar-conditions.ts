import type { JsonValue } from "../../../load/text/json.ts";
import type { Schema } from "../../../model/api/schema.ts";
import { formatTest } from "../../../model/schema/formats.ts";
import type { EmitSettings } from "../../core/context.ts";
import { code, literal, type Printable, regexp } from "../../core/printable.ts";
import { typeOfValue, type ValueType } from "../effective-types.ts";
import { namedValues } from "../named-schema.ts";
import { runtimeFormat, runtimeValue } from "../runtime-imports.ts";
import { hasNumberKeywords, hasStringKeywords } from "../schema-parts.ts";
import { all, any, type Condition, comparison, test } from "./condition.ts";
import type { ConditionContext } from "./predicate.ts";

type Settings = Pick<EmitSettings, "formats">;

/** Up to this many values are compared one by one; more of them stand in a set. */
const fewValues = 8;

/** `enum` and `const` (JSON Schema 2020-12 Validation, sections 6.1.2 and 6.1.3). */
export function valuesCondition(
  schema: Schema,
  values: readonly JsonValue[],
  value: Printable,
  { place }: ConditionContext,
): Condition {
  const scalars = values.filter((item) => !isContainer(item));
  const containers = values.filter(isContainer);
  const compared =
    scalars.length > fewValues
      ? [test(code`${valueSet(namedValues(schema) ?? literal(scalars), place)}.has(${value})`)]
      : scalars.map((item) => comparison(code`${value} === ${literal(item)}`, code`${value} !== ${literal(item)}`));
  const equal = containers.map((item) =>
    test(code`${runtimeValue("isEqual")}(${value}, ${place.constant("Value", literal(item), code`unknown`)})`),
  );
  return any(...compared, ...equal);
}

/** Whether the compiler knows the type of a value that was compared with these: sets and `isEqual` take any. */
export function comparisonTellsType(values: readonly JsonValue[]): boolean {
  return values.length <= fewValues && !values.some(isContainer);
}

function valueSet(values: Printable, place: ConditionContext["place"]): Printable {
  return place.constant("Values", code`/*@__PURE__*/ new Set<unknown>(${values})`);
}

function isContainer(value: JsonValue): boolean {
  const type = typeOfValue(value);
  return type === "object" || type === "array";
}

/** JSON Schema 2020-12 Validation, sections 6.3 and 7. */
export function stringConditions(schema: Schema, value: Printable, { place }: ConditionContext): Condition {
  const { minLength = 0, maxLength, pattern } = schema;
  const conditions: Condition[] = [];
  // Any number of code units above none is a code point at least, so the cheap length answers these.
  if (minLength === 1) {
    // TypeScript does not compare listed values with one that is not among them.
    const isListed = schema.enum !== undefined || schema.const !== undefined;
    conditions.push(comparison(isListed ? code`${value}.length > 0` : code`${value} !== ""`));
  }
  if (minLength > 1) {
    conditions.push(test(code`${runtimeValue("isNoShorterThan")}(${value}, ${literal(minLength)})`));
  }
  if (maxLength !== undefined) {
    conditions.push(test(code`${runtimeValue("isNoLongerThan")}(${value}, ${literal(maxLength)})`));
  }
  if (pattern !== undefined) conditions.push(matches(pattern, value, place));
  conditions.push(formatCondition(schema, "string", value, place));
  return all(...conditions);
}

/** Whether a string matches a pattern, by a regular expression that stands in the file once. */
export function matches(pattern: string, value: Printable, place: ConditionContext["place"]): Condition {
  const expression = place.constant("Pattern", regexp(pattern, "u"));
  return test(code`${expression}.test(${value})`);
}

/** JSON Schema 2020-12 Validation, sections 6.2 and 7. */
export function numberConditions(schema: Schema, value: Printable, { place }: ConditionContext): Condition {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const conditions: Condition[] = [];
  if (minimum !== undefined) conditions.push(comparison(code`${value} >= ${literal(minimum)}`));
  if (exclusiveMinimum !== undefined) conditions.push(comparison(code`${value} > ${literal(exclusiveMinimum)}`));
  if (maximum !== undefined) conditions.push(comparison(code`${value} <= ${literal(maximum)}`));
  if (exclusiveMaximum !== undefined) conditions.push(comparison(code`${value} < ${literal(exclusiveMaximum)}`));
  if (multipleOf !== undefined) {
    conditions.push(test(code`${runtimeValue("isMultipleOf")}(${value}, ${literal(multipleOf)})`));
  }
  conditions.push(formatCondition(schema, "number", value, place));
  return all(...conditions);
}

function formatCondition(
  schema: Schema,
  type: "string" | "number",
  value: Printable,
  { local }: ConditionContext["place"],
): Condition {
  const format = formatOf(schema, type, local.settings);
  return format ? test(code`${format}(${value})`) : true;
}

/** The function of the run-time part that tests values of a type for the format of a schema, if there is one. */
function formatOf({ format }: Schema, type: ValueType, { formats }: Settings): Printable | undefined {
  const found = formats === "assert" ? formatTest(format) : undefined;
  return found?.type === type ? runtimeFormat(found.test.name) : undefined;
}

/** The same where nothing but the format is asked of values of the type, which the function then tells as well. */
export function formatAlone(schema: Schema, type: ValueType, settings: Settings): Printable | undefined {
  const others = { ...schema, format: undefined };
  return hasStringKeywords(others) || hasNumberKeywords(others) ? undefined : formatOf(schema, type, settings);
}
