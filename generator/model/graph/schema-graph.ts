import type { Diagnostics } from "../../diagnostics.ts";
import type { SpecNode } from "../../load/document/spec-node.ts";
import type { JsonValue } from "../../load/text/json.ts";
import type { Schema, SchemaVariant } from "../api/schema.ts";
import type { Ledger } from "../fields/ledger.ts";
import { emptySchema } from "../schema/schema-draft.ts";
import { Anchors } from "./anchors.ts";
import { isPureReference } from "./bare-reference.ts";
import { Dialects } from "./dialect.ts";
import type { KeywordPlace } from "./keyword-place.ts";
import { limitComposition } from "./limit-composition.ts";
import { NodeMap } from "./node-map.ts";
import type { Position, SchemaEntry } from "./schema-entry.ts";
import type { SchemaReader } from "./schema-reader.ts";
import { SchemaRelations } from "./schema-relations.ts";

/** What a value of a schema is read as whose `enum` is spelt in another type; undefined where it is read as it is. */
export type Respelling = (node: SpecNode) => JsonValue | undefined;

/**
 * The schemas of a document by identity. A schema is made when it is first asked for and read later from a queue, so
 * that neither the depth nor the recursion of the document matters.
 */
export class SchemaGraph {
  readonly diagnostics: Diagnostics;
  readonly ledger: Ledger;
  readonly dialects = new Dialects();
  /** How the schemas stand to each other, once all are read. */
  readonly relations = new SchemaRelations(this);
  readonly anchors = new Anchors();
  /** The keywords that are entered into the ledger once all schemas are read. */
  readonly keywordPlaces: KeywordPlace[] = [];
  /** What the examples of schemas are read as whose values are spelt in another type. */
  readonly respellings = new Map<Schema, Respelling>();
  readonly #document: SpecNode;
  readonly #reader: SchemaReader;
  readonly #byNode = new NodeMap<SchemaEntry>();
  readonly #bySchema = new Map<Schema, SchemaEntry>();
  #queue: SchemaEntry[] = [];
  readonly #afterwards: (() => void)[] = [];
  readonly #components: SchemaEntry[] = [];
  readonly #componentsByKey = new Map<string, SchemaEntry>();
  /** The bare `$ref`s that are counted. */
  readonly #aliases = new NodeMap<true>();
  readonly #leftOut = new Map<Schema, Set<string>>();
  readonly #roots = new Map<SchemaEntry, { base: string; owned: boolean }>();

  constructor(document: SpecNode, reader: SchemaReader, diagnostics: Diagnostics, ledger: Ledger) {
    this.#document = document;
    this.#reader = reader;
    this.diagnostics = diagnostics;
    this.ledger = ledger;
  }

  /** `components.schemas`, in document order. */
  get components(): readonly SchemaEntry[] {
    return this.#components;
  }

  /** The schemas that stand in no other schema, with the names that they get if they need one. */
  get roots(): ReadonlyMap<SchemaEntry, { readonly base: string }> {
    return this.#roots;
  }

  /** Every schema, in the order in which they were met. */
  get entries(): readonly SchemaEntry[] {
    return this.#queue;
  }

  /** Those of the entries, as they are now. */
  get schemas(): readonly SchemaEntry["schema"][] {
    return this.entries.map(({ schema }) => schema);
  }

  entry(schema: Schema): SchemaEntry | undefined {
    return this.#bySchema.get(schema);
  }

  /** The component of a key of `components.schemas`. */
  componentOf(key: string): SchemaEntry | undefined {
    return this.#componentsByKey.get(key);
  }

  /** The schema at a place. */
  find(place: Pick<SpecNode, "file" | "pointer">): SchemaEntry | undefined {
    return this.#byNode.get(place);
  }

  /** Whether the schema at a node is one of the document's, also where it is nothing but a `$ref`. */
  isMet(node: SpecNode): boolean {
    return this.#byNode.has(node) || this.#aliases.has(node);
  }

