/**
 * `npm run roundtrip -- <spec or folder>… [--overlay file]… [--runs N] [--seed N] [--operation ID]`: draws valid and
 * invalid requests and valid responses of every operation of documents, and sends them from the generated client to the
 * generated server, over a socket and in process. The exit code is 1 if anything arrives as something else, or if a
 * document cannot be tried.
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readCommandLine, refuseCommandLine } from "../support/command-line.ts";
import { type Trial, tryApart } from "./apart.ts";
import { differenceText, isClean, printTable, resultOf } from "./report.ts";
import { sourcesAt } from "./sources.ts";

const usage = `Usage: npm run roundtrip -- <spec or folder>… [--overlay file]… [--runs N] [--seed N] [--operation ID]
Sends drawn requests from the generated client to the generated server, and compares what arrives with what was sent.
  --overlay    an OpenAPI Overlay for the document, which then is one alone
  --runs       exchanges for each answer of an operation (3)
  --seed       where the random numbers start (1)
  --operation  the only operation that is tried, by its operationId`;

async function main(): Promise<boolean> {
  const { values, positionals } = readCommandLine(usage, {
    allowPositionals: true,
    options: {
      overlay: { type: "string", multiple: true, default: [] },
      runs: { type: "string", default: "3" },
      seed: { type: "string", default: "1" },
      operation: { type: "string" },
    },
  });
  const amount = { runs: wholeNumber(values.runs), seed: wholeNumber(values.seed), operation: values.operation };
  if (positionals.length === 0) refuseCommandLine("Nothing is named that could be tried.", usage);
  for (const path of [...positionals, ...values.overlay]) {
    if (!existsSync(path)) refuseCommandLine(`There is no ${path}.`, usage);
  }
  const overlays = values.overlay.map((path) => resolve(path));
  const sources = (await Promise.all(positionals.map((path) => sourcesAt(resolve(path))))).flat();
  if (sources.length === 0) refuseCommandLine(`No document stands in ${positionals.join(", ")}.`, usage);
  if (overlays.length > 0 && sources.length > 1) refuseCommandLine("An overlay is for one document.", usage);
  const workshop = await mkdtemp(join(tmpdir(), "roundtrip-"));
  try {
    await writeFile(join(workshop, "package.json"), '{ "type": "module" }');
    const trials: Trial[] = [];
    for (const source of sources) {
      const trial = await tryApart({ source: { ...source, overlays }, workshop, amount });
      if (sources.length > 1) console.error(`${trial.name}: ${resultOf(trial)}`);
      trials.push(trial);
    }
    const tried = trials.flatMap(({ name, examination }) => (examination ? { ...examination, name } : []));
    if (amount.operation !== undefined && tried.length > 0 && tried.every(({ operations }) => operations === 0)) {
      refuseCommandLine(`There is no operation ${amount.operation} that could be tried.`, usage);
    }
    printTable(trials);
    const problems = tried.flatMap(({ name, differences }) => differences.map((one) => differenceText(name, one)));
    for (const problem of problems) console.log(`\n${problem}`);
    const isWhole = trials.every(isClean);
    const unlike = problems.length > 0 ? `${problems.length} differ` : "not every document could be tried";
    console.log(`\n${isWhole ? "all arrives" : unlike} (seed ${amount.seed})`);
    return isWhole;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) refuseCommandLine(`${text} is no whole number above 0.`, usage);
  return number;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
}
