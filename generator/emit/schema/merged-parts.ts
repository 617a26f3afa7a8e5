import type { Schema } from "../../model/api/schema.ts";
import { effectiveTypes } from "./effective-types.ts";
import { hasAssertions } from "./schema-parts.ts";

/**
 * The schema with the members that parts of its `allOf` declare as members of its own, where that says the same: a part that
 * asks for more than members, or declares one again, stays as it is. Conditions need no function for such a part then.
 */
export function withMergedParts(schema: Schema): Schema {
  const { allOf, types, enum: listed, const: only, additionalProperties } = schema;
  if (!allOf || listed || only || additionalProperties || !isOfObjects(types)) return schema;
  const properties = [...(schema.properties ?? [])];
  const required = new Set(schema.required);
  const names = new Set(properties.map(({ name }) => name));
  const merged = new Set<Schema>();
  for (const part of allOf) {
    if (!declaresMembersAlone(part) || part.properties?.some(({ name }) => names.has(name))) continue;
    for (const property of part.properties ?? []) {
      names.add(property.name);
      properties.push(property);
    }
    for (const name of part.required ?? []) required.add(name);
    merged.add(part);
  }
  if (merged.size === 0) return schema;
  const known = effectiveTypes(schema);
  return {
    ...schema,
    // Of none where the parts exclude each other: then what is no object is refused here, and objects by another part.
    types: known && [...known].every((type) => type === "object") ? ["object"] : types,
    properties,
    required: [...required],
    allOf: allOf.map((part) => (merged.has(part) ? { ...part, ...nothingAsked } : part)),
  };
}

const nothingAsked = { types: undefined, properties: undefined, required: undefined };

/** Whether a schema without a name says which members its objects have, and nothing else. */
function declaresMembersAlone(part: Schema): boolean {
  if (part.name || part.hidden || !isOfObjects(part.types) || !(part.properties || part.required)) return false;
  return !hasAssertions({ ...part, ...nothingAsked });
}

function isOfObjects(types: Schema["types"]): boolean {
  return types === undefined || (types.length === 1 && types[0] === "object");
}
