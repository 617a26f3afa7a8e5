/**
 * Unions that list a schema with a discriminator beside heirs of it: `oneOf: [Pet, Cat, Dog]`, as generators write it of a
 * parent that is a value of its own. An heir fits its parent as well, so that to the letter of `oneOf` (JSON Schema 2020-12
 * Core, section 10.2.1.3) none would ever fit. What is meant is the heir that the
 * discriminator of the family leads to.
 */

import { reachedFrom } from "../../reached-from.ts";
import type { Discriminator, Schema } from "../api/schema.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { nameOf } from "../keywords/implicit-values.ts";
import { allowedTypes } from "../schema/allowed-types.ts";
import { alternativeStandsFor, composingLayers, composingParts, standsFor } from "../schema/certain-parts.ts";
import { behindReference, onlyTexts } from "../schema/member-texts.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";
import { letSeveralFit } from "./hidden-choices.ts";
import { sharedValues } from "./shared-values.ts";

/**
 * The values that lead to a parent itself, since a union lists it beside an heir: those of the union's `mapping`, or else its
 * name, unless the parent's own `mapping` calls its family otherwise. No heir has been given a base yet.
 * @param mapping What leads somewhere in the family without that.
 */
export function valuesOfListed(
  schema: Schema,
  { propertyName }: Discriminator,
  mapping: Discriminator["mapping"],
  graph: SchemaGraph,
): Discriminator["mapping"] {
  const entry = graph.relations.besideNull(schema) ?? graph.entry(schema);
  if (!entry || mapping.some((one) => one.schema === schema)) return [];
  const unions = graph.entries.map((one) => one.schema).filter((union) => listsWithHeir(union, schema));
  if (unions.length === 0) return [];
  const called = unions.flatMap(({ discriminator }) =>
    discriminator?.propertyName === propertyName
      ? discriminator.mapping.filter((one) => one.explicit && standsFor(one.schema) === schema)
      : [],
  );
  // Where the family is called by a mapping, a name that is not in it is nobody's value.
  const byName = mapping.some(({ explicit }) => explicit) ? [] : [nameOf(entry)];
  const names = called.length > 0 ? called.map(({ value }) => value) : byName;
  const allowed = onlyTexts(schema, propertyName);
  const isFree = (value: string) =>
    value !== "" && !mapping.some((one) => one.value === value) && allowed?.includes(value) !== false;
  return [...new Set(names)].filter(isFree).map((value) => ({ value, schema, explicit: false }));
}

function listsWithHeir({ oneOf = [], anyOf = [] }: Schema, parent: Schema): boolean {
  const targets = [...oneOf, ...anyOf].map(alternativeStandsFor);
  return targets.includes(parent) && targets.some((one) => one !== parent && composingLayers(one).includes(parent));
}

/**
 * Gives unions that list a schema of a family and heirs of it the discriminator of the family: it leads to the nearest of
 * them, and to the parent, where that is there, with all other values. What else there is counts as it stands.
 * @param bases By parent what its heirs are composed of. All parents are unions of their heirs.
 */
export function tellFamiliesApart(graph: SchemaGraph, bases: ReadonlyMap<Schema, Schema>): void {
  const parents = new Map([...bases].map(([parent, base]) => [base, parent]));
  const baseOf = (schema: Schema) => bases.get(schema) ?? schema;
  const layersOf = (schema: Schema) => reachedFrom([schema], (layer) => [...composingParts(layer), baseOf(layer)]);
  for (const entry of graph.entries) {
    const draft: SchemaDraft = entry.schema;
    if (!draft.oneOf || draft.discriminator) continue;
    const alternatives = draft.oneOf.map((schema): Alternative => {
      const target = alternativeStandsFor(schema);
      return { schema, target, base: baseOf(target), layers: layersOf(schema) };
    });
    const parent = parentOf(alternatives, parents);
    if (!parent?.discriminator) continue;
    draft.discriminator = inherited(parent.discriminator, parent, alternatives, layersOf);
    const takingNull = alternatives.filter(({ schema }) => allowedTypes(schema)?.has("null"));
    if (sharedValues(draft.discriminator).length > 0 || takingNull.length > 1) letSeveralFit(draft);
    graph.ledger.leaveOut("oneOf", "told apart as heirs", draft.node.get("oneOf") ?? draft.node, "enforced");
  }
}

interface Alternative {
  readonly schema: Schema;
  /** What it stands for, and what heirs of that are composed of. */
  readonly target: Schema;
  readonly base: Schema;
  /** All that it is composed of. */
  readonly layers: ReadonlySet<Schema>;
}

/** The parent of a family of which there is a schema and an heir of that; if there are several, one that is there itself. */
function parentOf(alternatives: readonly Alternative[], parents: ReadonlyMap<Schema, Schema>): Schema | undefined {
  const found = new Set(
    alternatives.flatMap((heir) =>
      alternatives
        .filter((other) => isHeir(heir, other))
        .flatMap(({ layers }) => [...layers].flatMap((layer) => parents.get(layer) ?? [])),
    ),
  );
  return [...found].find((parent) => alternatives.some(({ target }) => target === parent)) ?? [...found][0];
}

/** Whether all that fits the one is meant to fit the other one, too. */
function isHeir(one: Alternative, other: Alternative): boolean {
  return one.target !== other.target && one.layers.has(other.base);
}

function inherited(
  { propertyName, mapping, defaultMapping, place }: Discriminator,
  parent: Schema,
  alternatives: readonly Alternative[],
  layersOf: (schema: Schema) => ReadonlySet<Schema>,
): Discriminator {
  const whole = alternatives.find(({ target }) => target === parent);
  const nearest = (heir: Schema): readonly Alternative[] => {
    const layers = layersOf(heir);
    const near = alternatives.filter(({ target, base }) => target !== parent && layers.has(base));
    const found = near.filter((one) => !near.some((other) => isHeir(other, one)));
    return found.length > 0 || !whole ? found : [whole];
  };
  const byDefault = whole ?? (defaultMapping && nearest(defaultMapping)[0]);
  return {
    propertyName,
    mapping: mapping.flatMap(({ value, schema }) =>
      nearest(schema).map((one) => ({ value, schema: behindReference(one.schema), explicit: false })),
    ),
    defaultMapping: byDefault && behindReference(byDefault.schema),
    heirs: undefined,
    inherited: true,
    place,
  };
}
