import { cp, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { plainEnvironment, repository, run, temporaryFolder } from "../support/command.ts";
import { project, spec, specwright } from "./notes-project.ts";

const nameless = spec.replace("title: Notes, version: 1.0.0", 'title: " ", version: latest');
const config = (more: string) => `export default { spec: "notes.yml", out: "out", name: "notes", ${more} };\n`;

test("a document without a title or a version that npm has still becomes packages", async () => {
  const cwd = await project({ "notes.yml": nameless, "specwright.config.ts": config('packages: ["model"]') });
  const { code, stderr } = await specwright(["generate", "--quiet"], { cwd });
  expect(code).toBe(0);
  expect(stderr).toBe(`warning[unclear-version] the packages are of version 0.0.0, since npm has none like "latest"
  notes.yml:2:30
    1 | openapi: 3.1.0
    2 | info: { title: " ", version: latest }
      |                              ^^^^^^
  help  Say it in the configuration: version: "1.0.0".
1 warning
`);
  const manifest: unknown = JSON.parse(await readFile(join(cwd, "out/model/package.json"), "utf8"));
  expect(manifest).toMatchObject({ version: "0.0.0", description: "Types and validators of notes" });
  expect(await readFile(join(cwd, "out/model/src/index.ts"), "utf8")).toContain("validators of notes.");
});

test("where the document says no version, that is told at what should", async () => {
  const silent = spec.replace(/^info: .*$/m, "info:");
  const cwd = await project({ "notes.yml": silent, "specwright.config.ts": config('packages: ["model"]') });
  const { code, stderr } = await specwright(["generate", "--quiet", "--lenient"], { cwd });
  expect(code).toBe(0);
  expect(
    stderr,
  ).toContain(`warning[unclear-version] the packages are of version 0.0.0, since the document does not say its own
  notes.yml:2:1
`);
});

test("the version of the packages can be set", async () => {
  const cwd = await project({ "notes.yml": nameless, "specwright.config.ts": config('version: "2.0.0-rc.1"') });
  expect(await specwright(["generate", "--quiet"], { cwd })).toEqual({ code: 0, stdout: "", stderr: "" });
  const manifest: unknown = JSON.parse(await readFile(join(cwd, "out/client/package.json"), "utf8"));
  expect(manifest).toMatchObject({ version: "2.0.0-rc.1", dependencies: { "notes-model": "2.0.0-rc.1" } });
  const wrong = await project({ "specwright.config.ts": config('version: "v2"') });
  const { code, stderr } = await specwright(["generate", "--quiet"], { cwd: wrong });
  expect(code).toBe(1);
  expect(stderr).toContain('version is "v2", where a semantic version such as 1.0.0 is wanted');
});

test("a clone that is not built says so in a sentence", async () => {
  const cwd = await temporaryFolder();
  await mkdir(join(cwd, "bin"));
  for (const path of ["package.json", "bin/specwright.js"]) await cp(join(repository, path), join(cwd, path));
  const env = plainEnvironment({ NODE_OPTIONS: "", SPECWRIGHT_DEBUG: "" });
  const { code, stdout, stderr } = await run(process.execPath, ["bin/specwright.js", "generate"], { cwd, env });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^specwright is not complete here: [^\n]+npm run build[^\n]+\n$/);
});
