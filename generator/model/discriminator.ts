import { brokenMapping } from "../load/document-set.ts";
import type { SpecNode } from "../load/spec-node.ts";
import { allowedTypes } from "./allowed-types.ts";
import { certainLayers, composingParts, standsFor } from "./certain-parts.ts";
import { atLeastOne } from "./loosen.ts";
import type { Discriminator, Schema } from "./schema.ts";
import type { SchemaDraft } from "./schema-draft.ts";
import type { SchemaEntry } from "./schema-entry.ts";
import type { SchemaGraph } from "./schema-graph.ts";

type Mapping = Discriminator["mapping"][number];

/**
 * OpenAPI 3.1 section 4.8.25, Discriminator Object. Which schemas it tells apart is known once all schemas are read.
 */
export function readDiscriminator(node: SpecNode, within: SchemaDraft, graph: SchemaGraph): void {
  const propertyName = node.string("propertyName");
  if (propertyName === undefined) return;
  const values = node.get("mapping")?.entries() ?? [];
  const fallback = node.get("defaultMapping");
  graph.whenRead(() => {
    const schema = whatItTellsApart(within, graph);
    if (schema !== within && schema.discriminator) return;
    if (!mayChoose(schema, graph)) {
      graph.ledger.leaveOut("discriminator", "no union, and no name to inherit by", node);
      return;
    }
    // Of a union it is one of the alternatives as they are; an heir has no other names, and the null beside it is no heir.
    const listed = listedHeirs(schema, graph);
    const isUnion = !listed && (schema.oneOf || schema.anyOf);
    const chosen = (target: Schema) => (isUnion ? target : standsFor(target));
    const explicit = values.flatMap(([value, target]): Mapping[] => {
      const mapped = mappedSchema(target, schema, graph);
      return mapped ? [{ value, schema: chosen(mapped), explicit: true }] : [];
    });
    // What it should choose by one of its values is not known: no value can be refused for it.
    if (explicit.length < values.length) {
      graph.leaveOut("discriminator", "leads nowhere", node, schema);
      atLeastOne(schema, graph.ledger);
      return;
    }
    const known = new Set(explicit.map((mapping) => mapping.schema));
    const taken = new Set(explicit.map((mapping) => mapping.value));
    if (listed) Object.assign(schema, { oneOf: undefined, anyOf: undefined });
    const among = candidates(schema, propertyName, graph).filter((one) => listed?.has(one.schema) ?? true);
    const implicit = among.flatMap(({ schema: target, values }) => {
      if (known.has(target)) return [];
      return values.filter((value) => !taken.has(value)).map((value) => ({ value, schema: target, explicit: false }));
    });
    const mappedByDefault = fallback && mappedSchema(fallback, schema, graph);
    const defaultMapping = mappedByDefault && chosen(mappedByDefault);
    const mapping = [...explicit, ...implicit];
    schema.discriminator = { propertyName, mapping, defaultMapping, heirs: undefined, place: within.node };
  });
}

/**
 * In an inline part of `allOf`, as Microsoft writes it, a discriminator tells the heirs of the whole apart: the part has
 * no name that they could inherit it by.
 */
function whatItTellsApart(within: SchemaDraft, graph: SchemaGraph): SchemaDraft {
  let schema = within;
  while (!schema.oneOf && !schema.anyOf) {
    const holder = graph.relations.holder(schema);
    if (!holder) break;
    schema = holder;
  }
  return schema;
}

/** Whether there can be anything to choose from: a union's members, or heirs, which refer to the schema. */
function mayChoose(schema: Schema, graph: SchemaGraph): boolean {
  if (schema.oneOf || schema.anyOf) return true;
  const entry = graph.relations.besideNull(schema) ?? graph.entry(schema);
  return entry?.componentKey !== undefined || entry?.referred === true;
}

/**
 * The heirs of a schema if they are what its `oneOf` and `anyOf` have. To the letter, these schemas would be defined by each
 * other (JSON Schema 2020-12 Core, section 9.4.1); what is meant is a parent, with the list of its heirs.
 */
function listedHeirs(schema: Schema, graph: SchemaGraph): ReadonlySet<Schema> | undefined {
  const members = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].map(standsFor);
  if (members.length === 0) return undefined;
  const heirs = new Set(graph.relations.heirs(schema).map((heir) => standsFor(heir.schema)));
  return members.every((member) => heirs.has(member)) ? new Set(members) : undefined;
}

