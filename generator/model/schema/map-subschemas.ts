import type { Schema } from "../api/schema.ts";
import { holders, type Keyword, sameValue } from "./keyword-kinds.ts";
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
  const { one, list, named } = readersWithout(left);
  const found: Schema[] = [];
  // By index: in a short run, iterators would make an object for each of the keywords of each schema.
  for (let at = 0; at < one.length; at++) {
    const part = one[at]?.(schema);
    if (part) found.push(part);
  }
  for (let at = 0; at < list.length; at++) {
    const parts = list[at]?.(schema);
    if (parts) for (const part of parts) found.push(part);
  }
  for (let at = 0; at < named.length; at++) {
    const members = named[at]?.(schema);
    if (members) for (const member of members) found.push(member.schema);
  }
  return found;
}

const none: ReadonlySet<string> = new Set();

type Readers<Keywords extends readonly Keyword[]> = {
  readonly [One in Keywords[number]]: (schema: Schema) => Schema[One];
};

/**
 * What reads each keyword. All schemas are asked for all of them, dozens of times, and an engine finds a member much quicker
 * by a name that stands in the code than by one that a variable holds.
 */
const readers: {
  readonly one: Readers<typeof holders.one>;
  readonly list: Readers<typeof holders.list>;
  readonly named: Readers<typeof holders.named>;
} = {
  one: {
    contentSchema: (schema) => schema.contentSchema,
    items: (schema) => schema.items,
    contains: (schema) => schema.contains,
    unevaluatedItems: (schema) => schema.unevaluatedItems,
    additionalProperties: (schema) => schema.additionalProperties,
    propertyNames: (schema) => schema.propertyNames,
    unevaluatedProperties: (schema) => schema.unevaluatedProperties,
    ref: (schema) => schema.ref,
    not: (schema) => schema.not,
    if: (schema) => schema.if,
    // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema; the table is never awaited.
    then: (schema) => schema.then,
    else: (schema) => schema.else,
  },
  list: {
    prefixItems: (schema) => schema.prefixItems,
    allOf: (schema) => schema.allOf,
    anyOf: (schema) => schema.anyOf,
    oneOf: (schema) => schema.oneOf,
  },
  named: {
    properties: (schema) => schema.properties,
    patternProperties: (schema) => schema.patternProperties,
    dependentSchemas: (schema) => schema.dependentSchemas,
  },
};

function findReaders(left: ReadonlySet<string>) {
  const counts = (keyword: Keyword) => !left.has(keyword);
  return {
    one: holders.one.filter(counts).map((keyword) => readers.one[keyword]),
    list: holders.list.filter(counts).map((keyword) => readers.list[keyword]),
    named: holders.named.filter(counts).map((keyword) => readers.named[keyword]),
  };
}

/** What is left of the table, by what does not count. */
const remaining = new Map<ReadonlySet<string>, ReturnType<typeof findReaders>>();

function readersWithout(left: ReadonlySet<string>): ReturnType<typeof findReaders> {
  const known = remaining.get(left);
  if (known) return known;
  const found = findReaders(left);
  remaining.set(left, found);
  return found;
}

/** The schemas in which others stand: of a large document a fourth. What is asked of how schemas hold others concerns these alone. */
export function holdersAmong<One extends Schema>(schemas: readonly One[]): readonly One[] {
  return schemas.filter(holdsOthers);
}

function holdsOthers(schema: Schema): boolean {
  const { one, list, named } = readersWithout(none);
  return (
    one.some((read) => read(schema)) ||
    list.some((read) => (read(schema)?.length ?? 0) > 0) ||
    named.some((read) => (read(schema)?.length ?? 0) > 0)
  );
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
