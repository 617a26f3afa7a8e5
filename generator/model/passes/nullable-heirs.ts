import type { Schema } from "../api/schema.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { allowedTypes } from "../schema/allowed-types.ts";
import { besideNull, composingLayers } from "../schema/certain-parts.ts";
import { emptySchema, madeSchema, type SchemaDraft } from "../schema/schema-draft.ts";

/**
 * Splits heirs that say by their own types that they may be null (`type: [object, "null"]`) into null and an heir that is not,
 * as `nullable: true` does in OpenAPI 3.0 (section 4.7.24): in the family they are without null.
 */
export function splitNullableHeirs(graph: SchemaGraph): void {
  const split = new Map<Schema, Schema>();
  const notNull = (heir: Schema): Schema => {
    const found = split.get(heir) ?? (isNullableByItself(heir) ? withoutNull(heir, graph) : heir);
    split.set(heir, found);
    return found;
  };
  for (const { schema } of [...graph.entries]) {
    const { discriminator, oneOf, anyOf } = schema;
    if (!discriminator || oneOf || anyOf) continue;
    const draft: SchemaDraft = schema;
    const { mapping, defaultMapping } = discriminator;
    const heirOf = (target: Schema) => (target === schema ? target : notNull(target));
    draft.discriminator = {
      ...discriminator,
      mapping: mapping.map((entry) => ({ ...entry, schema: heirOf(entry.schema) })),
      defaultMapping: defaultMapping && heirOf(defaultMapping),
    };
  }
}

/** Whether all of a schema lets null through, and its own text says so, in its parts too. A parent's own null is that of its heirs' union. */
function isNullableByItself(heir: Schema): boolean {
  if (heir.discriminator || besideNull(heir) || !allowedTypes(heir)?.has("null")) return false;
  const isWritten = ({ node }: Schema) => node.id === heir.node.id || node.id.startsWith(`${heir.node.id}/`);
  return composingLayers(heir).some((layer) => isWritten(layer) && layer.types?.includes("null"));
}

/** The heir without null, as a schema of its own. What it was before is that or null. */
function withoutNull(heir: Schema, graph: SchemaGraph): Schema {
  const entry = graph.entry(heir);
  if (!entry) return heir;
  const draft: SchemaDraft = entry.schema;
  const inner: SchemaDraft = graph.variant(entry, "notNull", "Object").schema;
  const { node, component, title, description, deprecated, readOnly, writeOnly, examples, externalDocs, xml } = draft;
  Object.assign(inner, {
    component: false,
    title: undefined,
    description: undefined,
    default: undefined,
    examples: [],
  });
  inner.types = (draft.types ?? ["object"]).filter((type) => type !== "null");
  Object.assign(draft, emptySchema(node), {
    ...{ component, title, description, deprecated, readOnly, writeOnly, examples, externalDocs, xml },
    ...{ default: draft.default, anyOf: [inner, { ...madeSchema(node), types: ["null"] }], orNull: true },
  } satisfies Partial<SchemaDraft>);
  graph.relations.splitNull(entry, inner);
  return inner;
}
