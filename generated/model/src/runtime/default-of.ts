import type { Definition, Subschema } from "./definition.ts";
import { isObject } from "./json-types.ts";
import { setMember } from "./members.ts";
import { tableOf } from "./table-of.ts";

/**
 * The schema that says the default of a missing member: the member's own, or else the first that one comes to through
 * references and the parts of `allOf`, in the order of the text.
 */
export function holderOfDefault(property: Subschema): Definition | undefined {
  const seen = new Set<Definition>();
  const open: (Subschema | undefined)[] = [property];
  while (open.length > 0) {
    const schema = tableOf(open.pop() ?? true);
    if (typeof schema === "boolean" || seen.has(schema)) continue;
    if (schema.default !== undefined) return schema;
    seen.add(schema);
    const { $ref, $dynamicRef, allOf = [] } = schema;
    // Beside a `$ref` the generator has a `$dynamicRef` as the last part.
    open.push($ref && $dynamicRef, ...[...allOf].reverse(), $ref ?? $dynamicRef);
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
