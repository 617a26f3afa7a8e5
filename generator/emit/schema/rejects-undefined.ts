import type { Schema } from "../../model/schema.ts";

/** Whether the schema's predicate says no to `undefined` by itself: then a required member needs no test of its presence. */
export function rejectsUndefined(schema: Schema, open: ReadonlySet<Schema> = new Set()): boolean {
  if (open.has(schema)) return false;
  const inner = new Set([...open, schema]);
  const rejects = (part: Schema) => rejectsUndefined(part, inner);
  return (
    schema.always === false ||
    schema.types !== undefined ||
    schema.enum !== undefined ||
    schema.const !== undefined ||
    (schema.ref !== undefined && rejects(schema.ref)) ||
    (schema.allOf ?? []).some(rejects) ||
    schema.anyOf?.every(rejects) === true ||
    schema.oneOf?.every(rejects) === true
  );
}
