import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DiagnosticCode } from "../../generator/catalogue.ts";
import { main } from "../../generator/cli/main.ts";

/** The smallest project that brings a code about: a folder of this name holds it, and what is printed of it. */
export interface Example {
  readonly code: DiagnosticCode;
  /** What is typed in the folder. */
  readonly command: string;
  /** What somebody wrote: the document first, and what else there is by path. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** Where the examples are. */
export const examplesFolder = import.meta.dirname;
/** What is printed of an example: the golden file in its folder. */
export const outputFile = "output.txt";
/** What is typed, where it is something else than the plain command. */
const commandFile = "command.txt";
const plainCommand = "specwright generate api.yml --out generated --name pets";
/** The width of the terminal that examples are printed for: what fits beside a page's margins. */
const columns = 100;

/** Every folder of an example, by its name. */
export async function exampleNames(): Promise<readonly string[]> {
  const entries = await readdir(examplesFolder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

export async function readExample(code: DiagnosticCode): Promise<Example> {
  const folder = join(examplesFolder, code);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
  const command = paths.includes(commandFile) ? (await readText(join(folder, commandFile))).trimEnd() : plainCommand;
  const written = paths.filter((path) => path !== commandFile && path !== outputFile);
  const files = await Promise.all(
    written.sort().map(async (path) => ({ path, text: await readText(join(folder, path)) })),
  );
  return { code, command, files };
}

/** Runs an example in a copy of its folder. @returns What is printed for people, without the report of what was written. */
export async function printedOf({ code, command }: Example): Promise<string> {
  const cwd = await mkdtemp(join(tmpdir(), "specwright-test-"));
  const lines: string[] = [];
  try {
    await cp(join(examplesFolder, code), cwd, { recursive: true });
    const [, ...args] = command.split(" ");
    await main(["node", "specwright", ...args, "--quiet"], {
      cwd,
      env: {},
      color: false,
      columns,
      print: (text) => lines.push(text),
      warn: (text) => lines.push(text),
    });
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
  return `${lines.join("\n")}\n`;
}

function readText(path: string): Promise<string> {
  return readFile(path, "utf8");
}
