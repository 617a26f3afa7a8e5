/**
 * Schemas that list their values: by `enum`, or by alternatives that are single values, which OpenAPI calls an annotated
 * enumeration: each value has words of its own.
 */
import { escapeInvisible } from "../../invisible-text.ts";
import type { JsonValue } from "../../load/text/json.ts";
import type { Schema } from "../../model/api/schema.ts";
import { without } from "../../model/schema/keyword-kinds.ts";
import { hasAssertions, listedValues, plainReference, withoutKept } from "./schema-parts.ts";

/** The values of a schema that lists them, where all are scalars and nothing else is said of them; else undefined. */
export function enumeratedValues(schema: Schema): readonly JsonValue[] | undefined {
  return scalars(schema.enum ? valuesAlone(schema) : valuesOfAlternatives(schema));
}

/** The same, and also of a schema that is a single value by `const`. */
export function valuesOfSchema(schema: Schema): readonly JsonValue[] | undefined {
  return schema.const ? scalars(valuesAlone(schema)) : enumeratedValues(schema);
}

function scalars(values: readonly JsonValue[] | undefined): readonly JsonValue[] | undefined {
  const isScalar = (value: JsonValue) => typeof value !== "object" || value === null;
  return values && values.length > 0 && values.every(isScalar) ? values : undefined;
}

export function isEnumeration(schema: Schema): boolean {
  return enumeratedValues(schema) !== undefined;
}

/** What an enumeration says of its values one by one, as a list in Markdown; undefined where it says nothing. */
export function describedValues(schema: Schema): string | undefined {
  if (schema.enum || !isEnumeration(schema)) return undefined;
  const lines = (schema.oneOf ?? schema.anyOf ?? []).flatMap((alternative) => {
    const { title, description, deprecated } = alternative;
    const notes = [...(title ? [title] : []), ...(deprecated ? ["deprecated"] : [])];
    if (notes.length === 0 && !description) return [];
    const values = (valuesAlone(target(alternative)) ?? []).map(quoted).join(", ");
    const inBrackets = notes.length > 0 ? ` (${notes.join(", ")})` : "";
    const words = description ? `: ${description.trim().replaceAll("\n", "\n  ")}` : "";
    return [`- ${values}${inBrackets}${words}`];
  });
  return lines.length > 0 ? lines.join("\n") : undefined;
}

function valuesOfAlternatives(schema: Schema): readonly JsonValue[] | undefined {
  const { oneOf, anyOf } = schema;
  const alternatives = oneOf ?? anyOf;
  if (!alternatives || (oneOf && anyOf)) return undefined;
  if (hasAssertions({ ...schema, types: undefined, oneOf: undefined, anyOf: undefined })) return undefined;
  const each = alternatives.map((alternative) => valuesAlone(target(alternative)));
  if (!each.every((values) => values !== undefined)) return undefined;
  const all = each.flat();
  // What two alternatives of `oneOf` list fits neither.
  const fitting = oneOf ? all.filter((value) => all.indexOf(value) === all.lastIndexOf(value)) : [...new Set(all)];
  return listedValues({ types: schema.types, enum: fitting, const: undefined });
}

/** The values that a schema lists if they keep whatever else it says of them. */
function valuesAlone(schema: Schema): readonly JsonValue[] | undefined {
  const rest = without(withoutKept(schema), ["types", "enum", "const"]);
  return hasAssertions(rest) ? undefined : listedValues(schema);
}

function target(alternative: Schema): Schema {
  return plainReference(alternative) ?? alternative;
}

function quoted(value: JsonValue): string {
  const text = escapeInvisible(JSON.stringify(value));
  return text.includes("`") ? text : `\`${text}\``;
}
