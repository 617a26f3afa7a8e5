import type { Diagnostics } from "../../diagnostics.ts";
import type { Api } from "../../model/api/api.ts";
import type { Schema } from "../../model/api/schema.ts";
import { appliedSubschemas } from "../../model/schema/map-subschemas.ts";
import { reachedFrom } from "../../reached-from.ts";
import { reachableSchemas } from "./reachable-schemas.ts";

/** Reports every schema that asks for what no validator is written for. */
export function refuseUnsupported(api: Api, diagnostics: Diagnostics): void {
  for (const schema of reachableSchemas(api)) refuseNamelessCycle(schema, diagnostics);
}

/** A cycle needs a name somewhere: its validator calls itself by it. */
function refuseNamelessCycle(schema: Schema, diagnostics: Diagnostics): void {
  if (schema.name || !schema.reach.recursive) return;
  if (!reachedFrom(nameless(schema), nameless).has(schema)) return;
  diagnostics.error("unsupported-schema", "the schema holds itself without having a name", {
    location: schema.node.location(),
    help: "Make it a component of its own.",
  });
}

function nameless(schema: Schema): readonly Schema[] {
  return appliedSubschemas(schema).filter((part) => part.name === undefined);
}
