/**
 * Members that a schema describes for some of its values only, by `then`, `else` and `dependentSchemas` (JSON Schema
 * 2020-12 Core, section 10.2.2). A type has them as optional members; of which type depends on what holds for values
 * that the condition leaves alone.
 */

import type { Property, Schema } from "../../model/api/schema.ts";
import { certainLayers, certainParts } from "../../model/schema/certain-parts.ts";
import { without } from "../../model/schema/keyword-kinds.ts";
import { branchesOf, type MemberInPlace, membersInPlace, partsInPlace, unevaluatedOthers } from "./members-in-place.ts";
import { outcomesAsAlternatives, outcomesOf, requiredByOutcomes } from "./outcomes.ts";
import { hasAssertions } from "./schema-parts.ts";

/** A member, and the schemas of which each of its values fits one; without them it may be anything. */
interface ConditionalMember {
  readonly name: string;
  readonly schemas: readonly MemberInPlace[] | undefined;
}

/** The members that conditions alone describe, where the schema says more of its members than they do; a union says it itself. */
export function conditionalMembers(schema: Schema): readonly ConditionalMember[] {
  const conditional = conditionsIn(schema);
  const outcomes = conditional.flatMap(branchesOf);
  if (outcomes.length === 0 && conditional.every((part) => !part.if)) return [];
  const isLone = outcomes.length > 0 && isConditionOfObjects(schema);
  if (!(isLone || saysMore(schema))) return [];
  const isClosed = schema.unevaluatedProperties?.always === false;
  const others = unevaluatedOthers(schema);
  // Where it is said what else may stand, the condition speaks of that; and where nothing else is named, it would be missed.
  const tested = isClosed || others || isLone ? conditional.flatMap((part) => part.if ?? []) : [];
  const branches = [...tested, ...outcomes];
  const properties = certainLayers(schema).flatMap((layer) => layer.properties ?? []);
  const declared = new Set(properties.filter((property) => !isInWords(property)).map(({ name }) => name));
  const inWords = new Set(properties.map(({ name }) => name).filter((name) => !declared.has(name)));
  const described = branches.flatMap((branch) => [...partsInPlace(branch)].flatMap(namesIn));
  const named = isLone && described.length > 0 ? conditional.flatMap(namesAskedFor) : [];
  const schemasOfMember = (name: string) => {
    if (inWords.has(name)) return describedByEither(conditional, name);
    if (isClosed) return describedIn(schema, name);
    // What a part says of it counts where the part fits, and what is said of others where no part that fits does.
    return others ? [...inPlace(schema, name), held(name, others)] : describedByEither(conditional, name);
  };
  return (
    [...new Set([...named, ...described])]
      // With `additionalProperties`, what it says holds for these members too.
      .filter((name) => inWords.has(name) || !(declared.has(name) || schema.additionalProperties))
      .map((name) => ({ name, schemas: schemasOfMember(name) }))
      .filter(({ name, schemas }) => schemas !== undefined || !inWords.has(name))
  );
}

/** The members that are there for certain, since both `then` and `else` require them. */
export function requiredByConditions(schema: Schema): readonly string[] {
  return [schema, ...conditionsAlone(schema)].flatMap(requiredByOutcomes);
}

/** What a schema and parts of it say of members by conditions; where that is a union, it is a type of its own. */
function conditionsIn(schema: Schema): readonly Schema[] {
  return [schema, ...conditionsAlone(schema)].map((part) =>
    outcomesAsAlternatives(part).length > 0 ? without(part, ["if", "then", "else"]) : part,
  );
}

/** Whether a member is listed without anything that its values have to keep: a condition may say that. */
function isInWords({ schema }: Property): boolean {
  return !schema.hidden && !hasAssertions(schema);
}

/** The parts of an `allOf` that are conditions and say nothing else: what they describe is said by the schema around them. */
export function conditionsAlone({ allOf = [] }: Schema): readonly Schema[] {
  const isAlone = (part: Schema) => !isUnion(part) && !part.additionalProperties && !saysMore(part);
  return allOf.filter((part) => !part.name && branchesOf(part).length > 0 && isAlone(part));
}

/** Whether a type of members is written for the schema itself. */
function saysMore(schema: Schema): boolean {
  if (schema.properties) return true;
  if (isUnion(schema)) return false;
  const alone = new Set(conditionsAlone(schema));
  const isClosed = schema.unevaluatedProperties?.always === false;
  return isClosed || certainParts(schema).some((part) => !alone.has(part));
}

/** Whether a schema is about objects, and all that it says of them are conditions. */
function isConditionOfObjects(schema: Schema): boolean {
  const { types } = schema;
  return types?.length === 1 && types[0] === "object" && !isUnion(schema) && !saysMore(schema);
}

function isUnion({ anyOf, oneOf }: Schema): boolean {
  return anyOf !== undefined || oneOf !== undefined;
}

function namesIn({ properties = [] }: Schema): readonly string[] {
  return properties.filter(({ schema }) => !schema.hidden && schema.always !== false).map(({ name }) => name);
}

/** The members whose presence decides which of its parts a schema holds against a value. */
function namesAskedFor({ if: condition, dependentSchemas = [] }: Schema): readonly string[] {
  return [...(condition?.required ?? []), ...dependentSchemas.map(({ property }) => property)];
}

/** Where nothing else may stand, a member that is there has been described by one of the parts. */
function describedIn(schema: Schema, name: string): readonly MemberInPlace[] | undefined {
  return [...partsInPlace(schema)].some(describesOthers) ? undefined : inPlace(schema, name);
}

function describesOthers({ patternProperties, additionalProperties, unevaluatedProperties }: Schema): boolean {
  const others = [additionalProperties, unevaluatedProperties].filter((part) => part !== undefined);
  return patternProperties !== undefined || others.some(({ always }) => always !== false);
}

/** A member that both `then` and `else` describe fits one of them. */
function describedByEither(conditional: readonly Schema[], name: string): readonly MemberInPlace[] | undefined {
  const found = conditional.map((schema) => outcomesOf(schema).map((outcome) => schemasIn(outcome, name)));
  const isDescribed = (outcomes: (typeof found)[number]) => outcomes.every((schemas) => schemas.length > 0);
  return found.find((outcomes) => outcomes.length > 0 && isDescribed(outcomes))?.flat();
}

function schemasIn(outcome: Schema, name: string): readonly MemberInPlace[] {
  const properties = outcome.properties?.filter((property) => property.name === name) ?? [];
  if (properties.length === 0) return describedByEither([outcome], name) ?? [];
  return properties.map(({ schema }) => held(name, schema));
}

function inPlace(schema: Schema, name: string): readonly MemberInPlace[] {
  return membersInPlace(schema).filter((member) => member.name === name);
}

function held(name: string, schema: Schema): MemberInPlace {
  return { name, schema, isTested: false };
}
