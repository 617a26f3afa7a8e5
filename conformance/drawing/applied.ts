import type { Discriminator, Schema } from "../../generator/model/api/schema.ts";
import { mayMatch } from "../../generator/model/pattern/may-match.ts";
import { subschemasOf } from "../../generator/model/schema/map-subschemas.ts";
import { reachedFrom } from "../../generator/reached-from.ts";

/** Which schemas count for a value, and for its parts. */

/** The schemas that all count for a value where these do: what they refer to, and the members of `allOf`. */
export function conjunction(schemas: readonly Schema[]): readonly Schema[] {
  return [...reachedFrom(schemas, ({ ref, allOf = [] }) => (ref ? [ref, ...allOf] : allOf))];
}

/** The schemas that may count for a value: alternatives and conditional parts as well. */
export function related(schemas: readonly Schema[]): readonly Schema[] {
  const next = (schema: Schema) => {
    const single = [schema.ref, schema.if, schema.then, schema.else];
    const lists = [schema.allOf, schema.anyOf, schema.oneOf, schema.dependentSchemas?.map((part) => part.schema)];
    return [...single, ...lists.flat()].filter((part) => part !== undefined);
  };
  return [...reachedFrom(schemas, next)];
}

/** What each of the schemas says of a member (JSON Schema 2020-12 Core, section 10.3.2). */
export function schemasOfMember(schemas: readonly Schema[], name: string): readonly Schema[] {
  const evaluated = schemas.flatMap((schema) => evaluatingMember(schema, name));
  const others = schemas.flatMap(({ unevaluatedProperties }) => unevaluatedProperties ?? []);
  return evaluated.length > 0 ? evaluated : others;
}

function evaluatingMember(schema: Schema, name: string): readonly Schema[] {
  const { properties = [], patternProperties = [], additionalProperties } = schema;
  const found = [
    ...properties.filter((property) => property.name === name),
    ...patternProperties.filter(({ pattern }) => mayMatch(name, pattern)),
  ].map((property) => property.schema);
  return found.length > 0 || !additionalProperties ? found : [additionalProperties];
}

/** What each of the schemas says of an item (JSON Schema 2020-12 Core, section 10.3.1). */
export function schemasOfItem(schemas: readonly Schema[], index: number): readonly Schema[] {
  const evaluated = schemas.flatMap(({ prefixItems = [], items }) => prefixItems[index] ?? items ?? []);
  return evaluated.length > 0 ? evaluated : schemas.flatMap(({ unevaluatedItems }) => unevaluatedItems ?? []);
}

/** A pattern as JSON Schema means it, in Unicode mode; undefined where the document's text is none. */
export function regularExpression(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}

/** The schemas and everything that they hold or refer to. */
export function reachable(schemas: readonly Schema[]): ReadonlySet<Schema> {
  return reachedFrom(schemas, (schema) => subschemasOf(schema));
}

/** The values of a discriminator that lead to an alternative: to itself, or to a schema that it refers to. */
export function leadingValues(alternative: Schema, { mapping, defaultMapping }: Discriminator): readonly string[] {
  const chain = reachedFrom([alternative], ({ ref }) => (ref ? [ref] : []));
  if (defaultMapping && chain.has(defaultMapping)) return [];
  return mapping.filter(({ schema }) => chain.has(schema)).map(({ value }) => value);
}