  /**
   * Enters a member of `components.schemas`; all of them come before anything else. One that is nothing but a `$ref` to
   * another file gives its name to what stands there.
   */
  component(key: string, node: SpecNode): void {
    const outside = this.#definitionOutside(node);
    const there = outside && this.#create(outside);
    const entry = there && there.componentKey === undefined ? there : this.#create(node);
    if (entry.schema.node.id !== node.id) this.#countAlias(node);
    this.#byNode.set(node, entry);
    entry.componentKey = key;
    entry.schema.component = true;
    this.#components.push(entry);
    this.#componentsByKey.set(key, entry);
  }

  /**
   * The schema of a parameter, a media type, a header: one that stands in no other schema.
   * @param base The name that it gets if it needs one.
   * @param owned Whether the node stands in the thing that it is named after; else it was reached through a `$ref`, and
   *   its owner has the better name for it.
   */
  root(node: SpecNode, base: string, owned: boolean): Schema {
    const entry = this.#at(node);
    if (entry.componentKey === undefined && !isPureReference(node)) {
      const claim = this.#roots.get(entry);
      if (!claim || (owned && !claim.owned)) this.#roots.set(entry, { base, owned });
    }
    return entry.schema;
  }

  /** The schema of a keyword of another schema. */
  child(parent: Schema, node: SpecNode, position: Position): Schema {
    const entry = this.#at(node);
    if (!isPureReference(node)) this.#bySchema.get(parent)?.children.push({ entry, position });
    return entry.schema;
  }

  /** The schema that a reference leads to. */
  referred(node: SpecNode): Schema {
    const entry = this.#at(node);
    entry.referred = true;
    return entry.schema;
  }

  /**
   * A schema of the same node for another dynamic scope. What refers to other schemas is filled in by whoever asks for it.
   * @param template The schema as it was read.
   */
  copy(entry: SchemaEntry, template: Schema, scope: readonly Schema[]): SchemaEntry {
    const schema = { ...template, component: false, scope };
    const copy: SchemaEntry = {
      ...entry,
      schema,
      children: [],
      variants: [],
      componentKey: undefined,
    };
    this.#bySchema.set(schema, copy);
    this.#queue.push(copy);
    return copy;
  }

  /**
   * Another form of a schema. Its keywords are those of the schema until whoever asks for it changes them.
   * @param suffix What its name ends in; without one it has none, unless it would be written often.
   * @param from What tells it from others of its kind, and the schema whose keywords it has, if it is another one.
   */
  variant(
    entry: SchemaEntry,
    kind: SchemaVariant["kind"],
    suffix: string | undefined,
    { place, keywords = entry.schema }: { readonly place?: string; readonly keywords?: Schema } = {},
  ): SchemaEntry {
    const schema = { ...keywords, variant: { kind, of: entry.schema, place } };
    const variant: SchemaEntry = { ...entry, schema, children: [], variants: [], componentKey: undefined };
    entry.variants.push({ entry: variant, suffix });
    this.#bySchema.set(schema, variant);
    this.#queue.push(variant);
    return variant;
  }

  /** Forgets the schemas that nothing leads to. */
  retain(reached: ReadonlySet<SchemaEntry>): void {
    this.#queue = this.#queue.filter((entry) => reached.has(entry));
  }

  /**
   * Leaves out a keyword of a schema that cannot be read: it is mended by letting more through.
   * @param reason For the ledger.
   */
  leaveOut(keyword: string, reason: string, node: SpecNode, schema: Schema): void {
    this.ledger.leaveOut(keyword, reason, node);
    this.enterLeftOut(keyword, schema);
  }

  /** Enters a keyword that was left out before the schema was read. */
  enterLeftOut(keyword: string, schema: Schema): void {
    const known = this.#leftOut.get(schema);
    if (known) known.add(keyword);
    else this.#leftOut.set(schema, new Set([keyword]));
  }

