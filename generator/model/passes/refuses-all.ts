import type { Schema } from "../api/schema.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { assertions, forget, hasKeyword } from "../schema/keyword-kinds.ts";

/**
 * Reads `not: {}` as the schema `false`: it is how OpenAPI 3.0, which has no boolean schemas, says that nothing may stand
 * somewhere, and what emitters write for `never`. What such a schema asks beside is of no use. All schemas have been read.
 */
export function readRefusals({ entries, leftOut }: SchemaGraph): void {
  for (const { schema } of entries) {
    const { not } = schema;
    if (!not || leftOut.has(not) || !takesAll(not)) continue;
    for (const keyword of assertions) forget(schema, keyword);
    schema.always = false;
  }
}

function takesAll(schema: Schema): boolean {
  if (schema.always !== undefined) return schema.always;
  return !hasKeyword(schema, assertions) && !schema.dynamicRef && !schema.discriminator;
}
