import type { JsonValue } from "../../../load/text/json.ts";
import type { Schema } from "../../../model/api/schema.ts";
import { code, identifier, literal, nothing, type Printable } from "../../core/printable.ts";
import { asksCoverage } from "../coverage.ts";
import { ownTypes, typeOfValue, type ValueType, valueTypes } from "../effective-types.ts";
import { withMergedParts } from "../merged-parts.ts";
import { namedDefinition, namedFunction } from "../named-schema.ts";
import { keptValues } from "../repetition.ts";
import { runtimeValue } from "../runtime-imports.ts";
import {
  hasArrayKeywords,
  hasNumberKeywords,
  hasObjectKeywords,
  hasStringKeywords,
  listedValues,
  withoutKept,
} from "../schema-parts.ts";
import { arrayConditions, arrayFunction } from "./array-conditions.ts";
import { nestsCalls, refutesRecursion } from "./call-depth.ts";
import { compositionConditions } from "./composition-conditions.ts";
import { all, any, type Condition, comparison, mentions, not, returnStatement, test } from "./condition.ts";
import { decisionBody, onlyUnion } from "./decision-body.ts";
import { depthName } from "./depth-parameter.ts";
import { functionBody } from "./function-body.ts";
import type { Place } from "./local-declarations.ts";
import { memberAccess, subjectOf } from "./member-access.ts";
import { objectConditions } from "./object-conditions.ts";
import { remembering } from "./remembering.ts";
import {
  comparisonTellsType,
  formatAlone,
  numberConditions,
  stringConditions,
  valuesCondition,
} from "./scalar-conditions.ts";
import { certainUnevaluated, isTraced, tracedCondition } from "./traced-conditions.ts";
import { kindTest, objectTest, typeTest } from "./type-test.ts";

/** The inside of a function that tells whether a value fits. */
export interface PredicateParts {
  readonly body: Printable;
  /** False where every value fits, or none: then the parameter is not used. */
  readonly usesValue: boolean;
}

/**
 * The predicate of a named schema, whose parameters are `value` and, if it is recursive, `depth`. It allocates nothing
 * where the schema allows it.
 */
export function predicateParts(schema: Schema, place: Place): PredicateParts {
  const value = code`value`;
  const context = { place, level: schema.reach.recursive ? 0 : undefined, open: new Set<Schema>() };
  const kept = keptValues(schema);
  const reason = reasonForTable(schema);
  if (reason && kept !== "scalars") return interpreted(schema, value, reason);
  const body = () => (reason ? interpreted(schema, value, reason) : ownBody(schema, value, context));
  return kept ? remembering(kept, value, context, body) : body();
}

/** Why the values of a schema are tested by its table, if conditions would not do. */
function reasonForTable(schema: Schema): Printable | undefined {
  if (nestsCalls(schema)) return code`// Calls of predicates would stand too deep in each other here`;
  if (refutesRecursion(schema)) return code`// What is nested too deeply to be looked at counts as nothing here`;
  return undefined;
}

/** Whether the values of a schema are tested by its table, since conditions would not do. */
export function isInterpreted(schema: Schema): boolean {
  return reasonForTable(schema) !== undefined;
}

/** The table is walked with a stack of its own. */
function interpreted(schema: Schema, value: Printable, reason: Printable): PredicateParts {
  const table = namedDefinition(schema) ?? nothing;
  const options = schema.reach.recursive ? code`, { maxDepth: ${depthName} }` : nothing;
  const call = code`${runtimeValue("fits")}(${table}, ${value}${options})`;
  return { body: code`${reason}: the table is walked instead.\nreturn ${call};`, usesValue: true };
}

/** The inside of a function for a schema without a name. */
export function partBody(schema: Schema, value: Printable, context: ConditionContext): PredicateParts {
  const union = context.open.has(schema) ? undefined : onlyUnion(schema);
  if (union) {
    const inner = { ...context, open: new Set([...context.open, schema]) };
    return { body: decisionBody(union, value, inner, false), usesValue: true };
  }
  const condition = fitsCondition(schema, value, context);
  return { body: functionBody(condition, value, objectTest(value), false), usesValue: mentions(condition, value) };
}

function ownBody(schema: Schema, value: Printable, context: ConditionContext): PredicateParts {
  const union = onlyUnion(schema);
  if (union) return { body: decisionBody(union, value, context, schema.reach.recursive), usesValue: true };
  const alternative = context.place.local.alternative(schema);
  if (alternative) return { body: taggedBody(schema, alternative, value, context), usesValue: true };
  const condition = ownConditions(schema, value, context);
  const limited = schema.reach.recursive
    ? all(comparison(code`${depthName} > 0`, code`${depthName} <= 0`), condition)
    : condition;
  const body = functionBody(limited, value, objectTest(value), hasObjectKeywords(withMergedParts(schema)));
  return { body, usesValue: mentions(condition, value) };
}

/** The tag, and then the function that a union calls when it has looked at the tag. */
function taggedBody(
  schema: Schema,
  { propertyName, functionName }: { readonly propertyName: string; readonly functionName: string },
  value: Printable,
  context: ConditionContext,
): Printable {
  const members = objectConditions(schema, value, context, [propertyName]);
  const usesValue = mentions(members, value);
  context.place.local.add({
    kind: "function",
    name: functionName,
    exported: false,
    parameters: [{ name: usesValue ? "value" : "_value", type: code`{ readonly [name: string]: unknown }` }],
    returnType: code`boolean`,
    body: functionBody(members, value, undefined, true),
  });
  const tag = schema.properties?.find(({ name }) => name === propertyName)?.schema;
  const others = test(code`${identifier(functionName)}(${value})`);
  const tagged = tag ? fitsCondition(tag, memberAccess(value, propertyName), context) : true;
  return returnStatement(all(typeTest("object", value), tagged, others), true);
}

