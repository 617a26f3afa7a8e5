import type { MediaType } from "../../model/api/media-type.ts";
import type { Schema } from "../../model/api/schema.ts";
import { impliedTypes } from "../../model/schema/allowed-types.ts";
import { certainLayers } from "../../model/schema/certain-parts.ts";
import { itemSchema } from "../schema/schema-shape.ts";

/** `minItems` and `maxItems` of a body of items. */
export interface ItemCount {
  readonly min?: number;
  readonly max?: number;
}

/** What is said of a body of items as a whole, or what of it neither end can hold items to: the end of a sentence. */
export type SequenceWhole = { readonly count: ItemCount | undefined } | { readonly fault: string };

/**
 * A schema that is a list describes the whole body, with `itemSchema` beside it (OpenAPI 3.2 section 4.14.5) or without.
 * How many items there are can be counted while they pass; for anything else all of them would have to be kept.
 */
export function sequenceWhole({ schema, itemSchema: declared }: MediaType): SequenceWhole {
  if (schema === undefined) return { count: undefined };
  const types = impliedTypes(schema);
  const isList = types?.size === 1 && types.has("array");
  if (!isList && declared === undefined) return { count: undefined };
  if (!isList && types !== undefined) return { fault: " with a schema of the whole that is no list" };
  const layers = certainLayers(schema);
  const keyword = ofWhole.find((name) => layers.some((layer) => layer[name] !== undefined && layer[name] !== false));
  if (keyword !== undefined) return { fault: ` with ${keyword} of the whole` };
  const items = itemSchema(schema);
  if (items && declared && !isSame(items, declared)) {
    return { fault: " with other items in the schema of the whole than in itemSchema" };
  }
  const lower = layers.flatMap(({ minItems }) => minItems ?? []);
  const upper = layers.flatMap(({ maxItems }) => maxItems ?? []);
  const count = {
    ...(lower.length > 0 && { min: Math.max(...lower) }),
    ...(upper.length > 0 && { max: Math.min(...upper) }),
  };
  return { count: Object.keys(count).length > 0 ? count : undefined };
}

/** Keywords that ask something of a list as a whole. */
const ofWhole = [
  "uniqueItems",
  "contains",
  "prefixItems",
  "unevaluatedItems",
  "enum",
  "const",
  "anyOf",
  "oneOf",
  "not",
  "if",
] as const satisfies readonly (keyof Schema)[];

/** Whether two schemas lead to one, or are written alike. */
function isSame(one: Schema, other: Schema): boolean {
  return target(one) === target(other) || JSON.stringify(one.node.value) === JSON.stringify(other.node.value);
}

function target(schema: Schema): Schema {
  return schema.ref ? target(schema.ref) : schema;
}
