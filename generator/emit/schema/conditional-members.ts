/**
 * Members that a schema describes for some of its values only, by `then`, `else` and `dependentSchemas` (JSON Schema
 * 2020-12 Core, section 10.2.2). A type has them as optional members; of which type depends on what holds for values
 * that the condition leaves alone.
 */
import { certainLayers, certainParts } from "../../model/certain-parts.ts";
import type { Schema } from "../../model/schema.ts";
import { branchesOf, type MemberInPlace, membersInPlace, partsInPlace, unevaluatedOthers } from "./members-in-place.ts";

/** A member, and the schemas of which each of its values fits one; without them it may be anything. */
interface ConditionalMember {
  readonly name: string;
  readonly schemas: readonly MemberInPlace[] | undefined;
}

/** The members that conditions alone describe, where the schema says more of its members than they do; a union says it itself. */
export function conditionalMembers(schema: Schema): readonly ConditionalMember[] {
  const conditional = [schema, ...conditionsAlone(schema)];
  const outcomes = conditional.flatMap(branchesOf);
  if (outcomes.length === 0 && conditional.every((part) => !part.if)) return [];
  const isLone = outcomes.length > 0 && isConditionOfObjects(schema);
  // With `additionalProperties`, what it says holds for these members too.
  if (schema.additionalProperties || !(isLone || saysMore(schema))) return [];
  const isClosed = schema.unevaluatedProperties?.always === false;
  const others = unevaluatedOthers(schema);
  // Where it is said what else may stand, the condition speaks of that; and where nothing else is named, it would be missed.
  const tested = isClosed || others || isLone ? conditional.flatMap((part) => part.if ?? []) : [];
  const branches = [...tested, ...outcomes];
  const declared = new Set(
    certainLayers(schema)
      .flatMap(({ properties = [] }) => properties)
      .map(({ name }) => name),
  );
  const described = branches.flatMap((branch) => [...partsInPlace(branch)].flatMap(namesIn));
  const named = isLone && described.length > 0 ? conditional.flatMap(namesAskedFor) : [];
  const schemasOfMember = (name: string) => {
    if (isClosed) return describedIn(schema, name);
    // What a part says of it counts where the part fits, and what is said of others where no part that fits does.
    return others ? [...inPlace(schema, name), held(name, others)] : describedByEither(conditional, name);
  };
  return [...new Set([...named, ...described])]
    .filter((name) => !declared.has(name))
    .map((name) => ({ name, schemas: schemasOfMember(name) }));
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
  const found = conditional.map((schema) =>
    schema.if ? [schema.then, schema.else].map((branch) => schemasIn(branch, name)) : [[]],
  );
  return found.find((outcomes) => outcomes.every((schemas) => schemas.length > 0))?.flat();
}

function schemasIn(branch: Schema | undefined, name: string): readonly MemberInPlace[] {
  const properties = branch?.properties?.filter((property) => property.name === name) ?? [];
  return properties.map(({ schema }) => held(name, schema));
}

function inPlace(schema: Schema, name: string): readonly MemberInPlace[] {
  return membersInPlace(schema).filter((member) => member.name === name);
}

function held(name: string, schema: Schema): MemberInPlace {
  return { name, schema, isTested: false };
}
