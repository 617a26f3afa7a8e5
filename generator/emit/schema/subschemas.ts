import type { Schema } from "../../model/schema.ts";

/** The schemas that a schema refers to or holds, each once, in the order of the keywords. `contentSchema` is an annotation. */
export function subschemas(schema: Schema): readonly Schema[] {
  const parts: readonly (Schema | undefined)[] = [
    schema.ref,
    ...(schema.prefixItems ?? []),
    schema.items,
    schema.contains,
    ...(schema.properties ?? []).map((property) => property.schema),
    ...(schema.patternProperties ?? []).map((pattern) => pattern.schema),
    schema.additionalProperties,
    schema.propertyNames,
    ...(schema.dependentSchemas ?? []).map((dependent) => dependent.schema),
    schema.unevaluatedItems,
    schema.unevaluatedProperties,
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    schema.not,
    schema.if,
    schema.then,
    schema.else,
  ];
  return [...new Set(parts.filter((part) => part !== undefined))];
}
