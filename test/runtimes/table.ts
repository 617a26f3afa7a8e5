/** What is printed: a row for each check, a column for each runtime, and below it why some differ and what failed. */
import { isDeepStrictEqual } from "node:util";
import type { Result } from "./scenario/messages.ts";

/** A runtime's results, or why there are none. */
export interface Column {
  readonly title: string;
  readonly results: readonly Result[] | Error;
}

export interface Report {
  readonly text: string;
  readonly passed: number;
  readonly failed: number;
}

export function reportOf(columns: readonly Column[]): Report {
  const names = new Set(columns.flatMap(({ results }) => (results instanceof Error ? [] : results.map(nameOf))));
  const notes: string[] = [];
  const failures: string[] = [];
  let passed = 0;
  const cellOf = ({ title, results }: Column, name: string): string => {
    if (results instanceof Error) return "-";
    const result = results.find((each) => each.name === name);
    if (result === undefined) return "";
    if (!isDeepStrictEqual(result.observed, result.expected)) {
      failures.push(
        [
          `${title}: ${name}`,
          `  expected ${JSON.stringify(result.expected)}`,
          `  observed ${JSON.stringify(result.observed)}`,
        ].join("\n"),
      );
      return "FAIL";
    }
    passed += 1;
    if (result.because === undefined) return "ok";
    if (!notes.includes(result.because)) notes.push(result.because);
    return `ok (${notes.indexOf(result.because) + 1})`;
  };
  const rows = [...names].map((name) => [name, ...columns.map((column) => cellOf(column, name))]);
  for (const { title, results } of columns) {
    if (results instanceof Error) failures.push(`${title}: ${results.message}`);
  }
  const table = aligned([["", ...columns.map(({ title }) => title)], ...rows]);
  const paragraphs = [table, notes.map((note, index) => `(${index + 1}) differs: ${note}`).join("\n"), ...failures];
  return {
    text: paragraphs.filter((paragraph) => paragraph !== "").join("\n\n"),
    passed,
    failed: failures.length,
  };
}

function nameOf(result: Result): string {
  return result.name;
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
