import type { Schema } from "./schema.ts";
import type { SchemaDraft } from "./schema-draft.ts";

type Keyword = keyof Schema;

const single = [
  "contentSchema",
  "items",
  "contains",
  "unevaluatedItems",
  "additionalProperties",
  "propertyNames",
  "unevaluatedProperties",
  "ref",
  "not",
  "if",
  "then",
  "else",
] as const satisfies readonly Keyword[];
const lists = ["prefixItems", "allOf", "anyOf", "oneOf"] as const satisfies readonly Keyword[];

/** The keywords of a schema that hold schemas, with another schema in the place of each. */
export function mapSubschemas(
  schema: Schema,
  replace: (part: Schema, keyword: Keyword) => Schema,
): Partial<SchemaDraft> {
  const mapped: Partial<SchemaDraft> = {};
  for (const keyword of single) {
    const part = schema[keyword];
    if (part) mapped[keyword] = replace(part, keyword);
  }
  for (const keyword of lists) {
    const parts = schema[keyword];
    if (parts) mapped[keyword] = parts.map((part) => replace(part, keyword));
  }
  const { properties, patternProperties, dependentSchemas } = schema;
  const held = <Holder extends { readonly schema: Schema }>(keyword: Keyword) => {
    return (holder: Holder) => ({ ...holder, schema: replace(holder.schema, keyword) });
  };
  if (properties) mapped.properties = properties.map(held("properties"));
  if (patternProperties) mapped.patternProperties = patternProperties.map(held("patternProperties"));
  if (dependentSchemas) mapped.dependentSchemas = dependentSchemas.map(held("dependentSchemas"));
  return mapped;
}

/*
 * All schemas are asked several times for what stands in them, and an engine takes several times as long to find a member
 * whose name is computed. So the keywords stand here by name, in the same order as above.
 */

/** The schemas that stand in the keywords of a schema, `$ref` included. */
export function subschemasOf(schema: Schema): readonly Schema[] {
  const { contentSchema, items, contains, unevaluatedItems, additionalProperties, propertyNames } = schema;
  const found: Schema[] = [];
  for (const part of [contentSchema, items, contains, unevaluatedItems, additionalProperties, propertyNames]) {
    if (part) found.push(part);
  }
  if (schema.unevaluatedProperties) found.push(schema.unevaluatedProperties);
  addBeside(schema, found);
  if (schema.prefixItems) found.push(...schema.prefixItems);
  addAlternatives(schema, found);
  for (const { schema: member } of schema.properties ?? []) found.push(member);
  for (const { schema: member } of schema.patternProperties ?? []) found.push(member);
  for (const { schema: dependent } of schema.dependentSchemas ?? []) found.push(dependent);
  return found;
}

/** The schemas that are held against the same value as their schema, whether the value has to fit them or not. */
export function sameValueParts(schema: Schema): readonly Schema[] {
  const found: Schema[] = [];
  addBeside(schema, found);
  addAlternatives(schema, found);
  for (const { schema: dependent } of schema.dependentSchemas ?? []) found.push(dependent);
  return found;
}

function addBeside({ ref, not, if: condition, then: met, else: unmet }: Schema, found: Schema[]): void {
  if (ref) found.push(ref);
  if (not) found.push(not);
  if (condition) found.push(condition);
  if (met) found.push(met);
  if (unmet) found.push(unmet);
}

function addAlternatives({ allOf, anyOf, oneOf }: Schema, found: Schema[]): void {
  if (allOf) found.push(...allOf);
  if (anyOf) found.push(...anyOf);
  if (oneOf) found.push(...oneOf);
}

/** The keywords whose schemas are held against the same value as their schema. */
export const sameValue: ReadonlySet<string> = new Set<keyof Schema>([
  "ref",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "dependentSchemas",
]);
