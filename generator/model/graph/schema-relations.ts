import { reachedFrom } from "../../reached-from.ts";
import type { Schema } from "../api/schema.ts";
import { besideNull, composingLayers, composingParts, standsFor } from "../schema/certain-parts.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";
import type { SchemaEntry } from "./schema-entry.ts";
import type { SchemaGraph } from "./schema-graph.ts";

/** How the schemas of a document stand to each other. It is asked once all schemas are read. */
export class SchemaRelations {
  readonly #graph: SchemaGraph;
  #heirs: ReadonlyMap<Schema, readonly SchemaEntry[]> | undefined;
  #holders: ReadonlyMap<Schema, SchemaDraft> | undefined;
  #besideNull: ReadonlyMap<Schema, SchemaEntry> | undefined;

  constructor(graph: SchemaGraph) {
    this.#graph = graph;
  }

  /** The components that inherit from a schema, directly or through another one, and others that it lists itself. */
  heirs(schema: Schema): readonly SchemaEntry[] {
    this.#heirs ??= indexHeirs(this.#graph);
    const heirs = this.#heirs;
    const found = reachedFrom(heirs.get(schema) ?? [], (heir) => heirs.get(standsFor(heir.schema)) ?? []);
    return [...found].filter((heir) => standsFor(heir.schema) !== schema);
  }

  /** The schema that an inline member of `allOf` is a part of, unless something else refers to the part by itself. */
  holder(part: Schema): SchemaDraft | undefined {
    this.#holders ??= indexHolders(this.#graph.entries);
    return this.#holders.get(part);
  }

  /** The schema that may be this one or null, if the document has the two as one. */
  besideNull(schema: Schema): SchemaEntry | undefined {
    this.#besideNull ??= indexBesideNull(this.#graph.entries);
    return this.#besideNull.get(schema);
  }

  /** Enters a schema that may be another one or null from now on. */
  splitNull(entry: SchemaEntry, notNull: Schema): void {
    this.#besideNull = new Map([...(this.#besideNull ?? indexBesideNull(this.#graph.entries)), [notNull, entry]]);
  }

  /**
   * Gives what a schema is beside null a name of its own: that of the schema with a suffix. What stands
   * in it is still named after the schema.
   */
  nameBesideNull(schema: Schema, suffix: string): void {
    const holder = this.besideNull(schema);
    const entry = this.#graph.entry(schema);
    if (!holder || !entry || holder.variants.some((variant) => variant.entry === entry)) return;
    const index = holder.children.findIndex((child) => child.entry === entry);
    if (index >= 0) holder.children.splice(index, 1, ...entry.children);
    holder.variants.push({ entry, suffix });
  }
}

/**
 * Who inherits from whom: components, and what parents list, by the schemas that they are composed of, in document order. One
 * that is nothing but another name, or may be null beside that, inherits nothing.
 */
function indexHeirs(graph: SchemaGraph): ReadonlyMap<Schema, readonly SchemaEntry[]> {
  const heirs = new Map<Schema, SchemaEntry[]>();
  for (const entry of new Set([...graph.components, ...graph.entries.flatMap((parent) => listedBy(parent, graph))])) {
    const heir = standsFor(entry.schema);
    if (heir !== entry.schema && !isWithin(heir, entry)) continue;
    for (const parent of parentsOf(heir, graph)) {
      const known = heirs.get(parent);
      if (known) known.push(entry);
      else heirs.set(parent, [entry]);
    }
  }
  return heirs;
}

/** The alternatives of a schema that are composed of it and stand in a file, or elsewhere, where a reference leads. */
function listedBy({ schema }: SchemaEntry, graph: SchemaGraph): readonly SchemaEntry[] {
  return [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap((alternative) => {
    const target = standsFor(alternative);
    const entry = graph.entry(target);
    return entry?.referred && composingLayers(target).includes(schema) ? [entry] : [];
  });
}

function isWithin(schema: Schema, { children }: SchemaEntry): boolean {
  return children.some(({ entry }) => entry.schema === schema);
}

/** What a schema is composed of, to where the parts have names of their own. */
function parentsOf(heir: Schema, graph: SchemaGraph): ReadonlySet<Schema> {
  const parents = new Set<Schema>();
  const layers = new Set([heir]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const layer of layers) {
    for (const part of composingParts(layer)) {
      const parent = standsFor(part);
      const entry = graph.entry(parent);
      parents.add(parent);
      if (entry?.componentKey === undefined && !entry?.referred) layers.add(parent);
    }
  }
  return parents;
}

/** The schemas that a schema has only to be null beside them. */
function indexBesideNull(entries: Iterable<SchemaEntry>): ReadonlyMap<Schema, SchemaEntry> {
  const found = new Map<Schema, SchemaEntry>();
  for (const entry of entries) {
    const inner = besideNull(entry.schema);
    if (inner && isWithin(inner, entry)) found.set(inner, entry);
  }
  return found;
}

/** The schemas of whose `allOf` others are inline members, and named after them. */
function indexHolders(entries: Iterable<SchemaEntry>): ReadonlyMap<Schema, SchemaDraft> {
  const holders = new Map<Schema, SchemaDraft>();
  for (const { schema, children } of entries) {
    for (const { entry, position } of children) {
      if (position.kind === "part" && !entry.referred) holders.set(entry.schema, schema);
    }
  }
  return holders;
}
