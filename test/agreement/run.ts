/**
 * `npm run agreement -- <folder or file>… [--runs N] [--seed N] [--random N] [--minimise N]`: draws values and mutants for
 * the schemas of documents, and compares the generated validators and types with ajv and the compiler.
 *
 * A folder is the JSON Schema Test Suite, or holds OpenAPI documents; `--random` adds so many documents of random schemas.
 * `--runs` says how many values are drawn for a schema, and `--minimise` how many problems are made as small as they get.
 * The exit code is 1 if anything disagrees.
 */
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { readCommandLine, refuseCommandLine } from "../support/command-line.ts";
import { compare, type Subject } from "./compare.ts";
import { problemsOf } from "./problems.ts";
import { randomSubjects } from "./random-documents.ts";
import { printTable } from "./report.ts";
import { suiteDocuments } from "./suite-documents.ts";

const usage = `Usage: npm run agreement -- <folder or file>… [--runs N] [--seed N] [--random N] [--minimise N]
Compares the generated validators and types with Ajv and the compiler, on the JSON Schema Test Suite or OpenAPI documents.
  --runs      values for each schema (10)
  --seed      where the random numbers start (1)
  --random    documents of random schemas beside those that are named (0)
  --minimise  problems that are made as small as they get (10)`;

async function main(): Promise<boolean> {
  const { values, positionals } = readCommandLine(usage, {
    allowPositionals: true,
    options: {
      runs: { type: "string", default: "10" },
      seed: { type: "string", default: "1" },
      random: { type: "string", default: "0" },
      minimise: { type: "string", default: "10" },
    },
  });
  const runs = wholeNumber(values.runs);
  const seed = wholeNumber(values.seed);
  const random = wholeNumber(values.random);
  const minimise = wholeNumber(values.minimise);
  if (positionals.length === 0 && random === 0) refuseCommandLine("Nothing is named that could be tested.", usage);
  const workshop = await mkdtemp(join(tmpdir(), "agreement-"));
  try {
    await writeFile(join(workshop, "package.json"), '{ "type": "module" }');
    const subjects = await Promise.all(positionals.map((path) => subjectsAt(resolve(path), workshop)));
    const all = [...subjects.flat(), ...(await randomSubjects(random, { seed, schemas: 40 }, workshop))];
    const { results, refused } = await compare(all, { runs, seed }, workshop);
    printTable(results, refused);
    const problems = await problemsOf(results, workshop, minimise);
    for (const problem of problems) console.log(`\n${problem}`);
    console.log(`\n${problems.length === 0 ? "all agree" : `${problems.length} disagree`} (seed ${seed})`);
    return problems.length === 0;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) refuseCommandLine(`${text} is no whole number.`, usage);
  return number;
}

async function subjectsAt(path: string, workshop: string): Promise<readonly Subject[]> {
  if (existsSync(join(path, "tests/draft2020-12"))) return suiteDocuments(path, workshop);
  const isFolder = (await stat(path)).isDirectory();
  const names = isFolder
    ? (await readdir(path)).filter((name) => /\.(json|ya?ml)$/.test(name)).sort()
    : [basename(path)];
  const cwd = isFolder ? path : dirname(path);
  return names.map((spec) => ({ name: join(basename(cwd), spec), spec, cwd, formats: "assert" }));
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
