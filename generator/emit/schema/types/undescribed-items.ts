import type { Schema } from "../../../model/api/schema.ts";
import { certainCoverage } from "../coverage.ts";
import { isComposed } from "../other-members.ts";
import type { Around } from "../required-alternatives.ts";
import { type TypeContext, typeText } from "./type-expression.ts";
import { arrayOf, combined, isUnknown, keyword, type TypeText, tupleOf, unknownType } from "./type-text.ts";

/**
 * What `unevaluatedItems` says of the items that no part of a schema describes (JSON Schema 2020-12 Core, section 11.2),
 * as a type to meet those of the parts.
 * @param parts The types of the parts. Where one of them is more than scalars and arrays, nothing is said.
 * @returns Undefined where it depends on the value what is described, and where the schema has no parts.
 */
export function undescribedItems(
  schema: Schema,
  parts: readonly TypeText[],
  { types }: Pick<Around, "types">,
  context: TypeContext,
): TypeText | undefined {
  const { unevaluatedItems: others } = schema;
  if (!others || !isComposed(schema) || !types?.has("array") || types.has("object")) return undefined;
  const described = certainCoverage({ ...schema, unevaluatedItems: undefined });
  if (!described || described.allItems) return undefined;
  if (!parts.every((part) => isUnknown(part) || part.plain?.())) return undefined;
  const item = typeText(others, context);
  const items = Array.from({ length: described.prefix }, () => unknownType);
  const rest = item === keyword("never") ? undefined : item;
  const lists =
    rest && items.length === 0 ? arrayOf(rest) : tupleOf({ items, least: 0, rest, recursive: schema.reach.recursive });
  return combined(
    "union",
    [...types].map((type) => (type === "array" || type === "object" ? lists : keyword(type))),
  );
}
