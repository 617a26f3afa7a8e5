/** One document through everything: generated, type-checked as users compile it, and sent to and fro. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCold } from "../../bench/harness/cold-process.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../generator/load/text/json.ts";
import { type Trial, tryApart } from "../roundtrip/apart.ts";
import type { Source } from "../roundtrip/generated-api.ts";
import { differenceText } from "../roundtrip/report.ts";
import { repository } from "../support/command.ts";
import { typeErrors } from "./type-errors.ts";

/** What became of a document. */
export interface Outcome {
  readonly name: string;
  /** As the generator reports them: `12 operations, 3 schemas, 0 security schemes`. */
  readonly operations: number;
  readonly schemas: number;
  /** Of the generator, from the start of its process to the end. */
  readonly seconds: number;
  readonly peakBytes: number;
  /** What was left out, since it was allowed to be. */
  readonly refusals: number;
  /** Faults of the document that were mended. */
  readonly mends: number;
  /** What is wrong with the document, or with the generator: the first lines of what it printed. */
  readonly problems: readonly string[];
  readonly typeErrors: readonly string[];
  /** Absent where there was nothing to try. */
  readonly trial?: Trial;
}

export interface Examination {
  /** Exchanges for each answer of an operation. */
  readonly runs: number;
  /** The refusals that are accepted. */
  readonly allow: readonly string[];
  /** Whether a fault of a document is its end; else it is mended where that can be done. */
  readonly strict: boolean;
}

const limitMilliseconds = 600_000;

export async function examineDocument(source: Source, { runs, allow, strict }: Examination): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), "specwright-corpus-"));
  try {
    const out = join(folder, "out");
    const options = [
      "--out",
      out,
      "--name",
      "example",
      "--layout",
      "folder",
      "--json",
      ...(strict ? [] : ["--lenient"]),
    ];
    const run = await runCold(
      join(repository, "bin/specwright.js"),
      ["generate", join(source.cwd, source.spec), ...options, ...allow.flatMap((code) => ["--allow", code])],
      { folder, nodeOptions: ["--conditions=specwright-source"], limitMilliseconds },
    );
    const report = parsed(run.stdout);
    const diagnostics = objects(report.diagnostics);
    const made = {
      name: source.name,
      operations: counted(report, "operation"),
      schemas: counted(report, "schema"),
      seconds: run.wallMilliseconds / 1000,
      peakBytes: run.peakBytes,
      mends: diagnostics.filter(({ mended }) => mended === true).length,
      refusals: diagnostics.filter(({ code }) => allow.includes(String(code))).length,
    };
    if (run.exitCode !== 0) {
      const said = diagnostics.filter(({ severity }) => severity === "error").map(sentence);
      return { ...made, problems: said.length > 0 ? said : [run.timedOut ? "no end" : run.stderr], typeErrors: [] };
    }
    const errors = await typeErrors(out);
    const workshop = join(folder, "workshop");
    await mkdir(workshop);
    const trial = await tryApart({
      source: { ...source, lenient: !strict },
      workshop,
      amount: { runs, seed: 1, operation: undefined },
    });
    return { ...made, problems: [], typeErrors: errors, trial };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is not clean, in words. */
export function faultsOf({
  name,
  problems,
  typeErrors,
  trial,
}: Pick<Outcome, "name" | "problems" | "typeErrors" | "trial">) {
  const differences = trial?.examination?.differences.map((one) => differenceText(name, one)) ?? [];
  return [...problems, ...typeErrors, ...differences];
}

function parsed(text: string): JsonObject {
  try {
    const value: JsonValue = JSON.parse(text);
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}

function objects(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter((item): item is JsonObject => isJsonObject(item)) : [];
}

function sentence({ code, file, line, message }: JsonObject): string {
  return `${String(code)} at ${String(file)}:${String(line)}: ${String(message)}`;
}

/** The number before a noun in the summary of the model. */
function counted({ stages }: JsonObject, noun: string): number {
  const summary = objects(stages).find(({ stage }) => stage === "model")?.summary;
  return Number(new RegExp(`(\\d+) ${noun}s?\\b`).exec(String(summary))?.[1] ?? 0);
}
