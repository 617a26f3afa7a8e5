/**
 * Schemas that say which members an object has, and not that a value is one: `{ properties: { id: { type: string } } }`. To
 * the letter, texts, numbers and lists fit them too (JSON Schema 2020-12 Core, section 7.6.1), and are in their types; who
 * writes them means objects. A lenient run reads them so.
 */
import type { Diagnostics, Location } from "../../diagnostics.ts";
import { reachedFrom } from "../../reached-from.ts";
import type { Schema } from "../api/schema.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { allowedTypes, jsonTypeOf } from "../schema/allowed-types.ts";
import { certainLayers, certainParts } from "../schema/certain-parts.ts";
import { assertions, hasKeyword, keywordsOf, typesOf } from "../schema/keyword-kinds.ts";
import { subschemasOf } from "../schema/map-subschemas.ts";

/** Reports them, once for the document; in a lenient run they are objects from now on. All schemas have been read. */
export function readUntypedObjects(graph: SchemaGraph): void {
  const { entries, diagnostics } = graph;
  const { found } = new UntypedObjects(graph);
  if (diagnostics.lenient) for (const { schema } of entries) if (found.has(schema)) schema.types = ["object"];
  reportUntyped(found, diagnostics);
}

/** How many places are shown beside the first one. */
const shownOthers = 2;

const advice = "Write `type: object` beside them, in a document that is not yours by an overlay (--overlay).";

function reportUntyped(found: ReadonlySet<Schema>, diagnostics: Diagnostics): void {
  const [first, ...others] = [...found].map(({ node }) => node.location()).sort(inTheText);
  if (!first) return;
  const places = `${others.length} other place${others.length === 1 ? "" : "s"}`;
  const elsewhere = others.length === 0 ? "" : `, here and in ${places}`;
  const message = `members are described without \`type: object\`: texts, numbers and lists fit, too${elsewhere}`;
  const related = others.slice(0, shownOthers).map((location) => ({ message: "and here", location }));
  const details = { location: first, related };
  const mend = "they are read as objects";
  if (diagnostics.lenient) diagnostics.mended("missing-type", message, mend, details);
  else diagnostics.warning("missing-type", message, { ...details, help: `${advice} With --lenient, ${mend}.` });
}

/** From top to bottom; of several files, those stay in the order in which they were read. */
function inTheText(left: Location, right: Location): number {
  return left.file === right.file ? left.line - right.line || left.column - right.column : 0;
}

/** The keywords whose schemas only ask something of a value: with `type: object` the answer would be another one. */
const asking = ["not", "if", "contains", "propertyNames"] as const;

/** The keywords whose schemas describe no value for certain. */
const conditional: ReadonlySet<string> = new Set([...asking, "then", "else", "dependentSchemas", "contentSchema"]);

const ofObjects = keywordsOf("object");
const ofOthers = assertions.filter((keyword) => typesOf(keyword)?.includes("object") === false);

class UntypedObjects {
  readonly found = new Set<Schema>();
  readonly #graph: SchemaGraph;
  /** The schemas of values and their parts, once they are asked for. */
  #ofValues: ReadonlySet<Schema> | undefined;
  /** What stands in place in an `allOf`, `anyOf` or `oneOf`, and the schema around it, which is about the same value. */
  readonly #around = new Map<Schema, Schema>();
  readonly #seen = new Set<Schema>();

  constructor(graph: SchemaGraph) {
    this.#graph = graph;
    // A large document has a hundred thousand schemas, and a few candidates.
    const candidates = graph.schemas.filter((schema) => !schema.types && (describesMembers(schema) || schema.allOf));
    if (candidates.length === 0) return;
    for (const schema of graph.schemas) {
      for (const parts of [schema.allOf, schema.anyOf, schema.oneOf]) {
        for (const part of parts ?? []) if (this.#standsInPlace(part)) this.#around.set(part, schema);
      }
    }
    for (const schema of candidates) this.#look(schema);
  }

  #standsInPlace(part: Schema): boolean {
    const entry = this.#graph.entry(part);
    return entry !== undefined && !entry.referred && entry.componentKey === undefined;
  }

