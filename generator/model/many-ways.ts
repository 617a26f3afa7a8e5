/**
 * Through which schemas so many ways lead to others that are about the same part of a value that validators have to
 * remember what they found there: a schema that is part of two alternatives, each of them part of another schema in the
 * same manner, and so on, would be asked twice as often with each of these.
 */
import { appliedSubschemas, sameValueParts } from "./map-subschemas.ts";
import type { Schema } from "./schema.ts";
import type { SchemaDraft } from "./schema-draft.ts";
import { heldTwice, innermostFirst, Ways } from "./ways.ts";

/** Up to as many ways are gone one by one: to remember takes time, too. */
const most = 32;

/** Fills in `reach.manyWays` of every schema. What has no name has no function that could remember anything. */
export function computeManyWays(schemas: readonly SchemaDraft[]): void {
  const drafts = new Map<Schema, SchemaDraft>(schemas.map((schema) => [schema, schema]));
  // A schema that leads back to itself ends there: recursion has a memory of its own.
  const order = innermostFirst(schemas, appliedSubschemas);
  const shared = heldTwice(order, appliedSubschemas);
  const ways = new Ways(order, most);
  for (const schema of order) {
    const draft = drafts.get(schema);
    const isMany = ways.enter(schema, [...sameValueParts(schema), ...heaviestParts(schema, ways)]);
    if (!isMany || !draft?.name || !shared.has(schema)) continue;
    // It is asked once, however many ways lead to it.
    ways.endAt(schema);
    draft.reach = { ...draft.reach, manyWays: true };
  }
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
function heaviest([first, ...others]: readonly Schema[], ways: Ways): readonly Schema[] {
  if (!first) return [];
  return [others.reduce((a, b) => (ways.weight([b]) > ways.weight([a]) ? b : a), first)];
}
