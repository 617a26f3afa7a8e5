/**
 * The types of inline schemas that leave them to the schema that they stand in: in `{type: object, oneOf: […]}` each
 * alternative is about objects, whatever it would let pass by itself. One that gets a name says so too: a type that is
 * declared for it, and validators of its own, are then for objects alone.
 */
import { allowedTypes } from "./allowed-types.ts";
import { subschemasOf } from "./map-subschemas.ts";
import { composedOf, reversed } from "./reach.ts";
import type { JsonType, Schema } from "./schema.ts";
import type { SchemaGraph } from "./schema-graph.ts";

type Types = ReadonlySet<JsonType> | undefined;

/** Gives each named inline schema without a type those that a value can have where it stands, if these are not all. */
export function giveTypesInPlace(graph: SchemaGraph): void {
  const { entries } = graph;
  const holders = reversed(
    entries.map((entry) => entry.schema),
    subschemasOf,
  );
  const known = new Map<Schema, Types>();

  const typesAround = (schema: Schema): Types => {
    if (known.has(schema)) return known.get(schema);
    // A cycle of compositions says nothing by itself.
    known.set(schema, undefined);
    const types = isHeldOnly(schema)
      ? oneOf((holders.get(schema) ?? []).map((holder) => typesFor(schema, holder)))
      : undefined;
    known.set(schema, types);
    return types;
  };
  const typesFor = (part: Schema, holder: Schema): Types => {
    if (holder.dependentSchemas?.some(({ schema }) => schema === part)) return new Set(["object"]);
    if (![...composedOf(holder), holder.then, holder.else].includes(part)) return undefined;
    return allowedTypes(holder) ?? typesAround(holder);
  };
  const isHeldOnly = (schema: Schema): boolean => {
    const entry = graph.entry(schema);
    return entry !== undefined && !entry.referred && !schema.component && !graph.roots.has(entry);
  };

  for (const { schema } of entries) {
    if (!schema.name || schema.always !== undefined || allowedTypes(schema)) continue;
    const types = typesAround(schema);
    if (types) schema.types = [...types];
  }
}

/** The types that one of several places allows; undefined for all, and where there is no place. */
function oneOf(all: readonly Types[]): Types {
  const union = new Set<JsonType>();
  for (const types of all) {
    if (!types) return undefined;
    for (const type of types) union.add(type);
  }
  return union.size > 0 ? union : undefined;
}
