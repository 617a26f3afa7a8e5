import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { DiagnosticCode } from "../../generator/catalogue.ts";
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
  const schema = JSON.parse(await readFile(join(repository, "docs/report.schema.json"), "utf8"));
  const example = await readExample(code);
  const report = JSON.parse(await printedOf({ ...example, command: `${example.command}${options} --json` }));
  expect(Object.keys(report)).toEqual(members);
  expect(report.diagnostics).not.toEqual([]);
  const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema);
  validate(report);
  expect(validate.errors).toBeNull();
});
