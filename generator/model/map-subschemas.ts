import { holders, type Keyword, sameValue } from "./keyword-kinds.ts";
import type { Schema } from "./schema.ts";
import type { SchemaDraft } from "./schema-draft.ts";

/** The keywords of a schema that hold schemas, with another schema in the place of each. */
export function mapSubschemas(
  schema: Schema,
  replace: (part: Schema, keyword: Keyword) => Schema,
): Partial<SchemaDraft> {
  const mapped: Partial<SchemaDraft> = {};
  for (const keyword of holders.one) {
    const part = schema[keyword];
    if (part) mapped[keyword] = replace(part, keyword);
  }
  for (const keyword of holders.list) {
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

/**
 * The schemas that stand in the keywords of a schema, `$ref` included.
 * @param left Keywords that do not count.
 */
export function subschemasOf(schema: Schema, left: ReadonlySet<string> = none): readonly Schema[] {
  const { one, list, named } = holdersWithout(left);
  const found: Schema[] = [];
  for (const keyword of one) {
    const part = schema[keyword];
    if (part) found.push(part);
  }
  for (const keyword of list) {
    const parts = schema[keyword];
    if (parts) found.push(...parts);
  }
  for (const keyword of named) {
    for (const holder of schema[keyword] ?? []) found.push(holder.schema);
  }
  return found;
}

const none: ReadonlySet<string> = new Set();

/** What is left of the table, by what does not count: all schemas are asked, several times each. */
const remaining = new Map<ReadonlySet<string>, typeof holders>();

function holdersWithout(left: ReadonlySet<string>): typeof holders {
  let known = remaining.get(left);
  if (!known) {
    const counts = (keyword: Keyword) => !left.has(keyword);
    known = {
      one: holders.one.filter(counts),
      list: holders.list.filter(counts),
      named: holders.named.filter(counts),
    };
    remaining.set(left, known);
  }
  return known;
}

/** The schemas that values are held against: `contentSchema` is an annotation. */
export function appliedSubschemas(schema: Schema): readonly Schema[] {
  return subschemasOf(schema, annotations);
}

const annotations: ReadonlySet<string> = new Set(["contentSchema"]);

/** The schemas that are held against the same value as their schema, whether the value has to fit them or not. */
export function sameValueParts(schema: Schema): readonly Schema[] {
  return subschemasOf(schema, ofParts);
}

/** The keywords whose schemas are held against a part of the value. */
const ofParts: ReadonlySet<string> = new Set(
  Object.values(holders)
    .flat()
    .filter((keyword) => !sameValue.has(keyword)),
);
