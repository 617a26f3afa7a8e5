import type { Schema } from "../../../model/api/schema.ts";
import { code, identifier, literal, nothing, type Printable } from "../../core/printable.ts";
import { certainValues } from "../decision.ts";
import { declaredProperties } from "../document-text.ts";
import { isInherited } from "../is-inherited.ts";
import { runtimeValue } from "../runtime-imports.ts";
import { hasAssertions, hasObjectKeywords, type Member, membersOf } from "../schema-parts.ts";
import { all, any, type Condition, comparison, mentions, not, returnStatement, test } from "./condition.ts";
import { depthName, depthParameter } from "./depth-parameter.ts";
import { isPresent, memberAccess, subjectOf } from "./member-access.ts";
import { isAnything, leadsToRecursion, partTest } from "./part-test.ts";
import { type ConditionContext, deeper, fitsCondition, type PartTest, passedDepth, within } from "./predicate.ts";
import { rejectsUndefined } from "./rejects-undefined.ts";
import { matches } from "./scalar-conditions.ts";

/**
 * JSON Schema 2020-12: Core, sections 10.3.2 and 10.2.2.4; Validation, section 6.5.
 * @param known Members that have been looked at already.
 */
export function objectConditions(
  schema: Schema,
  value: Printable,
  context: ConditionContext,
  known: readonly string[] = [],
): Condition {
  const { minProperties = 0, maxProperties } = schema;
  const count = minProperties > 0 || maxProperties !== undefined ? memberCount(schema, value, context) : code``;
  const members = inOrder(schema).filter(({ name }) => !known.includes(name));
  const conditionsOf = (some: readonly Member[]) =>
    some.map((member) => memberCondition(member, value, deeper(within(context, member.name))));
  // Names are looked at before values: it is quickest while the engine still knows the shape of the object.
  const isClosed = schema.additionalProperties?.always === false;
  return all(
    ...conditionsOf(members.filter(tellsApart)),
    isClosed ? otherMembersCondition(schema, value, context) : true,
    ...conditionsOf(members.filter((member) => !tellsApart(member))),
    minProperties > 0 ? comparison(code`${count} >= ${literal(minProperties)}`) : true,
    maxProperties !== undefined ? comparison(code`${count} <= ${literal(maxProperties)}`) : true,
    isClosed ? true : otherMembersCondition(schema, value, context),
    ...dependentConditions(schema, value, context),
  );
}

/** What tells alternatives apart is asked first, and last what leads on through a recursive schema. */
function inOrder(schema: Schema): readonly Member[] {
  const rank = (member: Member) => {
    if (tellsApart(member)) return 0;
    return schema.reach.recursive && member.schema && leadsToRecursion(member.schema) ? 2 : 1;
  };
  return membersOf(schema).toSorted((a, b) => rank(a) - rank(b));
}

/** Whether a member must be there, and be one of some values. */
function tellsApart({ required, schema }: Member): boolean {
  return required && schema !== undefined && certainValues(schema) !== undefined;
}

function memberCondition({ name, schema, required }: Member, value: Printable, context: ConditionContext): Condition {
  const present = isPresent(value, name);
  const fits = schema ? memberFits(schema, memberAccess(value, name), name, context) : true;
  if (!required) return any(not(present), fits);
  return schema && rejectsUndefined(schema) ? fits : all(present, fits);
}

/** Conditions that read the member more often than once or go into it stand in a function of their own. */
function memberFits(schema: Schema, access: Printable, name: string, context: ConditionContext): Condition {
  if (isAnything(schema)) return true;
  const nested = schema.name === undefined && hasObjectKeywords(schema);
  if (!nested && !isInherited(name)) return fitsCondition(schema, access, context);
  const part = partTest(schema, context);
  return test(code`${part.test}(${access}${part.depthArgument})`);
}

/** `patternProperties`, `additionalProperties` and `propertyNames`. */
function otherMembersCondition(schema: Schema, value: Printable, context: ConditionContext): Condition {
  const { patternProperties = [], propertyNames } = schema;
  const additional = schema.additionalProperties;
  const restricts = additional !== undefined && !isAnything(additional);
  const namesMatter = propertyNames !== undefined && hasAssertions(propertyNames);
  if (patternProperties.length === 0 && !restricts && !namesMatter) return true;
  if (patternProperties.length === 0 && !namesMatter && additional) {
    if (additional.always === false) return onlyDeclared(schema, value, context);
    if (!declaredProperties(schema)) {
      const part = partTest(additional, deeper(within(context, "Value")));
      return test(code`${runtimeValue("everyValue")}(${value}, ${part.test}${part.depthArgument})`);
    }
  }
  const member = otherMemberTest(schema, context);
  return test(code`${runtimeValue("everyMember")}(${value}, ${member.test}${member.depthArgument})`);
}

