/** What a table has for a status: by itself, by its range, or by `default`. */
export function byStatus<Value>(table: Readonly<Record<string, Value>>, status: number): Value | undefined {
  return table[status] ?? table[`${String(status)[0]}XX`] ?? table.default;
}

/** The key of what `byStatus` finds in a table, for another table that need not have all of its keys; `default` where nothing is. */
export function keyOf(table: Readonly<Record<string, unknown>>, status: number): string {
  return [`${status}`, `${String(status)[0]}XX`].find((key) => table[key] !== undefined) ?? "default";
}
