import type { Schema } from "../../../model/api/schema.ts";
import { code, identifier, literal, nothing, type Printable } from "../../core/printable.ts";
import { definition } from "../definitions/definition.ts";
import { namedDefinition } from "../named-schema.ts";
import { runtimeType, runtimeValue } from "../runtime-imports.ts";
import { all, type Condition, comparison, test } from "./condition.ts";
import { depthName, depthParameter } from "./depth-parameter.ts";
import { isAnything, partTest, scalarsFunction } from "./part-test.ts";
import { type ConditionContext, deeper, type PartTest, within } from "./predicate.ts";

/** JSON Schema 2020-12: Core, section 10.3.1; Validation, section 6.4. */
export function arrayConditions(schema: Schema, value: Printable, context: ConditionContext): Condition {
  const { minItems = 0, maxItems, uniqueItems } = schema;
  const length = code`${value}.length`;
  return all(
    minItems > 0 ? comparison(code`${length} >= ${literal(minItems)}`) : true,
    maxItems !== undefined ? comparison(code`${length} <= ${literal(maxItems)}`) : true,
    ...prefixConditions(schema, value, context),
    itemsCondition(schema, value, context),
    containsCondition(schema, value, context),
    uniqueItems ? uniqueCondition(schema, value, context) : true,
  );
}

/** Members that only the other direction has make no difference between items. */
function uniqueCondition(schema: Schema, value: Printable, { place }: ConditionContext): Condition {
  if (!schema.reach.hidesMembers) return test(code`${runtimeValue("areUnique")}(${value})`);
  const table =
    namedDefinition(schema) ??
    place.constant("Table", definition(schema, place.local.settings), runtimeType("Definition"));
  return test(code`${runtimeValue("areUniqueAsShown")}(${table}, ${value})`);
}

/** The function that tests a whole array of scalars, its type included, where nothing but its items' type is asked of it. */
export function arrayFunction(schema: Schema): Printable | undefined {
  const { prefixItems, items, minItems = 0, maxItems, contains, uniqueItems } = schema;
  const others = prefixItems ?? maxItems ?? contains ?? (minItems > 0 || uniqueItems || undefined);
  return items && others === undefined ? scalarsFunction(items) : undefined;
}

function prefixConditions(schema: Schema, value: Printable, context: ConditionContext): Condition[] {
  return (schema.prefixItems ?? []).map((prefix, index) => {
    if (isAnything(prefix)) return true;
    const item = partTest(prefix, deeper(within(context, `Item${index + 1}`)));
    const call = code`${item.test}(${value}[${literal(index)}]${item.depthArgument})`;
    return comparison(code`(${value}.length <= ${literal(index)} || ${call})`);
  });
}

function itemsCondition(schema: Schema, value: Printable, context: ConditionContext): Condition {
  const { items, prefixItems = [] } = schema;
  if (!items || isAnything(items)) return true;
  const from = prefixItems.length;
  if (items.always === false) return comparison(code`${value}.length <= ${literal(from)}`);
  const areScalars = from === 0 ? scalarsFunction(items) : undefined;
  if (areScalars) return test(code`${areScalars}(${value})`);
  const item = partTest(items, deeper(within(context, "Item")));
  return test(code`${itemsTest(item, from, context)}(${value}${item.depthArgument})`);
}

/**
 * Declares the function that goes over the items: one for each array, since a loop that many share would call a function
 * that the engine does not know. It goes by index: a hole, which JSON does not have, is then `undefined`.
 */
function itemsTest(item: PartTest, from: number, { place }: ConditionContext): Printable {
  const functionName = place.local.freeName(`are${place.name}`);
  const depth = item.takesDepth ? code`, ${depthName}` : nothing;
  place.local.add({
    kind: "function",
    name: functionName,
    exported: false,
    parameters: [{ name: "items", type: code`readonly unknown[]` }, ...depthParameter(item.takesDepth)],
    returnType: code`boolean`,
    body: code`for (let index = ${literal(from)}; index < items.length; index++) {
  if (!${item.test}(items[index]${depth})) return false;
}
return true;`,
  });
  return identifier(functionName);
}

function containsCondition(schema: Schema, value: Printable, context: ConditionContext): Condition {
  const { contains, minContains = 1, maxContains } = schema;
  if (!contains || (minContains === 0 && maxContains === undefined)) return true;
  const item = partTest(contains, deeper(within(context, "Contained")));
  const most = maxContains === undefined ? nothing : code`, ${literal(maxContains)}`;
  const limits = minContains === 1 && maxContains === undefined ? nothing : code`, ${literal(minContains)}${most}`;
  const depth = limits === nothing || item.takesDepth ? item.depthArgument : code`, 0`;
  return test(code`${runtimeValue("containsItems")}(${value}, ${item.test}${depth}${limits})`);
}
