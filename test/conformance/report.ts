import type { Section } from "./suite.ts";

export interface FileResult {
  readonly name: string;
  readonly section: Section;
  readonly passed: number;
  /** The tests that failed, each with what went wrong. */
  readonly failures: readonly string[];
}

/** Prints a table by file, the totals of each section, and the required tests last. @returns Whether all of those passed. */
export function printReport(results: readonly FileResult[]): boolean {
  const width = Math.max(...results.map(({ name }) => name.length));
  for (const { name, passed, failures } of results) {
    console.log(`${name.padEnd(width)}  ${ratio(passed, failures.length).padStart(9)}`);
    for (const failure of failures) console.log(`    ${failure}`);
  }
  console.log();
  for (const section of ["optional", "format", "required"] as const) {
    const some = results.filter((result) => result.section === section);
    const passed = some.reduce((sum, result) => sum + result.passed, 0);
    const failed = some.reduce((sum, result) => sum + result.failures.length, 0);
    console.log(`${section} ${ratio(passed, failed)}`);
    if (section === "required") return failed === 0 && passed > 0;
  }
  return false;
}

function ratio(passed: number, failed: number): string {
  return `${passed}/${passed + failed}`;
}
