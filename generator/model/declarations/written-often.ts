/**
 * Which schemas without a name would be written so often that they get one. What has no name is written wherever it is
 * referred to, and what stands in it is written again with it: twice as often with each level of schemas that are referred
 * to by two others each.
 */

import type { Schema } from "../api/schema.ts";
import { subschemasOf } from "../schema/map-subschemas.ts";
import { heldTwice, innermostFirst, Ways } from "../schema/ways.ts";

/** A schema that is written so often within another one is as easily read there. */
const most = 8;

/** @param named The schemas that have a name by themselves. */
export function writtenOften(schemas: readonly Schema[], named: ReadonlySet<Schema>): ReadonlySet<Schema> {
  const found = new Set<Schema>();
  const shared = heldTwice(schemas.map((schema) => subschemasOf(schema)));
  // In most documents what stands in several places has a name.
  if ([...shared].every((schema) => named.has(schema))) return found;
  const leading = innermostFirst(schemas, subschemasOf);
  const ways = new Ways(leading, most);
  for (const [schema, parts] of leading) {
    const isOften = ways.enter(schema, parts);
    if (named.has(schema)) ways.endAt(schema);
    if (!isOften || !shared.has(schema)) continue;
    ways.endAt(schema);
    found.add(schema);
  }
  return found;
}
