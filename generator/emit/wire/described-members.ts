import type { Schema } from "../../model/api/schema.ts";
import { together } from "../schema/together.ts";

/** A declared member of an object, or the members whose names a pattern describes; undefined for all that are left. */
export type MemberSlot = { readonly name: string } | { readonly pattern: string | undefined };

/** More combinations of what alternatives say of one member are not told apart. */
const mostWays = 1_000;

/**
 * The members that a schema declares, through references and compositions. Each has a schema for every way in which
 * alternatives describe it; what counts together, as in an `allOf`, is one schema.
 */
export function membersOf(schema: Schema): ReadonlyMap<string, readonly Schema[]> {
  const parts = partsOf(schema);
  const members = new Map<string, Schema[]>();
  for (const { properties = [] } of parts) {
    for (const { name, schema: member } of properties) if (!member.hidden) add(members, name, member);
  }
  return new Map([...members].map(([name, all]) => [name, waysOf(schema, (part) => visibleIn(part, { name }), all)]));
}

/** The names of the members that a schema declares for the other direction alone. */
export function hiddenNames(schema: Schema): ReadonlySet<string> {
  const hidden = [...partsOf(schema)].flatMap(({ properties = [] }) =>
    properties.filter((member) => member.schema.hidden),
  );
  return new Set(hidden.map(({ name }) => name));
}

/**
 * What a schema says of members that it does not declare, by the patterns of their names and, under undefined, of all that are
 * left, each with a schema for every way as in `membersOf`.
 */
export function othersOf(schema: Schema): ReadonlyMap<string | undefined, readonly Schema[]> {
  const patterns = new Map<string | undefined, Schema[]>();
  const rest = new Map<undefined, Schema[]>();
  for (const { patternProperties = [], additionalProperties, unevaluatedProperties } of partsOf(schema)) {
    for (const { pattern, schema: member } of patternProperties) add(patterns, pattern, member);
    for (const member of [additionalProperties, unevaluatedProperties]) {
      if (member && member.always === undefined) add(rest, undefined, member);
    }
  }
  return new Map(
    [...patterns, ...rest].map(([pattern, all]) => [pattern, waysOf(schema, (part) => saidOf(part, { pattern }), all)]),
  );
}

/** What a schema itself says of a member. */
export function saidOf(
  { properties = [], patternProperties = [], additionalProperties, unevaluatedProperties }: Schema,
  slot: MemberSlot,
): Schema | undefined {
  if ("name" in slot) return properties.find(({ name }) => name === slot.name)?.schema;
  if (slot.pattern !== undefined) return patternProperties.find(({ pattern }) => pattern === slot.pattern)?.schema;
  return [additionalProperties, unevaluatedProperties].find((member) => member && member.always === undefined);
}

function visibleIn(schema: Schema, slot: MemberSlot): Schema | undefined {
  const own = saidOf(schema, slot);
  return own?.hidden ? undefined : own;
}

/** What the items of a list are, with a schema for every way as in `membersOf`. */
export function itemsOf(schema: Schema): readonly Schema[] {
  const all = new Set([...partsOf(schema)].flatMap(({ items }) => items ?? []));
  return waysOf(schema, ({ items }) => items, [...all]);
}

function add<Key>(described: Map<Key, Schema[]>, key: Key, schema: Schema): void {
  const earlier = described.get(key);
  if (earlier === undefined) described.set(key, [schema]);
  else if (!earlier.includes(schema)) earlier.push(schema);
}

/** The schemas that may count for a value: the schema, and what it refers to and is composed of. */
export function partsOf(schema: Schema): ReadonlySet<Schema> {
  const parts = new Set<Schema>();
  const collect = (part: Schema): void => {
    if (parts.has(part)) return;
    parts.add(part);
    const { ref, allOf = [], anyOf = [], oneOf = [], then, else: otherwise } = part;
    for (const next of [ref, ...allOf, ...anyOf, ...oneOf, then, otherwise]) if (next) collect(next);
  };
  collect(schema);
  return parts;
}

/** The schemas of a member, or of items, that count together. */
type Way = readonly Schema[];

/** What a schema itself says of them. */
type Said = (schema: Schema) => Schema | undefined;

/** @param all What is said anywhere: it counts each by itself where there are too many ways. */
function waysOf(schema: Schema, said: Said, all: readonly Schema[]): readonly Schema[] {
  if (all.length < 2) return all;
  const ways = waysWithin(schema, said, new Map()).filter((way) => way.length > 0);
  return ways.length > mostWays ? all : ways.flatMap((way) => together(way) ?? []);
}

/** @param known What was found; of a schema that is being looked at, which says nothing more within itself, nothing. */
function waysWithin(schema: Schema, said: Said, known: Map<Schema, readonly Way[]>): readonly Way[] {
  const found = known.get(schema);
  if (found) return found;
  known.set(schema, [[]]);
  const inner = (part: Schema | undefined) => (part ? waysWithin(part, said, known) : [[]]);
  const { ref, allOf = [], anyOf = [], oneOf = [], then, else: otherwise } = schema;
  const own = said(schema);
  let ways: readonly Way[] = [own ? [own] : []];
  const certain = [ref, ...allOf].map(inner);
  const alternatives = [anyOf, oneOf].filter((parts) => parts.length > 0).map((parts) => parts.flatMap(inner));
  for (const choice of [...certain, ...alternatives, [...inner(then), ...inner(otherwise)]]) {
    const all = ways.flatMap((way) => choice.map((more) => [...new Set([...way, ...more])]));
    ways = distinct(all).slice(0, mostWays + 1);
  }
  known.set(schema, ways);
  return ways;
}

function distinct(ways: readonly Way[]): readonly Way[] {
  return [...new Map(ways.map((way) => [together(way), way])).values()];
}
