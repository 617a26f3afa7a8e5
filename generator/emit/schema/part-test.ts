import type { Schema } from "../../model/schema.ts";
import { code, identifier, nothing, type Printable } from "../core/printable.ts";
import { mentions, returnStatement } from "./condition.ts";
import { namedFunction } from "./named-schema.ts";
import { type ConditionContext, fitsCondition } from "./predicate.ts";
import { runtimeValue } from "./runtime-imports.ts";
import { hasAssertions, plainReference } from "./schema-parts.ts";
import { subschemas } from "./subschemas.ts";

/** A function that tests a part of a value: an item, a member, an alternative. */
export interface PartTest {
  /** Its name. */
  readonly test: Printable;
  /** Whether it has a second parameter for the depth, so that it cannot be given to `every`. */
  readonly takesDepth: boolean;
  /** What follows the value in a call: `, depth - 1`, `, depth`, or nothing where the callee's default counts. */
  readonly depthArgument: Printable;
}

/** The function that tests values of a schema: that of a named schema or of a type, else one that is declared here. */
export function partTest(schema: Schema, context: ConditionContext): PartTest {
  const target = plainReference(schema) ?? schema;
  const is = namedFunction(target, "is");
  if (is) {
    const { recursive } = target.reach;
    return { test: is, takesDepth: recursive, depthArgument: recursive && context.depth ? code`, depth - 1` : nothing };
  }
  return typeFunction(target) ?? localTest(target, context);
}

/** A function of the run-time part for schemas that say a type and nothing else. */
function typeFunction(schema: Schema): PartTest | undefined {
  const [type, ...others] = schema.types ?? [];
  if (type === undefined || others.length > 0 || hasAssertions({ ...schema, types: undefined })) return undefined;
  const functions = {
    string: runtimeValue("isString"),
    number: runtimeValue("isNumber"),
    integer: runtimeValue("isInteger"),
    boolean: runtimeValue("isBoolean"),
    null: runtimeValue("isNull"),
    object: runtimeValue("isObject"),
    array: code`Array.isArray`,
  };
  return { test: functions[type], takesDepth: false, depthArgument: nothing };
}

function localTest(schema: Schema, context: ConditionContext): PartTest {
  const { local, name } = context.place;
  const depth = context.depth && reachesRecursion(schema, new Set());
  const functionName = local.freeName(`is${name}`);
  const value = code`value`;
  const condition = fitsCondition(schema, value, { ...context, depth });
  local.add({
    kind: "function",
    name: functionName,
    exported: false,
    parameters: [
      { name: mentions(condition, value) ? "value" : "_value", type: code`unknown` },
      ...(depth ? [{ name: "depth", type: code`number` }] : []),
    ],
    returnType: code`boolean`,
    body: returnStatement(condition, false),
  });
  return { test: identifier(functionName), takesDepth: depth, depthArgument: depth ? code`, depth` : nothing };
}

/** Whether the schema's test calls that of a recursive schema. */
function reachesRecursion(schema: Schema, seen: Set<Schema>): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  return subschemas(schema).some((part) => (part.name ? part.reach.recursive : reachesRecursion(part, seen)));
}

/** Whether every value fits. */
export function isAnything(schema: Schema): boolean {
  return schema.always === true || (schema.name === undefined && !hasAssertions(schema));
}
