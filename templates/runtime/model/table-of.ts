import type { Definition, Subschema } from "./definition.ts";

type Table = Definition | boolean;

const tables = new WeakMap<() => Table, Table>();

/** The table of a schema. That of a named one is made when it is first asked for, and is the same object ever after. */
export function tableOf(schema: Subschema): Table {
  if (typeof schema !== "function") return schema;
  const known = tables.get(schema);
  if (known !== undefined) return known;
  const table = schema();
  tables.set(schema, table);
  return table;
}
