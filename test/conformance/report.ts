import type { Draft, Section } from "./suite.ts";

export interface FileResult {
  readonly name: string;
  readonly draft: Draft;
  readonly section: Section;
  readonly passed: number;
  /** The tests that failed, each with what went wrong. */
  readonly failures: readonly string[];
  /** The groups that were not run, each with the reason. */
  readonly leftOut: readonly string[];
}

/** Why a file cannot pass whole. */
const reasons: Readonly<Record<string, string>> = {
  "draft4/optional/zeroTerminatedFloats": "JSON.parse gives the same number for 1.0 and for 1",
};

/** The totals in the order of printing: draft 4 is read through the door of OpenAPI 3.0. */
const totals: readonly (readonly [title: string, draft: Draft, section: Section])[] = [
  ["OpenAPI 3.0: optional", "draft4", "optional"],
  ["OpenAPI 3.0: format", "draft4", "format"],
  ["OpenAPI 3.0: required", "draft4", "required"],
  ["optional", "draft2020-12", "optional"],
  ["format", "draft2020-12", "format"],
  ["required", "draft2020-12", "required"],
];

/**
 * Prints a table by file, the totals of each section, and the required tests of draft 2020-12 last.
 *
 * @returns Whether all required tests passed.
 */
export function printReport(results: readonly FileResult[]): boolean {
  const width = Math.max(...results.map((result) => title(result).length));
  for (const result of results) {
    const { passed, failures, leftOut } = result;
    console.log(`${title(result).padEnd(width)}  ${ratio(passed, failures.length).padStart(9)}`);
    for (const failure of failures) console.log(`    ${failure}`);
    if (failures.length > 0 && reasons[title(result)]) console.log(`    reason: ${reasons[title(result)]}`);
    for (const group of leftOut) console.log(`    left out, as OpenAPI 3.0 cannot say it: ${group}`);
  }
  console.log();
  let complete = results.some(({ section }) => section === "required");
  for (const [name, draft, section] of totals) {
    const some = results.filter((result) => result.draft === draft && result.section === section);
    const passed = some.reduce((sum, result) => sum + result.passed, 0);
    const failed = some.reduce((sum, result) => sum + result.failures.length, 0);
    if (some.length > 0 || draft === "draft2020-12") console.log(`${name} ${ratio(passed, failed)}`);
    if (section === "required" && failed > 0) complete = false;
  }
  return complete;
}

function title({ draft, name }: FileResult): string {
  return draft === "draft4" ? `draft4/${name}` : name;
}

function ratio(passed: number, failed: number): string {
  return `${passed}/${passed + failed}`;
}
