import type { Diagnostic } from "../../generator/diagnostics.ts";
import type { Claim } from "./ask.ts";
import type { Examination, Reason } from "./examine.ts";
import type { RefusedDocument } from "./generated-document.ts";
import type { MinimalCase } from "./minimal-case.ts";
import type { TypeFault } from "./types-hold.ts";

/** What is to be said of a document. */
export interface DocumentResult {
  readonly examination: Examination;
  readonly typeErrors: readonly TypeFault<Claim>[];
  /** Tests of the suite that ajv fails, and that are not known to be such, or the other way round. */
  readonly surprises: readonly string[];
}

const columns = [
  "schemas",
  "values",
  "mutants",
  "refused by ajv",
  "discarded",
  "undrawable",
  "unjudged",
  "types",
  "type errors",
  "disagreements",
];

/** A table by document, and what is behind its numbers. */
export function printTable(results: readonly DocumentResult[], refused: readonly RefusedDocument[]): void {
  const rows = results.map((result) => [result.examination.document.name, ...numbersOf(result)]);
  const totals = columns.map((_, index) => rows.reduce((sum, row) => sum + Number(row[index + 1] ?? 0), 0));
  const table = [["", ...columns], ...rows, ["all", ...totals]].map((row) => row.map(String));
  const widths = table[0]?.map((_, index) => Math.max(...table.map((row) => row[index]?.length ?? 0))) ?? [];
  for (const row of table) {
    console.log(
      row
        .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
        .join("  "),
    );
  }
  console.log();
  const examinations = results.map(({ examination }) => examination);
  printReasons("no value was met", examinations, ({ undrawable }) => undrawable);
  printReasons("ajv was not asked", examinations, ({ unjudged }) => unjudged);
  printCounts(
    "ajv says something else, and why",
    examinations.flatMap(({ excused }) => [...excused]),
  );
  const allowed = [...results.map(({ examination }) => examination.document), ...refused];
  for (const { name, refused: diagnostics } of allowed) {
    if (diagnostics.length > 0)
      console.log(`${name} is refused, and was tested in spite of it: ${counted(diagnostics)}`);
  }
  for (const { name, problem } of refused) console.log(`${name} was not tested: ${problem}`);
}

function numbersOf({ examination, typeErrors }: DocumentResult): readonly number[] {
  const { document, values, mutants, refusedMutants, discarded, undrawable, unjudged, claims, disagreements } =
    examination;
  return [
    document.schemas.length,
    values,
    mutants,
    refusedMutants,
    discarded,
    undrawable.length,
    unjudged.length,
    claims.length,
    typeErrors.length,
    disagreements.length,
  ];
}

function counted(diagnostics: readonly Diagnostic[]): string {
  const counts = Object.entries(Object.groupBy(diagnostics, ({ code }) => code));
  return counts.map(([code, list]) => `${code} ${list?.length}`).join(", ");
}

function printReasons(
  title: string,
  examinations: readonly Examination[],
  pick: (examination: Examination) => readonly Reason[],
): void {
  const reasons = examinations.flatMap((examination) =>
    pick(examination).map(({ reason }) => [reason.replaceAll(/https?:\S+/g, "…"), 1] as const),
  );
  printCounts(title, reasons);
}

function printCounts(title: string, counts: readonly (readonly [reason: string, count: number])[]): void {
  const sums = new Map<string, number>();
  for (const [reason, count] of counts) sums.set(reason, (sums.get(reason) ?? 0) + count);
  if (sums.size === 0) return;
  console.log(`${title}:`);
  for (const [reason, count] of [...sums].sort((a, b) => b[1] - a[1]))
    console.log(`  ${String(count).padStart(6)}  ${reason}`);
}

/** One thing that is wrong, with the smallest case that was found for it. */
export function problemText(where: string, what: string, minimal: MinimalCase | undefined, otherwise: string): string {
  const shown = minimal
    ? [
        `schemas: ${JSON.stringify(minimal.schemas)}`,
        ...(minimal.value === undefined ? [] : [`value: ${JSON.stringify(minimal.value)}`]),
      ]
    : [otherwise];
  return [`${where}: ${what}`, ...shown.map((line) => `    ${line}`)].join("\n");
}
