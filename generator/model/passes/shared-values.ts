import type { Discriminator, Schema } from "../api/schema.ts";
import type { Contradiction } from "../schema/contradiction.ts";

/** A value of a discriminator that leads to several heirs. */
interface SharedValue {
  readonly value: string;
  /** In the order of the mapping, two at least. */
  readonly heirs: readonly Schema[];
}

/** The values that lead to more than one heir: each of them allows the value by itself. */
export function sharedValues({ mapping }: Discriminator): readonly SharedValue[] {
  const found = new Map<string, Set<Schema>>();
  for (const { value, schema } of mapping) found.set(value, (found.get(value) ?? new Set()).add(schema));
  return [...found].filter(([, heirs]) => heirs.size > 1).map(([value, heirs]) => ({ value, heirs: [...heirs] }));
}

/**
 * One warning for a family whose discriminator leaves open which heir a value is, at the first that is in doubt.
 * @param isWithin Whether the one heir is composed of the other: what is meant to fit both leaves nothing open.
 */
export function checkSharedValues(
  discriminator: Discriminator,
  isWithin: (heir: Schema, other: Schema) => boolean,
): readonly Contradiction[] {
  const { propertyName } = discriminator;
  const doubts = sharedValues(discriminator).flatMap(({ value, heirs }) => {
    const pair = heirs.flatMap((one, index) =>
      heirs.slice(index + 1).flatMap((other) => (isWithin(one, other) || isWithin(other, one) ? [] : [{ one, other }])),
    )[0];
    return pair ? [{ value, ...pair }] : [];
  });
  const [first, ...others] = doubts;
  if (!first) return [];
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  const message = `\`${first.value}\`${more} leads to this heir and to another one: \`${propertyName}\` does not tell them apart, and a value may fit either`;
  const related = { message: "the other one", location: first.one.node.location("key") };
  const help = `Let each of them allow values of \`${propertyName}\` of its own, or leave it where a value is meant to be both.`;
  return [{ message, location: first.other.node.location("key"), related, help }];
}
