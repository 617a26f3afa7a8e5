import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Discriminator, Schema } from "../api/schema.ts";
import { closedMendOf } from "../passes/closed-parts.ts";
import { closedAgainst } from "../schema/closed-layers.ts";
import { type Contradiction, placeOf } from "../schema/contradiction.ts";
import { behindReference, onlyTexts } from "../schema/member-texts.ts";

/**
 * What keeps the values of a discriminator from the schemas that they lead to (OpenAPI 3.1 section 4.8.25): a schema
 * that is no alternative, that allows other values of the member alone, or that forbids the member.
 */
export function checkDiscriminatorValues(schema: Schema): readonly Contradiction[] {
  const { discriminator } = schema;
  if (!discriminator) return [];
  const { propertyName, mapping, defaultMapping } = discriminator;
  const closed = [...new Set(mapping.map((entry) => entry.schema))].flatMap((target) =>
    forbidsMember(target, propertyName),
  );
  const byDefault =
    defaultMapping && isOutside(defaultMapping, schema)
      ? [outside("defaultMapping", discriminator, "defaultMapping")]
      : [];
  const misled = mapping.flatMap((entry) => misleads(entry, schema, discriminator));
  return [...misled, ...byDefault, ...closed, ...untold(schema, discriminator)];
}

/** One warning for alternatives all of whose values lead to others, as where all have one list of values. */
function untold(
  { oneOf = [], anyOf = [] }: Schema,
  { propertyName, mapping, defaultMapping }: Discriminator,
): readonly Contradiction[] {
  const targets = new Set(mapping.map((entry) => entry.schema));
  const found = [...oneOf, ...anyOf].flatMap((alternative) => {
    const target = behindReference(alternative);
    if (targets.has(target) || target === defaultMapping) return [];
    const [first, ...others] = onlyTexts(alternative, propertyName) ?? [];
    const leading = (text: string) => mapping.find(({ value }) => value === text)?.schema;
    const other = first !== undefined && others.every(leading) ? leading(first) : undefined;
    return other ? [{ alternative, value: first, other }] : [];
  });
  const [first] = found;
  if (!first) return [];
  const more = found.length > 1 ? ` (and ${found.length - 1} more)` : "";
  const message = `nothing leads to this alternative${more}: \`${first.value}\` is a value of another one, and \`${propertyName}\` does not tell them apart`;
  const related = { message: "the other one", location: first.other.node.location("key") };
  const help = "Say in a `mapping` which value leads to which alternative, or let each of them list its own.";
  return [{ message, location: first.alternative.node.location(), related, help }];
}

/** Whether a schema is none of those that a union has. Heirs are not written down. */
function isOutside(target: Schema, { oneOf, anyOf }: Schema): boolean {
  const alternatives = [...(oneOf ?? []), ...(anyOf ?? [])];
  return alternatives.length > 0 && !alternatives.some((alternative) => behindReference(alternative) === target);
}

function outside(value: string, { place }: Discriminator, ...way: readonly string[]): Contradiction {
  let node: SpecNode | undefined = place.get("discriminator");
  for (const step of way) node = node?.get(step);
  const message = `\`${value}\` leads to a schema that is no alternative: no value fits by it`;
  return { message, location: (node ?? place).location("value") };
}

function misleads(
  { value, schema: target, explicit }: Discriminator["mapping"][number],
  schema: Schema,
  discriminator: Discriminator,
): readonly Contradiction[] {
  if (!explicit) return [];
  const { place, propertyName } = discriminator;
  const entry = place.get("discriminator")?.get("mapping")?.get(value);
  const location = (entry ?? place).location("value");
  if (isOutside(target, schema)) return [outside(value, discriminator, "mapping", value)];
  const texts = onlyTexts(target, propertyName);
  if (!texts || texts.includes(value)) return [];
  const allowed = texts.length === 0 ? "no text" : texts.map((text) => `\`${text}\``).join(", ");
  const message = `\`${value}\` leads to a schema whose \`${propertyName}\` allows ${allowed} alone: no value fits by it`;
  return [{ message, location, related: { message: "the schema", location: target.node.location("key") } }];
}

function forbidsMember(target: Schema, name: string): readonly Contradiction[] {
  const closing = closedAgainst(target, name);
  if (!closing) return [];
  const { layer, keyword } = closing;
  const message = `a discriminator leads here by \`${name}\`, which \`${keyword}\` forbids: no object fits`;
  return [{ message, location: placeOf(keyword, layer), ...closedMendOf(target)(closing) }];
}
