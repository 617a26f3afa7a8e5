import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { project, spec, specwright, textsBelow } from "./notes-project.ts";

const faulty = spec.replace("type: string", "type: string, default: [1]");
const config = (more: string) =>
  `export default { spec: "notes.yml", out: "out", name: "notes", layout: "folder", packages: ["model"]${more} };\n`;

test("a lenient run writes what a document without the fault gives, and tells the fault; --check agrees", async () => {
  const cwd = await project({ "notes.yml": faulty, "specwright.config.ts": config("") });
  const strict = await specwright(["generate"], { cwd });
  expect(strict).toMatchObject({ code: 1, stdout: expect.stringMatching(/^load .* ms\nmodel .* ms\nemit .* ms\n$/) });
  expect(strict.stderr).toContain("  help  With --lenient, the default is left out.\n");
  expect(strict.stderr).toMatch(/^1 error \(mendable with --lenient\), nothing written$/m);

  const lenient = await specwright(["generate", "--lenient", "--quiet"], { cwd });
  expect(lenient).toMatchObject({ code: 0, stdout: "" });
  expect(lenient.stderr).toMatch(/^warning\[invalid-default\] /);
  expect(lenient.stderr).toMatch(/\n {2}mended {2}the default is left out\n1 warning \(mended\)\n$/);
  const written = await textsBelow(join(cwd, "out"));

  expect(await specwright(["generate", "--check", "--quiet"], { cwd })).toMatchObject({ code: 1 });
  const report = await specwright(["generate", "--check", "--lenient", "--json"], { cwd });
  expect(report.code).toBe(0);
  expect(JSON.parse(report.stdout)).toMatchObject({
    upToDate: true,
    ledger: expect.arrayContaining([{ subject: "default (does not fit)", treatment: "documentation", count: 1 }]),
    diagnostics: [{ code: "invalid-default", severity: "warning", mend: "the default is left out", mended: true }],
  });

  await writeFile(join(cwd, "notes.yml"), spec);
  expect(await specwright(["generate", "--quiet"], { cwd })).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(await textsBelow(join(cwd, "out"))).toEqual(written);
});

test("what is refused is told together with what would be mended", async () => {
  const cwd = await project({ "notes.yml": faulty.replace(/^( +)get:/m, "$1trace: { responses: {} }\n$&") });
  const { code, stderr } = await specwright(["generate", "notes.yml", "--out", "out", "--name", "notes"], { cwd });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error\[unsupported-method\] /m);
  expect(stderr).toMatch(/^error\[invalid-default\] /m);
});

test("the configuration may ask for it", async () => {
  const cwd = await project({ "notes.yml": faulty, "specwright.config.mjs": config(", lenient: true") });
  expect(await specwright(["generate", "--quiet"], { cwd })).toMatchObject({ code: 0 });
});
