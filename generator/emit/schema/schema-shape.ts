import type { Schema } from "../../model/api/schema.ts";
import { impliedTypes } from "../../model/schema/allowed-types.ts";
import { certainLayers, valueLayers } from "../../model/schema/certain-parts.ts";
import { together } from "./together.ts";

/** What the layers of a list say of its items together. */
export function itemSchema(schema: Schema): Schema | undefined {
  return together(valueLayers(schema).flatMap(({ items }) => items ?? []));
}

/** Whether `{}` is a value of an object's schema as far as its members go. */
export function allMembersOptional(schema: Schema): boolean {
  const layers = certainLayers(schema);
  return (
    impliedTypes(schema)?.has("object") === true &&
    layers.every(
      (layer) =>
        (layer.required ?? []).length === 0 &&
        (layer.minProperties ?? 0) === 0 &&
        !layer.oneOf &&
        !layer.anyOf &&
        !layer.if &&
        !layer.not,
    )
  );
}
