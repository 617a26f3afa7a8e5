/**
 * `readOnly` and `writeOnly` (JSON Schema 2020-12 Validation, section 9.4; OpenAPI 3.1 section 4.8.24): a schema that
 * holds such members is two schemas, what a response holds and what a request may hold. They are told apart here, once
 * and for all, so that nobody after this stage has to know of directions: requests lead to the one, responses to the
 * other.
 *
 * The rule is that a value is looked at as if the members of the other direction were not there, and that none of them
 * is required. What stands in their place is `hidden`.
 */

import { reachedFrom } from "../../reached-from.ts";
import type { Operation } from "../api/operation.ts";
import type { Access, Schema } from "../api/schema.ts";
import type { SchemaEntry } from "../graph/schema-entry.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import type { OperationSite } from "../operations/collect-operations.ts";
import { mapOperations } from "../operations/map-operations.ts";
import { sameValue } from "../schema/keyword-kinds.ts";
import { holdersAmong, mapSubschemas, subschemasOf } from "../schema/map-subschemas.ts";
import { closure, reversed } from "../schema/reach.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";
import { differInHidden, letSeveralFit } from "./hidden-choices.ts";
import { HiddenMembers, MentionedMembers } from "./hidden-members.ts";
import { neededTags } from "./needed-tags.ts";
import { withoutHidden } from "./without-hidden.ts";

type Operations = ReadonlyMap<OperationSite, Operation>;

/**
 * Gives every schema its form for each direction. All schemas have been read.
 * @returns The operations, each with the forms of its directions.
 */
export function tellDirectionsApart(graph: SchemaGraph, operations: Operations): Operations {
  const isDirected = graph.entries.some(({ schema }) => schema.readOnly || schema.writeOnly);
  return isDirected ? new Directions(graph, operations).run() : operations;
}

/** Where a schema is held against a value. */
interface Place {
  readonly access: Access;
  /** Members that another schema hides from the same value. */
  readonly hidden: ReadonlySet<string>;
  /** The answer is asked for and not demanded: no object fits that has to have a hidden member. */
  readonly condition: boolean;
}

/** A form whose keywords are yet to be filled in. */
interface Form extends Place {
  readonly draft: SchemaDraft;
  readonly original: Schema;
  /** Of the hidden members those that the schema does not hide itself. */
  readonly foreign: readonly string[];
}

class Directions {
  readonly #graph: SchemaGraph;
  readonly #operations: Operations;
  /** The affected schemas as they were read. */
  readonly #originals = new Map<Schema, Schema>();
  readonly #hidden: Readonly<Record<Access, HiddenMembers>>;
  readonly #mentioned: MentionedMembers;
  /** The schemas of which there are two forms. */
  readonly #affected: ReadonlySet<Schema>;
  /** The schemas that stand in a request: their own form is the one for what is written. */
  readonly #inRequests: ReadonlySet<SchemaEntry>;
  readonly #forms = new Map<Schema, Map<string, Schema>>();
  readonly #pending: Form[] = [];

  constructor(graph: SchemaGraph, operations: Operations) {
    this.#graph = graph;
    this.#operations = operations;
    const original = (schema: Schema) => this.#originals.get(schema) ?? schema;
    const shown = neededTags(graph);
    this.#hidden = {
      read: new HiddenMembers("read", original, shown),
      write: new HiddenMembers("write", original, shown),
    };
    this.#mentioned = new MentionedMembers(original);
    const schemas = holdersAmong(graph.schemas);
    const { read, write } = this.#hidden;
    const hiding = schemas.filter((schema) => read.hidesByItself(schema) || write.hidesByItself(schema));
    this.#affected = hiding.length === 0 ? new Set() : closure(hiding, reversed(schemas, subschemasOf));
    // No others are changed.
    for (const schema of this.#affected) this.#originals.set(schema, { ...schema });
    this.#inRequests = entriesInRequests(graph, operations);
  }

