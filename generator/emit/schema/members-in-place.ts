/**
 * The members that all schemas describe that are asked of one value, whether it has to fit them or not: the question that
 * `unevaluatedProperties` asks (JSON Schema 2020-12 Core, section 11.3), as far as it has an answer before there is a value.
 */
import { certainParts } from "../../model/certain-parts.ts";
import type { Property, Schema } from "../../model/schema.ts";
import { isComposed } from "./other-members.ts";

/** The schema and its parts, those that alternatives and conditions ask included. */
export function partsInPlace(schema: Schema): ReadonlySet<Schema> {
  const parts = new Set([schema]);
  for (const part of parts) {
    const condition = part.if ? [part.if] : [];
    const alternatives = [...(part.anyOf ?? []), ...(part.oneOf ?? [])];
    for (const inner of [...certainParts(part), ...alternatives, ...condition, ...branchesOf(part)]) parts.add(inner);
  }
  return parts;
}

/** What a schema asks where a condition holds, or does not. `then` and `else` say nothing without an `if`. */
export function branchesOf(schema: Schema): readonly Schema[] {
  const outcomes = schema.if ? [schema.then, schema.else] : [];
  const dependent = (schema.dependentSchemas ?? []).map((dependent) => dependent.schema);
  return [...outcomes, ...dependent].filter((part) => part !== undefined);
}

/** What `unevaluatedProperties` says beside other parts, where these describe no members but by their names. */
export function unevaluatedOthers(schema: Schema): Schema | undefined {
  const { unevaluatedProperties: others } = schema;
  if (!others || others.always === false || others.hidden || !isComposed(schema)) return undefined;
  return [...partsInPlace(withoutOthers(schema))].some(describesOthers) ? undefined : others;
}

function describesOthers({ patternProperties = [], additionalProperties, unevaluatedProperties }: Schema): boolean {
  return patternProperties.length > 0 || (additionalProperties ?? unevaluatedProperties) !== undefined;
}

/** The members that a schema and its parts name. */
export function propertiesInPlace(schema: Schema): readonly Property[] {
  return [...partsInPlace(withoutOthers(schema))].flatMap(({ properties = [] }) => properties);
}

function withoutOthers(schema: Schema): Schema {
  return { ...schema, unevaluatedProperties: undefined };
}