  #look(schema: Schema): void {
    if (this.#seen.has(schema)) return;
    this.#seen.add(schema);
    for (const part of certainParts(schema)) this.#look(part);
    if (this.#isUntyped(schema) && this.#isOpenAround(schema) && this.#isOfValue(schema)) this.found.add(schema);
  }

  #isOfValue(schema: Schema): boolean {
    this.#ofValues ??= schemasOfValues(this.#graph);
    return this.#ofValues.has(schema);
  }

  /** Whether a schema describes members, speaks of nothing but objects, and is not an object by what it is composed of. */
  #isUntyped(schema: Schema): boolean {
    if (schema.ref || allowedTypes(schema) !== undefined) return false;
    const layers = certainLayers(schema);
    return layers.some(describesMembers) && layers.every((layer) => !this.found.has(layer) && this.#isPlain(layer));
  }

  /** Whether nothing in a schema speaks of values that are no objects. */
  #isPlain(layer: Schema): boolean {
    const { always, default: own, dynamicRef, anyOf = [], oneOf = [] } = layer;
    if (always !== undefined || dynamicRef || this.#graph.leftOut.has(layer) || hasKeyword(layer, ofOthers))
      return false;
    return (!own || jsonTypeOf(own.value) === "object") && [...anyOf, ...oneOf].every((one) => isForObjects(one));
  }

  /** Whether what stands around a part leaves open of which type a value is. A part of an `allOf` is looked at with the whole. */
  #isOpenAround(part: Schema): boolean {
    if (this.#around.get(part)?.allOf?.includes(part)) return false;
    for (let around = this.#around.get(part); around; around = this.#around.get(around)) {
      const types = allowedTypes(around);
      if (types && (types.size === 1 || !types.has("object"))) return false;
      if (certainLayers(around).some((layer) => this.found.has(layer))) return false;
    }
    return true;
  }
}

/** The schemas of values and their parts: what the document reaches otherwise than by asking something of a value. */
function schemasOfValues({ entries, schemas, roots }: SchemaGraph): ReadonlySet<Schema> {
  const conditions = schemas.flatMap((schema) => asking.flatMap((keyword) => schema[keyword] ?? []));
  const asked = reachedFrom(conditions, (schema) => subschemasOf(schema));
  const starts = entries.filter((entry) => entry.componentKey !== undefined || roots.has(entry));
  const described = reachedFrom(
    starts.map(({ schema }) => schema),
    (schema) => subschemasOf(schema, conditional),
  );
  return new Set([...described].filter((schema) => !asked.has(schema)));
}

function describesMembers({ properties, additionalProperties }: Schema): boolean {
  return properties !== undefined || (additionalProperties !== undefined && additionalProperties.always === undefined);
}

/** Whether an alternative is about objects alone: by its type, or as it asks something of members and of nothing else. */
function isForObjects(alternative: Schema, within: ReadonlySet<Schema> = new Set()): boolean {
  const types = allowedTypes(alternative);
  if (types) return [...types].every((type) => type === "object");
  if (within.has(alternative)) return false;
  const inner = new Set([...within, alternative]);
  const layers = certainLayers(alternative);
  const asksOfMembers = (layer: Schema) =>
    hasKeyword(layer, ofObjects) || (layer.not !== undefined && isForObjects(layer.not, inner));
  const unions = layers.flatMap(({ anyOf, oneOf }) => [anyOf, oneOf]).filter((union) => union !== undefined);
  if (layers.some((layer) => layer.dynamicRef || hasKeyword(layer, ofOthers))) return false;
  return layers.some(asksOfMembers) || unions.some((union) => union.every((one) => isForObjects(one, inner)));
}
