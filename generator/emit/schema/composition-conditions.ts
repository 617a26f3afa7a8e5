import type { Schema } from "../../model/schema.ts";
import { type Code, code, literal, type Printable } from "../core/printable.ts";
import { all, any, type Condition, comparison, not, printCondition, test } from "./condition.ts";
import { type Discrimination, discriminationOf, isDecisive } from "./discriminated.ts";
import { areDisjoint } from "./effective-types.ts";
import { memberAccess } from "./member-access.ts";
import { isAnything, partTest } from "./part-test.ts";
import { type ConditionContext, fitsCondition, within } from "./predicate.ts";
import { runtimeValue } from "./runtime-imports.ts";
import { hasArrayKeywords, hasNumberKeywords, hasObjectKeywords, hasStringKeywords } from "./schema-parts.ts";

/** JSON Schema 2020-12 Core, sections 8.2.3.1, 10.2.1 and 10.2.2. */
export function compositionConditions(schema: Schema, value: Printable, context: ConditionContext): Condition {
  const { ref, allOf = [], anyOf, oneOf } = schema;
  return all(
    ref ? part(ref, value, within(context, "Reference")) : true,
    ...allOf.map((item, index) => part(item, value, within(context, `Part${index + 1}`))),
    anyOf && !takesAnything(schema, anyOf) ? any(...alternatives(schema, anyOf, value, context)) : true,
    oneOf ? exactlyOne(schema, oneOf, value, context) : true,
    schema.not ? not(part(schema.not, value, within(context, "Not"))) : true,
    choice(schema, value, context),
  );
}

/** Whether one of the alternatives lets every value through. */
function takesAnything(schema: Schema, options: readonly Schema[]): boolean {
  return schema.discriminator === undefined && options.some(isAnything);
}

/**
 * One schema that a value is held against. What narrows the value's type beyond a type or listed values stands in a
 * function of its own, so that it does not narrow for what follows.
 */
export function part(schema: Schema, value: Printable, context: ConditionContext): Condition {
  if (isAnything(schema)) return true;
  if (schema.always === false) return false;
  if (schema.name || !narrows(schema)) return fitsCondition(schema, value, context);
  const { test: name, depthArgument } = partTest(schema, context);
  return test(code`${name}(${value}${depthArgument})`);
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

function alternatives(
  schema: Schema,
  options: readonly Schema[],
  value: Printable,
  context: ConditionContext,
): Condition[] {
  return options.map((option, index) => {
    const fits = part(option, value, within(context, `Option${index + 1}`));
    return alternativeCondition(schema, options, index, value, fits);
  });
}

/** Whether a value fits an alternative that the discriminator leads to, if there is one. */
export function alternativeCondition(
  schema: Schema,
  options: readonly Schema[],
  index: number,
  value: Printable,
  fits: Condition,
): Condition {
  const discrimination = discriminationOf(schema, options);
  return discrimination ? all(tagCondition(discrimination, index, value), fits) : fits;
}

/** Whether the discriminator leads to an alternative: a test that costs little, before the one that costs more. */
function tagCondition({ propertyName, values }: Discrimination, index: number, value: Printable): Condition {
  const allowed = values[index] ?? [];
  if (allowed.length === 0) return true;
  const tag = memberAccess(value, propertyName);
  return all(
    test(code`${runtimeValue("isObject")}(${value})`),
    any(...allowed.map((item) => comparison(code`${tag} === ${literal(item)}`))),
  );
}

/** `oneOf`: alternatives that no value can share are tested like those of `anyOf`. */
function exactlyOne(
  schema: Schema,
  options: readonly Schema[],
  value: Printable,
  context: ConditionContext,
): Condition {
  return exactlyOneOf(schema, options, alternatives(schema, options, value, context));
}

/** @param conditions Those of the alternatives, in their order. */
export function exactlyOneOf(schema: Schema, options: readonly Schema[], conditions: readonly Condition[]): Condition {
  const discrimination = discriminationOf(schema, options);
  const apart = discrimination !== undefined && isDecisive(discrimination);
  if (apart || everyPair(options, areDisjoint)) return any(...conditions);
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
function choice(schema: Schema, value: Printable, context: ConditionContext): Condition {
  if (!schema.if || (!schema.then && !schema.else)) return true;
  const condition = part(schema.if, value, within(context, "If"));
  const then = schema.then ? part(schema.then, value, within(context, "Then")) : true;
  const otherwise = schema.else ? part(schema.else, value, within(context, "Else")) : true;
  if (typeof condition === "boolean") return condition ? then : otherwise;
  if (otherwise === true) return any(not(condition), then);
  if (then === true) return any(condition, otherwise);
  return comparison(code`(${printCondition(condition)} ? ${printCondition(then)} : ${printCondition(otherwise)})`);
}
