import type { Property, Schema } from "../api/schema.ts";
import { madeSchema, type SchemaDraft } from "./schema-draft.ts";

/** The schema's own property of a name. */
export function ownProperty({ properties }: Pick<Schema, "properties">, name: string): Property | undefined {
  return properties?.find((property) => property.name === name);
}

/**
 * Whether a schema can say the default of a member that its parts describe, without meaning another thing by that: it does so
 * already, or has nothing to say of members that it does not name.
 */
export function mayGiveDefault(schema: Schema, name: string): boolean {
  return schema.additionalProperties === undefined || ownProperty(schema, name) !== undefined;
}

/**
 * Puts a default before all that the parts of a schema say of a member: what a schema says itself comes first.
 * @param described The schemas of the member. The first description of them is told with the default.
 */
export function giveDefault(
  draft: SchemaDraft,
  name: string,
  given: NonNullable<Schema["default"]>,
  described: readonly Schema[],
): void {
  const own = ownProperty(draft, name);
  if (own) {
    const schema = { ...own.schema, component: false, default: given };
    draft.properties = draft.properties?.map((property) => (property === own ? { ...own, schema } : property));
    return;
  }
  const from = described.find(({ description }) => description !== undefined) ?? described[0];
  const schema: SchemaDraft = {
    ...madeSchema(from?.node ?? draft.node),
    description: from?.description,
    deprecated: described.some(({ deprecated }) => deprecated),
    readOnly: described.some(({ readOnly }) => readOnly),
    writeOnly: described.some(({ writeOnly }) => writeOnly),
    default: given,
  };
  draft.properties = [...(draft.properties ?? []), { name, required: false, schema }];
}
