/**
 * The alternatives of unions whose predicates stand in two functions: the tag, and the other members. A union has looked
 * at the tag before it comes to an alternative, and asks for the other members alone.
 */

import type { JsonValue } from "../../../load/text/json.ts";
import type { Schema } from "../../../model/api/schema.ts";
import { verdictOn } from "../../../model/schema/fits-schema.ts";
import { appliedSubschemas } from "../../../model/schema/map-subschemas.ts";
import { reachedFrom } from "../../../reached-from.ts";
import { certainValues, decisionOf } from "../decision.ts";
import { isInherited } from "../is-inherited.ts";
import { hasAssertions, plainReference, requiredMembers } from "../schema-parts.ts";
import { refutesRecursion } from "./call-depth.ts";

/** An object with a name, and the member that leads a union to it. */
export interface TaggedAlternative {
  readonly propertyName: string;
  /** What the alternative itself allows as the member's value. */
  readonly values: readonly JsonValue[];
}

/** Those among the alternatives of all unions that the schemas reach. */
export function taggedAlternatives(schemas: readonly Schema[]): ReadonlyMap<Schema, TaggedAlternative> {
  const found = new Map<Schema, TaggedAlternative>();
  for (const schema of reachedFrom(schemas, appliedSubschemas)) {
    for (const options of [schema.oneOf, schema.anyOf]) {
      const decision = options && decisionOf(schema, options);
      if (!decision) continue;
      for (const option of options) {
        const target = plainReference(option) ?? option;
        const alternative = taggedBy(target, decision.propertyName);
        if (alternative && !found.has(target)) found.set(target, alternative);
      }
    }
  }
  return found;
}

function taggedBy(schema: Schema, propertyName: string): TaggedAlternative | undefined {
  const { recursive, manyWays } = schema.reach;
  if (!schema.name || recursive || manyWays || !asksMembersAlone(schema)) return undefined;
  // Its predicate walks a table then, and has no second function.
  if (refutesRecursion(schema)) return undefined;
  if (isInherited(propertyName) || !requiredMembers(schema).includes(propertyName)) return undefined;
  const tag = schema.properties?.find(({ name }) => name === propertyName);
  // The union asks the member for one of these values, and for nothing else that its schema says.
  const values = tag && certainValues(tag.schema)?.filter((value) => verdictOn(value, tag.schema) === true);
  return values && { propertyName, values };
}

/** Whether the schema is of objects, and has no other keywords than those about their members. */
function asksMembersAlone(schema: Schema): boolean {
  const [type, ...others] = schema.types ?? [];
  const { propertyNames, minProperties, maxProperties, dependentRequired, dependentSchemas } = schema;
  const seldom = [propertyNames, minProperties, maxProperties, dependentRequired, dependentSchemas];
  if (type !== "object" || others.length > 0 || seldom.some((keyword) => keyword !== undefined)) return false;
  return !hasAssertions({
    ...schema,
    types: undefined,
    properties: undefined,
    required: undefined,
    patternProperties: undefined,
    additionalProperties: undefined,
  });
}
