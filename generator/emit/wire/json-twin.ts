import { canonicalText } from "../../../templates/runtime/model/canonical.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import type { Schema } from "../../model/api/schema.ts";
import { isPureReference } from "../../model/graph/bare-reference.ts";

/**
 * The JSON beside a media type of the same body that describes the same value: its schema is the same one, or says the same.
 * A multipart body has none: what are files in it are texts in JSON.
 */
export function jsonTwin(media: MediaType, content: readonly MediaType[]): MediaType | undefined {
  if (media.kind === "json" || media.kind === "multipart" || !media.schema || media.itemSchema) return undefined;
  return content.find((other) => other.kind === "json" && !other.itemSchema && haveSameSchema(media, other));
}

function haveSameSchema(one: MediaType, other: MediaType): boolean {
  if (one.schema && other.schema && meant(one.schema) === meant(other.schema)) return true;
  const [schema, same] = [one, other].map(({ node }) => node.resolve()?.get("schema"));
  // A relative reference leads from another file to something else.
  return schema?.file === same?.file && canonicalText(schema?.value) === canonicalText(same?.value);
}

/** What stands for a schema that is another name of it. */
function meant(schema: Schema): Schema {
  return schema.ref && isPureReference(schema.node) ? meant(schema.ref) : schema;
}
