/**
 * Keywords whose effect depends on what is around their schema: they are entered into the ledger once every schema is
 * read. One that has none where it stands is words there, with a warning where nobody can mean that.
 */
import { reachedFrom } from "../../reached-from.ts";
import type { Operation } from "../api/operation.ts";
import type { Schema } from "../api/schema.ts";
import type { Treatment } from "../fields/ledger.ts";
import type { KeywordPlace } from "../graph/keyword-place.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { carriedSchemas } from "../schema/carried-schemas.ts";
import { composingParts } from "../schema/certain-parts.ts";
import { defaultsIn } from "../schema/defaults-in.ts";
import { sameValueParts } from "../schema/map-subschemas.ts";
import { appliedTo, holderOfDefault } from "../schema/reach.ts";

/** What a keyword does at a place, and what to say of it in the ledger and in a warning where it does nothing. */
export interface Effect {
  readonly treatment: Treatment;
  readonly note?: string;
  readonly warning?: string;
  /** What to do about it, if more is known than the catalogue says. */
  readonly help?: string;
}

/** Enters these keywords, but for discriminators. All schemas have been read, and are as the document has them. */
export function enterEffects(graph: SchemaGraph, operations: readonly Operation[]): void {
  const effectOf = effects(graph, operations);
  enterEach(graph, ({ keyword }) => keyword !== "discriminator", effectOf);
}

/** Enters the places that are meant: for each what the keyword does there, or undefined where it is in the ledger already. */
export function enterEach(
  graph: SchemaGraph,
  isMeant: (place: KeywordPlace) => boolean,
  effectOf: (place: KeywordPlace) => Effect | undefined,
): void {
  for (const place of graph.keywordPlaces.filter(isMeant)) {
    const { keyword, value } = place;
    const effect = effectOf(place);
    if (!effect) continue;
    const { treatment, note, warning, help } = effect;
    const subject = keyword === "format" ? `format ${value.value}` : keyword;
    graph.ledger.enter(note === undefined ? subject : `${subject} (${note})`, treatment, value);
    if (warning === undefined) continue;
    const location = value.location("key");
    graph.diagnostics.warning("ignored-keyword", warning, { location, ...(help !== undefined && { help }) });
  }
}

export const enforced: Effect = { treatment: "enforced" };
const unnamed: Effect = { treatment: "documentation", note: "nothing refers to it" };

function effects(graph: SchemaGraph, operations: readonly Operation[]): (place: KeywordPlace) => Effect {
  const schemas = graph.schemas;
  const asked = askedForCoverage(schemas);
  const used = usedDefaults(graph, operations);
  const carried = carriedSchemas(operations);
  const members = memberLayers(schemas);
  return ({ keyword, value, schema }) => {
    switch (keyword) {
      case "$defs":
      case "definitions":
        return graph.isMet(value) ? enforced : unnamed;
      case "$anchor":
      case "$dynamicAnchor":
        return graph.anchors.leadTo(schema.node, keyword) ? enforced : unnamed;
      case "if":
        return schema.then || schema.else || asked.has(schema) ? enforced : aloneIf;
      case "default":
        return used.has(schema) ? enforced : { treatment: "documentation", note: "never put in" };
      case "readOnly":
      case "writeOnly":
        return members.has(schema) ? enforced : { treatment: "documentation", note: "of no member" };
      default:
        if (carried.decoded.has(schema)) return enforced;
        return { treatment: carried.octets.has(schema) ? "typed" : "documentation" };
    }
  };
}

const aloneIf: Effect = {
  treatment: "documentation",
  note: "ignored without then and else",
  warning: "`if` is ignored without `then` and `else`",
};

/** The schemas whose answers count for `unevaluatedProperties` and `unevaluatedItems` around them: what they describe. */
function askedForCoverage(schemas: readonly Schema[]): ReadonlySet<Schema> {
  const asking = schemas.filter((schema) => schema.unevaluatedProperties ?? schema.unevaluatedItems);
  return reachedFrom(asking, (schema) => [...sameValueParts(schema), ...dynamicTargets(schema, schemas)]);
}

/** Where a `$dynamicRef` may lead: which of them it is depends on the way by which validation comes to it. */
function dynamicTargets({ dynamicRef }: Schema, schemas: readonly Schema[]): readonly Schema[] {
  if (!dynamicRef) return [];
  const { initial, anchor } = dynamicRef;
  return [initial, ...schemas.filter(({ dynamicAnchor }) => dynamicAnchor !== undefined && dynamicAnchor === anchor)];
}

/** The schemas of members, what these refer to and what they are composed of: directions are theirs. */
function memberLayers(schemas: readonly Schema[]): ReadonlySet<Schema> {
  const members = new Set<Schema>();
  for (const { properties = [], patternProperties = [], additionalProperties } of schemas) {
    for (const { schema } of [...properties, ...patternProperties]) members.add(schema);
    if (additionalProperties) members.add(additionalProperties);
  }
  return reachedFrom(members, composingParts);
}

/**
 * The schemas whose defaults are put in somewhere: for a member that may be missing, for one that a default lacks, for a
 * parameter that may be missing. What values are only compared with (`not`, `contains`) puts nothing in.
 */
function usedDefaults(graph: SchemaGraph, operations: readonly Operation[]): ReadonlySet<Schema> {
  const used = new Set<Schema>();
  const use = (schema: Schema | undefined) => {
    const holder = schema && holderOfDefault(schema);
    if (holder) used.add(holder);
  };
  for (const { required, value } of operations.flatMap((operation) => operation.parameters)) {
    if (!required) use(value.kind === "schema" ? value.schema : value.mediaType.schema);
  }
  const schemas = graph.schemas;
  const roots = [...graph.components, ...graph.roots.keys()].map(({ schema }) => schema);
  for (const schema of reachedFrom(roots, (part) => [...appliedTo(part), ...dynamicTargets(part, schemas)])) {
    for (const property of schema.properties ?? []) if (!property.required) use(property.schema);
    if (schema.default) for (const holder of defaultsIn(schema, schema.default.value)) used.add(holder);
  }
  return used;
}
