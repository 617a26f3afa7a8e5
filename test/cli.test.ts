import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catalogue } from "../generator/catalogue.ts";
import { flags, project, specwright } from "./cli/notes-project.ts";
import { withoutHint } from "./diagnostics/page.ts";
import { repository } from "./support/command.ts";

describe("what the program says about itself", () => {
  test("--help names the commands, and generate --help every option that is documented", async () => {
    const top = await specwright(["--help"], { cwd: repository });
    expect(top).toMatchObject({ code: 0, stderr: "" });
    expect(top.stdout).toMatch(/^ {2}generate [\s\S]*^ {2}explain /m);
    const help = await specwright(["generate", "--help"], { cwd: repository });
    expect(help).toMatchObject({ code: 0, stderr: "" });
    const page = await readFile(join(repository, "docs/configuration.md"), "utf8");
    const documented = new Set(page.match(/`--(?:no-)?[a-z]+/g)?.map((option) => option.slice(1)));
    const offered = new Set(help.stdout.match(/--(?:no-)?[a-z]+/g));
    offered.delete("--help");
    expect(offered).toEqual(documented);
  });

  test("--version is that of the package", async () => {
    const manifest: { version: string } = JSON.parse(await readFile(join(repository, "package.json"), "utf8"));
    expect(await specwright(["--version"], { cwd: repository })).toEqual({
      code: 0,
      stdout: `${manifest.version}\n`,
      stderr: "",
    });
  });

  test("without a command it prints its help, and fails", async () => {
    const { code, stdout, stderr } = await specwright([], { cwd: repository });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^Usage: specwright /);
  });

  test("a document alone is answered with the whole command", async () => {
    const command = await specwright(["petstore.yml"], { cwd: repository });
    expect(command).toMatchObject({ code: 1, stdout: "" });
    expect(command.stderr).toMatch(/\nIs it the document\? Then: specwright generate petstore\.yml\n$/);
    const { code, stderr } = await specwright(["generate", "petstore.yml"], { cwd: repository });
    expect(code).toBe(1);
    expect(stderr).toContain(
      "  help  The whole command: specwright generate petstore.yml --out petstore --name petstore\n",
    );
  });

  test("a misspelt command or option is answered with the one that is meant", async () => {
    const command = await specwright(["generat"], { cwd: repository });
    expect(command).toMatchObject({ code: 1, stdout: "" });
    expect(command.stderr).toMatch(/^error: unknown command 'generat'\n\(Did you mean generate\?\)/);
    const option = await specwright(["generate", "--chek"], { cwd: repository });
    expect(option).toMatchObject({ code: 1, stdout: "" });
    expect(option.stderr).toMatch(/^error: unknown option '--chek'\n\(Did you mean --check\?\)/);
  });
});

describe("explain", () => {
  test("lists every code with its title", async () => {
    const { code, stdout } = await specwright(["explain"], { cwd: repository });
    expect(code).toBe(0);
    const listed = stdout.trimEnd().split("\n");
    expect(listed.map((line) => line.split(/ {2,}/))).toEqual(
      Object.entries(catalogue).map(([name, { title }]) => [name, title]),
    );
  });

  test("says cause and fix of one code, and how a refusal is accepted", async () => {
    const { code, stdout } = await specwright(["explain", "unsupported-method"], { cwd: repository });
    expect(code).toBe(0);
    expect(stdout).toContain(`Cause  ${catalogue["unsupported-method"].cause}`);
    expect(stdout).toContain(`Fix    ${catalogue["unsupported-method"].fix}`);
    expect(stdout).toContain("--allow unsupported-method");
  });

  test("says what a lenient run does about a fault", async () => {
    const { stdout } = await specwright(["explain", "invalid-default"], { cwd: repository });
    expect(stdout).toContain("--lenient, or lenient: true in the configuration, mends it. The default is left out.");
  });

  test("shows an example, and takes a code as it is printed", async () => {
    const { code, stdout } = await specwright(["explain", "error[overlay-no-match]"], { cwd: repository });
    expect(code).toBe(0);
    const output = await readFile(join(repository, "test/diagnostics/overlay-no-match/output.txt"), "utf8");
    const example = stdout.slice(stdout.indexOf("\napi.yml\n"));
    expect(example).toMatch(/\n {2}openapi: 3\.1\.0\n[\s\S]*\noverlay\.yml\n\n {2}overlay: 1\.0\.0\n/);
    expect(example).toContain("\n  $ specwright generate api.yml --overlay overlay.yml ");
    expect(example.endsWith(`${withoutHint(output).trimEnd().replaceAll(/^/gm, "  ")}\n`)).toBe(true);
  });

  test("an unknown code fails", async () => {
    expect(await specwright(["explain", "nothing"], { cwd: repository })).toEqual({
      code: 1,
      stdout: "",
      stderr: 'There is no code "nothing". specwright explain lists all of them.\n',
    });
    const misspelt = await specwright(["explain", "unresolved-refrence"], { cwd: repository });
    expect(misspelt.stderr).toBe('There is no code "unresolved-refrence". Is unresolved-reference meant?\n');
  });
});

describe("a document that cannot be read", () => {
  test("none is named, and no configuration stands there", async () => {
    const { code, stderr } = await specwright(["generate"], { cwd: await project() });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error\[invalid-configuration\] no document is named, .*\n {2}help {2}Give the document/);
  });

  test("it does not exist", async () => {
    expect(await specwright(["generate", "no such.yml", ...flags], { cwd: await project() })).toEqual({
      code: 1,
      stdout: "",
      stderr:
        "error[unreadable-file] no such.yml does not exist\n  help  Correct the path, or the permissions of the file.\n1 error, nothing written\n",
    });
  });

  test("it is a folder", async () => {
    const cwd = await project();
    await mkdir(join(cwd, "folder"));
    const { code, stderr } = await specwright(["generate", "folder", ...flags], { cwd });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        "error[unreadable-file] folder is a folder\n  help  Correct the path, or the permissions of the file.\n1 error, nothing written\n",
    });
  });

  test("every syntax error is shown where it stands, and GitHub is told as well", async () => {
    const broken = "openapi: 3.1.0\ninfo: { title: [a }\npaths:\n\t/x: {}\n";
    const cwd = await project({ "broken.yml": broken });
    const args = ["generate", "broken.yml", ...flags];
    const { code, stdout, stderr } = await specwright(args, { cwd, env: { GITHUB_ACTIONS: "true" } });
    expect(code).toBe(1);
    const places = [...stderr.matchAll(/^error\[invalid-syntax\] .+\n {2}broken\.yml:(\d+):(\d+)\n/gm)];
    expect(places.map(([, line, column]) => `${line}:${column}`)).toEqual(["2:19", "2:20", "4:1"]);
    expect(stderr).toMatch(/^ +\| +\^$/m);
    expect(stderr).toMatch(/\n3 errors, nothing written\n$/);
    const annotations = stdout.trimEnd().split("\n");
    expect(annotations).toHaveLength(3);
    expect(annotations[0]).toMatch(/^::error file=broken\.yml,line=2,col=19::\[invalid-syntax\] /);
    expect(await readdir(cwd)).not.toContain("out");
  });
});
