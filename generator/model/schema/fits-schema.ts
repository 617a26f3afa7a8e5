import { isEqual } from "../../../templates/runtime/model/equality.ts";
import { findRepeated } from "../../../templates/runtime/model/items.ts";
import { isMultipleOf } from "../../../templates/runtime/model/multiple-of.ts";
import { exactly } from "../../load/text/decimal.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../load/text/json.ts";
import type { JsonType, Schema } from "../api/schema.ts";
import { mayMatch } from "../pattern/may-match.ts";
import { formatTest, hasFormat } from "./formats.ts";
import { defaultOf } from "./reach.ts";

/** True for a value that fits, a text that says what is wrong (`is not of type string`), undefined where nothing is sure. */
export type Verdict = true | string | undefined;

/**
 * Whether a value of the document fits one of its schemas (JSON Schema 2020-12): what a keyword asks of a value is what the
 * run-time part asks. Nothing is said of `unevaluatedItems` and `unevaluatedProperties`, nor of alternatives that a
 * discriminator chooses among. A member that is required and has a default of its own may be missing: validation puts it
 * in.
 */
export function verdictOn(
  value: JsonValue,
  schema: Schema,
  { formats = false }: Partial<Pick<Judging, "formats">> = {},
): Verdict {
  return judge(value, schema, { formats, answers: new Map() });
}

interface Judging {
  /** Whether validators check formats. Where that is not known, nothing is said of them. */
  readonly formats: boolean;
  /**
   * What was found of the same value before, since many ways may lead to one schema. Of a schema that is being asked,
   * nothing is sure.
   */
  readonly answers: Map<Schema, Verdict>;
}

function judge(value: JsonValue, schema: Schema, judging: Judging): Verdict {
  const { answers } = judging;
  if (answers.has(schema)) return answers.get(schema);
  answers.set(schema, undefined);
  const verdict = judgeAnew(value, schema, judging);
  answers.set(schema, verdict);
  return verdict;
}

function judgeAnew(value: JsonValue, schema: Schema, { formats, answers }: Judging): Verdict {
  if (schema.hidden || schema.always === true) return true;
  if (schema.always === false) return "may not be there";
  const scalar = scalarProblem(value, schema);
  if (scalar !== undefined) return scalar;
  const same = (part: Schema) => judge(value, part, { formats, answers });
  const within = (part: Schema, inner: JsonValue) => judge(inner, part, { formats, answers: new Map() });
  const { ref, allOf = [], anyOf, oneOf, discriminator, not, if: condition } = schema;
  const verdicts = [formatVerdict(value, schema, formats)];
  if (schema.unevaluatedItems || schema.unevaluatedProperties) verdicts.push(undefined);
  if (Array.isArray(value)) verdicts.push(...itemVerdicts(value, schema, within));
  if (isJsonObject(value)) verdicts.push(...memberVerdicts(value, schema, same, within));
  if (ref) verdicts.push(same(ref));
  verdicts.push(...allOf.map(same));
  if (discriminator && (anyOf || oneOf)) verdicts.push(undefined);
  if (!discriminator && anyOf) verdicts.push(someOf(anyOf.map(same)));
  if (!discriminator && oneOf) verdicts.push(someOf(oneOf.map(same)), oneAlone(oneOf.map(same)));
  if (not) verdicts.push(negated(same(not)));
  if (condition) verdicts.push(conditional(same(condition), schema, same));
  return all(verdicts);
}

function formatVerdict(value: JsonValue, { format }: Schema, formats: boolean): Verdict {
  const tested = format === undefined ? undefined : formatTest(format);
  if (format === undefined || typeof value !== tested?.type) return true;
  if (!formats) return undefined;
  return hasFormat(value, format) ? true : `is not of the format ${format}`;
}

/** Whether a value within the value fits a schema. */
type Within = (part: Schema, inner: JsonValue) => Verdict;

function scalarProblem(value: JsonValue, schema: Schema): string | undefined {
  const { types, enum: allowed, const: only } = schema;
  if (types && !types.some((type) => isOfType(value, type))) return `is not of type ${types.join(" or ")}`;
  if (allowed?.length === 0) return "does not fit an `enum` without values";
  if (allowed && !allowed.some((one) => isEqual(one, value))) return `is none of ${allowed.map(shown).join(", ")}`;
  if (only && !isEqual(only.value, value)) return `is not ${shown(only.value)}`;
  if (typeof value === "number") {
    if (schema.minimum !== undefined && value < schema.minimum) return `is less than ${exactly(schema.minimum)}`;
    if (schema.maximum !== undefined && value > schema.maximum) return `is greater than ${exactly(schema.maximum)}`;
    const { exclusiveMinimum: above, exclusiveMaximum: beneath, multipleOf } = schema;
    if (above !== undefined && value <= above) return `is not greater than ${exactly(above)}`;
    if (beneath !== undefined && value >= beneath) return `is not less than ${exactly(beneath)}`;
    if (multipleOf !== undefined && !isMultipleOf(value, multipleOf)) return `is no multiple of ${multipleOf}`;
  } else if (typeof value === "string") {
    if (schema.pattern !== undefined && !mayMatch(value, schema.pattern)) return `does not match ${schema.pattern}`;
    return lengthProblem([...value].length, schema.minLength, schema.maxLength, "character");
  } else if (Array.isArray(value)) {
    if (schema.uniqueItems && findRepeated(value)) return "repeats an item";
    return lengthProblem(value.length, schema.minItems, schema.maxItems, "item");
  } else if (isJsonObject(value)) {
    return lengthProblem(Object.keys(value).length, schema.minProperties, schema.maxProperties, "member");
  }
  return undefined;
}

