import type { Schema } from "../../../model/api/schema.ts";
import { certainParts } from "../../../model/schema/certain-parts.ts";

/** Whether the schema's predicate says no to `undefined` by itself: then a required member needs no test of its presence. */
export function rejectsUndefined(schema: Schema): boolean {
  const before = known.get(schema);
  if (before !== undefined) return before;
  // What a schema is composed of never leads back to it (`reference-cycle`); where it does, it says nothing by that.
  known.set(schema, false);
  const rejects =
    schema.always === false ||
    schema.types !== undefined ||
    schema.enum !== undefined ||
    schema.const !== undefined ||
    certainParts(schema).some(rejectsUndefined) ||
    schema.anyOf?.every(rejectsUndefined) === true ||
    schema.oneOf?.every(rejectsUndefined) === true;
  known.set(schema, rejects);
  return rejects;
}

/** Found once for each schema, which may be part of others many times over. */
const known = new WeakMap<Schema, boolean>();
