/**
 * `npm run conformance -- <folder of the JSON Schema Test Suite>`: generates validators for every schema of draft
 * 2020-12, and for those of draft 4 that OpenAPI 3.0 can hold, runs every test through the predicate and the
 * interpreter, and compares both with what the suite expects.
 * The exit code is 1 if a required test fails.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readCommandLine, refuseCommandLine } from "../support/command-line.ts";
import { type FileResult, printReport } from "./report.ts";
import { type Draft, readSuite, remoteDocuments, type SuiteFile } from "./suite.ts";
import { type Validator, validatorsFor } from "./validators.ts";

const usage = `Usage: npm run conformance -- <folder>
Runs the JSON Schema Test Suite, which stands in the folder, through generated validators.`;

async function main(): Promise<boolean> {
  const [folder, more] = readCommandLine(usage, { allowPositionals: true }).positionals;
  if (folder === undefined) refuseCommandLine("No folder is named.", usage);
  if (more !== undefined) refuseCommandLine(`${more} is one folder too many.`, usage);
  const root = resolve(folder);
  const files = readSuite(root);
  const workshop = await mkdtemp(join(tmpdir(), "conformance-"));
  try {
    const documents = remoteDocuments(root);
    const results = new Map<SuiteFile, FileResult>();
    for (const draft of ["draft2020-12", "draft4"] as const) {
      for (const formats of ["annotate", "assert"] as const) {
        // The required tests take `format` for an annotation; those of formats, and of the vocabulary that asserts them, do not.
        const some = files.filter((file) => file.draft === draft && assertsFormats(file) === (formats === "assert"));
        const schemas = some.flatMap(({ groups }) => groups.map(({ schema }) => schema));
        const settings = { folder: join(workshop, draft, formats), documents, openapi: versions[draft] };
        const next = (await validatorsFor(schemas, formats, settings)).values();
        for (const file of some) {
          const validators = file.groups.map(() => next.next().value);
          results.set(file, resultOf(file, validators));
        }
      }
    }
    return printReport(files.flatMap((file) => results.get(file) ?? []));
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** The version of OpenAPI whose schemas are those of the draft. */
const versions = { "draft2020-12": "3.1.0", draft4: "3.0.4" } as const satisfies Record<Draft, string>;

function assertsFormats({ name, section }: SuiteFile): boolean {
  return section === "format" || name === "optional/format-assertion";
}

function resultOf(file: SuiteFile, validators: readonly (Validator | undefined)[]): FileResult {
  const failures: string[] = [];
  let passed = 0;
  for (const [index, { description, tests }] of file.groups.entries()) {
    const validator = validators[index];
    for (const test of tests) {
      const name = `${description} / ${test.description}`;
      const wrong = failure(validator, test);
      if (wrong === undefined) passed++;
      else failures.push(`${name}: ${wrong}`);
    }
  }
  const { name, draft, section, leftOut } = file;
  return { name, draft, section, passed, failures, leftOut };
}

function failure(
  validator: Validator | undefined,
  { data, valid }: { data: unknown; valid: boolean },
): string | undefined {
  if (!validator) return "nothing was generated";
  if ("problem" in validator) return validator.problem;
  const is = outcome(() => validator.is(data));
  const fits = outcome(() => validator.fits(data));
  if (is === valid && fits === valid) return undefined;
  if (is === fits) return typeof is === "string" ? is : is ? "is accepted" : "is refused";
  return `the predicate says ${is}, the interpreter ${fits}, and the suite ${valid}`;
}

function outcome(run: () => boolean): boolean | string {
  try {
    return run();
  } catch (error) {
    return String(error);
  }
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