/** What conditions are written for. */
export interface ConditionContext {
  readonly place: Place;
  /**
   * How many levels the value stands below the one that a variable `depth` is about, which says how deeply that may still
   * be nested; undefined where there is no such variable.
   */
  readonly level: number | undefined;
  /** The schemas without a name that are being written: a cycle of them ends where it begins. */
  readonly open: ReadonlySet<Schema>;
}

export function within(context: ConditionContext, part: string): ConditionContext {
  return { ...context, place: context.place.within(part) };
}

/** What conditions are written for that are about a part of the value. */
export function deeper(context: ConditionContext): ConditionContext {
  return context.level === undefined ? context : { ...context, level: context.level + 1 };
}

/** What follows the value in a call: `, depth - 1`, `, depth`, or nothing where the callee's default counts. */
export function passedDepth({ level }: ConditionContext): Printable {
  if (level === undefined) return nothing;
  return level === 0 ? code`, ${depthName}` : code`, ${depthName} - ${literal(level)}`;
}

/** A function that tests a part of a value: an item, a member, an alternative. */
export interface PartTest {
  /** Its name. */
  readonly test: Printable;
  /** Whether it has a second parameter for the depth. */
  readonly takesDepth: boolean;
  /** What follows the value in a call. */
  readonly depthArgument: Printable;
}

/** The predicate of a named schema: within a recursive one the one that is told how much depth is left. */
export function namedTest(schema: Schema, context: ConditionContext): PartTest | undefined {
  const takesDepth = schema.reach.recursive && context.level !== undefined;
  const named = namedFunction(schema, takesDepth ? "fits" : "is");
  return named && { test: named, takesDepth, depthArgument: takesDepth ? passedDepth(context) : nothing };
}

/** Whether a value fits: the call of a predicate for a named schema, else the conditions themselves. */
export function fitsCondition(schema: Schema, value: Printable, context: ConditionContext): Condition {
  const named = namedTest(schema, context);
  if (named) return test(code`${named.test}(${subjectOf(value)}${named.depthArgument})`);
  if (context.open.has(schema)) return true;
  return ownConditions(schema, value, { ...context, open: new Set([...context.open, schema]) });
}

/** What the schema's own keywords ask, in the order: type and values, its kind's keywords, composition. */
function ownConditions(given: Schema, value: Printable, context: ConditionContext): Condition {
  const schema = withoutKept(withMergedParts(given));
  if (schema.always !== undefined) return schema.always;
  if (isTraced(schema)) return tracedCondition(schema, value, context);
  const listed = listedValues(schema);
  const values = listed ? valuesCondition(schema, listed, value, context) : true;
  const listedTypes = listed && new Set(listed.map(typeOfValue));
  const types = listedTypes ?? ownTypes(schema);
  const kinds = valueTypes
    .filter((type) => types?.has(type) ?? true)
    .map((type) => ({ type, conditions: kindConditions(type, schema, value, context) }));
  // Listed values have their type already; without a type, keywords look at values of their own kind alone.
  const typed =
    schema.types && !listed
      ? any(...inOrder(schema, kinds).map((kind) => typedCondition(kind, schema, value, context)))
      : all(
          ...kinds.map((kind) =>
            listed && kinds.length === 1 ? listedKind(kind, listed, value) : guarded(kind, value),
          ),
        );
  const unevaluated = asksCoverage(schema) ? certainUnevaluated(schema, value, context) : true;
  const narrowed = values !== true || typed !== true;
  return all(values, typed, compositionConditions(schema, value, context, narrowed), unevaluated);
}

/** A type that a value may have, and what is asked of it then. */
interface Kind {
  readonly type: ValueType;
  readonly conditions: Condition;
}

function inOrder(schema: Schema, kinds: readonly Kind[]): readonly Kind[] {
  const order = (schema.types ?? []).map((type) => (type === "integer" ? "number" : type));
  return kinds.toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
}

/** What is asked of values of one type, where others pass. */
function guarded({ type, conditions }: Kind, value: Printable): Condition {
  return conditions === true ? true : any(not(kindTest(type, value)), conditions);
}

/** What is asked of listed values that are all of one type: the compiler has to know it as well. */
function listedKind({ type, conditions }: Kind, listed: readonly JsonValue[], value: Printable): Condition {
  return conditions === true || comparisonTellsType(listed) ? conditions : all(typeTest(type, value), conditions);
}

function kindConditions(type: ValueType, schema: Schema, value: Printable, context: ConditionContext): Condition {
  if (type === "string" && hasStringKeywords(schema)) return stringConditions(schema, value, context);
  if (type === "number" && hasNumberKeywords(schema)) return numberConditions(schema, value, context);
  if (type === "array" && hasArrayKeywords(schema)) return arrayConditions(schema, value, context);
  if (type === "object" && hasObjectKeywords(schema)) return objectConditions(schema, value, context);
  return true;
}

function typedCondition(
  { type, conditions }: Kind,
  schema: Schema,
  value: Printable,
  { place }: ConditionContext,
): Condition {
  const whole = type === "array" ? arrayFunction(schema) : formatAlone(schema, type, place.local.settings);
  return whole ? test(code`${whole}(${value})`) : all(typeCondition(type, schema, value), conditions);
}

/** A number has to be an integer where the schema allows integers alone. */
function typeCondition(type: ValueType, schema: Schema, value: Printable): Condition {
  const integer = type === "number" && schema.types?.includes("number") === false;
  return integer ? test(code`${runtimeValue("isInteger")}(${value})`) : typeTest(type, value);
}
