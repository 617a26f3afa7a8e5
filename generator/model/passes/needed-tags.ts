/**
 * The members by which discriminators tell alternatives apart (OpenAPI 3.1 section 4.8.25), where a direction has them in
 * one alternative and `readOnly` or `writeOnly` takes them from another (section 4.8.24): without them nobody could say
 * which alternative a value is.
 */

import { reachedFrom } from "../../reached-from.ts";
import type { Access, Schema } from "../api/schema.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { composingLayers } from "../schema/certain-parts.ts";
import { composedOf } from "../schema/reach.ts";
import { type Described, describing, HiddenMembers } from "./hidden-members.ts";

/** Finds them in all schemas, and warns that the keyword does not count there. */
export function neededTags({ entries, diagnostics }: SchemaGraph): ReadonlySet<Described> {
  const needed = new Set<Described>();
  const told = new Set<string>();
  for (const access of ["read", "write"] satisfies Access[]) {
    const hidden = new HiddenMembers(access, (schema) => schema);
    for (const { schema } of entries) {
      const { propertyName, inherited } = schema.discriminator ?? {};
      // A member that the direction has in no alternative tells nothing apart, and is not there. Of heirs the parent says so.
      if (propertyName === undefined || inherited || hidden.covers(schema, propertyName)) continue;
      for (const described of membersOf(schema, propertyName)) {
        if (!hidden.hides(described)) continue;
        needed.add(described);
        const place = composingLayers(described.schema).find((layer) => layer[hidden.keyword]);
        const node = place?.node.get(hidden.keyword);
        if (!node || told.has(node.id)) continue;
        told.add(node.id);
        const message = `\`${hidden.keyword}\` is ignored of \`${propertyName}\`: a discriminator tells alternatives apart by it, and not all of them say so`;
        diagnostics.warning("ignored-keyword", message, {
          location: node.location("key"),
          help: "Write it in all alternatives, or in none.",
        });
      }
    }
  }
  return needed;
}

/** A member of one name in all that a value of a schema may be. */
function membersOf(schema: Schema, name: string): readonly Described[] {
  return [...reachedFrom([schema], composedOf)].flatMap((layer) => describing(layer, name));
}
