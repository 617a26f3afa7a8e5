import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { main } from "../../generator/cli/main.ts";
import { type CommandResult, plainEnvironment, repository, run, temporaryFolder } from "../support/command.ts";

/** A document with one operation. */
export const spec = `openapi: 3.1.0
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

/** Where its output goes. */
export const flags = ["--out", "out", "--name", "notes", "--layout", "folder"];
export const generateNotes = ["generate", "notes.yml", ...flags];
export const lock = "specwright.lock.json";

interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line in this process. Whatever it is given, it never prints a stack trace. */
export async function specwright(args: readonly string[], { cwd, env = {} }: Surroundings): Promise<CommandResult> {
  const lines: Record<"stdout" | "stderr", string[]> = { stdout: [], stderr: [] };
  const code = await main(["node", "specwright", ...args], {
    cwd,
    env,
    color: false,
    print: (text) => lines.stdout.push(`${text}\n`),
    warn: (text) => lines.stderr.push(`${text}\n`),
  });
  return withoutStack({ code, stdout: lines.stdout.join(""), stderr: lines.stderr.join("") });
}

/** Runs the program in a process of its own, as a shell does. */
export async function specwrightProcess(
  args: readonly string[],
  { cwd, env = {} }: Surroundings,
): Promise<CommandResult> {
  const program = ["--conditions=specwright-source", join(repository, "bin/specwright.js")];
  const surroundings = plainEnvironment({ GITHUB_ACTIONS: "", SPECWRIGHT_DEBUG: "", ...env });
  return withoutStack(await run(process.execPath, [...program, ...args], { cwd, env: surroundings }));
}

function withoutStack(result: CommandResult): CommandResult {
  expect(`${result.stdout}${result.stderr}`).not.toMatch(/^\s+at .+:\d+|internal error/m);
  return result;
}

/** A folder with the document, and whatever else a test wants in it. */
export async function project(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, text] of Object.entries({ "notes.yml": spec, ...files })) await writeFile(join(folder, path), text);
  return folder;
}

/** The first run of all. */
export interface FirstRun {
  /** What it printed, as JSON. */
  readonly result: CommandResult;
  readonly folder: string;
  /** A project whose output is up to date. */
  generated(files?: Readonly<Record<string, string>>): Promise<string>;
}

/** Generates once for all tests of a file. */
export function firstRun(): FirstRun {
  let result: CommandResult;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "specwright-cli-"));
    await writeFile(join(folder, "notes.yml"), spec);
    result = await specwrightProcess([...generateNotes, "--json"], { cwd: folder });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return {
    get result() {
      return result;
    },
    get folder() {
      return folder;
    },
    async generated(files = {}) {
      const copy = await project(files);
      await cp(join(folder, "out"), join(copy, "out"), { recursive: true });
      return copy;
    },
  };
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

export const textsBelow = (folder: string) => filesBelow(folder, (path) => readFile(path, "utf8"));
export const timesBelow = (folder: string) => filesBelow(folder, async (path) => (await stat(path)).mtimeMs);
