/** Schemas that let no members be there but those that they know. */

import { reachedFrom } from "../../reached-from.ts";
import type { Schema } from "../api/schema.ts";
import { certainLayers } from "./certain-parts.ts";
import { closesOut, declares, placeOf } from "./contradiction.ts";
import { sameValueParts } from "./map-subschemas.ts";

/** A layer of a schema that is closed by a keyword of its own. */
export interface Closed {
  readonly layer: Schema;
  readonly keyword: "additionalProperties" | "unevaluatedProperties";
  readonly forbids: (name: string) => boolean;
}

/**
 * `additionalProperties` knows the members of its own schema alone, `unevaluatedProperties` those of its parts too (JSON
 * Schema 2020-12 Core, sections 10.3.2.3 and 11.3).
 */
export function closingOf(layer: Schema): Closed | undefined {
  if (layer.additionalProperties?.always === false) {
    return { layer, keyword: "additionalProperties", forbids: (name) => closesOut(layer, name) };
  }
  if (layer.unevaluatedProperties?.always !== false) return undefined;
  const known = partsInPlace(layer);
  if (known.some(describesOthers)) return undefined;
  const names = new Set(known.flatMap(({ properties = [] }) => properties.map(({ name }) => name)));
  const byPatterns = known.filter((part) => part.patternProperties);
  const forbids = (name: string) => !names.has(name) && !byPatterns.some((part) => declares(part, name));
  return { layer, keyword: "unevaluatedProperties", forbids };
}

/** What forbids a member of every object that fits the schema. */
export function closedAgainst(schema: Schema, name: string): Closed | undefined {
  for (const layer of certainLayers(schema)) {
    const closing = closingOf(layer);
    if (closing?.forbids(name)) return closing;
  }
  return undefined;
}

/** The members that the schema and its parts know; undefined where these describe others too. */
export function knownMembers(schema: Schema): ReadonlySet<string> | undefined {
  const known = partsInPlace(schema);
  if (known.some((part) => describesOthers(part) || part.patternProperties)) return undefined;
  const properties = known.flatMap((part) => part.properties ?? []);
  return new Set(properties.filter((one) => one.schema.always !== false).map(({ name }) => name));
}

/** The schema and all that its values are held against. */
function partsInPlace(schema: Schema): readonly Schema[] {
  return [...reachedFrom([schema], sameValueParts)];
}

function describesOthers({ additionalProperties, unevaluatedProperties }: Schema): boolean {
  return [additionalProperties, unevaluatedProperties].some(
    (others) => others !== undefined && others.always !== false,
  );
}

/** Several members in a message: the first one, and how many there are beside it. */
export function membersCalled(name: string, others: readonly string[]): string {
  return `the member \`${name}\`${others.length > 0 ? ` and ${others.length} more` : ""}`;
}

export function whatForbids({ layer, keyword }: Pick<Closed, "layer" | "keyword">) {
  return { message: "what forbids it", location: placeOf(keyword, layer) };
}
