import type { JsonValue } from "../../load/text/json.ts";
import type { Schema } from "../api/schema.ts";
import { composingLayers } from "../schema/certain-parts.ts";
import { ownProperty } from "../schema/given-default.ts";
import { holderOfDefault } from "../schema/reach.ts";

/** What the schemas that an heir is composed of say of a member. */
export function schemasOfMember(heir: Schema, name: string): readonly Schema[] {
  return composingLayers(heir).flatMap((layer) => ownProperty(layer, name)?.schema ?? []);
}

/**
 * The default of a discriminator's member in an heir, where the one that would be put in leads to another schema: it is meant for those
 * who take the parent. In the heir the next one counts that leads to it, or else its own value: the parent's default says that
 * the member may be missing, and in the heir it can be nothing else. Undefined where the document's own counts.
 * @param described The schemas of the member, in the order of the text.
 * @param values What leads to the heir, or to an heir of it.
 * @param own What leads to the heir itself.
 */
export function defaultInHeir(
  described: readonly Schema[],
  values: readonly string[],
  own: string | undefined,
): Schema["default"] {
  const said = described.flatMap((schema) => holderOfDefault(schema)?.default ?? []);
  const leadsHere = (value: JsonValue) => typeof value === "string" && values.includes(value);
  const [first] = said;
  if (!first || leadsHere(first.value)) return undefined;
  return said.find(({ value }) => leadsHere(value)) ?? (own === undefined ? undefined : { value: own });
}