function lengthProblem(length: number, least = 0, most = Number.POSITIVE_INFINITY, noun: string): string | undefined {
  if (length < least) return `has ${length} of at least ${least} ${noun}${least === 1 ? "" : "s"}`;
  return length > most ? `has ${length} of at most ${most} ${noun}${most === 1 ? "" : "s"}` : undefined;
}

function itemVerdicts(value: readonly JsonValue[], schema: Schema, within: Within): readonly Verdict[] {
  const found = value.map((item, index) => {
    const part = schema.prefixItems?.[index] ?? schema.items;
    return part ? inPart(within(part, item), `the item ${index}`) : true;
  });
  const { contains, minContains = 1, maxContains = Number.POSITIVE_INFINITY } = schema;
  if (!contains) return found;
  const answers = value.map((item) => within(contains, item));
  const sure = answers.filter((answer) => answer === true).length;
  const most = sure + answers.filter((answer) => answer === undefined).length;
  if (most < minContains || sure > maxContains) return [...found, "does not hold as many items of a kind as it must"];
  return [...found, sure >= minContains && most <= maxContains ? true : undefined];
}

function memberVerdicts(
  value: JsonObject,
  schema: Schema,
  same: (part: Schema) => Verdict,
  within: Within,
): readonly Verdict[] {
  const { properties = [], patternProperties = [], additionalProperties, propertyNames } = schema;
  const missing = (name: string): Verdict => {
    const declared = properties.find((property) => property.name === name)?.schema;
    const isThere = Object.hasOwn(value, name) || (declared && (declared.hidden || defaultOf(declared)));
    return isThere ? true : `lacks the member \`${name}\``;
  };
  const verdicts: Verdict[] = [...(schema.required ?? []), ...requiredMembers(properties)].map(missing);
  for (const { property, requires } of schema.dependentRequired ?? []) {
    if (Object.hasOwn(value, property)) verdicts.push(...requires.map(missing));
  }
  for (const { property, schema: part } of schema.dependentSchemas ?? []) {
    if (Object.hasOwn(value, property)) verdicts.push(same(part));
  }
  for (const [name, member] of Object.entries(value)) {
    const parts = [
      ...properties.filter((property) => property.name === name),
      ...patternProperties.filter(({ pattern }) => mayMatch(name, pattern)),
    ].map((entry) => entry.schema);
    if (parts.length === 0 && additionalProperties) parts.push(additionalProperties);
    const where = `the member \`${name}\``;
    for (const part of parts) verdicts.push(inPart(within(part, member), where));
    if (propertyNames) verdicts.push(inPart(within(propertyNames, name), `the name of ${where}`));
  }
  return verdicts;
}

function requiredMembers(properties: NonNullable<Schema["properties"]>): readonly string[] {
  return properties.filter((property) => property.required).map((property) => property.name);
}

const misfit = "has a part that does not fit:";

function inPart(verdict: Verdict, part: string): Verdict {
  if (typeof verdict !== "string") return verdict;
  return verdict.startsWith(misfit)
    ? `${misfit} in ${part}${verdict.slice(misfit.length)}`
    : `${misfit} ${part} ${verdict}`;
}

function all(verdicts: readonly Verdict[]): Verdict {
  const problem = verdicts.find((verdict) => typeof verdict === "string");
  return problem ?? (verdicts.includes(undefined) ? undefined : true);
}

function someOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : (verdicts.length === 1 && verdicts[0]) || "fits no alternative";
}

function oneAlone(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.filter((verdict) => verdict === true).length > 1) return "fits more than one alternative of `oneOf`";
  return verdicts.includes(undefined) ? undefined : true;
}

function negated(verdict: Verdict): Verdict {
  return verdict === true ? "fits the schema of `not`" : verdict && true;
}

function conditional(verdict: Verdict, schema: Schema, same: (part: Schema) => Verdict): Verdict {
  if (verdict === undefined) return undefined;
  const part = verdict === true ? schema.then : schema.else;
  return part ? same(part) : true;
}

function isOfType(value: JsonValue, type: JsonType): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isJsonObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** A value as messages quote it. */
export function shown(value: JsonValue): string {
  const text = typeof value === "number" ? exactly(value) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
