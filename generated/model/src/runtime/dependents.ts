import type { Definition, Subschema } from "./definition.ts";

/** Whether `dependencies` asks for members beside a member, and not for a schema. */
export function isNames(asked: readonly string[] | Subschema): asked is readonly string[] {
  return Array.isArray(asked);
}

/** The schemas of objects that have a member, each with the name of that. */
export function dependentsOf({ dependentSchemas = {}, dependencies = {} }: Definition): [string, Subschema][] {
  const former = Object.entries(dependencies).flatMap(([name, asked]): [string, Subschema][] => {
    return isNames(asked) ? [] : [[name, asked]];
  });
  return [...Object.entries(dependentSchemas), ...former];
}
