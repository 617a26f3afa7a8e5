/**
 * The values of discriminators that no `mapping` names (OpenAPI 3.1 section 4.8.25): what a schema allows by itself leads
 * to it, or else its name.
 */

import { reachedFrom } from "../../reached-from.ts";
import type { Discriminator, Schema } from "../api/schema.ts";
import type { SchemaEntry } from "../graph/schema-entry.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { alternativeStandsFor, composingLayers, standsFor } from "../schema/certain-parts.ts";
import {
  behindReference,
  MemberSearch,
  type MemberTexts,
  mayBeObject,
  onlyTexts,
  sealed,
} from "../schema/member-texts.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";

type Mapping = Discriminator["mapping"];

/**
 * The values that lead to the heirs of a schema which the mapping lacks. An heir whose value its parent forbids is none,
 * but a schema around the parent.
 */
export function valuesOfHeirs(schema: Schema, { propertyName, mapping }: Discriminator, graph: SchemaGraph): Mapping {
  const heirs = graph.relations.heirs(schema).map((entry) => ({ entry, schema: standsFor(entry.schema) }));
  const family = [schema, ...heirs.map((heir) => heir.schema)];
  const allowed = onlyTexts(schema, propertyName);
  const search = new MemberSearch(propertyName);
  const alternatives = heirs.map(({ entry, schema: heir }): Alternative => {
    const others = new Set(family.filter((one) => one !== heir));
    return { schema: heir, name: nameOf(entry), own: search.of(heir, others), isObject: mayBeObject(heir) };
  });
  return implicitValues(alternatives, mapping).filter(({ value }) => allowed?.includes(value) ?? true);
}

/**
 * Gives the discriminators of unions the values that lead to the alternatives which their mappings lack. Heirs have the values
 * that lead to them, and parents are unions of these: a union within a union has its own first.
 */
export function completeUnions(graph: SchemaGraph): void {
  const waiting = new Map<Schema, SchemaDraft>(
    graph.entries
      .filter(
        ({ schema: { discriminator, oneOf, anyOf } }) => discriminator && !discriminator.heirs && (oneOf ?? anyOf),
      )
      .map(({ schema }) => [schema, schema]),
  );
  const searches = new Map<string, MemberSearch>();
  const searchFor = (name: string): MemberSearch => {
    const search = searches.get(name) ?? new MemberSearch(name, completed);
    searches.set(name, search);
    return search;
  };
  const completed = (schema: Schema): Discriminator | undefined => {
    const draft = waiting.get(schema);
    if (draft?.discriminator) {
      waiting.delete(schema);
      draft.discriminator = withValues(draft, draft.discriminator, searchFor(draft.discriminator.propertyName), graph);
    }
    return schema.discriminator;
  };
  for (const schema of [...waiting.keys()]) completed(schema);
}

function withValues(
  { oneOf = [], anyOf = [] }: Schema,
  discriminator: Discriminator,
  search: MemberSearch,
  graph: SchemaGraph,
): Discriminator {
  const alternatives = [...oneOf, ...anyOf].flatMap((member): Alternative[] => {
    const schema = behindReference(member);
    const entry = graph.entry(schema);
    if (!entry) return [];
    // What has no name of its own is called by what it stands for, such as what it is beside null.
    const meant = graph.entry(alternativeStandsFor(member)) ?? entry;
    const name = nameOf(entry) || nameOf(meant);
    return [{ schema, name, own: search.of(member), isObject: mayBeObject(member) }];
  });
  const within = withinEach(new Set(alternatives.map(({ schema }) => schema)));
  const implicit = implicitValues(alternatives, discriminator.mapping, within);
  const mapping = [...discriminator.mapping, ...withoutRepeated(implicit)];
  return whereTextsLead({ ...discriminator, mapping }, search);
}

/** Without the values of an alternative that lead to those before it, all of them: they do not tell it apart. */
function withoutRepeated(mapping: Mapping): Mapping {
  const told = new Set<string>();
  return [...Map.groupBy(mapping, ({ schema }) => schema).values()]
    .filter((entries) => {
      const before = told.size;
      for (const { value } of entries) told.add(value);
      return told.size > before;
    })
    .flat();
}

