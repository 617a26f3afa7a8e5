/** What a table has for a status: by itself, by its range, or by `default`. */
export function byStatus<Value>(table: Readonly<Record<string, Value>>, status: number): Value | undefined {
  return table[status] ?? table[`${String(status)[0]}XX`] ?? table.default;
}
