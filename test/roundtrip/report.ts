import { shown } from "./compare.ts";
import type { Difference, Examination } from "./examine.ts";

const columns = ["operations", "exchanges", "refusals", "differences"];

/** A table by document, with what was left out and why. */
export function printTable(examinations: readonly Examination[]): void {
  const rows = examinations.map((one) => [
    one.name,
    one.operations,
    one.exchanges,
    one.refusals,
    one.differences.length,
  ]);
  const totals = columns.map((_, index) => rows.reduce((sum, row) => sum + Number(row[index + 1] ?? 0), 0));
  const table = [["", ...columns], ...rows, ["all", ...totals]].map((row) => row.map(String));
  const widths = table[0]?.map((_, index) => Math.max(...table.map((row) => row[index]?.length ?? 0))) ?? [];
  for (const row of table) {
    const cells = row.map((cell, index) =>
      index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0),
    );
    console.log(cells.join("  "));
  }
  for (const { name, left } of examinations) {
    if (left.size > 0) console.log(`\n${name}: left out`);
    for (const [reason, count] of left) console.log(`  ${String(count).padStart(5)}  ${reason}`);
  }
}

/** A difference with all that is needed to see it again. */
export function differenceText(document: string, { operation, way, seed, what, sent, expected }: Difference): string {
  return [
    `${document} ${operation} (${way === "socket" ? "over a socket" : "in process"}, seed ${seed}): ${what}`,
    `    case: ${shown(sent)}`,
    `    expected: ${shown(expected)}`,
  ].join("\n");
}
