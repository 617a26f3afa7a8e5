import { certainParts } from "../../model/certain-parts.ts";
import { behindReference, memberTexts } from "../../model/discriminator.ts";
import type { Schema } from "../../model/schema.ts";
import { type Lookup, remembered } from "./member-lookup.ts";
import { requiredMembers } from "./schema-parts.ts";

/** How a discriminator (OpenAPI 3.1 section 4.8.25) tells the alternatives of a union apart. */
interface Discrimination {
  readonly propertyName: string;
  /** The values of each alternative in their order; empty where the mapping has none for it: then it takes any. */
  readonly values: readonly (readonly string[])[];
  /** OpenAPI 3.2, `defaultMapping`: the alternative of the values that lead to no other one, and of no value. */
  readonly otherwise?: number;
}

/** The discriminator of a `oneOf` or `anyOf`, or undefined if there is none that says anything. */
export function discriminationOf(
  { discriminator }: Pick<Schema, "discriminator">,
  alternatives: readonly Schema[],
): Discrimination | undefined {
  if (!discriminator) return undefined;
  const values = alternatives.map((alternative) => {
    const target = behindReference(alternative);
    return discriminator.mapping.filter((entry) => entry.schema === target).map((entry) => entry.value);
  });
  if (values.every((list) => list.length === 0)) return undefined;
  const { propertyName, defaultMapping } = discriminator;
  const otherwise = alternatives.findIndex((alternative) => behindReference(alternative) === defaultMapping);
  return { propertyName, values, ...(otherwise >= 0 && { otherwise }) };
}

/** Whether the alternative by itself takes no other values of the discriminator than those that lead to it. */
export function saysItself(alternative: Schema, propertyName: string, values: readonly string[]): boolean {
  const texts = memberTexts(alternative, propertyName);
  return texts?.every((value) => values.includes(value)) === true && requires(alternative, propertyName);
}

/** Whether every object that fits the schema has the member. */
export const requires: Lookup<boolean> = remembered(false, (schema, name) => {
  const within = (part: Schema) => requires(part, name);
  return (
    requiredMembers(schema).includes(name) ||
    certainParts(schema).some(within) ||
    schema.oneOf?.every(within) === true ||
    schema.anyOf?.every(within) === true
  );
});

/** The discriminator that the document has, also where the direction hides its member. */
export function discriminatorOf({ discriminator, hiddenDiscriminator }: Schema): Schema["discriminator"] {
  return discriminator ?? hiddenDiscriminator;
}