  /** The schemas that say less than the document means, with the keywords that are missing. */
  get leftOut(): ReadonlyMap<Schema, ReadonlySet<string>> {
    return this.#leftOut;
  }

  /** Runs a step once every schema is read, since it looks at the keywords of several. */
  whenRead(step: () => void): void {
    this.#afterwards.push(step);
  }

  /** Reads every schema that was asked for, and those that they hold or refer to. */
  drain(): void {
    let next = 0;
    let meant = 0;
    const readAll = (): void => {
      for (let entry = this.#queue[next]; entry; entry = this.#queue[next]) {
        next++;
        if (!entry.broken) this.#reader.readSchema(entry.schema, this);
      }
      if (this.#findAnchored()) readAll();
      // A type may be another schema's, that is referred to.
      const fresh = this.#queue.slice(meant);
      meant = this.#queue.length;
      this.#reader.readMeantValues(fresh, this);
    };
    readAll();
    limitComposition(this);
    const before = next;
    for (const step of this.#afterwards) {
      step();
      readAll();
    }
    if (next > before) limitComposition(this);
  }

  /** @returns Whether there were schemas with wanted anchors that nothing had asked for. */
  #findAnchored(): boolean {
    const { wanted } = this.anchors;
    if (wanted.size === 0) return false;
    const before = this.#queue.length;
    for (const { schema } of [...this.#queue]) {
      for (const [name, node] of schema.node.dynamicAnchors()) if (wanted.has(name)) this.referred(node);
    }
    return this.#queue.length > before;
  }

  /** The schema at a node; where the node is nothing but a `$ref`, the one at its end. */
  #at(node: SpecNode): SchemaEntry {
    const here = this.#here(node);
    if (here) return here;
    const seen = new Set([node.id]);
    for (let current = node; ; ) {
      this.#countAlias(current);
      const target = current.target();
      // A circle was reported when the document was loaded.
      if (!target || seen.has(target.id)) {
        const broken = this.#create(node, true);
        this.leaveOut("$ref", "leads nowhere", current, broken.schema);
        return broken;
      }
      this.anchors.enter(current.ref, target);
      const entry = this.#here(target);
      if (entry) {
        entry.referred = true;
        return entry;
      }
      seen.add(target.id);
      current = target;
    }
  }

  /** Of a node that is a schema by itself. */
  #here(node: SpecNode): SchemaEntry | undefined {
    return this.#byNode.get(node) ?? (isPureReference(node) ? undefined : this.#create(node));
  }

  /** Enters a bare `$ref`, which becomes no schema of its own, into the ledger. */
  #countAlias(node: SpecNode): void {
    if (this.#aliases.has(node)) return;
    this.#aliases.set(node, true);
    this.ledger.enter("$ref", "enforced", node);
    this.#reader.enterFormer(node, this.ledger);
  }

  #create(node: SpecNode, broken = false): SchemaEntry {
    const known = this.#byNode.get(node);
    if (known) return known;
    const entry: SchemaEntry = {
      schema: emptySchema(node),
      children: [],
      variants: [],
      referred: false,
      componentKey: undefined,
      broken,
    };
    this.#byNode.set(node, entry);
    this.#bySchema.set(entry.schema, entry);
    this.#queue.push(entry);
    return entry;
  }

  /** Where a chain of bare `$ref`s ends in another file. */
  #definitionOutside(node: SpecNode): SpecNode | undefined {
    const seen = new Set<string>();
    let current: SpecNode | undefined = node;
    while (current && isPureReference(current) && !seen.has(current.id)) {
      seen.add(current.id);
      const target = current.target();
      if (target) this.anchors.enter(current.ref, target);
      current = target;
    }
    const outside = current !== undefined && current.file !== this.#document.file && !isPureReference(current);
    return outside ? current : undefined;
  }
}
