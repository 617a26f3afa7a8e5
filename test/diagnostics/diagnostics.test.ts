import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catalogue, isDiagnosticCode } from "../../generator/diagnostics.ts";
import { exampleNames, examplesFolder, outputFile, printedOf, readExample } from "./example.ts";

const codes = Object.keys(catalogue).filter(isDiagnosticCode);

test("every code of the catalogue has an example, and no other has", async () => {
  expect(await exampleNames()).toEqual(codes.toSorted());
});

describe.each(codes)("%s", (code) => {
  test("its example prints it, and no other code", async () => {
    const printed = await printedOf(await readExample(code));
    await expect(printed).toMatchFileSnapshot(join(examplesFolder, code, outputFile));
    const reported = printed.match(/(?<=^(?:error|warning)\[)[a-z-]+(?=\])/gm);
    expect(new Set(reported)).toEqual(new Set([code]));
  });
});
