import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ProcessRun, runCold } from "../../harness/cold-process.ts";
import { formatNoun } from "../../harness/format.ts";
import type { Document } from "./documents.ts";
import type { Tool } from "./tool.ts";

/** Longer than any of the tools takes on the largest documents in public use. */
const limitMilliseconds = 300_000;

/** What came of one run of a tool on a document. A failure is a result like any other, and carries no times. */
export type Generation =
  | {
      readonly kind: "generated";
      readonly run: ProcessRun;
      readonly files: number;
      readonly lines: number;
      readonly refusals: number | undefined;
    }
  | { readonly kind: "failed"; readonly reason: string };

/** Runs a tool once, into a folder that did not exist before. */
export async function generateOnce(tool: Tool, document: Document, folder: string): Promise<Generation> {
  const out = join(folder, "out");
  await rm(out, { recursive: true, force: true });
  const { script, args, nodeOptions = [], variables = {} } = tool;
  const settings = tool.settings?.(document.path, out);
  if (settings) await writeFile(join(folder, settings.name), settings.text);
  const run = await runCold(script, args(document.path, out), { folder, nodeOptions, variables, limitMilliseconds });
  if (run.timedOut) return { kind: "failed", reason: `stopped after ${limitMilliseconds / 1000} s` };
  if (run.exitCode !== 0) return { kind: "failed", reason: reasonOf(tool, run, folder) };
  const { files, lines } = await countTypeScript(out);
  // A launcher can end with 0 although the generator that it started did not.
  if (files === 0) return { kind: "failed", reason: "ended with 0, and wrote no TypeScript" };
  return { kind: "generated", run, files, lines, refusals: tool.refusals?.(run) };
}

function reasonOf(tool: Tool, run: ProcessRun, folder: string): string {
  const errors = tool.errors(run);
  const [first] = errors;
  if (first === undefined) return run.exitCode === undefined ? "killed" : `ended with ${run.exitCode}, without a word`;
  const message = first.replaceAll(folder, "…");
  const shown = message.length > 100 ? `${message.slice(0, 99)}…` : message;
  return `${formatNoun(errors.length, "error")}: ${shown}`;
}

/** Lines of all TypeScript files below a folder, copied run-time code and comments included. */
async function countTypeScript(folder: string): Promise<{ readonly files: number; readonly lines: number }> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sources = names.filter((name) => /\.[cm]?tsx?$/.test(name));
  const texts = await Promise.all(sources.map((name) => readFile(join(folder, name), "utf8")));
  return { files: sources.length, lines: texts.reduce((sum, text) => sum + (text.match(/\n/g)?.length ?? 0), 0) };
}
