import type { Subschema } from "./definition.ts";
import { isObject } from "./json-types.ts";
import { setMember } from "./members.ts";

/**
 * The default of a missing member, fresh each time: its schema's own, or else that of what the schema refers to or is
 * composed of by `allOf`, the nearest first.
 */
export function defaultOf(property: Subschema): unknown {
  const candidates = new Set<Subschema>([property]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const candidate of candidates) {
    const schema = typeof candidate === "function" ? candidate() : candidate;
    if (typeof schema === "boolean") continue;
    if (schema.default !== undefined) return copyOf(schema.default);
    const reference = schema.$ref ?? schema.$dynamicRef;
    if (reference) candidates.add(reference);
    for (const part of schema.allOf ?? []) candidates.add(part);
  }
  return undefined;
}

/** A default stands in the schema once, and the values that get it may be changed by their owners. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isObject(value)) return value;
  const copy: { [name: string]: unknown } = {};
  for (const [name, member] of Object.entries(value)) setMember(copy, name, copyOf(member));
  return copy;
}
