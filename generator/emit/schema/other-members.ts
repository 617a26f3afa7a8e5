/** What a schema says of the members of an object that it does not declare. */
import type { PatternProperty, Schema } from "../../model/api/schema.ts";

/** Whether the schema says what members are that it does not name. */
export function describesFurtherMembers(schema: Schema): boolean {
  return describedOthers(schema) !== undefined || patternsOf(schema).length > 0;
}

export function patternsOf({ patternProperties = [] }: Schema): readonly PatternProperty[] {
  return patternProperties.filter((pattern) => !pattern.schema.hidden);
}

/** Whether the direction of the schema hides members of it. */
export function hidesMembers({ properties = [], patternProperties = [], additionalProperties }: Schema): boolean {
  const described = [...properties, ...patternProperties].map(({ schema }) => schema);
  return [...described, additionalProperties].some((schema) => schema?.hidden);
}

/** The schema of the members that are not declared, where there may be any. */
export function describedOthers(schema: Schema): Schema | undefined {
  const others = schemaOfOthers(schema);
  return others?.always === false || others?.hidden ? undefined : others;
}

/** The schema of the members that are not declared; `unevaluatedProperties` says it where nothing else describes any. */
export function schemaOfOthers(schema: Schema): Schema | undefined {
  return schema.additionalProperties ?? (isComposed(schema) ? undefined : schema.unevaluatedProperties);
}

export function isComposed({ ref, allOf, anyOf, oneOf, if: condition, dependentSchemas }: Schema): boolean {
  return [ref, allOf, anyOf, oneOf, condition, dependentSchemas].some((part) => part !== undefined);
}
