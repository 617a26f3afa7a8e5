import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generateNotes, project, specwright } from "./notes-project.ts";

const named = ["--name", "notes", "--layout", "folder"];

describe("an argument that is no path", () => {
  test.each([
    [["generate", "notes.yml", "--out", "", ...named], 'out is "", where the path of the output folder is wanted'],
    [["generate", "", "--out", "out", ...named], 'spec is "", where the path of an OpenAPI document is wanted'],
    [[...generateNotes, "--overlay", ""], 'overlays is [""], where a list of paths is wanted'],
    [[...generateNotes, "--config", ""], "--config is empty"],
  ])("because it is empty: %j", async (args, message) => {
    const cwd = await project();
    const { code, stdout, stderr } = await specwright(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe(
      `error[invalid-configuration] ${message}\n` +
        "  help  An empty value is most often a variable of the shell that is not set.\n1 error, nothing written\n",
    );
    expect(await readdir(cwd)).toEqual(["notes.yml"]);
  });

  test.each(["https://example.com/x.yml", "http://example.com/x.yml", "file:///x.yml"])(
    "but an address: %s",
    async (url) => {
      const cwd = await project();
      const { code, stderr } = await specwright(["generate", url, "--out", "out", ...named], { cwd });
      expect(code).toBe(1);
      expect(stderr).toBe(
        `error[invalid-configuration] spec is "${url}", where the path of an OpenAPI document is wanted\n` +
          "  help  Only what references name can be loaded (`remote`): save this one to a file, and give the file's path.\n" +
          "1 error, nothing written\n",
      );
    },
  );
});

describe("an output that cannot be written", () => {
  test("because other things stand in the way is said all at once, and nothing is written", async () => {
    const cwd = await project();
    await mkdir(join(cwd, "out/model/schemas.ts"), { recursive: true });
    await writeFile(join(cwd, "out/server"), "mine\n");
    const { code, stderr } = await specwright(generateNotes, { cwd });
    expect(code).toBe(1);
    expect(stderr.replaceAll("\\", "/")).toBe(
      [
        "error[unwritable-output] out/model/schemas.ts is a folder, where a file is written",
        "  help  Move what stands in the way, or give another folder with --out.",
        "error[unwritable-output] out/server is a file, where a folder is needed",
        "  help  Move what stands in the way, or give another folder with --out.",
        "2 errors, nothing written\n",
      ].join("\n"),
    );
    expect(await readdir(join(cwd, "out/model"))).toEqual(["schemas.ts"]);
  });

  test("because the folder stands below a file", async () => {
    const cwd = await project({ file: "mine\n" });
    const { code, stderr } = await specwright(["generate", "notes.yml", "--out", "file/out", ...named], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain("error[unwritable-output] file is a file, where a folder is needed\n");
  });

  test.runIf(process.platform === "linux")("because the system refuses is in the JSON too", async () => {
    const cwd = await project();
    const out = "/proc/specwright";
    const { code, stdout, stderr } = await specwright(["generate", "notes.yml", "--out", out, ...named, "--json"], {
      cwd,
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      upToDate: false,
      diagnostics: [
        expect.objectContaining({
          code: "unwritable-output",
          message: expect.stringMatching(/^\/proc\/specwright\/.+ cannot be written: no folder can be made there$/),
        }),
      ],
    });
  });

  test.skipIf(process.platform === "win32")("as a whole is left as it was", async () => {
    const cwd = await project();
    await mkdir(join(cwd, "out"));
    await symlink("nowhere", join(cwd, "out/client"));
    const { code, stderr } = await specwright(generateNotes, { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^error\[unwritable-output\] .*out\/client\/.+ cannot be written: no folder can be made there$/m,
    );
    expect(stderr).toMatch(/\n1 error, nothing written\n$/);
    expect(await readdir(join(cwd, "out"))).toEqual(["client"]);
    await rm(join(cwd, "out/client"));
    expect(await specwright([...generateNotes, "--quiet"], { cwd })).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});

test("line ends that version control changed are no difference", async () => {
  const cwd = await project();
  await specwright(generateNotes, { cwd });
  const path = join(cwd, "out/model/schemas.ts");
  const text = (await readFile(path, "utf8")).replaceAll("\n", "\r\n");
  await writeFile(path, text);
  expect(await specwright([...generateNotes, "--check"], { cwd })).toMatchObject({ code: 0, stderr: "" });
  expect(await specwright([...generateNotes, "--quiet"], { cwd })).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(await readFile(path, "utf8")).toBe(text);
  await writeFile(path, `${text}// mine\r\n`);
  const { code, stdout } = await specwright([...generateNotes, "--check"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toMatch(/model\/schemas\.ts +-1$/m);
});
