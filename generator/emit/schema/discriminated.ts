import { behindReference } from "../../model/discriminator.ts";
import type { Schema } from "../../model/schema.ts";
import { listedValues } from "./schema-parts.ts";

/** How a discriminator (OpenAPI 3.1 section 4.8.25) tells the alternatives of a union apart. */
export interface Discrimination {
  readonly propertyName: string;
  /** The values of each alternative in their order; empty where it takes any: the mapping has none for it, or it is the default. */
  readonly values: readonly (readonly string[])[];
}

/** The discriminator of a `oneOf` or `anyOf`, or undefined if there is none that says anything. */
export function discriminationOf(schema: Schema, alternatives: readonly Schema[]): Discrimination | undefined {
  const { discriminator } = schema;
  if (!discriminator) return undefined;
  const values = alternatives.map((alternative) => {
    const target = behindReference(alternative);
    if (target === discriminator.defaultMapping) return [];
    return discriminator.mapping.filter((entry) => entry.schema === target).map((entry) => entry.value);
  });
  if (values.every((list) => list.length === 0)) return undefined;
  return { propertyName: discriminator.propertyName, values };
}

/** Whether no value of the discriminator leads to two alternatives, and each has one. */
export function isDecisive({ values }: Discrimination): boolean {
  const all = values.flat();
  return new Set(all).size === all.length && values.every((list) => list.length > 0);
}

/** Whether the alternative by itself takes no other values of the discriminator than those that lead to it. */
export function saysItself(alternative: Schema, propertyName: string, values: readonly string[]): boolean {
  return literalMember(alternative, propertyName, new Set())?.every((value) => values.includes(value)) ?? false;
}

/** The strings that a required member is limited to, or undefined if it may be another value. */
function literalMember(schema: Schema, name: string, open: Set<Schema>): readonly string[] | undefined {
  if (open.has(schema)) return undefined;
  open.add(schema);
  const property = schema.properties?.find((candidate) => candidate.name === name);
  const listed = property?.required ? listedValues(property.schema.ref ?? property.schema) : undefined;
  if (listed?.every((value) => typeof value === "string")) return listed;
  for (const part of [...(schema.ref ? [schema.ref] : []), ...(schema.allOf ?? [])]) {
    const found = literalMember(part, name, open);
    if (found) return found;
  }
  return undefined;
}
