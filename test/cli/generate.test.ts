import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { repository, temporaryFolder } from "../support/command.ts";
import {
  firstRun,
  flags,
  generateNotes,
  lock,
  project,
  spec,
  specwright,
  specwrightProcess,
  textsBelow,
  timesBelow,
} from "./notes-project.ts";

const first = firstRun();

describe("generate", () => {
  test("the second time leaves every file alone", async () => {
    const cwd = await first.generated();
    const times = await timesBelow(join(cwd, "out"));
    const { code, stdout, stderr } = await specwright(generateNotes, { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^write +0 changed, ${times.size} the same, 0 removed +\\d+ ms\n$`, "m"));
    expect(await timesBelow(join(cwd, "out"))).toEqual(times);
  });

  test("--json reports stages, files and diagnostics of a success", async () => {
    const files = [...(await textsBelow(join(first.folder, "out"))).keys()].map((path) => path.replaceAll("\\", "/"));
    expect(files).toEqual(expect.arrayContaining([lock, "model/schemas.ts", "server/handlers.ts"]));
    expect(first.result).toMatchObject({ code: 0, stderr: "" });
    const report: { files: readonly { path: string }[] } = JSON.parse(first.result.stdout);
    expect(report).toEqual({
      upToDate: false,
      stages: ["load", "model", "emit", "write"].map((stage) => ({
        stage,
        summary: expect.any(String),
        milliseconds: expect.any(Number),
      })),
      files: expect.any(Array),
      ledger: expect.arrayContaining([{ subject: "properties", treatment: "enforced", count: 1 }]),
      diagnostics: [],
    });
    expect(report.files.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual(
      files.toSorted().map((path) => ({ path, change: "added", added: expect.any(Number), removed: 0 })),
    );
  });

  test("--json reports the diagnostics of a failure, and nothing beside the JSON", async () => {
    const cwd = await project({ "notes.yml": spec.replace("schemas/Note", "schemas/Nota") });
    const { code, stdout, stderr } = await specwright([...generateNotes, "--json"], {
      cwd,
      env: { GITHUB_ACTIONS: "true" },
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      upToDate: false,
      diagnostics: [
        expect.objectContaining({
          code: "unresolved-reference",
          severity: "error",
          file: "notes.yml",
          line: 10,
          pointer: "/paths/~1notes/get/responses/200/content/application~1json/schema/$ref",
        }),
      ],
    });
  });

  test("--quiet prints warnings alone", async () => {
    const cwd = await project({ "notes.yml": spec.replace("{ type: string }", "{ type: string, minLenght: 1 }") });
    const { code, stdout, stderr } = await specwright([...generateNotes, "--quiet"], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toMatch(/^warning\[unknown-keyword\] /);
    expect(stderr).toMatch(/\n1 warning\n$/);
  });

  test("a refusal fails until it is allowed by its code", async () => {
    const cwd = await project({ "refused.yml": `${spec}webhooks: { sold: { trace: {} } }\n` });
    const args = ["generate", "refused.yml", ...flags, "--quiet"];
    const refused = await specwright(args, { cwd });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/^error\[unsupported-method\] .*TRACE/);
    const row = /^method TRACE +refused +1$/m;
    expect((await specwright([...args, "--ledger"], { cwd })).stdout).toMatch(row);
    const json = JSON.parse((await specwright([...args, "--json"], { cwd })).stdout);
    expect(json).toMatchObject({ upToDate: false, diagnostics: [{ code: "unsupported-method" }] });
    expect(json.ledger).toContainEqual({ subject: "method TRACE", treatment: "refused", count: 1 });
    const allowed = await specwright([...args, "--allow", "unsupported-method", "--ledger"], { cwd });
    expect(allowed.stdout).toMatch(row);
    expect(allowed.code).toBe(0);
    expect(allowed.stderr).toMatch(/^warning\[unsupported-method\] .*TRACE/);
  });

  test("writes the same bytes from another folder, in another language and time zone, to odd paths", async () => {
    const cwd = join(await temporaryFolder(), "Żółw mit Leerzeichen & 'quotes'");
    await mkdir(cwd);
    await writeFile(join(cwd, "mes notés.yml"), spec);
    const args = ["generate", join(cwd, "mes notés.yml"), ...flags, "--out", join(cwd, "où"), "-q"];
    const env = { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", TZ: "Pacific/Chatham", HOME: cwd, USER: "nobody" };
    expect(await specwrightProcess(args, { cwd: repository, env })).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(await textsBelow(join(cwd, "où"))).toEqual(await textsBelow(join(first.folder, "out")));
  });
});

describe("--check", () => {
  const check = [...generateNotes, "--check"];

  test("before the first run it names every file, writes none, and fails", async () => {
    const cwd = await project();
    const { code, stdout, stderr } = await specwright(check, { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(/^load +notes\.yml +\d+ ms$/m);
    expect(stdout).toMatch(/^model +1 operation, 1 schema, 0 security schemes +\d+ ms$/m);
    expect(stdout).toMatch(/^ +server\/handlers\.ts +new, /m);
    expect(stdout).toMatch(/\nnot up to date: run `specwright generate`, and commit what it writes\n$/);
    expect(await readdir(cwd)).toEqual(["notes.yml"]);
  });

  test("passes as long as nothing was edited, and then names what was", async () => {
    const cwd = await first.generated();
    const same = await specwright(check, { cwd });
    expect(same).toMatchObject({ code: 0, stderr: "" });
    expect(same.stdout).toMatch(/\nup to date\n$/);

    await writeFile(join(cwd, "out/model/schemas.ts"), "// edited\n", { flag: "a" });
    const edited = await specwright(check, { cwd });
    expect(edited.code).toBe(1);
    expect(edited.stdout).toMatch(/^ +model\/schemas\.ts +-1$/m);
    expect(await readFile(join(cwd, "out/model/schemas.ts"), "utf8")).toMatch(/\/\/ edited\n$/);
  });

  test("fails without the lock file, and with one that is none", async () => {
    const cwd = await first.generated();
    await rm(join(cwd, "out", lock));
    const missing = await specwright(check, { cwd });
    expect(missing.code).toBe(1);
    expect(missing.stdout).toMatch(/^ +specwright\.lock\.json +new, /m);

    await writeFile(join(cwd, "out", lock), "names\n");
    const { code, stderr } = await specwright(check, { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error\[invalid-configuration\] out\/specwright\.lock\.json is no lock file/);
  });

  test("says of a lock file that Git could not merge that one of the two sides is enough", async () => {
    const cwd = await first.generated();
    await writeFile(join(cwd, "out", lock), '{\n<<<<<<< ours\n  "a": 1\n=======\n  "b": 1\n>>>>>>> theirs\n}\n');
    const { code, stderr } = await specwright(check, { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^error\[invalid-configuration\] a merge of Git was not finished in out\/specwright\.lock\.json\n/,
    );
    expect(stderr).toContain("Take one of its two sides and generate");
  });
});

describe("files of other origins", () => {
  test("one that stands in the way is not overwritten, and nothing else is written", async () => {
    const cwd = await project();
    await mkdir(join(cwd, "out/model"), { recursive: true });
    await writeFile(join(cwd, "out/model/schemas.ts"), "mine\n");
    const { code, stderr } = await specwright(generateNotes, { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error\[foreign-file\] out\/model\/schemas\.ts .*\n {2}help {2}No lock file .*\n1 error, /);
    expect(await textsBelow(join(cwd, "out"))).toEqual(new Map([[join("model", "schemas.ts"), "mine\n"]]));
  });
});

describe("the output folder", () => {
  test("cannot be a file, and one that cannot be made is an error and no endless attempt", async () => {
    const folder = await project({ out: "mine" });
    const file = await specwright(generateNotes, { cwd: folder });
    expect(file.code).toBe(1);
    expect(file.stderr).toContain("error[invalid-configuration] the output goes into a folder, and out is a file");
    if (process.platform !== "linux") return;
    const nowhere = await specwright(["generate", "notes.yml", "--out", "/proc/notes", "--name", "notes"], {
      cwd: folder,
    });
    expect(nowhere.code).toBe(1);
    expect(nowhere.stderr).toContain("error[unwritable-output] /proc/notes/model/package.json cannot be written");
  });
});
