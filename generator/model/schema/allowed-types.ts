import type { JsonValue } from "../../load/text/json.ts";
import type { JsonType, Schema } from "../api/schema.ts";

/** The type of a JSON value. Every integer is a number too. */
export function jsonTypeOf(value: JsonValue): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "string") return "string";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "boolean" ? "boolean" : "object";
}

type Types = ReadonlySet<JsonType> | undefined;

/** Schemas that never change any more, and the types that were found for them. */
const complete = new WeakSet<Schema>();
const kept = new WeakMap<Schema, Types>();

/**
 * Says that schemas do not change any more: what is found for one is kept. Each asker would go through all that it is composed
 * of otherwise, and emitters ask for every schema of a chain many times.
 */
export function keepTypes(schemas: Iterable<Schema>): void {
  for (const schema of schemas) complete.add(schema);
}

/**
 * The types that a value of the schema can have, as far as the schema, what it refers to and what it is composed of
 * say; undefined where they leave all open.
 */
export function allowedTypes(schema: Schema): Types {
  const { always, types, ref, allOf, anyOf, oneOf } = schema;
  // Of most schemas nothing is asked but a type.
  if (always !== false && !schema.enum && !schema.const && !ref && !allOf && !anyOf && !oneOf) {
    return types && new Set(types);
  }
  return typesWithin(schema, { open: new Set(), known: new Map(), circles: 0 });
}

/** The same, and where nothing is said, what the keywords of objects and lists let one guess. */
export function impliedTypes(schema: Schema): Types {
  return allowedTypes(schema) ?? guessedTypes(schema, new Set());
}

/** Where the search for types is. */
interface Search {
  /** The schemas that the present one is part of: one that is composed of itself says nothing more by that. */
  readonly open: Set<Schema>;
  /**
   * What was found: a schema may be part of others many times over, each of which is part of others again. In a circle it may be
   * less than all that the schema says, which another search is to find out; to try every way through the circle takes too long.
   */
  readonly known: Map<Schema, Types>;
  /** How often it came back to where it was. What was found on such a way does not count for other searches. */
  circles: number;
}

function typesWithin(schema: Schema, search: Search): Types {
  const { open, circles } = search;
  if (schema.always === false) return new Set();
  if (kept.has(schema)) return kept.get(schema);
  if (search.known.has(schema)) return search.known.get(schema);
  if (open.has(schema)) {
    search.circles++;
    return undefined;
  }
  open.add(schema);
  const inner = (part: Schema): Types => typesWithin(part, search);
  const limits: Types[] = [
    schema.types && new Set(schema.types),
    schema.enum && new Set(schema.enum.map(jsonTypeOf)),
    schema.const && new Set([jsonTypeOf(schema.const.value)]),
    schema.ref && inner(schema.ref),
    ...(schema.allOf ?? []).map(inner),
    schema.anyOf && oneOfThem(schema.anyOf.map(inner)),
    schema.oneOf && oneOfThem(schema.oneOf.map(inner)),
  ];
  open.delete(schema);
  const types = limits.reduce((all, limit) => (all && limit ? common(all, limit) : (all ?? limit)), undefined);
  if (complete.has(schema) && search.circles === circles) kept.set(schema, types);
  else search.known.set(schema, types);
  return types;
}

function guessedTypes(schema: Schema, open: Set<Schema>): Types {
  if (open.has(schema)) return undefined;
  open.add(schema);
  const inner = (part: Schema): Types => allowedTypes(part) ?? guessedTypes(part, open);
  if (schema.properties || schema.additionalProperties) return new Set(["object"]);
  if (schema.items || schema.prefixItems) return new Set(["array"]);
  for (const part of [...(schema.ref ? [schema.ref] : []), ...(schema.allOf ?? [])]) {
    const types = inner(part);
    if (types) return types;
  }
  const alternatives = schema.oneOf ?? schema.anyOf;
  return alternatives && oneOfThem(alternatives.map(inner));
}

/** Where two schemas both count. */
function common(a: ReadonlySet<JsonType>, b: ReadonlySet<JsonType>): ReadonlySet<JsonType> {
  const both = new Set([...a].filter((type) => b.has(type)));
  if ((a.has("integer") && b.has("number")) || (a.has("number") && b.has("integer"))) both.add("integer");
  return both;
}

/** Where one of several schemas counts. */
export function oneOfThem(all: readonly Types[]): Types {
  const union = new Set<JsonType>();
  for (const types of all) {
    if (!types) return undefined;
    for (const type of types) union.add(type);
  }
  return union;
}
