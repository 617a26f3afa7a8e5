import type { Schema } from "../api/schema.ts";
import { composingLayers } from "./certain-parts.ts";
import { holderOfDefault } from "./reach.ts";

/**
 * The schemas that say the defaults of an object's members, by their names: of several for one member, the one whose
 * default validation puts in.
 */
export function defaultsOfMembers(schema: Schema): ReadonlyMap<string, Schema> {
  const found = new Map<string, Schema>();
  for (const { properties = [] } of composingLayers(schema)) {
    for (const { name, schema: member } of properties) {
      const holder = holderOfDefault(member);
      if (holder && !found.has(name)) found.set(name, holder);
    }
  }
  return found;
}
