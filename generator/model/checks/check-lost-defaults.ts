import { isEqual } from "../../../templates/runtime/model/equality.ts";
import type { Diagnostics } from "../../diagnostics.ts";
import type { Schema } from "../api/schema.ts";
import { certainParts } from "../schema/certain-parts.ts";
import { type Contradiction, placeOf, reportContradictions } from "../schema/contradiction.ts";
import { shown } from "../schema/fits-schema.ts";
import { defaultsOfMembers } from "../schema/member-defaults.ts";
import { holderOfDefault } from "../schema/reach.ts";

/**
 * Warns of parts of one `allOf` with defaults of their own: the first one counts. A default beside them is meant to.
 * @param schemas All schemas, without the defaults that do not count for another reason.
 */
export function checkLostDefaults(schemas: readonly Schema[], diagnostics: Diagnostics): void {
  // Another form of a schema has no more to say.
  const found = new Map(schemas.flatMap(lostDefaults).map((one) => [JSON.stringify(one), one]));
  reportContradictions([...found.values()], diagnostics);
}

function lostDefaults(schema: Schema): readonly Contradiction[] {
  const parts = certainParts(schema);
  if (parts.length < 2) return [];
  const own = new Set(schema.properties?.filter((one) => holderOfDefault(one.schema)).map(({ name }) => name));
  const members = new Map<string, Schema[]>();
  for (const [name, holder] of parts.flatMap((part) => [...defaultsOfMembers(part)])) {
    if (!own.has(name)) members.set(name, [...(members.get(name) ?? []), holder]);
  }
  const ofValue = schema.default ? [] : parts.flatMap((part) => holderOfDefault(part) ?? []);
  return [ofValue, ...members.values()].flatMap(behindFirst);
}

function behindFirst([first, ...others]: readonly Schema[]): readonly Contradiction[] {
  const used = first?.default;
  if (!used) return [];
  return others.flatMap((holder) => {
    if (!holder.default || isEqual(holder.default.value, used.value)) return [];
    const message = `the default ${shown(holder.default.value)} is never put in: ${shown(used.value)} stands before it in the same \`allOf\``;
    const related = { message: "the default that counts", location: placeOf("default", first) };
    return [{ message, location: placeOf("default", holder), related }];
  });
}
