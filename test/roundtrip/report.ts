import type { Trial } from "./apart.ts";
import { shown } from "./compare.ts";
import type { Difference } from "./examine.ts";

const columns = ["operations", "exchanges", "refusals", "seconds", "result"];

/** A table by document, with what was left out and why. */
export function printTable(trials: readonly Trial[]): void {
  const rows = trials.map((trial) => {
    const { operations, exchanges, refusals } = trial.examination ?? { operations: 0, exchanges: 0, refusals: 0 };
    return { name: trial.name, counts: [operations, exchanges, refusals, trial.seconds], result: resultOf(trial) };
  });
  const totals = [0, 1, 2, 3].map((index) => rows.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0));
  const all = { name: "all", counts: totals, result: trials.every(isClean) ? "clean" : "not clean" };
  const table = [
    ["", ...columns],
    ...[...rows, all].map(({ name, counts, result }) => {
      return [name, ...counts.map((count, index) => (index === 3 ? count.toFixed(1) : String(count))), result];
    }),
  ];
  const widths = table[0]?.map((_, index) => Math.max(...table.map((row) => row[index]?.length ?? 0))) ?? [];
  const isText = (index: number) => index === 0 || index === columns.length;
  for (const row of table) {
    const cells = row.map((cell, index) => {
      return isText(index) ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0);
    });
    console.log(cells.join("  ").trimEnd());
  }
  for (const line of trials.flatMap(leftOutLines)) console.log(line);
}

/** What of a document was not tried, how often and why: without a difference, that alone says what was shown. */
export function leftOutLines({ name, examination }: Trial): readonly string[] {
  const left = [...(examination?.left ?? [])];
  if (left.length === 0) return [];
  return [`\n${name}: left out`, ...left.map(([reason, count]) => `  ${String(count).padStart(5)}  ${reason}`)];
}

export function isClean({ examination }: Trial): boolean {
  return examination?.differences.length === 0;
}

export function resultOf({ examination, problem }: Trial): string {
  if (!examination) return `not tried: ${problem}`;
  const count = examination.differences.length;
  if (count === 0) return "clean";
  return count === 1 ? "1 differs" : `${count} differ`;
}

/** A difference with all that is needed to see it again. */
export function differenceText(document: string, { operation, way, seed, what, sent, expected }: Difference): string {
  return [
    `${document} ${operation} (${way === "socket" ? "over a socket" : "in process"}, seed ${seed}): ${what}`,
    `    case: ${shown(sent)}`,
    `    expected: ${shown(expected)}`,
  ].join("\n");
}
