/**
 * Parts of an `allOf` that are closed against each other's members: `additionalProperties: false` in a base and in what an heir
 * adds, as generators write it that close every object. To the letter the members of the one are forbidden by the other one
 * (JSON Schema 2020-12 Core, section 10.3.2.3). A lenient run reads the parts as one closed object: as what
 * `unevaluatedProperties: false` beside parts that are open says (section 11.3).
 */

import type { Schema } from "../api/schema.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { certainLayers } from "../schema/certain-parts.ts";
import type { Closed } from "../schema/closed-layers.ts";
import { type Contradiction, closesOut, isComposedBefore } from "../schema/contradiction.ts";
import { madeSchema, type SchemaDraft } from "../schema/schema-draft.ts";
import { letSeveralFit } from "./hidden-choices.ts";

/** What is done about them: `Diagnostic.mend`. */
const readAsOne = "the closed parts are read as one closed object";

type Pair = readonly [closed: Schema, other: Schema];

/** Pairs of a schema's layers that are closed, the first of which forbids members of the other one. */
function pairsIn(schema: Schema): readonly Pair[] {
  const closed = certainLayers(schema).filter(isClosed);
  if (closed.length < 2) return [];
  return closed.flatMap((one) =>
    closed.flatMap((other): Pair[] => {
      const isForbidden = other.properties?.some(
        (member) => member.schema.always !== false && closesOut(one, member.name),
      );
      return one !== other && isForbidden ? [[one, other]] : [];
    }),
  );
}

function isClosed({ additionalProperties }: Schema): boolean {
  return additionalProperties?.always === false;
}

/** What a lenient run does about what forbids members of a schema. */
export type ClosedMend = (closed: Closed) => Pick<Contradiction, "mendAfter"> | undefined;

/** It does something where that is one of the schema's closed parts. */
export function closedMendOf(schema: Schema): ClosedMend {
  let joined: ReadonlySet<Schema> | undefined;
  return ({ layer }) => {
    joined ??= new Set(pairsIn(schema).flat());
    return joined.has(layer) ? { mendAfter: readAsOne } : undefined;
  };
}

/** Reads closed parts as one closed object, wherever they first come together. Heirs have their bases. */
export function joinClosedParts(graph: SchemaGraph): void {
  if (!graph.diagnostics.lenient) return;
  const found = graph.entries.filter(({ schema }) =>
    pairsIn(schema).some((pair) => !isComposedBefore(schema, ...pair)),
  );
  if (found.length === 0) return;
  const opening = new Opening(graph);
  const closed = found.map(({ schema }) => ({ schema, parts: opening.partsOf(schema) }));
  for (const { schema, parts } of closed) {
    opening.open(schema, parts);
    schema.unevaluatedProperties = { ...madeSchema(schema.node), always: false };
  }
  const joined = new Set<Schema>(found.map(({ schema }) => schema));
  const isJoined = (schema: Schema) => certainLayers(schema).some((layer) => joined.has(layer));
  // What fitted a base alone fits the heir as well, which nothing fitted before.
  for (const { schema } of graph.entries)
    if (!schema.discriminator && schema.oneOf?.some(isJoined)) letSeveralFit(schema);
}

type Parts = Pick<Schema, "ref" | "allOf">;

/** The schemas as they are within one that is closed as a whole. */
class Opening {
  readonly #graph: SchemaGraph;
  readonly #opened = new Map<Schema, Schema>();

  constructor(graph: SchemaGraph) {
    this.#graph = graph;
  }

  partsOf({ ref, allOf }: Parts): Parts {
    return { ref: ref && this.#within(ref), allOf: allOf?.map((part) => this.#within(part)) };
  }

  open(draft: SchemaDraft, parts: Parts): void {
    Object.assign(draft, parts);
    const node = draft.node.get("additionalProperties");
    if (node && isClosed(draft)) {
      this.#graph.ledger.leaveOut("additionalProperties", "closed with other parts", node, "enforced");
    }
    if (isClosed(draft)) draft.additionalProperties = undefined;
    if (draft.unevaluatedProperties?.always === false) draft.unevaluatedProperties = undefined;
  }

  /** A part that is closed elsewhere is open here. */
  #within(part: Schema): Schema {
    const known = this.#opened.get(part);
    if (known) return known;
    const entry = this.#graph.entry(part);
    const isOpen = !certainLayers(part).some(
      (layer) => isClosed(layer) || layer.unevaluatedProperties?.always === false,
    );
    this.#opened.set(part, part);
    if (!entry || isOpen) return part;
    const { schema } = this.#graph.variant(entry, "part", undefined, { place: "open" });
    this.#opened.set(part, schema);
    this.open(schema, this.partsOf(part));
    return schema;
  }
}