/** Without its values where the member can be no text in any schema that they lead to: then it tells nothing apart. */
export function whereTextsLead(
  discriminator: Discriminator,
  search: MemberSearch = new MemberSearch(discriminator.propertyName),
): Discriminator {
  const { mapping, defaultMapping } = discriminator;
  const isNoText = ({ schema }: Mapping[number]) => sealed(search.of(schema))?.length === 0;
  return !defaultMapping && mapping.every(isNoText) ? { ...discriminator, mapping: [] } : discriminator;
}

/** A schema that a discriminator chooses. */
interface Alternative {
  readonly schema: Schema;
  /** What it is called by; empty where it has no name. */
  readonly name: string;
  /** The values that the schema itself allows. */
  readonly own: MemberTexts;
  readonly isObject: boolean;
}

/**
 * The values that its own schema allows lead to an alternative, or else its name; to one that is known by some and takes others,
 * both. Where several allow the same values and one of them has its name among these, as with one list of all kinds, the others
 * know it by that.
 * @param explicit What the mapping says: its values lead nowhere else, and its schemas have no other values.
 * @param within By alternative those that fit it, too: values of theirs are left to them.
 */
function implicitValues(
  alternatives: readonly Alternative[],
  explicit: Mapping,
  within: ReadonlyMap<Schema, ReadonlySet<Schema>> = new Map(),
): Mapping {
  const known = new Set(explicit.map((entry) => entry.schema));
  const taken = new Set(explicit.map((entry) => entry.value));
  const values = new Map(alternatives.map((alternative) => [alternative.schema, new Set(valuesOf(alternative))]));
  const claims = new Map<string, Set<Schema>>();
  for (const { schema, own, name } of alternatives) {
    for (const value of [...own.texts, name]) claims.set(value, (claims.get(value) ?? new Set()).add(schema));
  }
  return alternatives.flatMap(({ schema, name, own, isObject }) => {
    // What has no members is known by none.
    if (!isObject || known.has(schema)) return [];
    const hasName = own.open || own.texts.includes(name);
    const inner = [...(within.get(schema) ?? [])];
    const isLeft = (value: string) =>
      !taken.has(value) &&
      (!hasName || value === name || claims.get(value)?.size === 1) &&
      !inner.some((other) => values.get(other)?.has(value));
    const left = [...(values.get(schema) ?? [])].filter(isLeft);
    return left.map((value) => ({ value, schema, explicit: false }));
  });
}

function valuesOf({ own, name }: Alternative): readonly string[] {
  return own.open && name !== "" ? [...own.texts, name] : own.texts;
}

/** By schema the others that are composed of it or of an alternative of it, and not the other way round. */
function withinEach(schemas: ReadonlySet<Schema>): ReadonlyMap<Schema, ReadonlySet<Schema>> {
  const composed = new Map<Schema, Set<Schema>>();
  for (const schema of schemas) {
    for (const layer of composingLayers(schema)) composed.set(layer, (composed.get(layer) ?? new Set()).add(schema));
  }
  const within = new Map([...schemas].map((schema) => [schema, composedOfSome(schema, composed)]));
  return new Map(
    [...within].map(([schema, others]) => [
      schema,
      new Set([...others].filter((other) => !within.get(other)?.has(schema))),
    ]),
  );
}

/** What is composed of a schema or of an alternative of it. */
function composedOfSome(schema: Schema, composed: ReadonlyMap<Schema, ReadonlySet<Schema>>): ReadonlySet<Schema> {
  const alternatives = reachedFrom([schema], (one) => [standsFor(one), ...(one.oneOf ?? []), ...(one.anyOf ?? [])]);
  return new Set([...alternatives].flatMap((one) => [...(composed.get(one) ?? [])]));
}

/** What a component is called by: Swagger 2.0 has no mapping, and Microsoft's documents say it beside the schema. */
export function nameOf({ componentKey, referred, schema }: SchemaEntry): string {
  const { node } = schema;
  return node.string("x-ms-discriminator-value") ?? componentKey ?? (referred ? node.key : "");
}