  run(): Operations {
    if (this.#affected.size === 0) return this.#operations;
    for (const entry of [...this.#graph.entries]) {
      const own = this.#ownAccess(entry);
      const isComponent = entry.componentKey !== undefined;
      for (const access of isComponent ? (["read", "write"] as const) : [own]) this.#in(access, entry.schema);
    }
    const operations = mapOperations(this.#operations, (schema, access) => this.#in(access, schema));
    for (let form = this.#pending.pop(); form; form = this.#pending.pop()) this.#fill(form);
    return operations;
  }

  #ownAccess(entry: SchemaEntry): Access {
    return this.#inRequests.has(entry) ? "write" : "read";
  }

  /** The schema as it is where a value begins. */
  #in(access: Access, schema: Schema): Schema {
    return this.#affected.has(schema) ? this.#form(schema, { access, hidden: new Set(), condition: false }) : schema;
  }

  #form(schema: Schema, place: Place): Schema {
    const entry = this.#graph.entry(schema);
    if (!entry) return schema;
    const { access } = place;
    const own = this.#hidden[access].of(schema);
    const hidden = place.hidden.size === 0 ? [] : this.#mentioned.among(place.hidden, schema);
    const foreign = hidden.filter((name) => !own.has(name));
    const condition = place.condition && this.#mentioned.requires([...own, ...foreign], schema);
    const isPlain = foreign.length === 0 && !condition;
    if (isPlain && !this.#affected.has(schema)) return schema;
    const forms = this.#forms.get(schema) ?? new Map<string, Schema>();
    this.#forms.set(schema, forms);
    const key = JSON.stringify([access, foreign.toSorted(), condition]);
    const known = forms.get(key);
    if (known) return known;
    const isOwn = isPlain && access === this.#ownAccess(entry);
    const draft = isOwn ? entry.schema : this.#variant(entry, access, isPlain ? undefined : key);
    forms.set(key, draft);
    const original = this.#originals.get(schema) ?? schema;
    this.#pending.push({ draft, original, access, hidden: new Set([...own, ...foreign]), foreign, condition });
    return draft;
  }

  /** @param place Of a part: what tells it from others of the schema. */
  #variant(entry: SchemaEntry, access: Access, place: string | undefined): SchemaDraft {
    if (place !== undefined) return this.#graph.variant(entry, "part", undefined, { place }).schema;
    const [kind, suffix] =
      access === "write" ? (["writable", "Writable"] as const) : (["readable", "Readable"] as const);
    return this.#graph.variant(entry, kind, suffix).schema;
  }

  #fill({ draft, original, access, hidden, foreign, condition }: Form): void {
    const shown = withoutHidden(original, {
      ...{ names: hidden, foreign, condition },
      hides: (described) => this.#hidden[access].hides(described),
      isHidden: (member) => this.#hidden[access].isHidden(member),
    });
    const beside = (part: Schema, isAsked = false) =>
      this.#form(part, { access, hidden, condition: condition || isAsked });
    const parts = mapSubschemas(shown, (part, keyword) => {
      return sameValue.has(keyword) ? beside(part, keyword === "not" || keyword === "if") : this.#in(access, part);
    });
    Object.assign(draft, shown, parts, { component: draft.component, variant: draft.variant });
    const { discriminator, oneOf } = original;
    if (!discriminator) {
      const hiddenOf = (option: Schema) => [...hidden, ...this.#hidden[access].of(option)];
      if (oneOf && !condition && differInHidden(oneOf, hiddenOf, this.#mentioned)) letSeveralFit(draft);
      return;
    }
    const { mapping, defaultMapping, heirs, inherited } = discriminator;
    const directed = {
      ...discriminator,
      mapping: mapping.map((entry) => ({ ...entry, schema: beside(entry.schema) })),
      defaultMapping: defaultMapping && beside(defaultMapping),
    };
    // A member that is not sent tells nothing apart.
    const name = discriminator.propertyName;
    const isHiddenFrom = (target: Schema) => this.#hidden[access].of(target).has(name);
    const isHiddenHere =
      hidden.has(name) || (inherited === true && mapping.every((entry) => isHiddenFrom(entry.schema)));
    draft.discriminator = isHiddenHere ? undefined : directed;
    draft.hiddenDiscriminator = isHiddenHere && heirs ? directed : undefined;
    if (!draft.hiddenDiscriminator && !(isHiddenHere && inherited)) return;
    // Without the member that keeps them apart, heirs may all fit.
    letSeveralFit(draft);
  }
}

/**
 * The inline schemas of requests, and what stands in them. What a request refers to has a place of its own. A schema
 * that a response refers to as well keeps the form that components have.
 */
function entriesInRequests(graph: SchemaGraph, operations: Operations): ReadonlySet<SchemaEntry> {
  const ends: Record<Access, Set<Schema>> = { read: new Set(), write: new Set() };
  mapOperations(operations, (schema, access) => {
    ends[access].add(schema);
    return schema;
  });
  const written = [...graph.roots.keys()].filter(({ schema }) => ends.write.has(schema) && !ends.read.has(schema));
  return reachedFrom(written, ({ children }) => children.map((child) => child.entry));
}
