import type { Diagnostics } from "../../diagnostics.ts";
import type { Schema } from "../api/schema.ts";
import { isCircle } from "../graph/bare-reference.ts";
import { composingLayers } from "../schema/certain-parts.ts";
import { selfDefined } from "../schema/reach.ts";

/** Reports schemas that can be checked against nothing but themselves. Circles of `$ref`s alone are reported already. */
export function reportSelfDefined(holders: readonly Schema[], diagnostics: Diagnostics): void {
  const message = "this schema is defined by itself, without a property or an item in between";
  for (const schema of selfDefined(holders)) {
    const { node } = schema;
    if (isCircle(node)) continue;
    const help = listsHeirs(schema) ? helpForParents : undefined;
    diagnostics.error("reference-cycle", message, { location: node.location("key"), ...(help && { help }) });
  }
}

const helpForParents =
  "Some alternatives are composed of this schema. If they are its heirs, and all that it has, a `discriminator` here says so.";

/** Whether an alternative of the schema is composed of the schema. */
function listsHeirs(schema: Schema): boolean {
  const alternatives = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return alternatives.some((alternative) => composingLayers(alternative).includes(schema));
}
