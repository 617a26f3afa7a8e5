/**
 * What holds for a schema through everything that it reaches: recursion, defaults, hidden members. The graph has cycles and
 * may be deep, so each question is answered for all schemas at once, without recursion, in linear time.
 */

import { reachedFrom } from "../../reached-from.ts";
import type { Schema } from "../api/schema.ts";
import { composingLayers } from "./certain-parts.ts";
import { connectedComponents, type Edges } from "./connected-components.ts";
import { comparing } from "./keyword-kinds.ts";
import { sameValueParts, subschemasOf } from "./map-subschemas.ts";
import { reachesNothing, type SchemaDraft } from "./schema-draft.ts";

/**
 * Fills in `reach`, but for `manyWays`.
 * @param schemas Those that hold others: the rest reaches nothing.
 */
export function computeReach(schemas: readonly SchemaDraft[]): void {
  const recursive = onCycles(schemas, (schema) => subschemasOf(schema));
  const predecessors = reversed(schemas, appliedTo);
  const defaults = closure(schemas.filter(setsDefault), predecessors);
  const hiding = closure(schemas.filter(hidesMember), predecessors);
  for (const schema of schemas) {
    const found = {
      recursive: recursive.has(schema),
      defaults: defaults.has(schema),
      hidesMembers: hiding.has(schema),
      manyWays: false,
    };
    schema.reach = found.recursive || found.defaults || found.hidesMembers ? found : reachesNothing;
  }
}

/** The schemas that describe objects: by themselves, or by what they are composed of. */
export function describingObjects(schemas: readonly Schema[]): ReadonlySet<Schema> {
  const plain = schemas.filter(
    (schema) => schema.properties !== undefined || schema.types?.includes("object") === true,
  );
  const composed = schemas.filter(({ ref, allOf, anyOf, oneOf }) => ref || allOf || anyOf || oneOf);
  return closure(plain, reversed(composed, composedOf));
}

/**
 * The default that validation gives to an absent property of this schema: its own, or that of what it refers to or is
 * composed of by `allOf`, beside `nullable: true` too.
 */
export function defaultOf(schema: Schema): Schema["default"] {
  return holderOfDefault(schema)?.default;
}

/** The schema that says this default. */
export function holderOfDefault(schema: Schema): Schema | undefined {
  if (schema.default) return schema;
  // Most schemas have no other layers, and all of them are asked.
  if (!schema.ref && !schema.allOf && !schema.orNull) return undefined;
  for (const layer of composingLayers(schema)) if (layer.default) return layer;
  return undefined;
}

/**
 * Schemas that are defined by themselves, without a property or an item in between: no value can be checked by them.
 * @param schemas Those that hold others.
 */
export function selfDefined(schemas: readonly Schema[]): readonly Schema[] {
  const found = onCycles(schemas, sameValueParts);
  return schemas.filter((schema) => found.has(schema));
}

function setsDefault(schema: Schema): boolean {
  return schema.properties?.some((property) => !property.required && defaultOf(property.schema) !== undefined) ?? false;
}

function hidesMember({ properties = [], patternProperties = [], additionalProperties }: Schema): boolean {
  const members = [...properties, ...patternProperties];
  return additionalProperties?.hidden === true || members.some(({ schema }) => schema.hidden);
}

/** The schemas that say what the same value is. */
export function composedOf(schema: Schema): readonly Schema[] {
  const { ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  return ref ? [ref, ...allOf, ...anyOf, ...oneOf] : [...allOf, ...anyOf, ...oneOf];
}

/** The schemas that describe the value or a part of it. */
export function appliedTo(schema: Schema): readonly Schema[] {
  return subschemasOf(schema, comparing);
}

/** Which schemas lead to a schema. */
export function reversed(schemas: readonly Schema[], edges: Edges): ReadonlyMap<Schema, readonly Schema[]> {
  const predecessors = new Map<Schema, Schema[]>();
  for (const schema of schemas) {
    for (const next of edges(schema)) {
      const known = predecessors.get(next);
      if (known) known.push(schema);
      else predecessors.set(next, [schema]);
    }
  }
  return predecessors;
}

/** The sources and everything that leads to one of them. */
export function closure(
  sources: readonly Schema[],
  predecessors: ReadonlyMap<Schema, readonly Schema[]>,
): ReadonlySet<Schema> {
  return reachedFrom(sources, (schema) => predecessors.get(schema) ?? []);
}

/** The members of cycles. */
function onCycles(schemas: readonly Schema[], edges: Edges): ReadonlySet<Schema> {
  const circular = connectedComponents(schemas, edges).filter((component) => component.isCircular);
  return new Set(circular.flatMap(({ members }) => members));
}
