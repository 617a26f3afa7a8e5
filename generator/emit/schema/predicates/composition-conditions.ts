import type { Schema } from "../../../model/api/schema.ts";
import { type Code, code, literal, type Printable } from "../../core/printable.ts";
import { areExclusive, decisionOf, type Scalar, takesOnlyObjects } from "../decision.ts";
import { discriminationOf } from "../discriminated.ts";
import { ownTypes, typeOfValue } from "../effective-types.ts";
import { requiresAlone } from "../required-alternatives.ts";
import {
  hasArrayKeywords,
  hasNumberKeywords,
  hasObjectKeywords,
  hasStringKeywords,
  listedValues,
  requiredMembers,
} from "../schema-parts.ts";
import { all, any, type Condition, comparison, not, printCondition, test } from "./condition.ts";
import { decidedUnion } from "./decision-body.ts";
import { isPresent, memberAccess, subjectOf } from "./member-access.ts";
import { decidedTest, isAnything, partTest } from "./part-test.ts";
import { type ConditionContext, fitsCondition, within } from "./predicate.ts";
import { typeTest } from "./type-test.ts";

/**
 * JSON Schema 2020-12 Core, sections 8.2.3.1, 10.2.1 and 10.2.2.
 * @param narrowed Whether conditions stand before these.
 */
export function compositionConditions(
  schema: Schema,
  value: Printable,
  context: ConditionContext,
  narrowed: boolean,
): Condition {
  const { ref, allOf = [] } = schema;
  const conditions: Condition[] = [];
  const isNarrowed = (...parts: readonly Schema[]) =>
    conditions.some((condition) => condition !== true) ||
    (narrowed && !parts.every((sub) => isComparable(schema, sub)));
  if (ref) conditions.push(part(ref, value, within(context, "Reference"), isNarrowed(ref)));
  for (const [index, item] of allOf.entries()) {
    conditions.push(part(item, value, within(context, `Part${index + 1}`), isNarrowed(item)));
  }
  for (const keyword of ["anyOf", "oneOf"] as const) {
    conditions.push(union(schema, keyword, value, context, isNarrowed(...(schema[keyword] ?? []))));
  }
  if (schema.not) conditions.push(not(part(schema.not, value, within(context, "Not"), isNarrowed(schema.not))));
  if (schema.if) conditions.push(choice(schema, schema.if, value, context, isNarrowed(schema.if)));
  return all(...conditions);
}

/** Whether a value that has one of a schema's own types, and is none of a list, may be compared with another one's list. */
function isComparable(schema: Schema, other: Schema): boolean {
  if (schema.enum || schema.const) return false;
  const types = ownTypes(schema);
  return listedValues(other)?.every((item) => types?.has(typeOfValue(item))) === true;
}

/** `anyOf` or `oneOf`. */
function union(
  schema: Schema,
  keyword: "anyOf" | "oneOf",
  value: Printable,
  context: ConditionContext,
  narrowed: boolean,
): Condition {
  const options = schema[keyword];
  if (!options || (keyword === "anyOf" && takesAnything(schema, options))) return true;
  const decided = decidedUnion(schema, keyword);
  if (decided) {
    const { test: name, depthArgument } = decidedTest(decided, context);
    return test(code`${name}(${value}${depthArgument})`);
  }
  const conditions = options.map((option, index) => {
    const isOfMembers = asksObjects(schema) && requiresAlone(option);
    const fits = isOfMembers
      ? all(...requiredMembers(option).map((name) => isPresent(value, name)))
      : part(option, value, within(context, `Option${index + 1}`), narrowed);
    return alternativeCondition(schema, options, index, value, fits);
  });
  return keyword === "anyOf" ? any(...conditions) : exactlyOne(schema, options, options, conditions);
}

/** Whether the schema's own type has told that the value is an object, before its composition is looked at. */
function asksObjects({ types, enum: listed, const: only }: Schema): boolean {
  return types?.length === 1 && types[0] === "object" && !listed && !only;
}

/** Whether one of the alternatives lets every value through. */
function takesAnything(schema: Schema, options: readonly Schema[]): boolean {
  return schema.discriminator === undefined && options.some(isAnything);
}

/**
 * One schema that a value is held against. What narrows the value's type beyond a type or listed values stands in a
 * function of its own, so that it does not narrow for what follows.
 * @param narrowed Whether conditions stand before that may narrow the value's type. Then everything stands in a function:
 *   TypeScript refuses to compare what cannot be equal any more.
 */
