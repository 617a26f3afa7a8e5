import type { JsonType, Schema } from "../../model/api/schema.ts";
import { impliedTypes } from "../../model/schema/allowed-types.ts";
import { assertions, hasKeyword, sameValue } from "../../model/schema/keyword-kinds.ts";
import { mapSubschemas } from "../../model/schema/map-subschemas.ts";

/** What a schema of a scalar or a list says of the scalar. */
export function valueAlone(schema: Schema, open = new Set<Schema>()): Schema {
  if (open.has(schema) || impliedTypes(schema)?.has("array") !== true) return schema;
  open.add(schema);
  const within = (part: Schema) => valueAlone(part, open);
  const mapped = mapSubschemas(schema, (part, keyword) => (sameValue.has(keyword) ? within(part) : part));
  const [anyOf, oneOf] = [schema.anyOf, schema.oneOf].map((all) => all?.filter(isNoList).map(within));
  const types = schema.types?.filter((type) => type !== "array");
  const [only, second] = [...(anyOf ?? []), ...(oneOf ?? [])];
  if (only && !second && !hasKeyword({ ...schema, anyOf: undefined, oneOf: undefined }, assertions)) return only;
  open.delete(schema);
  return { ...schema, ...mapped, ...nameless, ...noItems, types, anyOf, oneOf };
}

/** It is not the schema of the document, nor its keywords of lists. */
const nameless = {
  name: undefined,
  inputName: undefined,
  objectForm: undefined,
  discriminator: undefined,
  made: true,
} as const;
const noItems = { items: undefined, prefixItems: undefined, contains: undefined } as const;

function isNoList(schema: Schema): boolean {
  const types: ReadonlySet<JsonType> | undefined = impliedTypes(schema);
  return !(types?.size === 1 && types.has("array"));
}
