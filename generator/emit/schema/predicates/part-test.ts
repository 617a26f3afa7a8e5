import type { JsonType, Schema } from "../../../model/api/schema.ts";
import { appliedSubschemas } from "../../../model/schema/map-subschemas.ts";
import { code, identifier, nothing, type Printable } from "../../core/printable.ts";
import { namedFunction } from "../named-schema.ts";
import { runtimeValue } from "../runtime-imports.ts";
import { hasAssertions, plainReference } from "../schema-parts.ts";
import { holds } from "./condition.ts";
import { type DecidedUnion, decisionBody } from "./decision-body.ts";
import { depthName, depthParameter } from "./depth-parameter.ts";
import {
  type ConditionContext,
  namedTest,
  type PartTest,
  type PredicateParts,
  partBody,
  passedDepth,
} from "./predicate.ts";
import { formatAlone } from "./scalar-conditions.ts";

/** The function that tests values of a schema: that of a named schema or of a type, else one that is declared here. */
export function partTest(schema: Schema, context: ConditionContext): PartTest {
  const target = plainReference(schema) ?? schema;
  return namedTest(target, context) ?? typeFunction(target, context) ?? localTest(target, context);
}

/** The type of schemas that say one type and nothing else. */
function onlyType(schema: Schema): JsonType | undefined {
  const [type, ...others] = schema.types ?? [];
  return others.length > 0 || hasAssertions({ ...schema, types: undefined }) ? undefined : type;
}

/** A function of the run-time part that tests arrays whose items are of one scalar type. */
export function scalarsFunction(items: Schema): Printable | undefined {
  const target = plainReference(items) ?? items;
  switch (namedFunction(target, "is") ? undefined : onlyType(target)) {
    case "string":
      return runtimeValue("areStrings");
    case "number":
      return runtimeValue("areNumbers");
    case "integer":
      return runtimeValue("areIntegers");
    case "boolean":
      return runtimeValue("areBooleans");
    default:
      return undefined;
  }
}

/** A function of the run-time part for schemas that say a type, and a format at most. */
function typeFunction(schema: Schema, { place }: ConditionContext): PartTest | undefined {
  const type = onlyType({ ...schema, format: undefined });
  if (type === undefined) return undefined;
  const format = formatAlone(schema, type === "integer" ? "number" : type, place.local.settings);
  const functions = {
    string: runtimeValue("isString"),
    number: runtimeValue("isNumber"),
    integer: runtimeValue("isInteger"),
    boolean: runtimeValue("isBoolean"),
    null: runtimeValue("isNull"),
    object: runtimeValue("isObject"),
    array: code`Array.isArray`,
  };
  return { test: format ?? functions[type], takesDepth: false, depthArgument: nothing };
}

function localTest(schema: Schema, context: ConditionContext): PartTest {
  const depth = context.level !== undefined && reachesRecursion(schema, new Set());
  return declaredTest(context, "", depth, (inner) => partBody(schema, code`value`, inner));
}

/** The function that leads a value to the one alternative that it can fit. */
export function decidedTest(union: DecidedUnion, context: ConditionContext): PartTest {
  const depth = context.level !== undefined && union.options.some((option) => leadsToRecursion(option));
  return declaredTest(context, "Alternative", depth, (inner) => ({
    body: decisionBody(union, code`value`, inner, false),
    usesValue: true,
  }));
}

/** Declares a function for the place where the context is. */
function declaredTest(
  context: ConditionContext,
  suffix: string,
  depth: boolean,
  bodyWithin: (context: ConditionContext) => PredicateParts,
): PartTest {
  const { local, name } = context.place;
  const functionName = local.freeName(`is${name}${suffix}`);
  const { body, usesValue } = bodyWithin({ ...context, level: depth ? 0 : undefined });
  const takesDepth = holds(body, depthName);
  local.add({
    kind: "function",
    name: functionName,
    exported: false,
    parameters: [{ name: usesValue ? "value" : "_value", type: code`unknown` }, ...depthParameter(takesDepth)],
    returnType: code`boolean`,
    body,
  });
  return { test: identifier(functionName), takesDepth, depthArgument: takesDepth ? passedDepth(context) : nothing };
}

/** Whether the schema's test calls that of a recursive schema. */
function reachesRecursion(schema: Schema, seen: Set<Schema>): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  return appliedSubschemas(schema).some((part) => leadsToRecursion(part, seen));
}

/** Whether the test of a part with this schema is that of a recursive schema, or calls one. */
export function leadsToRecursion(schema: Schema, seen: Set<Schema> = new Set()): boolean {
  return schema.name ? schema.reach.recursive : reachesRecursion(schema, seen);
}

/** Whether every value fits. */
export function isAnything(schema: Schema): boolean {
  return schema.always === true || (schema.name === undefined && !hasAssertions(schema));
}