export function part(schema: Schema, value: Printable, context: ConditionContext, narrowed: boolean): Condition {
  if (isAnything(schema)) return true;
  if (schema.always === false) return false;
  if (schema.name || (!narrowed && !narrows(schema))) return fitsCondition(schema, value, context);
  const { test: name, depthArgument } = partTest(schema, context);
  return test(code`${name}(${subjectOf(value)}${depthArgument})`);
}

function narrows(schema: Schema): boolean {
  return (
    hasNumberKeywords(schema) ||
    hasStringKeywords(schema) ||
    hasArrayKeywords(schema) ||
    hasObjectKeywords(schema) ||
    schema.allOf !== undefined ||
    schema.anyOf !== undefined ||
    schema.oneOf !== undefined ||
    schema.not !== undefined ||
    schema.if !== undefined
  );
}

/** Whether a value fits an alternative, and what tells the alternatives apart leads to it. */
export function alternativeCondition(
  schema: Schema,
  options: readonly Schema[],
  index: number,
  value: Printable,
  fits: Condition,
): Condition {
  const option = options[index];
  const decision = decisionOf(schema, options);
  const found = decision ?? discriminationOf(schema, options);
  const isOther = index === found?.otherwise;
  const values = (isOther ? found.values.toSpliced(index, 1).flat() : found?.values[index]) ?? [];
  if (!option || values.length === 0) return fits;
  const isTagged = tagCondition(decision?.propertyName ?? schema.discriminator?.propertyName ?? "", values, value);
  if (isOther) {
    const isObject = typeTest("object", value);
    return found?.others?.includes(index)
      ? all(any(not(isObject), not(isTagged)), fits)
      : all(isObject, not(isTagged), fits);
  }
  const isOfObjects = decision ? decision.discriminator || takesOnlyObjects(option) : true;
  if (!isOfObjects || found?.others?.includes(index)) {
    return all(any(not(typeTest("object", value)), isTagged), fits);
  }
  return all(typeTest("object", value), isTagged, fits);
}

/** Whether a member has one of the values: a test that costs little, before the one that costs more. */
function tagCondition(propertyName: string, values: readonly Scalar[], value: Printable): Condition {
  const tag = memberAccess(value, propertyName);
  return any(...values.map((item) => comparison(code`${tag} === ${literal(item)}`)));
}

/**
 * `oneOf`: alternatives that no value can share are tested like those of `anyOf`.
 * @param some The alternatives that count: all of them, or those that are left.
 * @param conditions Theirs, in their order.
 */
export function exactlyOne(
  schema: Schema,
  options: readonly Schema[],
  some: readonly Schema[],
  conditions: readonly Condition[],
): Condition {
  if (everyPair(some, (a, b) => areExclusive(schema, options, a, b))) return any(...conditions);
  const open = conditions.filter((condition) => typeof condition !== "boolean");
  const always = conditions.filter((condition) => condition === true).length;
  if (always > 0) return always === 1 ? all(...open.map(not)) : false;
  if (open.length < 2) return any(...open);
  const numbers = open.map((condition) => code`Number(${printCondition(condition)})`);
  return comparison(code`${sum(numbers)} === 1`);
}

function everyPair(options: readonly Schema[], holds: (a: Schema, b: Schema) => boolean): boolean {
  return options.every((a, index) => options.slice(index + 1).every((b) => holds(a, b)));
}

function sum(numbers: readonly Printable[]): Code {
  const parts: (string | Printable)[] = [];
  numbers.forEach((number, index) => {
    if (index > 0) parts.push(" + ");
    parts.push(number);
  });
  return { kind: "code", parts };
}

/** `if`, `then` and `else`. */
function choice(
  schema: Schema,
  question: Schema,
  value: Printable,
  context: ConditionContext,
  narrowed: boolean,
): Condition {
  if (!schema.then && !schema.else) return true;
  const condition = part(question, value, within(context, "If"), narrowed);
  const branch = (keyword: "then" | "else", suffix: string): Condition => {
    const sub = schema[keyword];
    return sub ? part(sub, value, within(context, suffix), true) : true;
  };
  // What is written for a branch that is never taken would be of no use to anybody.
  if (typeof condition === "boolean") return condition ? branch("then", "Then") : branch("else", "Else");
  const then = branch("then", "Then");
  const otherwise = branch("else", "Else");
  if (otherwise === true) return any(not(condition), then);
  if (then === true) return any(condition, otherwise);
  return comparison(code`(${printCondition(condition)} ? ${printCondition(then)} : ${printCondition(otherwise)})`);
}
