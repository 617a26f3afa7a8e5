import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { catalogue, isDiagnosticCode } from "../../generator/catalogue.ts";
import { repository } from "../support/command.ts";
import { type Example, exampleNames, examplesFolder, outputFile, printedOf, readExample } from "./example.ts";
import { diagnosticsPage } from "./page.ts";

const codes = Object.keys(catalogue).filter(isDiagnosticCode);
/** What is printed of each example. */
const outputs = new Map<Example, string>();

beforeAll(async () => {
  for (const code of codes) {
    const example = await readExample(code);
    outputs.set(example, await printedOf(example));
  }
});

test("every code of the catalogue has an example, and no other has", async () => {
  expect(await exampleNames()).toEqual(codes.toSorted());
});

test.each(codes)("the example of %s prints it, and no other code", async (code) => {
  const [, printed = ""] = [...outputs].find(([example]) => example.code === code) ?? [];
  await expect(printed).toMatchFileSnapshot(join(examplesFolder, code, outputFile));
  const reported = printed.match(/(?<=^(?:error|warning)\[)[a-z-]+(?=\])/gm);
  expect(new Set(reported)).toEqual(new Set([code]));
});

test("the page on diagnostics is what the catalogue and the examples make of it", async () => {
  await expect(diagnosticsPage(outputs)).toMatchFileSnapshot(join(repository, "docs/diagnostics.md"));
});
