import type { JsonValue } from "../../load/text/json.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import { exampleBody, exampleItem } from "../schema/example-value.ts";
import { sequenceOf } from "./sequence.ts";

/** A body for the README: of a sequence, a list with one item. */
export function exampleContent(media: MediaType): JsonValue {
  if (media.kind !== "sequential") return exampleBody(media);
  const { item } = sequenceOf(media);
  return [item ? exampleItem(item) : "item"];
}
