/**
 * Members that one part of a schema asks for or describes, and that another part, which is closed, does not know: `allOf` of
 * `{properties: {a: …}}` and `{additionalProperties: false}`, or which has others of other types alone. No part is wrong by itself, but nothing with the member fits.
 */
import { allowedTypes } from "./allowed-types.ts";
import { certainLayers } from "./certain-parts.ts";
import { type Contradiction, closesOut, declares, isComposedBefore, placeOf } from "./contradiction.ts";
import { sameValueParts } from "./map-subschemas.ts";
import type { Property, Schema } from "./schema.ts";

/** A layer of a schema that lets no members be there but those that it knows. */
interface Closed {
  readonly layer: Schema;
  readonly keyword: "additionalProperties" | "unevaluatedProperties";
  readonly forbids: (name: string) => boolean;
}

export function checkClosed(schema: Schema): readonly Contradiction[] {
  const layers = certainLayers(schema);
  const mapped = layers.flatMap((map) => layers.flatMap((layer) => mappedContradictions(schema, layer, map)));
  const closed = layers.flatMap((layer) => closingOf(layer, schema));
  if (closed.length === 0) return mapped;
  const asked = layers.flatMap((layer) => requiredContradiction(layer, closed));
  // Where no object fits, it is of no use to say which members never stand in one.
  return asked.length > 0
    ? asked
    : [...mapped, ...layers.flatMap((layer) => declaredContradictions(schema, layer, closed))];
}

/** Members of one part that another part, a map, has among its own: of types that it does not allow. */
function mappedContradictions(schema: Schema, layer: Schema, map: Schema): readonly Contradiction[] {
  const others = map.additionalProperties;
  if (layer === map || !others || others.always !== undefined || !allowedTypes(others)) return [];
  const isExcluded = ({ name, schema: member }: Property) => {
    if (declares(map, name) || !allowedTypes(member)?.size) return false;
    return allowedTypes({ ...member, allOf: [...(member.allOf ?? []), others] })?.size === 0;
  };
  const [name, ...more] = (layer.properties ?? []).filter(isExcluded).map((property) => property.name);
  if (name === undefined || isComposedBefore(schema, layer, map)) return [];
  const message = `${membersCalled(name, more)} may never be there: \`additionalProperties\` of another part allows other types alone`;
  const location = (layer.node.get("properties")?.get(name) ?? layer.node).location("key");
  return [{ message, location, related: whatForbids({ layer: map, keyword: "additionalProperties" }) }];
}

/**
 * `additionalProperties` knows the members of its own schema alone, `unevaluatedProperties` those of its parts too (JSON
 * Schema 2020-12 Core, sections 10.3.2.3 and 11.3): beside it, no layer is unknown.
 */
function closingOf(layer: Schema, schema: Schema): readonly Closed[] {
  if (layer.additionalProperties?.always === false) {
    return [{ layer, keyword: "additionalProperties", forbids: (name) => closesOut(layer, name) }];
  }
  if (layer === schema || layer.unevaluatedProperties?.always !== false) return [];
  const known = partsInPlace(layer);
  if (known.some(describesOthers)) return [];
  const forbids = (name: string) => !known.some((part) => declares(part, name));
  return [{ layer, keyword: "unevaluatedProperties", forbids }];
}

/** The schema and all that its values are held against. */
function partsInPlace(schema: Schema): readonly Schema[] {
  const parts = new Set([schema]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const part of parts) for (const inner of sameValueParts(part)) parts.add(inner);
  return [...parts];
}

/** The members that the schema and its parts know; undefined where these describe others too. */
export function membersInPlace(schema: Schema): ReadonlySet<string> | undefined {
  const known = partsInPlace(schema);
  if (known.some((part) => describesOthers(part) || part.patternProperties)) return undefined;
  const properties = known.flatMap((part) => part.properties ?? []);
  return new Set(properties.filter((one) => one.schema.always !== false).map(({ name }) => name));
}

function describesOthers({ additionalProperties, unevaluatedProperties }: Schema): boolean {
  return [additionalProperties, unevaluatedProperties].some(
    (others) => others !== undefined && others.always !== false,
  );
}

function requiredContradiction({ node, required = [] }: Schema, closed: readonly Closed[]): readonly Contradiction[] {
  const [name, ...others] = required.filter((one) => closed.some(({ forbids }) => forbids(one)));
  const closing = name === undefined ? undefined : closed.find(({ forbids }) => forbids(name));
  if (name === undefined || !closing) return [];
  const item = node
    .get("required")
    ?.items()
    .find(({ value }) => value === name);
  const message = `${membersCalled(name, others)} must be there, and \`${closing.keyword}\` forbids it: no object fits`;
  return [{ message, location: (item ?? node).location("value"), related: whatForbids(closing) }];
}

/** One warning for all members of a layer, at the schema that first brings it together with what forbids them. */
function declaredContradictions(schema: Schema, layer: Schema, closed: readonly Closed[]): readonly Contradiction[] {
  // Of a discriminator's member it is said where the discriminator leads to what forbids it.
  const isTag = (name: string) => layer.discriminator?.propertyName === name;
  const declared = (layer.properties ?? []).filter((one) => one.schema.always !== false && !isTag(one.name));
  if (declared.length === 0) return [];
  return closed.flatMap((closing) => {
    const [name, ...others] = declared.map((property) => property.name).filter(closing.forbids);
    if (name === undefined || isComposedBefore(schema, layer, closing.layer)) return [];
    const message = `${membersCalled(name, others)} may never be there: \`${closing.keyword}\` of another part forbids it`;
    const location = (layer.node.get("properties")?.get(name) ?? layer.node).location("key");
    return [{ message, location, related: whatForbids(closing) }];
  });
}

function membersCalled(name: string, others: readonly string[]): string {
  return `the member \`${name}\`${others.length > 0 ? ` and ${others.length} more` : ""}`;
}

function whatForbids({ layer, keyword }: Pick<Closed, "layer" | "keyword">) {
  return { message: "what forbids it", location: placeOf(keyword, layer) };
}
