/**
 * `$dynamicRef` and `$dynamicAnchor` (JSON Schema 2020-12 Core, section 8.2.3.2), answered once and for all: where a
 * dynamic reference leads depends on the schema resources that validation came through, and there are only so many ways
 * to come to a schema. Each way that makes a difference gets a copy of the schema, whose references are plain ones, so
 * that nobody after this stage has to know of dynamic scopes. A list of numbers made from a generic list has its own type.
 */

import type { Schema } from "../api/schema.ts";
import type { SchemaEntry } from "../graph/schema-entry.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { mapSubschemas, subschemasOf } from "../schema/map-subschemas.ts";
import { closure, reversed } from "../schema/reach.ts";

/** The dynamic anchors of the resources that validation came through, each with the outermost schema that has it. */
type Scope = ReadonlyMap<string, Schema>;

interface Template {
  readonly schema: Schema;
  readonly children: SchemaEntry["children"];
}

/** An instance whose keywords are yet to be filled in. */
interface Pending {
  readonly entry: SchemaEntry;
  readonly template: Template;
  readonly scope: Scope;
}

/** Gives every `$dynamicRef` its target. All schemas have been read. */
export function resolveDynamicReferences(graph: SchemaGraph): void {
  const referring = graph.entries.filter(({ schema }) => schema.dynamicRef);
  if (referring.length === 0) return;
  new Instances(graph).run();
}

class Instances {
  readonly #graph: SchemaGraph;
  /** The schemas as they were read, with what stands in them: an instance begins as that, whatever was filled in before. */
  readonly #templates: ReadonlyMap<Schema, Template>;
  readonly #anchored: ReadonlyMap<string, readonly Schema[]>;
  /** For each schema the anchors that references in it or below it look for. */
  readonly #relevant = new Map<Schema, Set<string>>();
  readonly #instances = new Map<Schema, Map<string, SchemaEntry>>();
  readonly #pending: Pending[] = [];
  readonly #reached = new Set<SchemaEntry>();

  constructor(graph: SchemaGraph) {
    this.#graph = graph;
    this.#templates = new Map(graph.entries.map((entry) => [entry.schema, templateOf(entry)]));
    const anchored = new Map<string, Schema[]>();
    for (const { schema } of graph.entries) {
      const { dynamicAnchor } = schema;
      if (dynamicAnchor !== undefined) anchored.set(dynamicAnchor, [...(anchored.get(dynamicAnchor) ?? []), schema]);
    }
    this.#anchored = anchored;
  }

  run(): void {
    this.#findRelevant();
    for (const entry of [...this.#graph.components, ...this.#graph.roots.keys()]) {
      this.#instance(entry.schema, new Map());
    }
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) this.#fill(next);
    this.#graph.retain(this.#reached);
  }

  #findRelevant(): void {
    const schemas = [...this.#templates.keys()];
    const predecessors = reversed(schemas, (schema) => {
      const { dynamicRef } = schema;
      const targets = dynamicRef ? [dynamicRef.initial, ...(this.#anchored.get(dynamicRef.anchor ?? "") ?? [])] : [];
      return [...subschemasOf(schema), ...targets];
    });
    for (const anchor of this.#anchored.keys()) {
      const sources = schemas.filter((schema) => schema.dynamicRef?.anchor === anchor);
      for (const schema of closure(sources, predecessors)) {
        this.#relevant.set(schema, (this.#relevant.get(schema) ?? new Set()).add(anchor));
      }
    }
  }

  /** The schema as it is where validation comes to it through a scope. */
  #instance(schema: Schema, outer: Scope): Schema {
    const entry = this.#graph.entry(schema);
    if (!entry) return schema;
    const own = this.#entered(schema, new Map());
    const scope = this.#entered(schema, outer);
    const key = keyOf(scope);
    const known = this.#instances.get(schema) ?? new Map<string, SchemaEntry>();
    this.#instances.set(schema, known);
    let instance = known.get(key);
    if (!instance) {
      const foreign = [...scope].filter(([anchor, target]) => own.get(anchor) !== target).map(([, target]) => target);
      const template = this.#templates.get(schema) ?? templateOf(entry);
      instance = foreign.length === 0 ? entry : this.#graph.copy(entry, template.schema, foreign);
      known.set(key, instance);
      this.#reached.add(instance);
      this.#pending.push({ entry: instance, template, scope });
    }
    return instance.schema;
  }

  /** The scope once validation has entered the resource of a schema, as far as it matters to the schema. */
  #entered(schema: Schema, outer: Scope): Scope {
    const relevant = this.#relevant.get(schema);
    const scope = new Map<string, Schema>();
    if (!relevant) return scope;
    const inner = new Map(schema.node.dynamicAnchors());
    for (const anchor of relevant) {
      const node = inner.get(anchor);
      const target = outer.get(anchor) ?? (node && this.#graph.find(node)?.schema);
      if (target) scope.set(anchor, target);
    }
    return scope;
  }

  #fill({ entry, template: { schema: template, children: parts }, scope }: Pending): void {
    const { schema } = entry;
    const replace = (part: Schema) => this.#instance(part, scope);
    Object.assign(schema, mapSubschemas(template, replace));
    const { dynamicRef, discriminator } = template;
    if (dynamicRef) {
      const { initial, anchor } = dynamicRef;
      const target = replace((anchor !== undefined && scope.get(anchor)) || initial);
      if (schema.ref) schema.allOf = [...(schema.allOf ?? []), target];
      else schema.ref = target;
    }
    if (discriminator && (template.oneOf || template.anyOf)) {
      const mapping = discriminator.mapping.map((one) => ({ ...one, schema: replace(one.schema) }));
      const { defaultMapping } = discriminator;
      schema.discriminator = { ...discriminator, mapping, defaultMapping: defaultMapping && replace(defaultMapping) };
    } else if (discriminator) {
      for (const one of discriminator.mapping) this.#instance(one.schema, new Map());
    }
    const children = parts.map(({ entry: child, position }) => {
      const replaced = this.#graph.entry(replace(child.schema));
      return { entry: replaced ?? child, position };
    });
    entry.children.splice(0, entry.children.length, ...children);
  }
}

function templateOf({ schema, children }: SchemaEntry): Template {
  return { schema: { ...schema }, children: [...children] };
}

function keyOf(scope: Scope): string {
  const anchors = [...scope].map(([anchor, target]) => [anchor, target.node.id]);
  return JSON.stringify(anchors.sort());
}
