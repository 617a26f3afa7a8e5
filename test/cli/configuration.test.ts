import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfigFile } from "../../generator/config-file.ts";
import {
  firstRun,
  generateNotes,
  lock,
  project,
  spec,
  specwright,
  specwrightProcess,
  textsBelow,
} from "./notes-project.ts";

const first = firstRun();

const config = (more: string) => `export default { spec: "notes.yml", out: "out", name: "notes", ${more} };\n`;

describe("a configuration file", () => {
  test("is found in the working directory, and what it does not ask for any more is removed", async () => {
    const cwd = await first.generated({ "specwright.config.ts": config('layout: "folder", packages: ["model"]') });
    await writeFile(join(cwd, "out/server/mine.txt"), "mine\n");
    const { code, stdout } = await specwrightProcess(["generate"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ +client\/client\.ts +removed$/m);
    expect(await readdir(join(cwd, "out"))).toEqual(["model", "server", lock]);
    expect([...(await textsBelow(join(cwd, "out/server"))).keys()]).toEqual(["mine.txt"]);
  });

  test("its paths are relative to the file, and the command line wins over it", async () => {
    const cwd = await project({ "here.config.ts": config('layout: "packages", packages: ["model"]') });
    const elsewhere = join(cwd, "elsewhere");
    await mkdir(elsewhere);
    const args = ["generate", "--config", "../here.config.ts", "--layout", "folder", "--out", "mine", "-q"];
    expect(await specwrightProcess(args, { cwd: elsewhere })).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(await readdir(join(elsewhere, "mine"))).toEqual(["model", lock]);
    expect(await readdir(join(elsewhere, "mine/model"))).toContain("schemas.ts");
  });

  test("may be computed, as a promise, and is that of one run", async () => {
    const object = '{ spec: "notes.yml", out: "out", name: "notes", packages: ["model"] }';
    const later = await project({ "specwright.config.ts": `export default Promise.resolve(${object});\n` });
    expect(await specwrightProcess(["generate", "-q"], { cwd: later })).toEqual({ code: 0, stdout: "", stderr: "" });
    const several = await project({ "specwright.config.ts": `export default [${object}, ${object}];\n` });
    expect((await specwrightProcess(["generate"], { cwd: several })).stderr).toMatch(
      /^error\[invalid-configuration\] specwright\.config\.ts has a list, .+ one run\n {2}help {2}Write a file for each/,
    );
  });

  test("says all its mistakes at once", async () => {
    const cwd = await project({ "specwright.config.ts": config('nmae: "notes", formats: true') });
    const { code, stderr } = await specwrightProcess(["generate"], { cwd });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: [
        "error[invalid-configuration] there is no setting nmae",
        "  help  See docs/configuration.md for the settings and their defaults.",
        'error[invalid-configuration] formats is true, where "assert" or "annotate" is wanted',
        "2 errors, nothing written\n",
      ].join("\n"),
    });
  });

  test("that does not run, or does not exist, is an error like any other", async () => {
    const cwd = await project({ "specwright.config.ts": 'throw new Error("no luck");\n' });
    const thrown = await specwrightProcess(["generate"], { cwd });
    expect(thrown.code).toBe(1);
    expect(thrown.stderr).toMatch(
      /^error\[invalid-configuration\] specwright\.config\.ts cannot be loaded: no luck\n {2}specwright\.config\.ts:1:7\n/,
    );
    const missing = await specwrightProcess(["generate", "--config", "none.ts"], { cwd });
    expect(missing.code).toBe(1);
    expect(missing.stderr).toMatch(/^error\[invalid-configuration\] no configuration file stands at none\.ts\n/);
  });

  test("that never ends, or leaves something running, keeps nobody waiting", async () => {
    const endless = "setInterval(() => {}, 1000);\n";
    const cwd = await project({
      "never.mjs": "await new Promise(() => {});\nexport default {};\n",
      "on.mjs": `${endless}export default {};\n`,
    });
    await expect(readConfigFile(join(cwd, "never.mjs"), cwd, 50)).rejects.toThrow(
      "never.mjs cannot be loaded: it has not ended after 0.05 s: something that it awaits never comes",
    );
    expect(await specwrightProcess(["generate", "--config", "on.mjs"], { cwd })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("spec is missing"),
    });
  });

  test.each<[name: string, text: string, printed: RegExp]>([
    ["a.ts", "export default {\n  spec: ", /^error\[\S+ a\.ts cannot be loaded: .+\n {2}a\.ts:\d:\d/],
    ["a.ts", "enum A { B }\n", /cannot be loaded: TypeScript enum .+\n {2}a\.ts:1:1\n/],
    ["a.cjs", "\nmodule.exports = {};\n", /a\.cjs:2:1\n[\s\S]*\n {2}help {2}A configuration file is an ES module/],
    ["a.mjs", 'import "./b.mjs";\n', /a\.mjs cannot be loaded: Cannot find module/],
    [
      "a.mjs",
      'throw "no luck";\n',
      /a\.mjs cannot be loaded: no luck\n {2}help {2}Correct the file; node a\.mjs shows/,
    ],
    [
      "a.mjs",
      'export default {\n  get out() { throw new Error("no"); } };\n',
      /cannot be loaded: no\n {2}a\.mjs:2:21\n/,
    ],
    ["a.mjs", "export const spec = 1;\n", /a\.mjs has no default export\n {2}help {2}Write `export default /],
    [
      "a.mjs",
      "export default () => ({});\n",
      /the configuration is \[Function: default\], where an object is wanted\n/,
    ],
    ["a.json", "{}\n", /a\.json is no configuration file: it is a module, which ends in \.ts, /],
  ])("%s with %j says where and why", async (name, text, printed) => {
    const { code, stdout, stderr } = await specwright(["generate", "--config", name], {
      cwd: await project({ [name]: text }),
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(printed);
    expect(stderr).toMatch(/\n1 error, nothing written\n$/);
  });

  test("that is a folder, or misspelt, is told", async () => {
    const cwd = await project({ "notes.config.ts": "" });
    await mkdir(join(cwd, "folder"));
    const folder = await specwright(["generate", "--config", "folder"], { cwd });
    expect(folder.stderr).toMatch(/^error\[\S+ folder is a folder, and no configuration file\n/);
    const misspelt = await specwright(["generate", "--config", "note.config.ts"], { cwd });
    expect(misspelt.stderr).toContain("\n  help  Is notes.config.ts meant, in the same folder?\n");
  });

  test("is an ES module also where the package around it is CommonJS", async () => {
    const folder = await project({
      "package.json": JSON.stringify({ type: "commonjs" }),
      "specwright.config.ts": `import { sep } from "node:path";
export default { spec: "notes.yml", out: "out", name: "notes", layout: sep === "" ? "packages" : ("folder" as const) };
`,
    });
    const { code, stderr } = await specwrightProcess(["generate"], { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });
});

describe("documents by URI", () => {
  const uri = "https://example.com/schemas/note.json";
  const files = {
    "notes.yml": spec.replace("#/components/schemas/Note", uri),
    "stored.json": JSON.stringify({ type: "object", properties: { stars: { type: "integer" } } }),
  };

  test("are read from the file that --document or the configuration gives", async () => {
    const cwd = await project({ ...files, "specwright.config.ts": config(`documents: { "${uri}": "stored.json" }`) });
    const named = await specwright([...generateNotes, "--document", `${uri}=stored.json`], { cwd });
    expect(named).toMatchObject({ code: 0, stderr: "" });
    expect(named.stdout).toMatch(/^load +notes\.yml, stored\.json +\d+ ms$/m);
    expect(await readFile(join(cwd, "out/model/schemas.ts"), "utf8")).toContain("stars?: number;");
    const configured = await specwrightProcess(["generate", "--layout", "folder", "--check", "-q"], { cwd });
    expect(configured).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("that nobody gives are an error that says how", async () => {
    const cwd = await project(files);
    const { code, stderr } = await specwright([...generateNotes, "-q"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^error\[remote-reference\] https:\/\/example\.com\/schemas\/note\.json is not on this machine/,
    );
    expect(stderr).toContain("help  Store the document, and give its path by its URI: --document uri=file");
  });

  test("need a URI and a file that is there", async () => {
    const cwd = await project(files);
    const halved = await specwright([...generateNotes, "--document", "stored.json"], { cwd });
    expect(halved.code).toBe(1);
    expect(halved.stderr).toContain("--document stored.json is not of the form uri=file");
    const missing = await specwright([...generateNotes, "--document", `${uri}=none.json`], { cwd });
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("none.json");
  });
});
