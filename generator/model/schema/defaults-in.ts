import { isJsonObject, type JsonValue } from "../../load/text/json.ts";
import { reachedFrom } from "../../reached-from.ts";
import type { Schema } from "../api/schema.ts";
import { certainParts } from "./certain-parts.ts";
import { verdictOn } from "./fits-schema.ts";
import { holderOfDefault } from "./reach.ts";

/** The schemas whose defaults stand in for what is missing in a value, at any depth. */
export function defaultsIn(schema: Schema, value: JsonValue): readonly Schema[] {
  const found: Schema[] = [];
  const open: (readonly [schema: Schema, value: JsonValue])[] = [[schema, value]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [current, part] = next;
    for (const layer of describing(current, part)) {
      if (Array.isArray(part)) {
        const items: readonly JsonValue[] = part;
        for (const [index, item] of items.entries()) {
          const itemSchema = layer.prefixItems?.[index] ?? layer.items;
          if (itemSchema) open.push([itemSchema, item]);
        }
      } else if (isJsonObject(part)) {
        const declared = new Set(layer.properties?.map((property) => property.name));
        for (const { name, schema: member } of layer.properties ?? []) {
          const there = Object.hasOwn(part, name) ? part[name] : undefined;
          const holder = there === undefined ? holderOfDefault(member) : undefined;
          if (there !== undefined) open.push([member, there]);
          else if (holder) found.push(holder);
        }
        const others = Object.entries(part).filter(([name]) => !declared.has(name));
        const additional = layer.additionalProperties;
        if (additional) for (const [, member] of others) open.push([additional, member]);
      }
    }
  }
  return found;
}

/** The schemas that describe a value: of alternatives those that it may fit. */
function describing(schema: Schema, value: JsonValue): ReadonlySet<Schema> {
  const mayFit = (part: Schema) => typeof verdictOn(value, part) !== "string";
  return reachedFrom([schema], (layer) => [
    ...certainParts(layer),
    ...[...(layer.anyOf ?? []), ...(layer.oneOf ?? [])].filter(mayFit),
  ]);
}
