import type { Schema } from "../../../model/api/schema.ts";
import { certainLayers } from "../../../model/schema/certain-parts.ts";
import { keywordsOf, withoutKeywords } from "../../../model/schema/keyword-kinds.ts";
import { type Code, code, literal, type Printable } from "../../core/printable.ts";
import { type Decision, decisionOf, hasValues, isOther, type Scalar, takesOnlyObjects } from "../decision.ts";
import { validatorsOwn } from "../named-schema.ts";
import { runtimeValue } from "../runtime-imports.ts";
import { hasAssertions, plainReference } from "../schema-parts.ts";
import { exactlyOne, part } from "./composition-conditions.ts";
import { any, type Condition, returnStatement, test } from "./condition.ts";
import { depthName } from "./depth-parameter.ts";
import { memberAccess } from "./member-access.ts";
import { type ConditionContext, within } from "./predicate.ts";
import { approximateWidth } from "./width.ts";

/** A `oneOf` or `anyOf` whose alternatives a member tells apart. */
export interface DecidedUnion {
  readonly schema: Schema;
  readonly keyword: "oneOf" | "anyOf";
  readonly options: readonly Schema[];
  readonly decision: Decision;
}

export function decidedUnion(schema: Schema, keyword: "oneOf" | "anyOf"): DecidedUnion | undefined {
  const options = schema[keyword];
  const decision = options && decisionOf(schema, options);
  return decision && { schema, keyword, options, decision };
}

/** The union that is all that a schema asks, beside `type: object`, if there is one. */
export function onlyUnion(schema: Schema): DecidedUnion | undefined {
  const rest = { ...schema, types: undefined };
  if (schema.types && (schema.types.length > 1 || schema.types[0] !== "object")) return undefined;
  if (!hasAssertions({ ...rest, oneOf: undefined })) return decidedUnion(schema, "oneOf");
  if (!hasAssertions({ ...rest, anyOf: undefined })) return decidedUnion(schema, "anyOf");
  return undefined;
}

/**
 * The statements of a function that tells whether a value fits the one alternative that it can fit.
 * @param limited Whether the function has to look at `depth` first.
 */
export function decisionBody(
  { schema, keyword, options, decision }: DecidedUnion,
  value: Printable,
  context: ConditionContext,
  limited: boolean,
): Code {
  const fits = options.map((option, index) => {
    // In the switch the value is known to be an object.
    const isCase = index === decision.otherwise || decision.values[index]?.length !== 0;
    const narrowed = isCase && (option.enum !== undefined || option.const !== undefined);
    return part(option, value, within(context, `Option${index + 1}`), narrowed);
  });
  const cases = decision.values.flatMap((values, index): Code[] => {
    if (values.length === 0 || index === decision.otherwise) return [];
    const labels = values.map((tag) => code`  case ${literal(tag)}:\n`);
    const rest = otherMembers(options[index], decision.propertyName, values, value, context);
    return [code`${labels}    ${returnStatement(rest ?? fits[index] ?? false, false)}\n`];
  });
  const isObject = schema.types?.every((type) => type === "object") === true;
  const others = isObject ? [] : options.filter((option) => takesOthers(decision, options, option));
  const conditions = others.map((option) =>
    asksObjectsAlone(option) ? true : (fits[options.indexOf(option)] ?? false),
  );
  const otherwise = keyword === "anyOf" ? any(...conditions) : exactlyOne(schema, options, others, conditions);
  return code`${notObject(otherwise, value, limited)}
switch (${memberAccess(value, decision.propertyName)}) {
${cases}  default:
    ${decision.otherwise === undefined ? code`return false;` : returnStatement(fits[decision.otherwise] ?? false, false)}
}`;
}

/** Whether an object that has one of the values fits an alternative, where all but these has a function of its own. */
function otherMembers(
  option: Schema | undefined,
  propertyName: string,
  values: readonly Scalar[],
  value: Printable,
  { place }: ConditionContext,
): Condition | undefined {
  const alternative = option && place.local.alternative(plainReference(option) ?? option);
  if (alternative?.propertyName !== propertyName) return undefined;
  if (!values.every((tag) => alternative.values.includes(tag))) return undefined;
  return test(code`${validatorsOwn(alternative.functionName)}(${value})`);
}

/** Whether an alternative may take what is no object. */
function takesOthers(decision: Decision, options: readonly Schema[], option: Schema): boolean {
  if (takesOnlyObjects(option)) return false;
  return !decision.discriminator || !hasValues(decision, options, option) || isOther(decision, options, option);
}

/** Whether everything that is no object fits. */
function asksObjectsAlone(schema: Schema): boolean {
  const ofObjects = [...keywordsOf("object"), "ref", "allOf"] as const;
  return certainLayers(schema).every((layer) => !hasAssertions(withoutKeywords(layer, ofObjects)));
}

/** The statements that answer for what is no object. */
function notObject(otherwise: Condition, value: Printable, limited: boolean): Code {
  const isNoObject = code`!${runtimeValue("isObject")}(${value})`;
  if (limited && otherwise === false) return code`if (${depthName} <= 0 || ${isNoObject}) return false;`;
  const statement = returnStatement(otherwise, false);
  const first = limited ? code`if (${depthName} <= 0) return false;\n` : code``;
  if (approximateWidth(statement) <= 80) return code`${first}if (${isNoObject}) ${statement}`;
  return code`${first}if (${isNoObject}) {\n  ${statement}\n}`;
}