/** A value of the mapping is the name of a component, or else a reference. */
function mappedSchema(node: SpecNode, within: Schema, graph: SchemaGraph): Schema | undefined {
  const { value } = node;
  if (typeof value !== "string") return undefined;
  const component = graph.componentOf(value);
  if (component) return component.schema;
  const target = node.follow(value, brokenMapping((within.oneOf ?? within.anyOf) !== undefined));
  if (target) graph.anchors.enter(value, target);
  return target && graph.referred(target);
}

/** A schema that a discriminator chooses, with the values that lead to it unless the mapping has others. */
interface Candidate {
  readonly schema: Schema;
  readonly values: readonly string[];
}

/**
 * The schemas that a discriminator chooses from: its union's members, or whoever inherits the schema through `allOf`.
 * The value is the component's name, unless the schema itself allows others alone: no value would fit it then. An heir
 * whose value its parent forbids is none, but a schema around the parent.
 */
function candidates(
  schema: Schema,
  propertyName: string,
  graph: SchemaGraph,
  known: Map<Schema, Values> = new Map(),
): readonly Candidate[] {
  const members = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (members.length > 0) {
    const alternatives = members.flatMap((member): Alternative[] => {
      const entry = graph.entry(behindReference(member));
      if (!entry) return [];
      const own =
        memberTexts(entry.schema, propertyName) ??
        valuesOfUnion(entry.schema, propertyName, graph, known) ??
        textsOfAlternatives(entry.schema, propertyName);
      return [{ entry, schema: entry.schema, own }];
    });
    return implicitValues(alternatives);
  }
  const heirs = graph.relations.heirs(schema).map((entry) => ({ entry, schema: standsFor(entry.schema) }));
  const family = [schema, ...heirs.map((heir) => heir.schema)];
  const allowed = memberTexts(schema, propertyName);
  const alternatives = heirs.map((heir) => {
    const others = new Set(family.filter((one) => one !== heir.schema));
    return { ...heir, own: memberTexts(heir.schema, propertyName, others) };
  });
  return implicitValues(alternatives).map(({ schema, values }) => {
    return { schema, values: values.filter((value) => allowed?.includes(value) ?? true) };
  });
}

type Values = readonly string[] | undefined;

/**
 * The values that lead on in an alternative which has a discriminator of the same member: it takes no others.
 * @param known What was found of other alternatives, which may have one in common.
 */
function valuesOfUnion(member: Schema, propertyName: string, graph: SchemaGraph, known: Map<Schema, Values>): Values {
  const schema = standsFor(member);
  if (known.has(schema)) return known.get(schema);
  // One that is an alternative of itself, which is reported, says no more by that.
  known.set(schema, undefined);
  const discriminator = schema.node.get("discriminator");
  const isChosen = schema.oneOf ?? schema.anyOf;
  if (!isChosen || discriminator?.string("propertyName") !== propertyName) return undefined;
  if (discriminator.get("defaultMapping")) return undefined;
  const mapping = discriminator.get("mapping")?.entries() ?? [];
  const mapped = new Set(mapping.map(([, target]) => mappedSchema(target, schema, graph)));
  const others = candidates(schema, propertyName, graph, known).filter((one) => !mapped.has(one.schema));
  const values = [...new Set([...mapping.map(([value]) => value), ...others.flatMap(({ values }) => values)])];
  known.set(schema, values);
  return values;
}

interface Alternative {
  /** What it is called by. */
  readonly entry: SchemaEntry;
  readonly schema: Schema;
  /** The values that the schema itself allows. */
  readonly own: Values;
}

/**
 * The values that its own schema allows lead to an alternative, or else its name. Where several allow the same values and
 * one of them has its name among these, as with one list of all kinds, the others know it by that.
 */
function implicitValues(alternatives: readonly Alternative[]): readonly Candidate[] {
  const named = alternatives.map((alternative) => ({ ...alternative, name: nameOf(alternative.entry) }));
  const claims = new Map<string, Set<Schema>>();
  for (const { schema, own, name } of named) {
    for (const value of new Set([...(own ?? []), name]))
      claims.set(value, (claims.get(value) ?? new Set()).add(schema));
  }
  return named.map(({ schema, own, name }) => {
    // What has no members is known by none.
    if (!mayBeObject(schema)) return { schema, values: [] };
    if (!own) return { schema, values: name === "" ? [] : [name] };
    if (!own.includes(name)) return { schema, values: own };
    return { schema, values: own.filter((value) => value === name || claims.get(value)?.size === 1) };
  });
}

