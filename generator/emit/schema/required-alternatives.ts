/**
 * Alternatives that say nothing but which members have to be there: `anyOf: [{ required: [a] }, { required: [b] }]`. Their
 * types have these members as the schemas around them describe them: `{ a: string } | { b: number }`.
 */

import type { Schema } from "../../model/api/schema.ts";
import { certainLayers } from "../../model/schema/certain-parts.ts";
import { defaultOf } from "../../model/schema/reach.ts";
import type { ValueType } from "./effective-types.ts";
import type { Direction } from "./named-schema.ts";
import { hasAssertions, requiredMembers } from "./schema-parts.ts";

/** What is known of a value where a schema without a name stands. */
export interface Around {
  /** The types that it can have; undefined for all. */
  readonly types: ReadonlySet<ValueType> | undefined;
  /** The schemas that it has to fit, too. */
  readonly schemas: readonly Schema[];
  /** Members that it cannot have where it is this one of several alternatives. */
  readonly excluded: readonly string[];
}

export const nothingAround: Around = { types: undefined, schemas: [], excluded: [] };

/** Whether all that a schema says is which members of an object have to be there. */
export function requiresAlone(schema: Schema): boolean {
  const { name, types } = schema;
  if (name || requiredMembers(schema).length === 0) return false;
  const isOfObjects = types === undefined || types.every((type) => type === "object");
  return isOfObjects && !hasAssertions({ ...schema, types: undefined, required: undefined });
}

/** Each alternative would say of each other one what it lacks: with more of them, that would be too much to read. */
const mostAlternatives = 8;

/**
 * What the alternatives of a `oneOf` cannot have, each by itself: with the one member that another one asks for beside what
 * both have, a value would fit both.
 */
export function excludedMembers(
  alternatives: readonly Schema[],
  { schemas }: Around,
  direction: Direction,
): readonly (readonly string[])[] {
  if (alternatives.length > mostAlternatives || !alternatives.every(requiresAlone)) return [];
  return alternatives.map((alternative) => {
    const own = new Set(requiredMembers(alternative));
    const excluded = alternatives.flatMap((other) => {
      const more = other === alternative ? [] : requiredMembers(other).filter((name) => !own.has(name));
      return more.length === 1 ? more : [];
    });
    // Which alternative it is was decided before defaults were put in.
    const isLeftOut = (name: string) => direction === "input" || !schemas.some((schema) => hasDefault(schema, name));
    return [...new Set(excluded)].filter(isLeftOut);
  });
}

function hasDefault(schema: Schema, name: string): boolean {
  const members = certainLayers(schema).flatMap(({ properties = [] }) => properties);
  return members.some((member) => member.name === name && defaultOf(member.schema) !== undefined);
}
