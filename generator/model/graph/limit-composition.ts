/**
 * How many schemas may describe one value, each a part of the one before. What is asked of a value is asked in as many
 * calls, here and in validators, and a JavaScript engine has room for some thousands.
 */

import type { Schema } from "../api/schema.ts";
import { certainParts } from "../schema/certain-parts.ts";
import { type Component, connectedComponents } from "../schema/connected-components.ts";
import { hasKeyword } from "../schema/keyword-kinds.ts";
import { sameValueParts } from "../schema/map-subschemas.ts";
import { emptySchema, type SchemaDraft } from "../schema/schema-draft.ts";
import type { SchemaGraph } from "./schema-graph.ts";

/** How many schemas may be a part of one another, each of the one before. */
const mostLevels = 500;

/**
 * Refuses schemas that are parts of parts of another one, more than 500 levels deep, and circles of more than 500 that are parts of
 * each other, and reads them as any value. Smaller circles are reported when heirs have been told apart from what they inherit.
 */
export function limitComposition(graph: SchemaGraph): void {
  const { deep, circles } = beyondLimit(graph.schemas);
  if (deep.length === 0 && circles.length === 0) return;
  const drafts = new Map<Schema, SchemaDraft>(graph.entries.map(({ schema }) => [schema, schema]));
  for (const schema of deep) {
    const { node } = schema;
    const message = `this schema describes the same value as more than ${mostLevels} others that it is a part of`;
    graph.diagnostics.error("unsupported-schema", message, {
      location: node.location("key"),
      help: "Say what the value is with fewer schemas between.",
    });
    for (const [keyword, value] of node.entries()) graph.leaveOut(keyword, "stands too deep in others", value, schema);
  }
  for (const members of circles) {
    const [first] = members;
    const message = `this schema and ${members.length - 1} others are defined by each other, without a property or an item in between`;
    graph.diagnostics.error("reference-cycle", message, { location: first.node.location("key") });
  }
  for (const schema of [...deep, ...circles.flat()]) {
    const draft = drafts.get(schema);
    if (draft) Object.assign(draft, { ...emptySchema(schema.node), component: schema.component });
  }
}

const composing = ["ref", "allOf", "anyOf", "oneOf", "not", "if", "dependentSchemas"] as const;

interface BeyondLimit {
  /** The first schemas beyond the limit on every way. */
  readonly deep: readonly Schema[];
  readonly circles: readonly Component["members"][];
}

function beyondLimit(schemas: readonly Schema[]): BeyondLimit {
  // Most schemas are made of no others.
  const composed = schemas.filter((schema) => hasKeyword(schema, composing));
  const components = connectedComponents(composed, partsBesideHeirs);
  /** How many schemas a schema is a part of, on the longest way. */
  const depths = new Map<Schema, number>();
  const deep: Schema[] = [];
  const circles: Component["members"][] = [];
  for (const { members } of components.toReversed()) {
    const [first] = members;
    let depth = members.reduce((most, member) => Math.max(most, depths.get(member) ?? 0), 0) + members.length;
    if (depth > mostLevels) {
      if (members.length > mostLevels) circles.push(members);
      else deep.push(first);
      depth = 0;
    }
    for (const member of members) {
      for (const part of partsBesideHeirs(member)) depths.set(part, Math.max(depths.get(part) ?? 0, depth));
    }
  }
  for (const [schema, depth] of depths)
    if (depth >= mostLevels && sameValueParts(schema).length === 0) deep.push(schema);
  return { deep, circles };
}

/** The parts of a schema but for its heirs, which are composed of it and which a discriminator, read or not yet, chooses among. */
function partsBesideHeirs(schema: Schema): readonly Schema[] {
  const parts = sameValueParts(schema);
  if ((!schema.oneOf && !schema.anyOf) || !schema.node.get("discriminator")) return parts;
  const alternatives = new Set([...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]);
  return parts.filter((part) => !(alternatives.has(part) && isComposedOf(part, schema)));
}

function isComposedOf(schema: Schema, base: Schema): boolean {
  const layers = new Set([schema]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const layer of layers) {
    if (layer === base) return true;
    if (layers.size > mostLevels) return false;
    for (const part of certainParts(layer)) layers.add(part);
  }
  return false;
}
