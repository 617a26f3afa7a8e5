import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { resolveConfig } from "../../generator/config.ts";
import { GenerationFailed } from "../../generator/diagnostics.ts";
import { generate } from "../../generator/generate.ts";
import { diagnosticProblems } from "../hostile-specs/diagnostic-problems.ts";
import { fileProblems } from "../hostile-specs/file-problems.ts";
import { shapeOf } from "../hostile-specs/output-shape.ts";
import type { BrokenDocument } from "./broken-documents.ts";

export interface FuzzOutcome {
  readonly end: "files" | "diagnostics" | "exception";
  /** Of the processor: other programs may have it too. */
  readonly milliseconds: number;
  readonly problems: readonly string[];
}

/** Small documents take some ten milliseconds of the processor; on a slow one, this is still no end. */
const patience = 10_000;

/** Generates a document, and says what is wrong with the end of that: all but files that parse and located diagnostics. */
export async function outcomeOf({ name, text }: BrokenDocument, folder: string): Promise<FuzzOutcome> {
  const start = process.cpuUsage();
  const specs = join(folder, "specs");
  await mkdir(specs, { recursive: true });
  await writeFile(join(specs, name), text);
  const config = resolveConfig({ spec: `specs/${name}`, out: "out", name: "zoo", conformance: true }, folder);
  const { end, problems } = await endOf(config, folder);
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  const late = milliseconds > patience ? [`it takes ${Math.round(milliseconds)} ms`] : [];
  return { end, milliseconds, problems: [...problems, ...late] };
}

async function endOf(config: Parameters<typeof generate>[0], cwd: string): Promise<Omit<FuzzOutcome, "milliseconds">> {
  try {
    const { changes, diagnostics } = await generate(config, { check: true, cwd });
    const files = new Map(changes.flatMap((change) => ("file" in change ? [[change.path, change.file.text]] : [])));
    const problems = [
      ...fileProblems(files, [cwd]),
      ...printedProblems(diagnostics, cwd),
      ...[...files].flatMap(syntaxProblems),
    ];
    return { end: "files", problems };
  } catch (error) {
    if (error instanceof GenerationFailed)
      return { end: "diagnostics", problems: diagnosticProblems(error.diagnostics, [cwd]) };
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { end: "exception", problems: [stack.split("\n").slice(0, 8).join("\n")] };
  }
}

/** Of a run that ended well, what it says beside. */
function printedProblems(diagnostics: Parameters<typeof diagnosticProblems>[0], cwd: string): readonly string[] {
  return diagnosticProblems(diagnostics, [cwd]).filter((problem) => problem !== "the run failed without an error");
}

function syntaxProblems([path, text]: readonly [string, string]): readonly string[] {
  return path.endsWith(".ts") ? shapeOf(text).problems.map((problem) => `${path} does not parse: ${problem}`) : [];
}
