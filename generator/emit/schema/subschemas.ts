import type { Schema } from "../../model/schema.ts";

/** The schemas that a schema refers to or holds, each once, in the order of the keywords. `contentSchema` is an annotation. */
export function subschemas(schema: Schema): readonly Schema[] {
  const parts: Schema[] = [];
  const add = (part: Schema | undefined) => part && parts.push(part);
  add(schema.ref);
  schema.prefixItems?.forEach(add);
  add(schema.items);
  add(schema.contains);
  for (const property of schema.properties ?? []) add(property.schema);
  for (const pattern of schema.patternProperties ?? []) add(pattern.schema);
  add(schema.additionalProperties);
  add(schema.propertyNames);
  for (const dependent of schema.dependentSchemas ?? []) add(dependent.schema);
  add(schema.unevaluatedItems);
  add(schema.unevaluatedProperties);
  for (const options of [schema.allOf, schema.anyOf, schema.oneOf]) options?.forEach(add);
  for (const part of [schema.not, schema.if, schema.then, schema.else]) add(part);
  // Most schemas have one part or none.
  return parts.length < 2 ? parts : [...new Set(parts)];
}
