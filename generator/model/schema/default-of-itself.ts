import { reachedFrom } from "../../reached-from.ts";
import type { Schema } from "../api/schema.ts";
import { certainParts } from "./certain-parts.ts";
import { holderOfDefault } from "./reach.ts";

/**
 * Whether validation would put the default of a schema into members of the schema itself, since these refer to it, as in draft-07's
 * meta-schema: `default: true` there is meant for whoever refers to the schema, and `not: true` would be put into every schema that
 * says nothing of `not`. Null is as good as nothing, and a default that a member says itself is meant for that member.
 */
export function isDefaultOfItself(schema: Schema): boolean {
  if (!schema.default || schema.default.value === null) return false;
  const partsOf = (layer: Schema) => [...certainParts(layer), ...(layer.anyOf ?? []), ...(layer.oneOf ?? [])];
  return [...reachedFrom([schema], partsOf)].some(({ node, properties = [] }) =>
    properties.some(
      ({ required, schema: member }) =>
        !required && holderOfDefault(member) === schema && !schema.node.id.startsWith(`${node.id}/`),
    ),
  );
}
