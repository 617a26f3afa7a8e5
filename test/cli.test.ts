import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogue } from "../generator/diagnostics.ts";
import { type CommandResult, plainEnvironment, repository, run, temporaryFolder } from "./support/command.ts";

const spec = `openapi: 3.1.0
info: { title: Notes, version: 1.0.0 }
paths:
  /notes:
    get:
      operationId: listNotes
      responses:
        "200":
          description: The notes
          content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } }
components:
  schemas:
    Note: { type: object, properties: { text: { type: string } } }
`;
const flags = ["--out", "out", "--name", "notes", "--layout", "folder"];
const generateNotes = ["generate", "notes.yml", ...flags];
const lock = "specwright.lock.json";

interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the program in a process of its own. Whatever it is given, it never prints a stack trace. */
async function specwright(args: readonly string[], { cwd, env = {} }: Surroundings): Promise<CommandResult> {
  const program = ["--conditions=specwright-source", join(repository, "bin/specwright.js")];
  const result = await run(process.execPath, [...program, ...args], {
    cwd,
    env: plainEnvironment({ GITHUB_ACTIONS: "", SPECWRIGHT_DEBUG: "", ...env }),
  });
  expect(`${result.stdout}${result.stderr}`).not.toMatch(/^\s+at .+:\d+|internal error/m);
  return result;
}

/** A folder with the document, and whatever else a test wants in it. */
async function project(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, text] of Object.entries({ "notes.yml": spec, ...files })) await writeFile(join(folder, path), text);
  return folder;
}

/** The first run of all: what it printed, as JSON, and the folder it wrote into. */
let first: CommandResult;
let firstFolder: string;

beforeAll(async () => {
  firstFolder = await mkdtemp(join(tmpdir(), "specwright-cli-"));
  await writeFile(join(firstFolder, "notes.yml"), spec);
  first = await specwright([...generateNotes, "--json"], { cwd: firstFolder });
});

afterAll(() => rm(firstFolder, { recursive: true, force: true }));

/** A project whose output is up to date. */
async function generated(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await project(files);
  await cp(join(firstFolder, "out"), join(folder, "out"), { recursive: true });
  return folder;
}

/** Every file below a folder by its path, with what `read` makes of it. */
async function filesBelow<T>(folder: string, read: (path: string) => Promise<T>): Promise<ReadonlyMap<string, T>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      paths.sort().map(async (path): Promise<[string, T]> => [relative(folder, path), await read(path)]),
    ),
  );
}

const textsBelow = (folder: string) => filesBelow(folder, (path) => readFile(path, "utf8"));
const timesBelow = (folder: string) => filesBelow(folder, async (path) => (await stat(path)).mtimeMs);

describe("what the program says about itself", () => {
  test("--help names the commands, and generate --help every option that is documented", async () => {
    const top = await specwright(["--help"], { cwd: repository });
    expect(top).toMatchObject({ code: 0, stderr: "" });
    expect(top.stdout).toMatch(/^ {2}generate [\s\S]*^ {2}explain /m);
    const help = await specwright(["generate", "--help"], { cwd: repository });
    expect(help).toMatchObject({ code: 0, stderr: "" });
    const page = await readFile(join(repository, "docs/configuration.md"), "utf8");
    const documented = new Set(page.match(/`--[a-z]+/g)?.map((option) => option.slice(1)));
    const offered = new Set(help.stdout.match(/--[a-z]+/g));
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

  test("an unknown code fails", async () => {
    expect(await specwright(["explain", "nothing"], { cwd: repository })).toEqual({
      code: 1,
      stdout: "",
      stderr: 'There is no code "nothing". specwright explain lists all of them.\n',
    });
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
      stderr: "error[unreadable-file] no such.yml does not exist\n1 error, nothing written\n",
    });
  });

  test("it is a folder", async () => {
    const cwd = await project();
    await mkdir(join(cwd, "folder"));
    const { code, stderr } = await specwright(["generate", "folder", ...flags], { cwd });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: "error[unreadable-file] folder is a folder\n1 error, nothing written\n",
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

describe("generate", () => {
  test("the second time leaves every file alone", async () => {
    const cwd = await generated();
    const times = await timesBelow(join(cwd, "out"));
    const { code, stdout, stderr } = await specwright(generateNotes, { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^write +0 changed, ${times.size} the same, 0 removed +\\d+ ms\n$`, "m"));
    expect(await timesBelow(join(cwd, "out"))).toEqual(times);
  });

  test("--json reports stages, files and diagnostics of a success", async () => {
    const files = [...(await textsBelow(join(firstFolder, "out"))).keys()].map((path) => path.replaceAll("\\", "/"));
    expect(files).toEqual(expect.arrayContaining([lock, "model/schemas.ts", "server/handlers.ts"]));
    expect(first).toMatchObject({ code: 0, stderr: "" });
    const report: { files: readonly { path: string }[] } = JSON.parse(first.stdout);
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
    const cwd = await project({ "refused.yml": `${spec}webhooks: { sold: { post: {} } }\n` });
    const args = ["generate", "refused.yml", ...flags, "--quiet"];
    const refused = await specwright(args, { cwd });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/^error\[unsupported-feature\] .*webhooks/);
    const allowed = await specwright([...args, "--allow", "unsupported-feature"], { cwd });
    expect(allowed.code).toBe(0);
    expect(allowed.stderr).toMatch(/^warning\[unsupported-feature\] .*webhooks/);
  });

  test("writes the same bytes from another folder, in another language and time zone, to odd paths", async () => {
    const cwd = join(await temporaryFolder(), "Żółw mit Leerzeichen & 'quotes'");
    await mkdir(cwd);
    await writeFile(join(cwd, "mes notés.yml"), spec);
    const args = ["generate", join(cwd, "mes notés.yml"), ...flags, "--out", join(cwd, "où"), "-q"];
    const env = { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", TZ: "Pacific/Chatham", HOME: cwd, USER: "nobody" };
    expect(await specwright(args, { cwd: repository, env })).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(await textsBelow(join(cwd, "où"))).toEqual(await textsBelow(join(firstFolder, "out")));
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
    const cwd = await generated();
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
    const cwd = await generated();
    await rm(join(cwd, "out", lock));
    const missing = await specwright(check, { cwd });
    expect(missing.code).toBe(1);
    expect(missing.stdout).toMatch(/^ +specwright\.lock\.json +new, /m);

    await writeFile(join(cwd, "out", lock), "<<<<<<< ours\n");
    const { code, stderr } = await specwright(check, { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error\[invalid-configuration\] out\/specwright\.lock\.json is no lock file/);
  });
});

describe("files of other origins", () => {
  test("one that stands in the way is not overwritten, and nothing else is written", async () => {
    const cwd = await project();
    await mkdir(join(cwd, "out/model"), { recursive: true });
    await writeFile(join(cwd, "out/model/schemas.ts"), "mine\n");
    const { code, stderr } = await specwright(generateNotes, { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error\[foreign-file\] model\/schemas\.ts .*\n {2}help {2}No lock file .*\n1 error, /);
    expect(await textsBelow(join(cwd, "out"))).toEqual(new Map([[join("model", "schemas.ts"), "mine\n"]]));
  });
});

describe("a configuration file", () => {
  const config = (more: string) => `export default { spec: "notes.yml", out: "out", name: "notes", ${more} };\n`;

  test("is found in the working directory, and what it does not ask for any more is removed", async () => {
    const cwd = await generated({ "specwright.config.ts": config('layout: "folder", packages: ["model"]') });
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
    expect(nowhere.stderr).toContain("specwright: ENOENT");
  });
});
