/**
 * The types of inline schemas that leave them to what they stand in: in `{type: object, oneOf: […]}` each alternative is
 * about objects, whatever it would let pass by itself, a form is an object whatever its schema says, and a member that a
 * part of an `allOf` says more of has the types that the other parts give it. One that gets a name says so too: a type that
 * is declared for it, and validators of its own, are then for objects alone.
 */

import type { MediaType } from "../api/media-type.ts";
import type { Operation } from "../api/operation.ts";
import type { JsonType, Schema } from "../api/schema.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { allowedTypes, oneOfThem } from "../schema/allowed-types.ts";
import { certainLayers, certainParts } from "../schema/certain-parts.ts";
import { subschemasOf } from "../schema/map-subschemas.ts";
import { composedOf, reversed } from "../schema/reach.ts";

type Types = ReadonlySet<JsonType> | undefined;

/**
 * Gives each named inline schema without a type those that a value can have where it stands, if these are not all.
 * @param holding The schemas that hold others.
 */
export function giveTypesInPlace(
  graph: SchemaGraph,
  holding: readonly Schema[],
  operations: readonly Operation[],
): void {
  const { entries } = graph;
  const forms = schemasOfForms(operations);
  const holders = reversed(holding, subschemasOf);
  const known = new Map<Schema, Types>();

  const typesAround = (schema: Schema): Types => {
    if (known.has(schema)) return known.get(schema);
    // A cycle of compositions says nothing by itself.
    known.set(schema, undefined);
    const types =
      forms.has(schema) && !isShared(schema, graph)
        ? new Set<JsonType>(["object"])
        : isHeldOnly(schema, graph)
          ? oneOfThem((holders.get(schema) ?? []).map((holder) => typesFor(schema, holder)))
          : undefined;
    // Where there is no place, nothing is known.
    const found = types && types.size > 0 ? types : undefined;
    known.set(schema, found);
    return found;
  };
  const typesFor = (part: Schema, holder: Schema): Types => {
    if (holder.dependentSchemas?.some(({ schema }) => schema === part)) return new Set(["object"]);
    if ([...composedOf(holder), holder.then, holder.else].includes(part)) {
      return allowedTypes(holder) ?? typesAround(holder);
    }
    return counterparts(part, holder, new Set())
      .map(allowedTypes)
      .find((types) => types !== undefined);
  };
  /** The schemas that other parts have for the member or the items of which a part says something. */
  const counterparts = (part: Schema, holder: Schema, seen: Set<Schema>): readonly Schema[] => {
    const names = (holder.properties ?? []).flatMap(({ name, schema }) => (schema === part ? [name] : []));
    if (names.length === 0 && holder.items !== part) return [];
    const found = layersAround(holder, seen).flatMap(({ properties = [], items }) => [
      ...properties.flatMap(({ name, schema }) => (names.includes(name) ? [schema] : [])),
      ...(holder.items === part && items ? [items] : []),
    ]);
    return found.filter((schema) => schema !== part);
  };
  /** What the values of a schema fit for certain where it stands. */
  const layersAround = (schema: Schema, seen: Set<Schema>): readonly Schema[] => {
    const layers = certainLayers(schema);
    const [holder, ...others] = holders.get(schema) ?? [];
    if (!holder || others.length > 0 || !isHeldOnly(schema, graph) || seen.has(schema)) return layers;
    seen.add(schema);
    if (certainParts(holder).includes(schema)) return [...layers, ...layersAround(holder, seen)];
    return [...layers, ...counterparts(schema, holder, seen).flatMap(certainLayers)];
  };

  for (const { schema } of entries) {
    if (!schema.name || schema.always !== undefined || allowedTypes(schema)) continue;
    const types = typesAround(schema);
    if (types) schema.types = [...types];
  }
}

/** Whether a schema stands in other schemas alone, and no reference leads to it: then these may say of what type it is. */
export function isHeldOnly(schema: Schema, graph: SchemaGraph): boolean {
  const entry = graph.entry(schema);
  return !isShared(schema, graph) && entry !== undefined && !graph.roots.has(entry);
}

function isShared(schema: Schema, graph: SchemaGraph): boolean {
  return schema.component || graph.entry(schema)?.referred !== false;
}

/** The schemas of bodies that are forms, and stand nowhere else: their parts are the members of an object. */
function schemasOfForms(operations: readonly Operation[]): ReadonlySet<Schema> {
  const uses = operations.flatMap(({ body, responses }) => [
    ...(body?.content ?? []),
    ...responses.flatMap((response) => response.content),
  ]);
  const others = new Set(uses.filter((media) => !isForm(media)).map(({ schema }) => schema));
  const forms = uses.filter(isForm).flatMap(({ schema }) => schema ?? []);
  return new Set(forms.filter((schema) => !others.has(schema)));
}

/** Parts of a multipart body may be told apart by their positions (OpenAPI 3.2 section 4.15.3): then it is a list. */
function isForm({ kind, itemSchema, prefixEncoding, itemEncoding }: MediaType): boolean {
  return kind === "form" || (kind === "multipart" && !itemSchema && prefixEncoding.length === 0 && !itemEncoding);
}
