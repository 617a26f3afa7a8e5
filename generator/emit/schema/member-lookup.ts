import type { Schema } from "../../model/api/schema.ts";

/** What a schema says of a member. */
export type Lookup<T> = (schema: Schema, name: string) => T;

/**
 * What is known of a member of a schema, found once for each: a schema may be part of others many times over, each of
 * which is part of others again.
 * @param within What a schema that is part of itself adds to that.
 */
export function remembered<T>(within: T, find: Lookup<T>): Lookup<T> {
  const known = new WeakMap<Schema, Map<string, T>>();
  return (schema, name) => {
    const found = known.get(schema) ?? new Map<string, T>();
    known.set(schema, found);
    const before = found.get(name);
    if (before !== undefined || found.has(name)) return before ?? within;
    found.set(name, within);
    const result = find(schema, name);
    found.set(name, result);
    return result;
  };
}
