import { isCircle } from "./bare-reference.ts";
import { selfDefined } from "./reach.ts";
import type { SchemaGraph } from "./schema-graph.ts";

/** Reports schemas that can be checked against nothing but themselves. Circles of `$ref`s alone are reported already. */
export function reportSelfDefined({ entries, diagnostics }: SchemaGraph): void {
  const message = "this schema is defined by itself, without a property or an item in between";
  for (const { node } of selfDefined(entries.map((entry) => entry.schema))) {
    if (isCircle(node)) continue;
    diagnostics.error("reference-cycle", message, { location: node.location("key") });
  }
}
