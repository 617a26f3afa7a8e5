/**
 * Members that one part of a schema asks for or describes, and that another part, which is closed, does not know: `allOf` of
 * `{properties: {a: …}}` and `{additionalProperties: false}`, or which has others of other types alone. No part is wrong by itself, but nothing with the member fits.
 */

import type { Property, Schema } from "../api/schema.ts";
import { type ClosedMend, closedMendOf } from "../passes/closed-parts.ts";
import { allowedTypes } from "../schema/allowed-types.ts";
import { certainLayers } from "../schema/certain-parts.ts";
import { type Closed, closingOf, membersCalled, whatForbids } from "../schema/closed-layers.ts";
import { type Contradiction, compositionBefore, declares } from "../schema/contradiction.ts";

/** Whether layers of a schema come together in a part of it. */
type AreComposed = ReturnType<typeof compositionBefore>;

export function checkClosedParts(schema: Schema): readonly Contradiction[] {
  const layers = certainLayers(schema);
  const maps = layers.filter(isMap);
  const isBefore = compositionBefore(schema);
  const mendOf = closedMendOf(schema);
  const mapped = maps.flatMap((map) => layers.flatMap((layer) => mappedContradictions(layer, map, isBefore)));
  // Beside `unevaluatedProperties` no layer is unknown.
  const closed = layers.flatMap((layer) => {
    const closing = closingOf(layer);
    return closing && (layer !== schema || closing.keyword === "additionalProperties") ? [closing] : [];
  });
  if (closed.length === 0) return mapped;
  const asked = layers.flatMap((layer) => requiredContradiction(layer, closed, mendOf));
  // Where no object fits, it is of no use to say which members never stand in one.
  return asked.length > 0
    ? asked
    : [...mapped, ...layers.flatMap((layer) => declaredContradictions(layer, closed, isBefore, mendOf))];
}

/** A schema whose further members are of certain types. */
type MapSchema = Schema & { readonly additionalProperties: Schema };

function isMap(schema: Schema): schema is MapSchema {
  const others = schema.additionalProperties;
  return others !== undefined && others.always === undefined && allowedTypes(others) !== undefined;
}

/** Members of one part that another part, a map, has among its own: of types that it does not allow. */
function mappedContradictions(layer: Schema, map: MapSchema, isBefore: AreComposed): readonly Contradiction[] {
  const others = map.additionalProperties;
  if (layer === map) return [];
  const isExcluded = ({ name, schema: member }: Property) => {
    if (declares(map, name) || !allowedTypes(member)?.size) return false;
    return allowedTypes({ ...member, allOf: [...(member.allOf ?? []), others] })?.size === 0;
  };
  const [name, ...more] = (layer.properties ?? []).filter(isExcluded).map((property) => property.name);
  if (name === undefined || isBefore(layer, map)) return [];
  const message = `${membersCalled(name, more)} may never be there: \`additionalProperties\` of another part allows other types alone`;
  const location = (layer.node.get("properties")?.get(name) ?? layer.node).location("key");
  return [{ message, location, related: whatForbids({ layer: map, keyword: "additionalProperties" }) }];
}

function requiredContradiction(
  { node, required = [] }: Schema,
  closed: readonly Closed[],
  mendOf: ClosedMend,
): readonly Contradiction[] {
  const [name, ...others] = required.filter((one) => closed.some(({ forbids }) => forbids(one)));
  const closing = name === undefined ? undefined : closed.find(({ forbids }) => forbids(name));
  if (name === undefined || !closing) return [];
  const item = node
    .get("required")
    ?.items()
    .find(({ value }) => value === name);
  const message = `${membersCalled(name, others)} must be there, and \`${closing.keyword}\` forbids it: no object fits`;
  return [{ message, location: (item ?? node).location("value"), related: whatForbids(closing), ...mendOf(closing) }];
}

/** One warning for all members of a layer, at the schema that first brings it together with what forbids them. */
function declaredContradictions(
  layer: Schema,
  closed: readonly Closed[],
  isBefore: AreComposed,
  mendOf: ClosedMend,
): readonly Contradiction[] {
  // Of a discriminator's member it is said where the discriminator leads to what forbids it.
  const isTag = (name: string) => layer.discriminator?.propertyName === name;
  const declared = (layer.properties ?? []).filter((one) => one.schema.always !== false && !isTag(one.name));
  if (declared.length === 0) return [];
  return closed.flatMap((closing) => {
    if (isBefore(layer, closing.layer)) return [];
    const [name, ...others] = declared.map((property) => property.name).filter(closing.forbids);
    if (name === undefined) return [];
    const message = `${membersCalled(name, others)} may never be there: \`${closing.keyword}\` of another part forbids it`;
    const location = (layer.node.get("properties")?.get(name) ?? layer.node).location("key");
    return [{ message, location, related: whatForbids(closing), ...mendOf(closing) }];
  });
}
