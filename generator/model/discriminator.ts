import type { SpecNode } from "../load/spec-node.ts";
import type { Discriminator, Schema } from "./schema.ts";
import type { SchemaDraft } from "./schema-draft.ts";
import type { SchemaEntry } from "./schema-entry.ts";
import type { SchemaGraph } from "./schema-graph.ts";

type Mapping = Discriminator["mapping"][number];

/**
 * OpenAPI 3.1 section 4.8.25, Discriminator Object. Which schemas it tells apart is known once all schemas are read.
 */
export function readDiscriminator(node: SpecNode, schema: SchemaDraft, graph: SchemaGraph): void {
  const propertyName = node.string("propertyName");
  if (propertyName === undefined) return;
  const values = node.get("mapping")?.entries() ?? [];
  const fallback = node.get("defaultMapping");
  graph.whenRead(() => {
    const explicit = values.flatMap(([value, target]): Mapping[] => {
      const mapped = mappedSchema(target, graph);
      return mapped ? [{ value, schema: mapped, explicit: true }] : [];
    });
    const known = new Set(explicit.map((mapping) => mapping.schema));
    const taken = new Set(explicit.map((mapping) => mapping.value));
    const implicit = candidates(schema, graph).flatMap((entry): Mapping[] => {
      const value = entry.componentKey ?? entry.schema.node.key;
      if (known.has(entry.schema) || taken.has(value) || value === "") return [];
      return [{ value, schema: entry.schema, explicit: false }];
    });
    const defaultMapping = fallback && mappedSchema(fallback, graph);
    schema.discriminator = { propertyName, mapping: [...explicit, ...implicit], defaultMapping };
  });
}

/** A value of the mapping is the name of a component, or else a reference. */
function mappedSchema(node: SpecNode, graph: SchemaGraph): Schema | undefined {
  const { value } = node;
  if (typeof value !== "string") return undefined;
  const component = graph.componentOf(value);
  if (component) return component.schema;
  const target = node.follow(value);
  return target && graph.referred(target);
}

/**
 * The schemas that a discriminator chooses from: its union's members, or whoever inherits the schema through `allOf`.
 */
function candidates(schema: Schema, graph: SchemaGraph): readonly SchemaEntry[] {
  const members = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (members.length === 0) return graph.heirs(schema);
  return members.flatMap((member) => {
    const entry = graph.entry(behindReference(member));
    return entry && (entry.referred || entry.componentKey !== undefined) ? [entry] : [];
  });
}

/** The target of a `$ref` that has other keywords beside it. */
export function behindReference(schema: Schema): Schema {
  const seen = new Set<Schema>();
  let current = schema;
  while (current.ref && !current.component && !seen.has(current)) {
    seen.add(current);
    current = current.ref;
  }
  return current;
}

/** Who inherits from whom: components by the schemas that their `allOf` refers to, in document order. */
export function indexHeirs(components: readonly SchemaEntry[]): ReadonlyMap<Schema, readonly SchemaEntry[]> {
  const heirs = new Map<Schema, SchemaEntry[]>();
  for (const entry of components) {
    for (const member of entry.schema.allOf ?? []) {
      const parent = behindReference(member);
      const known = heirs.get(parent);
      if (known) known.push(entry);
      else heirs.set(parent, [entry]);
    }
  }
  return heirs;
}
