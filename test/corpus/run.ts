/**
 * `npm run corpus -- <folder or document>… [--runs N] [--allow CODE]… [--strict]`: generates every document into all packages,
 * compiles them as strictly as can be, and sends every operation to and fro. The exit code is 1 unless all of that is clean.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { markdownTable } from "../../bench/harness/table.ts";
import { catalogue } from "../../generator/catalogue.ts";
import { isClean, leftOutLines, resultOf } from "../roundtrip/report.ts";
import { sourcesAt } from "../roundtrip/sources.ts";
import { readCommandLine, refuseCommandLine } from "../support/command-line.ts";
import { examineDocument, faultsOf, type Outcome } from "./examine-document.ts";

const usage = `Usage: npm run corpus -- <folder or document>… [--runs N] [--allow CODE]… [--strict]
Generates every document, type-checks what comes out, and tries every operation over a socket and in process.
  --runs   exchanges for each answer of an operation (1)
  --allow  a refusal that is accepted; without it, all are, and are counted
  --strict whether a fault of a document is a problem; without it, what can be mended is, and is counted`;

const { values, positionals } = readCommandLine(usage, {
  allowPositionals: true,
  options: {
    runs: { type: "string", default: "1" },
    allow: { type: "string", multiple: true },
    strict: { type: "boolean" },
  },
});
const runs = Number(values.runs);
if (!Number.isSafeInteger(runs) || runs < 1) refuseCommandLine(`${values.runs} is no whole number above 0.`, usage);
if (positionals.length === 0) refuseCommandLine("Nothing is named that could be tried.", usage);
for (const path of positionals) if (!existsSync(path)) refuseCommandLine(`There is no ${path}.`, usage);
const allRefusals = Object.entries(catalogue).flatMap(([code, entry]) => ("refusal" in entry ? [code] : []));

const outcomes: Outcome[] = [];
for (const source of (await Promise.all(positionals.map((path) => sourcesAt(resolve(path))))).flat()) {
  const outcome = await examineDocument(source, {
    runs,
    allow: values.allow ?? allRefusals,
    strict: values.strict ?? false,
  });
  console.error(`${outcome.name}: ${verdictOf(outcome)}`);
  outcomes.push(outcome);
}
if (outcomes.length === 0) refuseCommandLine(`No document stands in ${positionals.join(", ")}.`, usage);
console.log(table(outcomes));
for (const outcome of outcomes) {
  const { name } = outcome;
  const lines = faultsOf(outcome);
  for (const line of lines.slice(0, 5)) console.log(`\n${name}: ${line}`);
  if (lines.length > 5) console.log(`\n${name}: and ${lines.length - 5} more`);
  for (const line of outcome.trial ? leftOutLines(outcome.trial) : []) console.log(line);
}
process.exitCode = outcomes.every((outcome) => verdictOf(outcome) === "clean") ? 0 : 1;

function verdictOf({ problems, typeErrors, trial }: Outcome): string {
  if (problems.length > 0) return problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  if (typeErrors.length > 0) return `${typeErrors.length} type errors`;
  return trial === undefined || isClean(trial) ? "clean" : resultOf(trial);
}

function table(rows: readonly Outcome[]): string {
  const right = (title: string) => ({ title, align: "right" as const });
  return markdownTable(
    [
      { title: "Document" },
      ...["Operations", "Schemas", "Seconds", "Memory, MB", "Refusals", "Mends", "Type errors", "Round trips"].map(
        right,
      ),
      { title: "Result" },
    ],
    rows.map((row) => [
      row.name,
      String(row.operations),
      String(row.schemas),
      row.seconds.toFixed(1),
      (row.peakBytes / 1e6).toFixed(0),
      String(row.refusals),
      String(row.mends),
      String(row.typeErrors.length),
      String(row.trial?.examination?.exchanges ?? 0),
      verdictOf(row),
    ]),
  );
}
