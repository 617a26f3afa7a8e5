import type { Schema } from "../../model/schema.ts";
import { code, type Printable } from "../core/printable.ts";
import { arrayConditions } from "./array-conditions.ts";
import { compositionConditions } from "./composition-conditions.ts";
import {
  all,
  any,
  type Condition,
  comparison,
  mentions,
  not,
  printCondition,
  returnStatement,
  test,
} from "./condition.ts";
import { asksCoverage } from "./coverage.ts";
import { ownTypes, typeOfValue, type ValueType, valueTypes } from "./effective-types.ts";
import type { Place } from "./local-declarations.ts";
import { namedFunction } from "./named-schema.ts";
import { objectConditions } from "./object-conditions.ts";
import { runtimeValue } from "./runtime-imports.ts";
import { numberConditions, stringConditions, valuesCondition } from "./scalar-conditions.ts";
import {
  hasArrayKeywords,
  hasNumberKeywords,
  hasObjectKeywords,
  hasStringKeywords,
  listedValues,
} from "./schema-parts.ts";
import { certainUnevaluated, isTraced, tracedCondition } from "./traced-conditions.ts";

/**
 * A boolean expression that tells whether a value fits a schema. It allocates nothing where the schema allows it. Where
 * it has `&&` or `||` it stands in no parentheses of its own.
 * @param value An expression that may be evaluated several times: an identifier, or members of one.
 * @param place Takes what the expression needs at the level of its file.
 */
export function predicate(schema: Schema, value: Printable, place: Place): Printable {
  return printCondition(fitsCondition(schema, value, { place, depth: false, open: new Set() }));
}

/** The predicate of a named schema, as the parts of a function. */
export interface PredicateParts {
  readonly body: Printable;
  /** False where every value fits, or none: then the parameter is not used. */
  readonly usesValue: boolean;
}

/** The predicate of a named schema, whose parameters are `value` and, if it is recursive, `depth`. */
export function predicateParts(schema: Schema, place: Place): PredicateParts {
  const depth = schema.reach.recursive;
  const value = code`value`;
  const condition = ownConditions(schema, value, { place, depth, open: new Set() });
  const limited = depth ? all(comparison(code`depth > 0`), condition) : condition;
  return { body: returnStatement(limited, hasObjectKeywords(schema)), usesValue: mentions(condition, value) };
}

/** What conditions are written for. */
export interface ConditionContext {
  readonly place: Place;
  /** Whether a variable `depth` says how deeply a value may still be nested. */
  readonly depth: boolean;
  /** The schemas without a name that are being written: a cycle of them ends where it begins. */
  readonly open: ReadonlySet<Schema>;
}

export function within(context: ConditionContext, part: string): ConditionContext {
  return { ...context, place: context.place.within(part) };
}

/** Whether a value fits: the call of a predicate for a named schema, else the conditions themselves. */
export function fitsCondition(schema: Schema, value: Printable, context: ConditionContext): Condition {
  const is = namedFunction(schema, "is");
  if (is)
    return test(context.depth && schema.reach.recursive ? code`${is}(${value}, depth - 1)` : code`${is}(${value})`);
  if (context.open.has(schema)) return true;
  return ownConditions(schema, value, { ...context, open: new Set([...context.open, schema]) });
}

/** What the schema's own keywords ask, in the order: type and values, its kind's keywords, composition. */
function ownConditions(schema: Schema, value: Printable, context: ConditionContext): Condition {
  if (schema.always !== undefined) return schema.always;
  if (isTraced(schema)) return tracedCondition(schema, value, context);
  const listed = listedValues(schema);
  const values = listed ? valuesCondition(listed, value, context) : true;
  const listedTypes = listed && new Set(listed.map(typeOfValue));
  const types = listedTypes ?? ownTypes(schema);
  const kinds = valueTypes
    .filter((type) => types?.has(type) ?? true)
    .map((type) => ({ type, conditions: kindConditions(type, schema, value, context) }));
  // Listed values have their type already; without a type, keywords look at values of their own kind alone.
  const typed =
    schema.types && !listed
      ? any(
          ...inOrder(schema, kinds).map(({ type, conditions }) => all(typeCondition(type, schema, value), conditions)),
        )
      : all(...kinds.map(({ type, conditions }) => guarded(type, value, conditions, listedTypes?.size === 1)));
  const unevaluated = asksCoverage(schema) ? certainUnevaluated(schema, value, context) : true;
  return all(values, typed, compositionConditions(schema, value, context), unevaluated);
}

function inOrder<Kind extends { readonly type: ValueType }>(schema: Schema, kinds: readonly Kind[]): readonly Kind[] {
  const order = (schema.types ?? []).map((type) => (type === "integer" ? "number" : type));
  return kinds.toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
}

function guarded(type: ValueType, value: Printable, conditions: Condition, known: boolean): Condition {
  if (conditions === true || known) return conditions;
  return any(not(typeTest(type, value)), conditions);
}

function kindConditions(type: ValueType, schema: Schema, value: Printable, context: ConditionContext): Condition {
  if (type === "string" && hasStringKeywords(schema)) return stringConditions(schema, value, context);
  if (type === "number" && hasNumberKeywords(schema)) return numberConditions(schema, value, context);
  if (type === "array" && hasArrayKeywords(schema)) return arrayConditions(schema, value, context);
  if (type === "object" && hasObjectKeywords(schema)) return objectConditions(schema, value, context);
  return true;
}

/** A number has to be an integer where the schema allows integers alone. */
function typeCondition(type: ValueType, schema: Schema, value: Printable): Condition {
  const integer = type === "number" && schema.types?.includes("number") === false;
  return integer ? test(code`${runtimeValue("isInteger")}(${value})`) : typeTest(type, value);
}

export function typeTest(type: ValueType, value: Printable): Condition {
  switch (type) {
    case "string":
    case "boolean":
      return comparison(code`typeof ${value} === ${quoted(type)}`, code`typeof ${value} !== ${quoted(type)}`);
    case "null":
      return comparison(code`${value} === null`, code`${value} !== null`);
    case "number":
      return test(code`${runtimeValue("isNumber")}(${value})`);
    case "array":
      return test(code`Array.isArray(${value})`);
    case "object":
      return test(code`${runtimeValue("isObject")}(${value})`);
  }
}

function quoted(type: "string" | "boolean"): Printable {
  return { kind: "literal", value: type };
}
