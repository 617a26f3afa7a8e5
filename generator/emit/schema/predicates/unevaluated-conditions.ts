/** `unevaluatedProperties` and `unevaluatedItems` (JSON Schema 2020-12 Core, section 11) as conditions. */

import type { Schema } from "../../../model/api/schema.ts";
import { allowedTypes } from "../../../model/schema/allowed-types.ts";
import { code, literal, type Printable } from "../../core/printable.ts";
import type { Coverage } from "../coverage.ts";
import { runtimeValue } from "../runtime-imports.ts";
import { all, any, type Condition, comparison, mentions, not, printCondition, test } from "./condition.ts";
import { isAnything, partTest } from "./part-test.ts";
import { type ConditionContext, deeper, within } from "./predicate.ts";
import { matches } from "./scalar-conditions.ts";
import { typeTest } from "./type-test.ts";
import { approximateWidth } from "./width.ts";

/** What is described where a flag is set; without a flag, always. */
export interface Evaluated {
  readonly flag?: Printable;
  readonly coverage: Coverage;
  /** An array of flags: the items that `contains` takes. */
  readonly contained?: Printable;
  readonly further: readonly Evaluated[];
}

/**
 * Whether everything that is not described fits the schemas for it.
 * @param isTyped Whether the type that the schema says has been tested before so that the compiler knows it.
 */
export function unevaluatedConditions(
  schema: Schema,
  value: Printable,
  evaluated: Evaluated,
  context: ConditionContext,
  isTyped: boolean,
): Condition {
  return all(
    membersCondition(schema, value, evaluated, context, isTyped),
    itemsCondition(schema, value, evaluated, context, isTyped),
  );
}

function membersCondition(
  schema: Schema,
  value: Printable,
  evaluated: Evaluated,
  context: ConditionContext,
  isTyped: boolean,
): Condition {
  const rest = schema.unevaluatedProperties;
  if (!rest || isAnything(rest) || allowedTypes(schema)?.has("object") === false) return true;
  // Before anything else is asked for: what is not used must not be declared.
  const names = onlyNames(evaluated);
  if (names && rest.always === false) {
    const check =
      names.length === 0
        ? comparison(code`${runtimeValue("countMembers")}(${value}) === 0`)
        : test(code`${runtimeValue("hasOnly")}(${value}, ${namesConstant(names, context)})`);
    return forObjects(isTyped && isOnly("object", schema), value, check);
  }
  const name = code`name`;
  const described = memberIsDescribed(evaluated, name, context);
  if (described === true) return true;
  const item = code`member`;
  const fits = any(described, restCondition(rest, item, within(context, "UnevaluatedMember")));
  const first = mentions(fits, name) ? name : code`_name`;
  const parameters = mentions(fits, item) ? code`${first}, ${item}` : first;
  const check = withTest(code`${runtimeValue("everyMember")}`, value, parameters, fits);
  return forObjects(isTyped && isOnly("object", schema), value, check);
}

function itemsCondition(
  schema: Schema,
  value: Printable,
  evaluated: Evaluated,
  context: ConditionContext,
  isTyped: boolean,
): Condition {
  const rest = schema.unevaluatedItems;
  if (!rest || isAnything(rest) || allowedTypes(schema)?.has("array") === false) return true;
  const index = code`index`;
  const described = itemIsDescribed(evaluated, index);
  if (described === true) return true;
  const item = code`item`;
  const fits = any(described, restCondition(rest, item, within(context, "UnevaluatedItem")));
  const { coverage, contained, further } = evaluated;
  const first = mentions(fits, item) ? item : code`_item`;
  const parameters = mentions(fits, index) ? code`${first}, ${index}` : first;
  const isCounted = rest.always === false && !contained && further.length === 0;
  const count = comparison(code`${value}.length <= ${literal(coverage.prefix)}`);
  if (isCounted && isTyped && isOnly("array", schema)) return count;
  return withTest(code`${runtimeValue("itemsPass")}`, value, parameters, fits);
}

/**
 * Whether the schema itself says the type, which is then tested before, and nothing else leaves another one. Of listed
 * values it is not tested.
 */
function isOnly(type: "object" | "array", schema: Schema): boolean {
  if (schema.enum || schema.const) return false;
  return schema.types?.length === 1 && schema.types[0] === type && allowedTypes(schema)?.has(type) === true;
}

/** The condition for objects, where not all values are known to be some. */
function forObjects(isKnown: boolean, value: Printable, condition: Condition): Condition {
  return isKnown ? condition : any(not(typeTest("object", value)), condition);
}

/** The call of a function with a value and a test of its parts. */
function withTest(callee: Printable, value: Printable, parameters: Printable, fits: Condition): Condition {
  const onOneLine = printCondition(fits, 0);
  if (approximateWidth(onOneLine) < 60) {
    return test(code`${callee}(${value}, (${parameters}) => ${onOneLine})`);
  }
  const lines = code`(${parameters}) =>\n  ${printCondition(fits, 12)},`;
  return test(code`${callee}(\n  ${value},\n  ${lines}\n)`);
}

function restCondition(rest: Schema, part: Printable, context: ConditionContext): Condition {
  if (rest.always === false) return false;
  const { test: name, depthArgument } = partTest(rest, deeper(context));
  return test(code`${name}(${part}${depthArgument})`);
}

function memberIsDescribed(evaluated: Evaluated, name: Printable, context: ConditionContext): Condition {
  const { flag, coverage, further } = evaluated;
  const described = coverage.allMembers
    ? true
    : any(
        coverage.names.size === 0 ? false : nameCondition([...coverage.names], name, context),
        ...[...coverage.patterns].map((pattern) => matches(pattern, name, context.place)),
        ...further.map((inner) => memberIsDescribed(inner, name, context)),
      );
  return flag ? all(described, test(flag)) : described;
}

function nameCondition(names: readonly string[], name: Printable, context: ConditionContext): Condition {
  if (names.length > 2) return test(code`${namesConstant(names, context)}.has(${name})`);
  return any(...names.map((one) => comparison(code`${name} === ${literal(one)}`)));
}

function itemIsDescribed({ flag, coverage, contained, further }: Evaluated, index: Printable): Condition {
  const described = coverage.allItems
    ? true
    : any(
        coverage.prefix > 0 ? comparison(code`${index} < ${literal(coverage.prefix)}`) : false,
        contained ? comparison(code`${contained}[${index}] === true`) : false,
        ...further.map((inner) => itemIsDescribed(inner, index)),
      );
  return flag ? all(described, test(flag)) : described;
}

/** The names that are described, where nothing else is and nothing depends on the value. */
function onlyNames({ coverage, further }: Evaluated): readonly string[] | undefined {
  if (coverage.allMembers || further.length > 0 || coverage.patterns.size > 0) return undefined;
  return [...coverage.names];
}

function namesConstant(names: readonly string[], { place }: ConditionContext): Printable {
  return place.constant("Names", code`/*@__PURE__*/ new Set<string>(${literal(names)})`);
}
