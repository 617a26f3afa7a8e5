/**
 * Through which schemas so many ways lead to others that are about the same part of a value that validators have to
 * remember what they found there: a schema that is part of two alternatives, each of them part of another schema in the
 * same manner, and so on, would be asked twice as often with each of these.
 */

import type { Schema } from "../api/schema.ts";
import { appliedSubschemas, sameValueParts } from "../schema/map-subschemas.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";
import { heldTwice, innermostFirst, Ways } from "../schema/ways.ts";

/** Up to as many ways are gone one by one: to remember takes time, too. */
const most = 32;

/** Fills in `reach.manyWays` of every schema. What has no name has no function that could remember anything. */
export function computeManyWays(schemas: readonly SchemaDraft[]): void {
  const found = new Set<Schema>();
  // A schema that leads back to itself ends there: recursion has a memory of its own.
  const leading = innermostFirst(schemas, appliedSubschemas);
  const shared = heldTwice(leading.values());
  const ways = new Ways(leading, most);
  for (const schema of leading.keys()) {
    const isMany = ways.enter(schema, [...sameValueParts(schema), ...heaviestParts(schema, ways)]);
    if (!isMany || !schema.name || !shared.has(schema)) continue;
    // It is asked once, however many ways lead to it.
    ways.endAt(schema);
    found.add(schema);
  }
  if (found.size === 0) return;
  for (const schema of schemas) if (found.has(schema)) schema.reach = { ...schema.reach, manyWays: true };
}

/** The schemas that one part of an object or of a list is held against, where it is the part that is held against most. */
function heaviestParts(schema: Schema, ways: Ways): readonly Schema[] {
  const { properties = [], patternProperties = [], prefixItems = [] } = schema;
  const { additionalProperties, propertyNames, unevaluatedProperties, items, contains, unevaluatedItems } = schema;
  const ofObjects = [
    ...heaviest(
      properties.map((property) => property.schema),
      ways,
    ),
    ...patternProperties.map((property) => property.schema),
    ...[additionalProperties, propertyNames, unevaluatedProperties].flatMap((part) => part ?? []),
  ];
  const ofLists = [
    ...heaviest(prefixItems, ways),
    ...[items, contains, unevaluatedItems].flatMap((part) => part ?? []),
  ];
  return ways.weight(ofObjects) > ways.weight(ofLists) ? ofObjects : ofLists;
}

/** Of schemas no two of which are about the same part. */
function heaviest(schemas: readonly Schema[], ways: Ways): readonly Schema[] {
  let found: Schema | undefined;
  let most = 0;
  for (const schema of schemas) {
    const weight = ways.weight([schema]);
    if (weight <= most) continue;
    found = schema;
    most = weight;
  }
  return found ? [found] : [];
}