/** What a component is called by: Swagger 2.0 has no mapping, and Microsoft's documents say it beside the schema. */
function nameOf({ componentKey, referred, schema }: SchemaEntry): string {
  const { node } = schema;
  return node.string("x-ms-discriminator-value") ?? componentKey ?? (referred ? node.key : "");
}

/**
 * The texts that a member is limited to by the schema, what it refers to and the parts of it together; undefined if there is no
 * such limit.
 * @param except Schemas that are not asked.
 */
export function memberTexts(schema: Schema, name: string, except: ReadonlySet<Schema> = new Set()): Values {
  const layers = new Set([schema]);
  const limits: Values[] = [];
  // A set is walked in the order of insertion, what is added on the way included.
  for (const layer of layers) {
    const property = layer.properties?.find((candidate) => candidate.name === name);
    if (property) limits.push(listedTexts(property.schema, new Map()));
    for (const part of composingParts(layer)) {
      if (!except.has(part)) layers.add(part);
    }
  }
  return inCommon(limits);
}

/**
 * The same of a union without a discriminator, where each of its alternatives that may be an object has such a limit.
 * @param known What was found: unions may be alternatives of each other many times over.
 */
export function textsOfAlternatives(schema: Schema, name: string, known: Map<Schema, Values> = new Map()): Values {
  const union = standsFor(schema);
  const alternatives = union.oneOf ?? union.anyOf;
  if (!alternatives || known.has(union)) return known.get(union);
  // One that is an alternative of itself says no more by that.
  known.set(union, undefined);
  const objects = alternatives.map(behindReference).filter(mayBeObject);
  const texts = together(objects.map((one) => memberTexts(one, name) ?? textsOfAlternatives(one, name, known)));
  known.set(union, texts);
  return texts;
}

/** The same, or else what all that the schema goes on to by another choice are limited to together. */
export function textsOfChoice(
  schema: Schema,
  name: string,
  seen: ReadonlySet<Schema> = new Set(),
): readonly string[] | undefined {
  const own = memberTexts(schema, name);
  if (own || seen.has(schema)) return own;
  const { discriminator } = schema;
  const heirs = discriminator && discriminator.propertyName !== name ? chosenBy(discriminator) : [];
  const texts = (schema.oneOf ?? schema.anyOf ?? heirs).map((one) =>
    textsOfChoice(one, name, new Set([...seen, schema])),
  );
  const known = texts.filter((some) => some !== undefined);
  return texts.length > 0 && known.length === texts.length ? [...new Set(known.flat())] : undefined;
}

/** The schemas that a discriminator leads to. */
function chosenBy({ mapping, defaultMapping }: Discriminator): readonly Schema[] {
  return [...mapping.map((entry) => entry.schema), ...(defaultMapping ? [defaultMapping] : [])];
}

/**
 * The texts that a value is limited to by lists of the schema, of its parts and of their alternatives.
 * @param known What was found: alternatives may be the same many times over.
 */
function listedTexts(schema: Schema, known: Map<Schema, Values>): Values {
  if (known.has(schema)) return known.get(schema);
  // One that is a part of itself says no more by that.
  known.set(schema, undefined);
  const limits = certainLayers(schema).flatMap(({ const: constant, enum: values, oneOf, anyOf }) => [
    (constant ? [constant.value] : values)?.filter((value) => typeof value === "string"),
    ...[oneOf, anyOf].map(
      (alternatives) => alternatives && together(alternatives.map((one) => textsOfOne(one, known))),
    ),
  ]);
  const texts = inCommon(limits);
  known.set(schema, texts);
  return texts;
}

/** The texts of one of several alternatives: none of what can be no text. */
function textsOfOne(schema: Schema, known: Map<Schema, Values>): Values {
  const texts = listedTexts(schema, known);
  return texts ?? (allowedTypes(schema)?.has("string") === false ? [] : undefined);
}

/** What stands in each list that is one. */
function inCommon(lists: readonly Values[]): Values {
  const [first, ...others] = lists.filter((list) => list !== undefined);
  return first?.filter((text) => others.every((list) => list.includes(text)));
}

/** What stands in one of the lists; undefined where one of them is none. */
function together(lists: readonly Values[]): Values {
  const known = lists.filter((list) => list !== undefined);
  return known.length === lists.length && known.some((list) => list.length > 0)
    ? [...new Set(known.flat())]
    : undefined;
}

/** Whether an object can fit, as far as types say. */
export function mayBeObject(schema: Schema): boolean {
  return allowedTypes(schema)?.has("object") ?? true;
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
