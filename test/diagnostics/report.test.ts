import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { DiagnosticCode } from "../../generator/catalogue.ts";
import { generateNotes, project, specwright } from "../cli/notes-project.ts";
import { repository } from "../support/command.ts";
import { printedOf, readExample } from "./example.ts";

/** A success, a failure with places, a mend that is offered, one that was done, a failure without places, and one for refusals alone. */
test.each<[code: DiagnosticCode, options: string, members: readonly string[]]>([
  ["slow-pattern", "", ["upToDate", "stages", "files", "ledger", "diagnostics"]],
  ["unknown-security-scheme", "", ["upToDate", "diagnostics"]],
  ["duplicate-key", "", ["upToDate", "diagnostics"]],
  ["duplicate-key", " --lenient", ["upToDate", "stages", "files", "ledger", "diagnostics"]],
  ["invalid-configuration", "", ["upToDate", "diagnostics"]],
  ["unsupported-feature", "", ["upToDate", "ledger", "diagnostics"]],
])("the report of %s%s as JSON is what its schema says", async (code, options, members) => {
  const example = await readExample(code);
  const report = JSON.parse(await printedOf({ ...example, command: `${example.command}${options} --json` }));
  expect(Object.keys(report)).toEqual(members);
  expect(report.diagnostics).not.toEqual([]);
  expect(await faultsOf(report)).toBeNull();
});

test("so is that of a run that an earlier one said everything of", async () => {
  const cwd = await project();
  const generated = async () => {
    const { stdout } = await specwright([...generateNotes, "--json"], {
      cwd,
      env: { XDG_CACHE_HOME: join(cwd, "cache") },
    });
    return JSON.parse(stdout);
  };
  await generated();
  const recalled = await generated();
  expect(recalled.recalled).toBe(true);
  expect(await faultsOf(recalled)).toBeNull();
});

async function faultsOf(report: unknown) {
  const schema = JSON.parse(await readFile(join(repository, "docs/report.schema.json"), "utf8"));
  const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema);
  validate(report);
  return validate.errors;
}
