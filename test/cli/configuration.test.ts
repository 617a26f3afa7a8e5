import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { firstRun, lock, project, specwright, textsBelow } from "./notes-project.ts";

const first = firstRun();

describe("a configuration file", () => {
  const config = (more: string) => `export default { spec: "notes.yml", out: "out", name: "notes", ${more} };\n`;

  test("is found in the working directory, and what it does not ask for any more is removed", async () => {
    const cwd = await first.generated({ "specwright.config.ts": config('layout: "folder", packages: ["model"]') });
    await writeFile(join(cwd, "out/server/mine.txt"), "mine\n");
    const { code, stdout } = await specwright(["generate"], { cwd });
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
    expect(await specwright(args, { cwd: elsewhere })).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(await readdir(join(elsewhere, "mine"))).toEqual(["model", lock]);
    expect(await readdir(join(elsewhere, "mine/model"))).toContain("schemas.ts");
  });

  test("says all its mistakes at once", async () => {
    const cwd = await project({ "specwright.config.ts": config('nmae: "notes", formats: true') });
    const { code, stderr } = await specwright(["generate"], { cwd });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: [
        "error[invalid-configuration] there is no setting nmae",
        'error[invalid-configuration] formats is true, where "assert" or "annotate" is wanted',
        "2 errors, nothing written\n",
      ].join("\n"),
    });
  });

  test("that does not run, or does not exist, is an error like any other", async () => {
    const cwd = await project({ "specwright.config.ts": 'throw new Error("no luck");\n' });
    const thrown = await specwright(["generate"], { cwd });
    expect(thrown.code).toBe(1);
    expect(thrown.stderr).toMatch(
      /^error\[invalid-configuration\] .*specwright\.config\.ts cannot be loaded: no luck\n/,
    );
    const missing = await specwright(["generate", "--config", "none.ts"], { cwd });
    expect(missing.code).toBe(1);
    expect(missing.stderr).toMatch(/^error\[invalid-configuration\] no configuration file stands at .*none\.ts\n/);
  });

  test("is an ES module also where the package around it is CommonJS", async () => {
    const folder = await project({
      "package.json": JSON.stringify({ type: "commonjs" }),
      "specwright.config.ts": `import { sep } from "node:path";
export default { spec: "notes.yml", out: "out", name: "notes", layout: sep === "" ? "packages" : ("folder" as const) };
`,
    });
    const { code, stderr } = await specwright(["generate"], { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });
});
