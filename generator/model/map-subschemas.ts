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

const holding = ["properties", "patternProperties", "dependentSchemas"] as const satisfies readonly Keyword[];

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

/** The schemas that stand in the keywords of a schema, `$ref` included. */
export function subschemasOf(schema: Schema): readonly Schema[] {
  const found: Schema[] = [];
  for (const keyword of single) {
    const part = schema[keyword];
    if (part) found.push(part);
  }
  for (const keyword of lists) {
    const parts = schema[keyword];
    if (parts) found.push(...parts);
  }
  for (const keyword of holding) {
    for (const holder of schema[keyword] ?? []) found.push(holder.schema);
  }
  return found;
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
