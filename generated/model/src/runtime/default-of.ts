import type { Definition, Subschema } from "./definition.ts";
import { isObject } from "./json-types.ts";
import { setMember } from "./members.ts";
import { tableOf } from "./table-of.ts";

/**
 * The schema that says the default of a missing member: the member's own, or else one that it refers to or is composed
 * of by `allOf`, the nearest first.
 */
export function holderOfDefault(property: Subschema): Definition | undefined {
  const candidates = new Set<Subschema>([property]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const candidate of candidates) {
    const schema = tableOf(candidate);
    if (typeof schema === "boolean") continue;
    if (schema.default !== undefined) return schema;
    for (const part of [schema.$ref, schema.$dynamicRef, ...(schema.allOf ?? [])]) if (part) candidates.add(part);
  }
  return undefined;
}

/** A default stands in the schema once, and the values that get it may be changed by their owners. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isObject(value)) return value;
  const copy: { [name: string]: unknown } = {};
  for (const [name, member] of Object.entries(value)) setMember(copy, name, copyOf(member));
  return copy;
}
