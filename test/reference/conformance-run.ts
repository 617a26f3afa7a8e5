/**
 * `npm run conformance:oauth`: runs the tests that carry the ids of reference/requirements.md, and prints the table of ids
 * with what shows each. Exit code 1 if an id has no test that passes, or any test that fails.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { installedProgram, repository } from "../support/command.ts";
import { readCommandLine } from "../support/command-line.ts";
import { idsOf, type Requirement, readNamedTests, readRequirements } from "./requirements.ts";

interface Shown {
  readonly file: string;
  /** What the test is grouped under. */
  readonly group: string;
  readonly title: string;
  readonly passed: boolean;
}

/** What this reads of vitest's report, which is that of Jest. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
    }[];
  }[];
}

readCommandLine(
  "Usage: npm run conformance:oauth\nShows each demand of the standards on the server with the tests that hold it.",
  {},
);
const requirements = readRequirements();
const named = readNamedTests();
const report = runTests();
const shown = new Map(requirements.map(({ id }): [string, Shown[]] => [id, []]));
for (const { name, assertionResults } of report.testResults) {
  for (const { ancestorTitles, title, status } of assertionResults) {
    const group = ancestorTitles.at(-1) ?? "";
    const test = { file: basename(name), group, title: title.replace(/^[RC\d, ]+: /, ""), passed: status === "passed" };
    for (const id of idsOf(title)) shown.get(id)?.push(test);
  }
}
for (const requirement of requirements) print(requirement, shown.get(requirement.id) ?? []);

const without = requirements.filter(({ id }) => !shown.get(id)?.some(({ passed }) => passed)).map(({ id }) => id);
const failed = [...new Set([...shown].flatMap(([id, tests]) => (tests.every(({ passed }) => passed) ? [] : [id])))];
const broken = report.testResults.filter(({ assertionResults }) => assertionResults.length === 0);
for (const { name, message } of broken) console.log(`\n${basename(name)} could not be run: ${message}`);
const count = new Set([...shown.values()].flat().map(({ file, group, title }) => `${file} ${group} ${title}`)).size;
console.log(`\n${requirements.length} requirements, shown by ${count} tests.`);
if (without.length > 0) console.log(`Without a test that passes: ${without.join(", ")}.`);
if (failed.length > 0) console.log(`With a test that fails: ${failed.join(", ")}.`);
process.exitCode = without.length + failed.length + broken.length > 0 ? 1 : 0;

/** One line for the requirement, and one for each test; a table of cases is one line with their number. */
function print({ id, by, what, decided }: Requirement, tests: readonly Shown[]): void {
  console.log(`\n${id.padEnd(5)}${what} [${by}]${decided === "" ? "" : `\n     decided: ${decided}`}`);
  const lines = new Map<string, number>();
  for (const { file, group, title, passed } of tests) {
    const fitting = named.filter((test) => test.ids.includes(id) && fits(test.name, title));
    const source = fitting.find((test) => test.file === file) ?? fitting[0];
    const name = [group, source?.name ?? title].filter((part) => part !== "" && part !== "%s").join(": ");
    const line = `${passed ? "ok  " : "FAIL"} ${file}: ${name}`;
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  for (const [line, cases] of lines) console.log(`     ${line}${cases > 1 ? ` (${cases} cases)` : ""}`);
  if (tests.length === 0) console.log("     NO TEST");
}

/** Whether a test's title can be that of a table with placeholders. */
function fits(name: string, title: string): boolean {
  const parts = name.split(/%[a-z]/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^]*")}$`).test(title);
}

/**
 * Only what runs in this process, on a store in memory or in a file. What starts programs of its own is shown by
 * `npm test`, and what several servers do by `npm run concurrency`.
 */
function runTests(): Report {
  const folder = mkdtempSync(join(tmpdir(), "oauth-conformance-"));
  const output = join(folder, "report.json");
  const elsewhere = ["program.test.ts"];
  const suites = new Map([["server-protocol-suite.ts", "server-protocol.test.ts"]]);
  const files = [...new Set(named.map(({ file }) => suites.get(file) ?? file))]
    .map((file) => (file.startsWith("store-contract") ? "store-sqlite.test.ts" : file))
    .filter((file) => file.endsWith(".test.ts") && !elsewhere.includes(file))
    .map((file) => `test/reference/${file}`);
  try {
    const words = ["run", ...new Set(files), "--reporter=json", `--outputFile=${output}`, "--maxWorkers=1"];
    spawnSync(installedProgram("vitest"), words, {
      cwd: repository,
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    });
    return JSON.parse(readFileSync(output, "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