function onlyDeclared(schema: Schema, value: Printable, context: ConditionContext): Condition {
  const properties = declaredProperties(schema) ?? [];
  if (properties.length === 0) return comparison(code`${runtimeValue("countMembers")}(${value}) === 0`);
  return test(code`${ownMembersTest(properties, context)}(${value})`);
}

/** Declares the function that looks for members that are not declared: a `switch` is twice as fast as a set. */
function ownMembersTest(properties: NonNullable<Schema["properties"]>, { place }: ConditionContext): Printable {
  const functionName = place.local.freeName(`hasOnly${place.name}Members`);
  const cases = properties.map(({ name }) => code`    case ${literal(name)}:\n`);
  place.local.add({
    kind: "function",
    name: functionName,
    exported: false,
    parameters: [{ name: "value", type: code`{ readonly [name: string]: unknown }` }],
    returnType: code`boolean`,
    body: code`for (const name in value) {
  switch (name) {
${cases}      break;
    default:
      if (value[name] !== undefined && Object.hasOwn(value, name)) return false;
  }
}
return true;`,
  });
  return identifier(functionName);
}

function namesConstant(properties: NonNullable<Schema["properties"]>, place: ConditionContext["place"]): Printable {
  return place.constant("Names", code`/*@__PURE__*/ new Set(${literal(properties.map((property) => property.name))})`);
}

function memberCount(schema: Schema, value: Printable, context: ConditionContext): Printable {
  const except = ignoredNames(schema, context);
  return except
    ? code`${runtimeValue("countMembers")}(${value}, ${except})`
    : code`${runtimeValue("countMembers")}(${value})`;
}

/** The set of the members that nothing is asked of, if there are any. */
function ignoredNames({ properties = [] }: Schema, { place }: ConditionContext): Printable | undefined {
  const names = properties.filter(({ schema }) => schema.hidden).map(({ name }) => name);
  return names.length === 0 ? undefined : place.constant("Ignored", code`/*@__PURE__*/ new Set(${literal(names)})`);
}

/** Declares the function that tests one member by its name. */
function otherMemberTest(schema: Schema, context: ConditionContext): PartTest {
  const { patternProperties = [], additionalProperties, propertyNames } = schema;
  const properties = declaredProperties(schema) ?? [];
  const { place } = context;
  const here = { ...context, level: context.level === undefined ? undefined : 0 };
  const functionName = place.local.freeName(`is${place.name}Member`);
  const [name, value] = [code`name`, code`value`];
  const additional = additionalProperties && !isAnything(additionalProperties) ? additionalProperties : undefined;
  const patterns = patternProperties
    .filter((pattern) => additional || !isAnything(pattern.schema))
    .map(({ pattern, schema }) => ({ matched: matches(pattern, name, place), schema }));
  const declared = () => [
    properties.length > 0 ? test(code`${namesConstant(properties, place)}.has(${name})`) : false,
    ...patterns.map(({ matched }) => matched),
  ];
  const fits = (part: Schema, subject: Printable, suffix: string): Condition => {
    if (isAnything(part)) return true;
    if (part.always === false) return false;
    const { test: partFunction, depthArgument } = partTest(part, within(here, suffix));
    return test(code`${partFunction}(${subject}${depthArgument})`);
  };
  const except = ignoredNames(schema, context);
  const asked = all(
    propertyNames ? fits(propertyNames, name, "Name") : true,
    ...patterns.map(({ matched, schema }, index) => any(not(matched), fits(schema, value, `Pattern${index + 1}Value`))),
    additional ? any(...declared(), fits(additional, value, "Value")) : true,
  );
  const condition = except ? any(test(code`${except}.has(${name})`), asked) : asked;
  const takesDepth = mentions(condition, depthName);
  place.local.add({
    kind: "function",
    name: functionName,
    exported: false,
    parameters: [
      { name: mentions(condition, name) ? "name" : "_name", type: code`string` },
      { name: mentions(condition, value) ? "value" : "_value", type: code`unknown` },
      ...depthParameter(takesDepth),
    ],
    returnType: code`boolean`,
    body: returnStatement(condition, false),
  });
  const depthArgument = takesDepth ? passedDepth(deeper(context)) : nothing;
  return { test: identifier(functionName), takesDepth, depthArgument };
}

function dependentConditions(schema: Schema, value: Printable, context: ConditionContext): Condition[] {
  const required = (schema.dependentRequired ?? []).map(({ property, requires }) =>
    any(not(isPresent(value, property)), all(...requires.map((name) => isPresent(value, name)))),
  );
  const fitting = (schema.dependentSchemas ?? []).map(({ property, schema }) => {
    if (isAnything(schema)) return true;
    const part = partTest(schema, within(within(context, "With"), property));
    return any(not(isPresent(value, property)), test(code`${part.test}(${subjectOf(value)}${part.depthArgument})`));
  });
  return [...required, ...fitting];
}
