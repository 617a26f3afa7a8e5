import type { Schema } from "../../model/api/schema.ts";
import { allowedTypes } from "../../model/schema/allowed-types.ts";
import { certainParts, composingParts } from "../../model/schema/certain-parts.ts";
import { behindReference, mayBeObject, onlyTexts } from "../../model/schema/member-texts.ts";
import { type Lookup, remembered } from "./member-lookup.ts";
import { requiredMembers } from "./schema-parts.ts";

/** How a discriminator (OpenAPI 3.1 section 4.8.25) tells the alternatives of a union apart. */
interface Discrimination {
  readonly propertyName: string;
  /** The values of each alternative in their order; empty where the mapping has none for it: then it takes any. */
  readonly values: readonly (readonly string[])[];
  /** OpenAPI 3.2, `defaultMapping`: the alternative of the values that lead to no other one, and of no value. */
  readonly otherwise?: number;
  /** The alternatives with values that take something else than objects, of which a discriminator says nothing. */
  readonly others?: readonly number[];
}

/** The discriminator of a `oneOf` or `anyOf`, or undefined if there is none that says anything. */
export function discriminationOf(
  { discriminator }: Pick<Schema, "discriminator">,
  alternatives: readonly Schema[],
): Discrimination | undefined {
  if (!discriminator) return undefined;
  const leading = Map.groupBy(discriminator.mapping, (entry) => entry.schema);
  const values = alternatives.map((alternative) => {
    const entries = leading.get(behindReference(alternative)) ?? [];
    return entries.map(({ value }) => value);
  });
  if (values.every((list) => list.length === 0)) return undefined;
  const { propertyName, defaultMapping } = discriminator;
  const otherwise = alternatives.findIndex((alternative) => behindReference(alternative) === defaultMapping);
  const others = alternatives.flatMap((alternative, index) =>
    isOther(alternative, propertyName, values[index] ?? []) ? [index] : [],
  );
  return {
    propertyName,
    values,
    ...(otherwise >= 0 && { otherwise }),
    ...(others.length > 0 && { others }),
  };
}

/** Whether an alternative with values says that it may be null, or, where it is written without its values, anything else. */
function isOther(alternative: Schema, propertyName: string, values: readonly string[]): boolean {
  if (values.length === 0) return false;
  const others = [...(allowedTypes(alternative) ?? [])].filter((type) => type !== "object");
  if (others.every((type) => type === "null")) return others.length > 0;
  return saysItself(alternative, propertyName, values);
}

/** Whether the alternative by itself takes no other values of the discriminator than those that lead to it. */
export function saysItself(alternative: Schema, propertyName: string, values: readonly string[]): boolean {
  const texts = onlyTexts(alternative, propertyName);
  const isSaid = texts?.every((value) => values.includes(value)) === true && requires(alternative, propertyName);
  return isSaid && isText(alternative, propertyName);
}

/** Whether the member of an object that fits is a text, if it is there: a list of texts may stand beside null. */
const isText: Lookup<boolean> = remembered(false, (schema, name) => {
  const property = schema.properties?.find((candidate) => candidate.name === name);
  const types = property && allowedTypes(property.schema);
  if (types && [...types].every((type) => type === "string")) return true;
  const within = (part: Schema) => isText(part, name);
  return composingParts(schema).some(within) || isEachObject(schema, within);
});

/** Whether something holds for each alternative that may be an object. */
function isEachObject({ oneOf, anyOf }: Schema, holds: (alternative: Schema) => boolean): boolean {
  return [oneOf, anyOf].some((alternatives) => alternatives?.filter(mayBeObject).every(holds) === true);
}

/** Whether every object that fits the schema has the member. */
export const requires: Lookup<boolean> = remembered(false, (schema, name) => {
  const within = (part: Schema) => requires(part, name);
  return requiredMembers(schema).includes(name) || certainParts(schema).some(within) || isEachObject(schema, within);
});

/** The discriminator that the document has, also where the direction hides its member. */
export function discriminatorOf({ discriminator, hiddenDiscriminator }: Schema): Schema["discriminator"] {
  return discriminator ?? hiddenDiscriminator;
}
