import { isJsonObject, type JsonObject, type JsonValue } from "../load/json.ts";
import { defaultOf } from "./reach.ts";
import type { JsonType, Schema } from "./schema.ts";

/** True for a value that fits, a text that says what is wrong (`is not of type string`), undefined where nothing is sure. */
export type Verdict = true | string | undefined;

/**
 * Whether a value of the document fits one of its schemas (JSON Schema 2020-12). Nothing is said of formats, of
 * `unevaluatedItems` and `unevaluatedProperties`, and of alternatives that a discriminator chooses among: the run-time
 * part knows those. A member that is required and has a default of its own may be missing: validation puts it in.
 * @param open The schemas that are being asked about the same value.
 */
export function verdictOn(value: JsonValue, schema: Schema, open: ReadonlySet<Schema> = new Set()): Verdict {
  if (schema.ignored || schema.always === true) return true;
  if (schema.always === false) return "may not be there";
  if (open.has(schema)) return undefined;
  const scalar = scalarProblem(value, schema);
  if (scalar !== undefined) return scalar;
  const here = new Set([...open, schema]);
  const same = (part: Schema) => verdictOn(value, part, here);
  return all([
    schema.format === undefined && !schema.unevaluatedItems && !schema.unevaluatedProperties ? true : undefined,
    ...(Array.isArray(value) ? itemVerdicts(value, schema) : []),
    ...(isJsonObject(value) ? memberVerdicts(value, schema, same) : []),
    ...[schema.ref, ...(schema.allOf ?? [])].map((part) => (part ? same(part) : true)),
    ...[schema.anyOf, schema.oneOf].map((options) => {
      return options ? (schema.discriminator ? undefined : someOf(options.map(same))) : true;
    }),
    schema.oneOf && !schema.discriminator ? oneAlone(schema.oneOf.map(same)) : true,
    schema.not ? negated(same(schema.not)) : true,
    schema.if ? conditional(same(schema.if), schema, same) : true,
  ]);
}

function scalarProblem(value: JsonValue, schema: Schema): string | undefined {
  const { types, enum: allowed, const: only } = schema;
  if (types && !types.some((type) => isOfType(value, type))) return `is not of type ${types.join(" or ")}`;
  if (allowed && !allowed.some((one) => isSame(one, value))) return `is none of ${allowed.map(shown).join(", ")}`;
  if (only && !isSame(only.value, value)) return `is not ${shown(only.value)}`;
  if (typeof value === "number") {
    if (schema.minimum !== undefined && value < schema.minimum) return `is less than ${schema.minimum}`;
    if (schema.maximum !== undefined && value > schema.maximum) return `is greater than ${schema.maximum}`;
    const { exclusiveMinimum: above, exclusiveMaximum: beneath, multipleOf } = schema;
    if (above !== undefined && value <= above) return `is not greater than ${above}`;
    if (beneath !== undefined && value >= beneath) return `is not less than ${beneath}`;
    if (multipleOf !== undefined && !isMultiple(value, multipleOf)) return `is no multiple of ${multipleOf}`;
  } else if (typeof value === "string") {
    if (schema.pattern !== undefined && !mayMatch(value, schema.pattern)) return `does not match ${schema.pattern}`;
    return lengthProblem([...value].length, schema.minLength, schema.maxLength, "character");
  } else if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    const repeated = items.some((item, index) => items.slice(0, index).some((before) => isSame(before, item)));
    if (schema.uniqueItems && repeated) return "repeats an item";
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

function itemVerdicts(value: readonly JsonValue[], schema: Schema): readonly Verdict[] {
  const found = value.map((item, index) => {
    const part = schema.prefixItems?.[index] ?? schema.items;
    return part ? within(verdictOn(item, part), `the item ${index}`) : true;
  });
  const { contains, minContains = 1, maxContains = Number.POSITIVE_INFINITY } = schema;
  if (!contains) return found;
  const answers = value.map((item) => verdictOn(item, contains));
  const sure = answers.filter((answer) => answer === true).length;
  const most = sure + answers.filter((answer) => answer === undefined).length;
  if (most < minContains || sure > maxContains) return [...found, "does not hold as many items of a kind as it must"];
  return [...found, sure >= minContains && most <= maxContains ? true : undefined];
}

function memberVerdicts(value: JsonObject, schema: Schema, same: (part: Schema) => Verdict): readonly Verdict[] {
  const { properties = [], patternProperties = [], additionalProperties, propertyNames } = schema;
  const missing = (name: string): Verdict => {
    const declared = properties.find((property) => property.name === name)?.schema;
    const isThere = Object.hasOwn(value, name) || (declared && (declared.ignored || defaultOf(declared)));
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
    for (const part of parts) verdicts.push(within(verdictOn(member, part), where));
    if (propertyNames) verdicts.push(within(verdictOn(name, propertyNames), `the name of ${where}`));
  }
  return verdicts;
}

function requiredMembers(properties: NonNullable<Schema["properties"]>): readonly string[] {
  return properties.filter((property) => property.required).map((property) => property.name);
}

function within(verdict: Verdict, part: string): Verdict {
  return typeof verdict === "string" ? `has a part that does not fit: ${part} ${verdict}` : verdict;
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

/** A pattern that is no regular expression is reported where it stands. */
function mayMatch(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true;
  }
}

/** As far as doubles tell: 0.3 is a multiple of 0.1. */
function isMultiple(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  return Math.abs(quotient - Math.round(quotient)) <= 1e-9 * Math.max(1, Math.abs(quotient));
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

function isSame(a: JsonValue, b: JsonValue): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    const other: readonly JsonValue[] = b;
    return a.length === b.length && a.every((item: JsonValue, index) => isSame(item, other[index] ?? null));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key] ?? null, b[key] ?? null))
  );
}

/** A value as messages quote it. */
export function shown(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
