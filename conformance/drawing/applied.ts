import type { Discriminator, Schema } from "../../generator/model/api/schema.ts";
import { mayMatch } from "../../generator/model/pattern/may-match.ts";
import { subschemasOf } from "../../generator/model/schema/map-subschemas.ts";

/** Which schemas count for a value, and for its parts. */

/** The schemas that all count for a value where these do: what they refer to, and the members of `allOf`. */
export function conjunction(schemas: readonly Schema[]): readonly Schema[] {
  const found = new Set(schemas);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const schema of found) {
    if (schema.ref) found.add(schema.ref);
    for (const part of schema.allOf ?? []) found.add(part);
  }
  return [...found];
}

/** The schemas that may count for a value: alternatives and conditional parts as well. */
export function related(schemas: readonly Schema[]): readonly Schema[] {
  const found = new Set(schemas);
  for (const schema of found) {
    const single = [schema.ref, schema.if, schema.then, schema.else];
    const lists = [schema.allOf, schema.anyOf, schema.oneOf, schema.dependentSchemas?.map((part) => part.schema)];
    for (const part of [...single, ...lists.flat()]) if (part) found.add(part);
  }
  return [...found];
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
  const found = new Set(schemas);
  for (const schema of found) for (const part of subschemasOf(schema)) found.add(part);
  return found;
}

/** The values of a discriminator that lead to an alternative: to itself, or to a schema that it refers to. */
export function leadingValues(alternative: Schema, { mapping, defaultMapping }: Discriminator): readonly string[] {
  const chain = new Set([alternative]);
  for (const link of chain) if (link.ref) chain.add(link.ref);
  if (defaultMapping && chain.has(defaultMapping)) return [];
  return mapping.filter(({ schema }) => chain.has(schema)).map(({ value }) => value);
}
