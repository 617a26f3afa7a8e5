import type { Parameter } from "../../model/api/parameter.ts";
import type { Schema } from "../../model/api/schema.ts";
import { certainLayers } from "../../model/schema/certain-parts.ts";
import type { Asking } from "./ends.ts";
import { layoutOf } from "./parameter-layout.ts";

/**
 * Warns of objects of which no server can read a member: the names of those that are exploded stand alone (OpenAPI 3.1 section
 * 4.8.12.2), and where the schema says of none, all that is found there is somebody else's.
 */
export function warnOfUnread(parameters: readonly Parameter[], { diagnostics }: Asking): void {
  for (const parameter of parameters) {
    const { name, in: place, node, value } = parameter;
    const layout = layoutOf(parameter);
    const { schema } = value.kind === "schema" ? value : {};
    if ((place !== "query" && place !== "cookie") || layout?.kind !== "object" || !schema) continue;
    if (layout.layout !== "exploded" || layout.members.length > 0 || layout.rest || isEmpty(schema)) continue;
    const message = `the server reads no member of the ${place} parameter \`${name}\`, which is exploded and declares none`;
    diagnostics.warning("unread-parameter", message, { location: node.location() });
  }
}

/** Whether there may be no members at all. */
function isEmpty(schema: Schema): boolean {
  return certainLayers(schema).some(({ additionalProperties: rest, unevaluatedProperties: others }) => {
    return rest?.always === false || others?.always === false;
  });
}
